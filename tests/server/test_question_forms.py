import pytest

from server.question_forms import formed


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Kell will lend two tugs, it said.", "How many tugs will Kell lend?"),
        ("The council will pay about 8 million crowns.", "How much will the council pay?"),
        ("The city's office received 1,270 complaints.",
         "How many complaints did the city's office receive?"),
        ("The ferry company Hale has offered 50,000 crowns.",
         "How much has the ferry company Hale offered?"),
        ("The plant employs 410 people in Kell.", "How many people does the plant employ?"),
        ("The Weir Bridge will open to all traffic on 3 May.",
         "When will the Weir Bridge open to all traffic?"),
        ("Engineer Dr. Ada Moss said that the third pier would go.",
         "What did Dr. Ada Moss say about the third pier?"),
        ("Ada Moss, the harbour master, closed the gate.", "Who is Ada Moss?"),
        ("Port Ellis, the champions, lost at home.", None),
        ("Lake Orrin, a river until 1911, is dry.", None),
        ("The Germans, a dentist and his wife, are free.", None),
        ("Gold went to Merrow's Ada Moss, a soldier, in Kell.", "Who is Ada Moss?"),
        ("Fay Munro, the Kestrels' top scorer, is out.", "Who is Fay Munro?"),
        ("“It was loud,” said fisherman Jon Ní Brae.", "What did Jon Ní Brae say?"),
        ("On Friday Mayor Ada Moss said she would stay.", None),
        ("Prime Minister Ada Moss said\nMerrow would pay.",
         "What did Prime Minister Ada Moss say?"),
    ],
)  # fmt: skip
def test_a_sentence_gives_the_question_that_it_answers(sentence: str, question: str | None) -> None:
    found = formed(sentence)
    assert (found.question if found else None) == question


@pytest.mark.parametrize(
    "sentence",
    [
        "It will send two ships.",
        "Together They will send two ships.",
        "Repairs will cost 14 million crowns.",
        "The river stood at 1.9 metres.",
        "الجسر سيفتح أمام السيارات في مايو المقبل.",
        "",
        "<img src=x onerror=alert(1)> said nobody",
    ],
)
def test_a_sentence_of_another_form_gives_none(sentence: str) -> None:
    assert formed(sentence) is None


def test_the_most_telling_form_comes_first() -> None:
    several = "Kell will lend two tugs, said harbour master Ada Moss."
    who = "Ada Moss, the harbour master, said so."
    found = [formed(several), formed(who)]
    assert [(one.about, one.rank) for one in found if one] == [("Kell", 0), ("Moss", 4)]


def test_a_sentence_that_goes_on_and_on_gives_none() -> None:
    assert formed("Kell will lend two tugs" + " and two more" * 40 + ".") is None

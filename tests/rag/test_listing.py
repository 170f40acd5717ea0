import pytest

from rag.listing import asks_for_list, enumeration, gathered, parts
from tests.rag.composed import reading


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Which countries will send troops?", True),
        ("And which companies are affected?", True),
        ("What measures were announced?", True),
        ("Who attended the talks?", True),
        ("Who else refused?", True),
        ("From which towns were people rescued?", True),
        ("In what other countries do they sell it?", True),
        ("Which of the countries signed the treaty?", True),
        ("Which of the three coastal towns voted?", True),
        ("Which of the bridges is closed?", True),
        ("Who is sending troops?", True),
        ("Name three countries that signed.", True),
        ("Name countries that signed.", True),
        ("Name the towns.", True),
        ("Who invented the tidal lock?", False),
        ("Who founded the party?", False),
        ("Who has won the election?", False),
        ("Who is leading the talks?", False),
        ("Who was the founding editor?", False),
        ("Who will be the new mayor?", False),
        ("Who will become Orl's next mayor?", False),
        ("Who will be the new ministers?", True),
        ("Who will be there?", True),
        ("Name the mayor.", True),
        ("Which country won?", False),
        ("In which country is it sold?", False),
        ("What happens to the bridge?", False),
        ("What is the price of oil?", False),
        ("Who is the mayor?", False),
        ("Which class is it?", False),
        ("What rules does the council plan?", True),
        ("What prices rose?", True),
        ("What was the price of oil?", False),
        ("What does the ferry cost?", False),
        ("What does he say?", False),
        ("What was done?", False),
        ("What causes the delays?", False),
        ("What did critics say?", False),
        ("Which city has the longest bridge?", False),
        ("What illness does Berg have?", False),
    ],
)
def test_plural_questions_ask_for_lists(question: str, several: bool) -> None:
    assert asks_for_list(question) is several


@pytest.mark.parametrize(
    ("answer", "members"),
    [
        ("the UK and France", ["the UK", "France"]),
        ("Anna Berg, Lars Holm and Ida Dahl", ["Anna Berg", "Lars Holm", "Ida Dahl"]),
        ("Bosnia and Herzegovina, Norway", ["Bosnia and Herzegovina", "Norway"]),
        ("bread and butter", ["bread and butter"]),
        ("Canada, Mexico and the U.S.", ["Canada", "Mexico", "the U.S."]),
        ("the U.S. and the U.K.", ["the U.S.", "the U.K."]),
        ("Berg and Dahl.", ["Berg", "Dahl"]),
        ("Saint Kitts and Nevis", ["Saint Kitts and Nevis"]),
        (
            "Malta, S\u00e3o Tom\u00e9 and Pr\u00edncipe",
            ["Malta", "S\u00e3o Tom\u00e9 and Pr\u00edncipe"],
        ),
        ("Trinidad and Tobago and Malta", ["Trinidad and Tobago", "Malta"]),
        ("Anna Smith, 45, and Jo Jones, 32", ["Anna Smith", "Jo Jones"]),
        ("45 and 32", ["45", "32"]),
        ("Jo Hall (Lab), Ida Dahl (Ind) and Al Ek (Lab)", ["Jo Hall", "Ida Dahl", "Al Ek"]),
        ("Jo Hall, 19; her brother Al; and 14-year-old Ida Dahl, .", ["Jo Hall", "Al", "Ida Dahl"]),
        ("Jo Hall, 24, and her cousin Ida Dahl, 29", ["Jo Hall", "Ida Dahl"]),
        ("1,200 soldiers and 300 tanks", ["1,200 soldiers", "300 tanks"]),
        ("5,000 crowns", ["5,000 crowns"]),
        (",", [""]),
        ("2,400,000 crowns, 12 ships", ["2,400,000 crowns", "12 ships"]),
    ],
)
def test_an_enumeration_of_names_is_taken_apart(answer: str, members: list[str]) -> None:
    assert parts(answer) == members


@pytest.mark.parametrize(
    ("sentence", "answer", "whole"),
    [
        (
            "Its members are Albrant, Corrin, the Sorrel Isles, Vessaly and five smaller states.",
            "Corrin",
            "Albrant, Corrin, the Sorrel Isles, Vessaly",
        ),
        (
            "The dead are Jo Hall, 24, Lars Holm, 41, and her cousin Ida Dahl, 29.",
            "Lars Holm",
            "Jo Hall, 24, Lars Holm, 41, and her cousin Ida Dahl, 29",
        ),
        (
            "Medals went to Jo Hall, 19, a student; her brother Al; and Ida Dahl, a priest.",
            "Al",
            "Jo Hall, 19, a student; her brother Al; and Ida Dahl, a priest.",
        ),
        (
            "Three join: Jo Hall, 39, at health; Lars Holm at transport; and Ida Dahl.",
            "Lars Holm",
            " Jo Hall, 39, at health; Lars Holm at transport; and Ida Dahl.",
        ),
        ("Berg rose; others fell; nobody knew why.", "Berg", "Berg"),
        (
            "Jo Hall (Lab), Lars Holm (Ind) and Ida Dahl (Lab) agreed.",
            "Ida Dahl",
            "Jo Hall (Lab), Lars Holm (Ind) and Ida Dahl (Lab)",
        ),
        ("In Oslo, Berg, Holm and Dahl agreed.", "Holm", "Berg, Holm and Dahl"),
        ("In Oslo, Berg, Holm and Dahl agreed.", "Oslo", "Oslo"),
        ("But Berg, Holm and Dahl refused.", "Dahl", "Berg, Holm and Dahl"),
        ("When Berg, Holm and Dahl met, all agreed.", "Holm", "Berg, Holm and Dahl"),
        ("Last Tuesday, Berg, Holm and Dahl met.", "Dahl", "Berg, Holm and Dahl"),
        ("According to Echo, Berg, Holm and Dahl met.", "Dahl", "Berg, Holm and Dahl"),
        ("And in May, Berg, Holm and Dahl met.", "Dahl", "Berg, Holm and Dahl"),
        ("It was clear that Berg, Holm and Dahl met.", "Dahl", "Berg, Holm and Dahl"),
        ("Albrant and Merrow will send 900 soldiers.", "900", "900"),
        ("Berg, the mayor, agreed.", "Berg", "Berg"),
        ("Anna Berg, Mayor of Oslo, agreed.", "Anna Berg", "Anna Berg"),
    ],
)
def test_a_name_of_an_enumeration_brings_the_others(sentence: str, answer: str, whole: str) -> None:
    start = sentence.index(answer)
    assert enumeration(sentence, start, start + len(answer)) == whole


def test_one_thing_by_two_names_is_one_row() -> None:
    texts = ("Voll, Brill and the UK were named.", "Mara Voll, Jan Brill and Britain were named.")
    told = [
        reading(f"a{n}", one, 0.9, one.removesuffix(" were named.")) for n, one in enumerate(texts)
    ]
    rows = [item.text for item in gathered("Who or what was named?", told)]
    assert rows == ["Mara Voll", "Jan Brill", "the UK"]


def test_what_a_member_is_called_before_its_name_is_no_part_of_it() -> None:
    told = "They are Sealine, Norlink and the Danish firm Bluewave."
    assert parts(enumeration(told, *place(told, "Norlink"))) == ["Sealine", "Norlink", "Bluewave"]


def place(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_what_is_told_of_a_member_by_the_way_does_not_end_an_enumeration() -> None:
    told = "They are Sealine, which runs them now, Fjordway and Bluewave."
    assert parts(enumeration(told, *place(told, "Bluewave"))) == ["Sealine", "Fjordway", "Bluewave"]


def test_how_many_there_are_is_no_row() -> None:
    told = reading(
        "a", "Three firms bid: Sealine and Bluewave.", 0.9, "Three", "Sealine", "Bluewave"
    )
    assert [item.text for item in gathered("Which firms bid?", [told])] == ["Sealine", "Bluewave"]

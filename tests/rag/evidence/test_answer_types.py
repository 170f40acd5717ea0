import pytest

from rag.evidence.answer_types import expected_type, offers
from rag.evidence.words import words


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who closed the harbour?", "person"),
        ("which countries will send ships?", "country"),
        ("When does the ferry sail?", "time"),
        ("On what day does it sail?", "time"),
        ("Where is the harbour?", "place"),
        ("How many ferries sail?", "number"),
        ("How much did the bridge cost?", "money"),
        ("How much did she win?", "money"),
        ("What is the clock worth?", "money"),
        ("What will mending the bridge cost?", "money"),
        ("How expensive is the ferry?", "money"),
        ("How deep is the harbour?", "number"),
        ("How soon does it sail?", "time"),
        ("How severe was the damage?", "thing"),
        ("How exactly did it sink?", "manner"),
        ("How police found it", "manner"),
        ("Why was it closed?", "reason"),
        ("How was it closed?", "manner"),
        ("Will Norway send ships?", "yes_no"),
        ("Did the man who set the fire flee?", "yes_no"),
        ("And has the mayor said when it sails?", "yes_no"),
        ("Has she said when it sails?", "yes_no"),
        ("Isn't it known?", "yes_no"),
        ("Can you tell me who set the fire?", "person"),
        ("Do we know where it sank?", "place"),
        ("Is it known when it sails?", "time"),
        ("What burned?", "thing"),
        ("Any survivors?", "yes_no"),
        ("Anyone hurt?", "yes_no"),
        ("Any idea when it sails?", "time"),
        ("Any word on how many died?", "number"),
        ("What did they say the bridge would cost?", "money"),
        ("How much did Prof. Berg pay?", "money"),
        ("How much did Yahoo! pay for it?", "money"),
        ("Tell me of the storm that hit when it sank. How many died?", "number"),
        ("Okay, thanks. Will it sail?", "yes_no"),
        ("What did she say about the cost?", "thing"),
        ("Why? Who was against it?", "reason"),
        ("Who will buy it? How much is the garage worth?", "person"),
        ("Never mind. Has anyone been hurt?", "yes_no"),
        ("And Norway? How many ships does Sweden send?", "number"),
        ("What about last week? Who spoke then?", "person"),
    ],
)
def test_the_question_word_tells_what_is_asked_for(question: str, kind: str) -> None:
    assert expected_type(question) == kind


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("person", "Then Anna Berg closed it.", True),
        ("person", "Then it was closed.", False),
        ("country", "Ships came from Norway.", True),
        ("country", "The Danish fleet stayed.", True),
        ("country", "Ships came from Albrant, which no list of countries has.", True),
        ("country", "Ships came from abroad.", False),
        ("time", "It sails on Tuesday.", True),
        ("time", "It sails often.", False),
        ("number", "Seven ferries sailed.", True),
        ("money", "It cost $40 million.", True),
        ("money", "She wins 45,000 marks.", True),
        ("money", "It cost 1.9 billion zlotys.", True),
        ("money", "He won all 5 games.", False),
        ("place", "It burned in Bergen.", True),
    ],
)
def test_a_text_offers_what_it_names(kind: str, text: str, found: bool) -> None:
    assert offers(kind, text, words(text), set()) is found  # type: ignore[arg-type]


def test_a_name_of_the_question_is_no_answer_to_it() -> None:
    text = "Then Anna Berg closed it."
    assert not offers("person", text, words(text), {"anna", "berg"})

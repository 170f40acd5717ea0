import pytest

from rag.condense import FEW_TAKEN, TAKEN_FOR_EACH, TURNS_READ, condense, search_words
from rag.rewriting import rewritten
from rag.types import Turn

BEFORE = [Turn(question="Which countries will send troops?")]


@pytest.mark.parametrize(
    "question",
    [
        "And Germany?",
        "What about last week?",
        "When did he say it?",
        "Who refused?",
        "Germany?",
        "No, Germany's parliament",
        "What Did He Do There?",
        "Has one been sent before?",
        "How cold is it?",
    ],
)
def test_a_question_that_cannot_stand_alone_takes_what_it_lacks(question: str) -> None:
    assert condense(question, BEFORE) == f"{question} {BEFORE[0].question}"
    assert search_words(question, BEFORE) == f"{question} {question} countries send troops"


@pytest.mark.parametrize(
    ("before", "question", "read"),
    [
        ("Who is the mayor of Kell?", "When was she elected?", "(mayor, Kell)"),
        ("Did Dell and Kresh talk?", "What did they agree on?", "(Dell, Kresh, talk)"),
        ("Which towns send boats?", "How many of them are new?", "Which towns send boats?"),
        ("Who is the mayor of Kell?", "And of Orl?", "Who is the mayor of Kell?"),
    ],
)
def test_a_whole_question_is_read_with_the_words_that_it_lacks_where_they_name_something(
    before: str, question: str, read: str
) -> None:
    assert condense(question, [Turn(question=before)]) == f"{question} {read}"


@pytest.mark.parametrize(
    "question",
    [
        "How much will the new harbour at Stenna cost?",
        "Are there any other ferries on the river?",
        "Is the Weir Bridge open and who repaired it?",
        "Who won the vote this week at the factory?",
        "Which is the oldest bridge that still stands?",
        "Harbour opening hours",
        "Who plays this weekend in London?",
        "What happens this Friday in Berlin?",
        "Is it raining in Oslo?",
        "Will it snow again tomorrow?",
        "How far is it from Oslo to Bergen?",
        "How long does it take to cross the river?",
        "What does the one-child policy say?",
        "How many people died in one day?",
        "What did no one expect?",
        "Who drives in Formula One?",
        "Who won the Same River Prize?",
        "No-fly zones over which countries?",
        "I keep reading of a cloudburst and do not know this word",
    ],
)
def test_a_question_that_stands_alone_is_left_as_it_is(question: str) -> None:
    assert condense(question, BEFORE) == question
    assert search_words(question, BEFORE) == question


@pytest.mark.parametrize(
    ("reply", "question"),
    [
        ("Who refused?", "Who refused?"),
        (' "Who refused?"\n', "Who refused?"),
        ("Sure!\nWho refused?", None),
        ("Vessaly refused.", None),
        ("", None),
        ("w" * 500 + "?", None),
    ],
)
def test_only_a_question_is_taken_for_a_rewriting(reply: str, question: str | None) -> None:
    assert rewritten(reply) == question


def test_the_first_question_is_left_as_it_is() -> None:
    assert condense("And Germany?", []) == "And Germany?"


def test_a_chain_of_follow_ups_reaches_back_to_what_stands_alone() -> None:
    history = [*BEFORE, Turn(question="And Germany?")]
    assert condense("And Spain?", history) == (
        "And Spain? And Germany? Which countries will send troops?"
    )
    assert search_words("And Spain?", history) == ("And Spain? And Spain? countries send troops")
    assert search_words("And when?", history) == (
        "And when? And when? Germany countries send troops"
    )


def test_a_conversation_of_follow_ups_alone_is_read_back_to_a_bound() -> None:
    history = [Turn(question="And Germany?")] * 5000
    assert condense("And Spain?", history) == "And Spain?" + " And Germany?" * TURNS_READ
    assert search_words("And Spain?", history) == "And Spain? And Spain?"


def test_names_are_taken_before_other_words() -> None:
    before = "Which rich countries would soon send so many more young trained troops to Arlund?"
    told = search_words("Who refused them?", [Turn(question=before)]).split()
    assert told[:6] == ["Who", "refused", "them?"] * 2
    assert told[-1] == "Arlund"
    assert len(told) == 6 + TAKEN_FOR_EACH


def test_a_question_of_few_words_is_not_drowned() -> None:
    before = [Turn(question="Which rich countries would soon send so many more young troops?")]
    taken = {
        asked: len(search_words(asked, before).split()) - 2 * len(asked.split())
        for asked in ("And why not?", "Arlund?", "And the three soldiers of Arlund?")
    }
    assert list(taken.values()) == [FEW_TAKEN, TAKEN_FOR_EACH, FEW_TAKEN]


CHAIR = Turn(
    question="Who chairs the talks?",
    answer='OSLO, Norway: On Tuesday "we begin", said Ingrid Solvang, 61, who chairs the talks.',
)
WHAT = Turn(question="What does she want?", answer="She wants a truce, Mr Solvang said.")


@pytest.mark.parametrize(
    ("question", "history", "told"),
    [
        (
            "What did she say of the truce?",
            [CHAIR],
            "What did she say of the truce? (Ingrid Solvang, chairs, talks)",
        ),
        (
            "Is she Norwegian?",
            [CHAIR],
            "Is she Norwegian? Who chairs the talks? (Ingrid Solvang)",
        ),
        ("Why?", [CHAIR], "Why? Who chairs the talks? (Ingrid Solvang)"),
        (
            "How old is she now?",
            [CHAIR, WHAT],
            "How old is she now? (Ingrid Solvang, want, chairs, talks)",
        ),
        ("Is it Norwegian?", [CHAIR], "Is it Norwegian? Who chairs the talks?"),
        (
            "Is she Norwegian?",
            [CHAIR.model_copy(update={"answer": ""})],
            "Is she Norwegian? Who chairs the talks?",
        ),
        ("Is she Norwegian?", [CHAIR, Turn(question="Where is the capital of Norway?")], None),
    ],
)
def test_whom_a_pronoun_means_is_told_by_the_answer_to_a_question_of_who(
    question: str, history: list[Turn], told: str | None
) -> None:
    found = condense(question, history)
    assert found == told if told else "Solvang" not in found
    assert ("Ingrid Solvang" in search_words(question, history)) == ("Solvang" in found)


def test_anyone_alone_leans_on_what_was_asked_before() -> None:
    assert condense("Anyone hurt?", [CHAIR]) == "Anyone hurt? (chairs, talks)"
    assert condense("Anyone hurt on the freight train?", [CHAIR]).endswith("train?")


@pytest.mark.parametrize(
    ("answer", "person"),
    [
        ("Prime Minister Ingrid Solvang met Lars Holm.", "Ingrid Solvang"),
        ("On Tuesday Ingrid Solvang met Lars Holm.", "Ingrid Solvang"),
        ("General Augusto Pinochet met Lars Holm.", "General Augusto Pinochet"),
        ("\u00c9mile Zola, 61, met Lars Holm.", "\u00c9mile Zola"),
        ("In New York, the White House and Ingrid Solvang met.", "Ingrid Solvang"),
        ("OSLO, Norway: she leads in New York.", ""),
        ("Aa-" * 40_000, ""),
        ("Aa " * 40_000, ""),
    ],
)
def test_a_name_is_told_without_what_stands_before_it(answer: str, person: str) -> None:
    who = Turn(question="Who is the prime minister of Norway?", answer=answer)
    found = condense("Is she still in Oslo?", [who])
    assert found.startswith("Is she still in Oslo? Who is the prime minister of Norway?")
    if person:
        assert found.endswith(f" ({person})")
    else:
        assert "Aa-" not in found
        assert "New York" not in found


def test_a_pronoun_that_means_its_own_question_s_noun_is_told_nobody() -> None:
    assert "Solvang" not in condense("What did the pope say about his trip?", [CHAIR])


@pytest.mark.parametrize(
    ("question", "before", "read"),
    [
        ("no i meant the mayor", "how old is the clerk who saw it", "how old is the mayor?"),
        ("Sorry, I mean the old bridge.", "When was it built?", "When was the old bridge built?"),
        ("No, I meant the mayor.", "Did the clerk fall ill?", None),
        ("No, I meant the mayor, what does she say?", "How old is the clerk?", None),
    ],
)
def test_what_was_meant_takes_the_place_of_what_was_asked_about(
    question: str, before: str, read: str | None
) -> None:
    told = condense(question, [Turn(question=before)])
    assert told == (read or told)
    assert (told == read) is bool(read)
    if read is None:
        assert told.startswith(question)

from datetime import UTC, datetime

import pytest

from rag.composing import statements
from rag.evidence.speech import goes_on
from rag.readings import Reading, whole_quotation
from rag.types import ArticleInfo, Hit, Passage, Span

ASKED = "What did the mayor do?"


def reading(
    article: str, text: str, score: float, *answers: str, published: datetime | None = None
) -> Reading:
    span = Span(start=10, end=10 + len(text))
    passage = Passage(
        article_id=article, version=1, ordinal=0, start=10, end=span.end, text=text,
        sentences=(span,),
    )  # fmt: skip
    hit = Hit(passage=passage, article=ArticleInfo(id=article, published_at=published), score=1.0)
    found = tuple(place(text, answer) for answer in answers)
    return Reading(hit=hit, span=span, score=score, answers=found)


def place(text: str, answer: str) -> Span:
    return Span(start=10 + text.index(answer), end=10 + text.index(answer) + len(answer))


def test_the_likeliest_sentence_comes_first_word_for_word() -> None:
    rows = [[reading("a", "It rained.", 0.8)], [reading("b", "The mayor closed it.", 0.9)]]
    found = statements(ASKED, rows, 0.5)
    assert [s.text for s in found] == ["The mayor closed it.", "It rained."]
    assert found[0].citations[0].quote == "The mayor closed it."


def test_nothing_likely_enough_gives_no_statement() -> None:
    assert statements(ASKED, [[reading("a", "It rained.", 0.4)]], 0.5) == []
    assert statements(ASKED, [], 0.5) == []


def test_one_fact_from_two_outlets_is_one_statement_with_two_citations() -> None:
    rows = [
        [reading("a", "The mayor closed the harbour on Monday.", 0.9)],
        [reading("b", "The mayor closed the harbour on Monday.", 0.8)],
    ]
    (only,) = statements(ASKED, rows, 0.5)
    assert [c.article_id for c in only.citations] == ["a", "b"]


def test_one_article_saying_it_twice_is_cited_once() -> None:
    twice = [reading("a", "The mayor closed it.", 0.9), reading("a", "The mayor closed it.", 0.8)]
    (only,) = statements(ASKED, [twice], 0.5)
    assert len(only.citations) == 1


WHERE = "Where were the sailors found?"
FOUND = reading("a", "The sailors were found on a sandbank.", 0.9, "a sandbank")


def test_a_sentence_with_another_answer_has_to_tell_as_much_of_what_is_asked() -> None:
    bodies = reading("b", "Two bodies were found in a cellar.", 0.9, "a cellar")
    sailors = reading("c", "The sailors were found in a cellar.", 0.8, "a cellar")
    assert len(statements(WHERE, [[FOUND], [bodies]], 0.5)) == 1
    assert len(statements(WHERE, [[FOUND], [sailors]], 0.5)) == 2


def test_words_brought_along_to_a_follow_up_need_not_be_told() -> None:
    many = reading("a", "Merrow needs 5,000 soldiers.", 0.9, "5,000")
    few = reading("a", "Some 340 soldiers will travel.", 0.8, "340")
    brought = "How many of them go? (Merrow, soldiers)"
    assert len(statements(brought, [[many], [few]], 0.5)) == 2
    assert len(statements("How many Merrow soldiers go?", [[many], [few]], 0.5)) == 1


def test_the_same_answer_or_one_of_several_may_be_told_in_less() -> None:
    photo = reading("b", "A sandbank off Orl is where a drone saw them.", 0.8, "A sandbank off Orl")
    assert len(statements(WHERE, [[FOUND], [photo]], 0.5)) == 2
    towns = "Which towns on the coast sent boats?"
    orl = reading("a", "The coast town of Orl sent boats.", 0.9, "Orl")
    kell = reading("b", "It was Kell that sent most.", 0.75, "Kell")
    assert len(statements(towns, [[orl], [kell]], 0.5)) == 2
    manner = reading("b", "A drone had seen them.", 0.8)
    assert len(statements("How were the sailors found?", [[FOUND], [manner]], 0.5)) == 2


def test_what_a_figure_counts_may_stand_before_it() -> None:
    killed = reading("a", "Storm Ida killed three people.", 0.9, "three")
    rose = reading("b", "The number of people it killed rose to five on Friday.", 0.5, "five")
    other = reading("c", "Two trains stopped for five hours.", 0.5, "five")
    question = "How many people died?"
    assert len(statements(question, [[killed], [rose]], 0.4)) == 2
    assert len(statements(question, [[killed], [other]], 0.4)) == 1


def test_sentences_far_behind_the_best_are_left_out() -> None:
    rows = [[reading("a", "The mayor closed it.", 0.95), reading("a", "It rained.", 0.5)]]
    assert len(statements(ASKED, rows, 0.5)) == 1


def test_another_figure_for_the_same_thing_is_shown_though_it_is_less_sure() -> None:
    asked = "How many soldiers will be sent?"
    best = reading("a", "Officials spoke of 1,200 soldiers.", 0.9, "1,200")
    rival = reading("b", "The president promised 1,800 soldiers.", 0.55, "1,800 soldiers")
    other = reading("b", "The president promised 40 ships.", 0.55, "40 ships")
    shown = [s.text for s in statements(asked, [[best], [rival, other]], 0.5)]
    assert shown == ["Officials spoke of 1,200 soldiers.", "The president promised 1,800 soldiers."]
    same_outlet = reading("a", "The president promised 1,800 soldiers.", 0.55, "1,800 soldiers")
    assert len(statements(asked, [[best, same_outlet]], 0.5)) == 1
    assert len(statements("Who will be sent?", [[best], [rival]], 0.5)) == 1


def test_what_a_thing_costs_a_year_is_no_other_figure_for_what_it_cost() -> None:
    built = reading("a", "The pool cost \u00a37.3m.", 0.9, "\u00a37.3m")
    rival = reading("b", "The pool cost \u00a36.4m.", 0.55, "\u00a36.4m")
    yearly = reading("b", "Its running costs are \u00a3480,000 a year.", 0.55, "\u00a3480,000")
    asked = "How much did the pool cost?"
    assert len(statements(asked, [[built], [rival]], 0.5)) == 2
    assert len(statements(asked, [[built], [yearly]], 0.5)) == 1


def test_there_are_never_more_statements_than_wanted() -> None:
    texts = ["The mayor spoke.", "Rain fell.", "Ferries sailed.", "Bridges burned."]
    assert len(statements(ASKED, [[reading("a", t, 0.9) for t in texts]], 0.5)) == 3


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many troops will be sent?",
            ("Vessaly will send 900 troops to the border.", "900 troops"),
            ("Vessaly will not send 900 troops to the border.", "900 troops"),
        ),
        (
            "What will Vessaly do?",
            ("Vessaly will send 900 troops to the border.",),
            ("Vessaly will not send 900 troops to the border.",),
        ),
        (
            "Who won the final match?",
            ("Albrant won the final match in Stenna on Monday.", "Albrant"),
            ("Merrow won the final match in Stenna on Monday.", "Merrow"),
        ),
        (
            "When did the Weir Bridge close?",
            ("The Weir Bridge closed to all traffic on Monday.", "on Monday"),
            ("The Weir Bridge closed to all traffic on Friday.", "on Friday"),
        ),
        (
            "How much did the new pier cost?",
            ("The new pier in Stenna cost 3 billion crowns.", "3 billion crowns"),
            ("The new pier in Stenna cost 3 million crowns.", "3 million crowns"),
        ),
        (
            "How much did the pier cost?",
            ("The pier cost $5 million in all.", "$5 million"),
            ("It was built for \u00a35 million.", "\u00a35 million"),
        ),
    ],
)
def test_what_outlets_dispute_stays_two_statements(
    question: str, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    rows = [[reading("a", one[0], 0.9, *one[1:])], [reading("b", other[0], 0.85, *other[1:])]]
    found = statements(question, rows, 0.5)
    assert [[c.article_id for c in s.citations] for s in found] == [["a"], ["b"]]


def test_one_sentence_is_one_statement_whatever_its_words_that_answer() -> None:
    told = "Anna Berg closed the harbour."
    rows = [[reading("a", told, 0.9, "Anna Berg")], [reading("b", told, 0.8, "the harbour")]]
    assert len(statements("What happened?", rows, 0.5)) == 1


def test_a_quotation_cut_in_two_is_shown_whole() -> None:
    text = "\u201cWe wait. Ships come,\u201d Anna Berg said."
    spans = (Span(start=0, end=9), Span(start=10, end=len(text)))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a"), score=1.0)
    widened = [whole_quotation(Reading(hit=hit, span=span, score=0.9)).text for span in spans]
    assert widened == [text, text]


def test_a_quotation_that_the_passage_cuts_stays_as_it_is() -> None:
    cut = reading("a", "\u201cWe wait.", 0.9)
    assert whole_quotation(cut) == cut


def test_a_sentence_is_shown_with_what_it_depends_on() -> None:
    text = "Merrow will pay. But only if the council agrees. Holm left."
    spans = (Span(start=0, end=16), Span(start=17, end=48), Span(start=49, end=59))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a", version=1), score=1.0)
    rows = [[Reading(hit=hit, span=spans[0], score=0.9)]]
    assert [s.text for s in statements("Who will pay?", rows, 0.5)] == [text[:48]]
    rows = [[Reading(hit=hit, span=spans[1], score=0.9)]]
    assert [s.text for s in statements("Who will pay?", rows, 0.5)] == [text[17:48]]


@pytest.mark.parametrize(
    ("question", "behind", "both"),
    [
        ("What did Dahl say about the bus?", "\u201cIt costs a fortune,\u201d she said.", True),
        ("what does Dahl think of it", "The bus, she said, costs a fortune.", True),
        ("What did Dahl say about the bus?", "Holm left.", False),
        ("What did Dahl say about the bus?", "She said so and left for Orl again.", False),
        ("What did Dahl say about the bus?", "Nobody believed what she said.", False),
        ("What did Dahl say about the bus?", "\u201cIt is,\u201d she said, \u201cdear.", False),
        ("How much did Dahl say it costs?", "\u201cIt costs a fortune,\u201d she said.", False),
        ("What did Dahl rule out?", "\u201cIt costs a fortune,\u201d she said.", False),
    ],
)
def test_what_somebody_said_is_shown_with_the_words_that_follow(
    question: str, behind: str, both: bool
) -> None:
    ahead = "But Ida Dahl ruled that out."
    text = f"{ahead} {behind}"
    spans = (Span(start=0, end=len(ahead)), Span(start=len(ahead) + 1, end=len(text)))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a", version=1), score=1.0)
    marked = Span(start=ahead.index("that"), end=len(ahead) - 1)
    rows = [[Reading(hit=hit, span=spans[0], score=0.9, answers=(marked,))]]
    (shown,) = statements(question, rows, 0.5)
    assert shown.text == (text if both else ahead)
    assert shown.citations[0].quote == shown.text
    assert (shown.answer is None) is both


def test_the_words_that_answer_are_marked() -> None:
    row = [reading("a", "The  mayor, Anna Berg, closed it.", 0.9, "Anna Berg")]
    (only,) = statements("Who closed it?", [row], 0.5)
    assert only.answer is not None
    assert only.text[only.answer.start : only.answer.end] == "Anna Berg"


@pytest.mark.parametrize("asked", ["Did the mayor close it?", "Why was it shut?", "How was it?"])
def test_whether_why_and_how_are_answered_by_a_whole_sentence(asked: str) -> None:
    row = [reading("a", "The mayor closed it.", 0.9, "The mayor")]
    (only,) = statements(asked, [row], 0.5)
    assert only.answer is None


def test_the_same_answer_from_two_outlets_is_one_statement() -> None:
    rows = [
        [reading("a", "Mayor Anna Berg shut the harbour.", 0.9, "Anna Berg")],
        [reading("b", "It was Anna Berg who closed it, after months.", 0.8, "Anna Berg")],
    ]
    (only,) = statements("Who closed the harbour?", rows, 0.5)
    assert [c.article_id for c in only.citations] == ["a", "b"]


def test_a_list_question_has_a_row_for_each_item() -> None:
    rows = [
        [reading("a", "Norway and Denmark will send ferries.", 0.9, "Norway and Denmark")],
        [reading("b", "Sweden will send a ship, as will Norway.", 0.87, "Sweden", "Norway")],
    ]
    (only,) = statements("Which countries will send ferries?", rows, 0.5)
    assert [i.text for i in only.items] == ["Norway", "Denmark", "Sweden"]
    assert [c.article_id for c in only.items[0].citations] == ["a", "b"]


@pytest.mark.parametrize(
    ("told", "score", "day", "first"),
    [
        ("They come from Norway, Sweden and Malta.", 0.7, 9, True),
        ("They come from Norway, Sweden and Malta.", 0.5, 9, False),
        ("They come from Norway, Sweden and Malta.", 0.7, 2, False),
        ("They come from Norway, Malta and Spain.", 0.7, 9, False),
        ("They came from Norway, Sweden and Denmark.", 0.7, 9, False),
    ],
    ids=["changed", "far less likely", "earlier", "one in common", "the same"],
)
def test_a_later_list_that_changes_an_earlier_one_stands_first(
    told: str, score: float, day: int, first: bool
) -> None:
    before = "The watchers are from Norway, Sweden and Denmark."
    early = reading("a", before, 0.9, before[22:-1], published=march(5))
    late = reading("b", told, score, told[told.index("Norway") : -1], published=march(day))
    shown = statements("Which countries sent watchers?", [[early], [late]], 0.4)
    assert [s.text for s in shown] == ([told, before] if first else [before])
    if first:
        assert [i.text for i in shown[0].items] == ["Norway", "Sweden", "Malta"]


def test_one_quantity_written_two_ways_is_one_statement() -> None:
    rows = [
        [reading("a", "Some 1.2 million people fled.", 0.9, "1.2 million people")],
        [reading("b", "In all 1,200,000 people left.", 0.85, "1,200,000 people")],
    ]
    assert len(statements("How many people fled?", rows, 0.5)) == 1


def march(day: int) -> datetime:
    return datetime(2026, 3, day, 9, tzinfo=UTC)


def when_talks_resume(*told: tuple[str, str, int]) -> int:
    rows = [
        [reading(f"a{n}", text, 0.9 - n / 100, answer, published=march(day))]
        for n, (text, answer, day) in enumerate(told)
    ]
    asked = "When will the talks resume?"
    found = {len(statements(q, rows, 0.5)) for q in (asked, "What was said of the talks?")}
    assert len(found) == 1
    return found.pop()


def test_one_word_for_two_days_is_two_statements() -> None:
    tuesday, longer = "The talks will resume on Tuesday.", "The talks will resume on Tuesday again."
    assert when_talks_resume((tuesday, "on Tuesday", 1), (longer, "on Tuesday", 15)) == 2
    assert when_talks_resume((tuesday, "on Tuesday", 1), (tuesday, "on Tuesday", 15)) == 2
    assert when_talks_resume((tuesday, "on Tuesday", 1), (longer, "Tuesday", 2)) == 1


def test_two_words_for_one_day_are_one_answer() -> None:
    rows = [
        [reading("a", "Talks will resume on Tuesday.", 0.9, "on Tuesday", published=march(9))],
        [reading("b", "Talks resumed today in Stenna.", 0.85, "today", published=march(10))],
    ]
    assert len(statements("When do talks resume?", rows, 0.5)) == 1


def test_a_text_printed_again_the_next_day_is_one_statement() -> None:
    told = "The talks will resume tomorrow."
    assert when_talks_resume((told, "tomorrow", 1), (told, "tomorrow", 2)) == 1


@pytest.mark.parametrize(
    ("asked", "told", "day", "score", "shown"),
    [
        ("Has anybody been arrested?", "Police have arrested two men.", 8, 0.32, 2),
        ("Has anybody been arrested?", "Police have arrested two men.", 8, 0.28, 1),
        ("Has anybody been arrested?", "Police have arrested two men.", 2, 0.32, 1),
        ("Has anybody been arrested?", "Nobody has been arrested so far.", 8, 0.32, 1),
        ("Has anybody been arrested?", "The order that nobody be arrested was void.", 8, 0.32, 2),
        ("Has anybody been arrested?", "The guard has not been suspended.", 8, 0.32, 1),
        ("Who has been arrested?", "Police have arrested two men.", 8, 0.32, 1),
    ],
)
def test_a_later_article_that_denies_a_yes_or_no_is_shown_though_it_is_less_sure(
    asked: str, told: str, day: int, score: float, shown: int
) -> None:
    first = reading("a", "Nobody has been arrested.", 0.8, published=march(5))
    second = reading("b", told, score, published=march(day))
    found = statements(asked, [[first], [second]], 0.5)
    assert [s.text for s in found] == ["Nobody has been arrested.", told][:shown]


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("The border was shut after guards shot two fishermen.", 1),
        ("The border was shut three years after the war.", 0),
        ("The border was shut the following day.", 0),
        ("The border was shut a day after the vote.", 0),
        ("The border was shut the following Friday morning.", 0),
        ("The border that was shut was named after Berg.", 0),
        ("The shutting of the border was followed by protests.", 0),
        ("The border was shut following an attack.", 1),
    ],
)
def test_of_equally_likely_sentences_one_that_says_why_stands_first(told: str, first: int) -> None:
    event = "The two countries will open the border for the first time in years."
    rows = [[reading("a", event, 0.8)], [reading("b", told, 0.75)]]
    found = [s.text for s in statements("Why was the border shut?", rows, 0.5)]
    assert found == [[event, told][first], [event, told][1 - first]]


@pytest.mark.parametrize(("score", "first"), [(0.6, 1), (0.55, 1), (0.49, 0), (0.4, 0)])
def test_a_denial_that_is_near_as_sure_stands_first(score: float, first: int) -> None:
    told = "The fees will rise in May.", "A court annulled the decision that fees will rise."
    early = reading("a", told[0], 0.8, published=march(5))
    late = reading("b", told[1], score, published=march(8))
    found = [s.text for s in statements("Will the fees rise?", [[early], [late]], 0.5)]
    assert found == [told[first], told[1 - first]]


@pytest.mark.parametrize("likelier", [0, 1])
def test_words_that_follow_are_not_shown_once_more(likelier: int) -> None:
    first, behind = "Ida Dahl ruled that out.", "\u201cIt costs a fortune,\u201d she said."
    text = f"{first} {behind}"
    spans = (Span(start=0, end=len(first)), Span(start=len(first) + 1, end=len(text)))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a", version=1), score=1.0)
    scores = (0.9, 0.8) if likelier == 0 else (0.8, 0.9)
    pairs = zip(spans, scores, strict=True)
    rows = [[Reading(hit=hit, span=span, score=score) for span, score in pairs]]
    (shown,) = statements("What did Dahl say about the bus?", rows, 0.5)
    assert shown.text == text


def test_a_reason_of_something_else_does_not_stand_first() -> None:
    told = "The tram that crashed had faulty brakes.", "The cost grew after cracks were found."
    rows = [[reading("a", told[0], 0.8), reading("b", told[1], 0.75)]]
    assert statements("Why did it crash?", rows, 0.5)[0].text == told[0]


def test_what_another_says_of_somebody_does_not_go_on_with_who_follows() -> None:
    assert not goes_on("Holm was late, Ida Dahl recalled.", "\u201cHe lies,\u201d she said.")


def test_asked_what_is_so_now_what_was_confirmed_since_is_not_denied_by_what_came_before() -> None:
    told = "The Weir Bridge is shut.", "The Weir Bridge was opened on Monday."
    rows = [
        [reading("a", told[0], 0.9, published=march(1))],
        [reading("b", told[1], 0.5, published=march(5))],
        [reading("c", told[0], 0.8, published=march(9))],
    ]
    found = [s.text for s in statements("Is the Weir Bridge shut now?", rows, 0.4)]
    assert found[0] == told[0]


def test_asked_what_is_so_now_a_later_denial_stands_first_however_sure() -> None:
    told = "The bridge will stay shut to walkers.", "The bridge was opened to walkers on Sunday."
    early = reading("a", told[0], 0.8, published=march(5))
    late = reading("b", told[1], 0.36, published=march(8))
    for question, first in (("Is the bridge open now?", 1), ("Will the bridge open?", 0)):
        found = [s.text for s in statements(question, [[early], [late]], 0.35)]
        assert found == [told[first], told[1 - first]]


@pytest.mark.parametrize(
    ("question", "told", "score", "first"),
    [
        ("Is the Tern satellite up yet?", "The Tern lifted off on Sunday.", 0.5, 1),
        ("Is the Tern satellite up yet?", "The Tern lifted off on Sunday.", 0.4, 0),
        ("Is the Tern satellite up yet?", "The Tern lifted off on Sunday.", 0.25, 0),
        ("Is the Tern satellite up yet?", "The Tern lifted off on Sunday.", 0.2, None),
        ("Is the Tern satellite up yet?", "The mayor of Bray left on Sunday.", 0.4, None),
        ("Is the Tern satellite up?", "The Tern lifted off on Sunday.", 0.25, None),
    ],
    ids=[
        "near as sure",
        "sure enough",
        "less sure",
        "unlikely",
        "of something else",
        "not asked of now",
    ],
)
def test_asked_what_is_so_by_now_what_a_later_article_tells_of_it_is_shown(
    question: str, told: str, score: float, first: int | None
) -> None:
    before = "The launch of the Tern satellite was put off by a week."
    early = reading("a", before, 0.8, published=march(5))
    late = reading("b", told, score, published=march(8))
    found = [s.text for s in statements(question, [[early], [late]], 0.35)]
    assert found == ([[before, told], [told, before], [before]][2 if first is None else first])


@pytest.mark.parametrize(
    ("question", "score", "day", "first"),
    [
        ("How many people died in the quake?", 0.7, 9, "142 people"),
        ("How many people died in the quake?", 0.45, 9, "31 people"),
        ("How many people died in the quake?", 0.7, 2, "31 people"),
        ("How many people were at first said to have died?", 0.7, 9, "31 people"),
    ],
    ids=["later", "far less likely", "earlier", "asked of before"],
)
def test_the_latest_figure_stands_ahead_of_what_was_told_before(
    question: str, score: float, day: int, first: str
) -> None:
    told = "The quake killed 31 people.", "The quake killed 142 people."
    early = reading("a", told[0], 0.8, "31 people", published=march(3))
    late = reading("b", told[1], score, "142 people", published=march(day))
    shown = [s.text for s in statements(question, [[early], [late]], 0.35)]
    assert sorted(shown) == sorted(told)
    assert first in shown[0]

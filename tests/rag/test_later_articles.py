"""What a later article says stands first, or is shown beside what an earlier one said."""

import pytest

from rag.composing import statements
from tests.rag.composed import march, reading


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


@pytest.mark.parametrize(("score", "first"), [(0.6, 1), (0.55, 1), (0.49, 0), (0.4, 0)])
def test_a_denial_that_is_near_as_sure_stands_first(score: float, first: int) -> None:
    told = "The fees will rise in May.", "A court annulled the decision that fees will rise."
    early = reading("a", told[0], 0.8, published=march(5))
    late = reading("b", told[1], score, published=march(8))
    found = [s.text for s in statements("Will the fees rise?", [[early], [late]], 0.5)]
    assert found == [told[first], told[1 - first]]


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

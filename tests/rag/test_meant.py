from datetime import UTC, date, datetime

import pytest

from rag.meant import meant_day

THURSDAY = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "sentence", "day"),
    [
        ("on Tuesday", "The pier closed on Tuesday.", date(2026, 3, 3)),
        ("on Tuesday", "Repairs will begin on Tuesday.", date(2026, 3, 10)),
        ("Thursday", "The vote fell on Thursday.", date(2026, 3, 5)),
        ("yesterday", "It rained yesterday.", date(2026, 3, 4)),
        ("tomorrow", "The ferry sails tomorrow.", date(2026, 3, 6)),
        ("Tuesday 10 March", "Repairs begin on Tuesday 10 March.", None),
        ("Monday and Friday", "It sails on Monday and Friday.", None),
        ("next Tuesday", "Repairs begin next Tuesday.", None),
        ("in spring", "Repairs begin in spring.", None),
        ("on Tuesday", "Bellandi said on Tuesday that 900 troops will be sent.", date(2026, 3, 3)),
        ("on Tuesday", "The court ruled on Tuesday that Berg must pay.", date(2026, 3, 3)),
        ("on Tuesday", "The pier, closed since May, reopened on Tuesday.", date(2026, 3, 3)),
        ("on Tuesday", "Will Smith resigned on Tuesday.", date(2026, 3, 3)),
        ("Tuesday", "On Tuesday the pier closed.", date(2026, 3, 3)),
        (
            "Tuesday",
            "The pier, which will reopen in May, shut down, it said Tuesday.",
            date(2026, 3, 3),
        ),
        ("on Tuesday", "Berg said the pier will be shut on Tuesday.", date(2026, 3, 10)),
        ("on Tuesday", "Berg is due to be heard on Tuesday.", date(2026, 3, 10)),
        ("Tuesday", "The bridge is closed until Tuesday.", date(2026, 3, 10)),
        ("until Tuesday", "The bridge stays open until Tuesday.", date(2026, 3, 10)),
        ("Tuesday", "Berg closed the pier until Tuesday.", date(2026, 3, 10)),
        ("Tuesday", "The vote was postponed until Tuesday.", date(2026, 3, 10)),
        ("Tuesday", "The vote was delayed to Tuesday.", date(2026, 3, 10)),
        ("Tuesday", "The judge adjourned the hearing till Tuesday.", date(2026, 3, 10)),
        ("Tuesday", "Berg called a meeting for Tuesday.", date(2026, 3, 10)),
        ("Tuesday", "The strike lasted until Tuesday.", date(2026, 3, 3)),
        ("Tuesday", "The union announced a one-day strike for Tuesday.", date(2026, 3, 10)),
        ("Tuesday", "Forecasters said rain is forecast for Tuesday.", date(2026, 3, 10)),
        ("on Tuesday", "Schools reopen on Tuesday.", date(2026, 3, 10)),
        ("on Tuesday", "The firm's meeting takes place on Tuesday.", date(2026, 3, 10)),
        ("on Tuesday", "She says the talks could restart on Tuesday.", date(2026, 3, 10)),
        ("on Tuesday", "It could grow again before reaching Merrow on Tuesday.", date(2026, 3, 10)),
        ("Tuesday", "The council on Tuesday withdrew its plan to sell it.", date(2026, 3, 3)),
    ],
)
def test_a_weekday_is_counted_from_the_day_of_publication(
    words: str, sentence: str, day: date | None
) -> None:
    assert meant_day(words, sentence, THURSDAY) == day


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Tuesday", "On Tuesday the council will vote."),
        ("Tuesday", "Berg said Tuesday's vote will go ahead."),
        ("on Tuesday", "The ferry was due to sail on Tuesday."),
        ("on Tuesday", "Officials who will retire in May arrived on Tuesday."),
        ("on Tuesday", "Trains stopped, but the crews agreed to resume work on Tuesday."),
        ("on Tuesday", "The choir sings on Tuesday."),
        ("on Tuesday", "Berg resigned on Tuesday, 24 February."),
        ("on Tuesday", "Berg resigned on Tuesday, Feb. 24."),
        ("Tuesday", "The ferry stopped every Tuesday."),
        ("on Tuesday", "The ferry stopped on Tuesday of last week."),
        ("Tuesday", "The pier was closed until Tuesday."),
        ("Tuesday", "The match was postponed until Tuesday, when it was played."),
        ("on Tuesday", "The fire could be seen from Merrow on Tuesday."),
        ("Tuesday", "The vote was planned for Tuesday."),
        ("by Tuesday", "Berg told them to leave by Tuesday."),
    ],
)
def test_a_weekday_that_cannot_be_told_is_no_day(words: str, sentence: str) -> None:
    assert meant_day(words, sentence, THURSDAY) is None


def test_of_two_mentions_the_one_that_answers_is_read() -> None:
    sentence = "Berg said on Tuesday the pier will open on Tuesday."
    found = [meant_day("on Tuesday", sentence, THURSDAY, at) for at in (0, 20)]
    assert found == [date(2026, 3, 3), date(2026, 3, 10)]


@pytest.mark.parametrize(
    ("words", "sentence", "day"),
    [
        ("yesterday", '"The pier broke yesterday," Berg told reporters on Sunday.', 28),
        ("yesterday", "\u201cThe pier broke yesterday,\u201d Berg said in Lund on Sunday.", 28),
        ("yesterday", 'The pier broke yesterday," Berg told reporters on Sunday.', 28),
        ("tomorrow", 'On Monday, Berg said: "We sail tomorrow."', 3),
        ("tomorrow", '"We sail tomorrow," Berg said yesterday.', 5),
        ("Monday", '"The pier closed on Monday," Berg told reporters on Sunday.', 23),
        ("yesterday", '"The pier broke yesterday," Berg said.', 4),
        ("yesterday", "Berg told reporters yesterday that the pier closed on Sunday.", 4),
        ("yesterday", "The pier, which shut on Sunday, opened yesterday.", 4),
    ],
)
def test_quoted_words_count_from_the_day_of_the_saying(words: str, sentence: str, day: int) -> None:
    found = meant_day(words, sentence, THURSDAY)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "sentence",
    [
        '"We sail tomorrow," said Berg, who resigned on Sunday.',
        '"We sail tomorrow," Berg said on 1 March.',
        "Berg said on Sunday that they sail tomorrow.",
    ],
)
def test_where_the_day_of_the_saying_is_not_sure_no_day_is_meant(sentence: str) -> None:
    assert meant_day("tomorrow", sentence, THURSDAY) is None


def test_without_a_date_of_publication_nothing_is_counted() -> None:
    assert meant_day("on Tuesday", "It closed on Tuesday.", None) is None

from datetime import UTC, datetime

import pytest

from rag.dates import find_window

ASKED = datetime(2026, 3, 12, 9, tzinfo=UTC)


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("What happened yesterday?", "2026-03-11", "2026-03-12"),
        ("What was agreed last week?", "2026-03-02", "2026-03-09"),
        ("What was agreed this week?", "2026-03-06", "2026-03-13"),
        ("Who resigned in the last 3 days?", "2026-03-09", "2026-03-13"),
        ("Who resigned last month?", "2026-02-01", "2026-03-01"),
        ("What was said on 5 March 2026?", "2026-03-05", "2026-03-06"),
        ("What was said on March 5th, 2026?", "2026-03-05", "2026-03-06"),
        ("Who won in 1998?", "1998-01-01", "1999-01-01"),
        ("Who won in May 1998?", "1998-05-01", "1998-06-01"),
        ("What closed in February?", "2026-02-01", "2026-03-01"),
        ("What closed in November?", "2025-11-01", "2025-12-01"),
        ("What closed on 2026-02-10?", "2026-02-10", "2026-02-11"),
        ("What happened the day before yesterday?", "2026-03-10", "2026-03-11"),
        ("Who won on 5 March 2026 after last year's scandal?", "2026-03-05", "2026-03-06"),
        ("What closed in the last week of February 2026?", "2026-02-01", "2026-03-01"),
        ("What was said of the 2027 budget yesterday?", "2026-03-11", "2026-03-12"),
        ("What was said of last year's scandal?", "2025-01-01", "2026-01-01"),
        ("What did USA Today report yesterday?", "2026-03-11", "2026-03-12"),
        ("What burned down last night?", "2026-03-11", "2026-03-13"),
        ("What closed on Monday?", "2026-03-09", "2026-03-13"),
        ("What closed on Thursday?", "2026-03-05", "2026-03-13"),
        ("What closed this Tuesday?", "2026-03-10", "2026-03-13"),
        ("Will those hurt last Tuesday be paid?", "2026-03-10", "2026-03-13"),
        ("What closed two weeks ago?", "2026-02-23", "2026-03-02"),
        ("What closed three days ago?", "2026-03-09", "2026-03-13"),
        ("What closed a month ago?", "2026-02-01", "2026-03-01"),
        ("Who won 4 years ago?", "2022-01-01", "2023-01-01"),
        ("Who resigned in the last two days?", "2026-03-10", "2026-03-13"),
        ("Who won last weekend?", "2026-03-07", "2026-03-13"),
        ("Who plays this weekend?", "2026-03-06", "2026-03-16"),
        ("What was said on 29 February?", "2024-02-29", "2024-03-01"),
        ("Who ruled between 2019 and 2021?", "2019-01-01", "2022-01-01"),
        ("Who ruled from 2019 to May 2021?", "2019-01-01", "2021-06-01"),
        ("Who ruled in 2019\u20132021?", "2019-01-01", "2022-01-01"),
        ("Who won in the 1990s?", "1990-01-01", "2000-01-01"),
        ("Who died this week, and led in the 1990s?", "2026-03-06", "2026-03-13"),
        ("Who sang best in the late 1980s?", "1980-01-01", "1990-01-01"),
        ("Who sang best in the eighties?", "1980-01-01", "1990-01-01"),
        ("Did in 2020 people riot?", "2020-01-01", "2021-01-01"),
        ("What cost 2050 euros in 2024?", "2024-01-01", "2025-01-01"),
    ],
)
def test_a_named_time_becomes_a_window(question: str, start: str, end: str) -> None:
    window = find_window(question, ASKED)
    assert window is not None
    assert (window.start, window.end) == (at(start), at(end))


def test_since_and_before_leave_one_end_open() -> None:
    since = find_window("Who has resigned since March 2024?", ASKED)
    before = find_window("Who had resigned before 2024?", ASKED)
    assert since is not None
    assert (since.start, since.end) == (at("2024-03-01"), None)
    assert before is not None
    assert (before.start, before.end) == (None, at("2024-01-01"))


@pytest.mark.parametrize(
    ("question", "start", "end", "relative"),
    [
        ("Who has resigned since yesterday?", "2026-03-11", None, True),
        ("Who has resigned since last week?", "2026-03-02", None, True),
        ("Who has resigned after last month?", "2026-03-01", None, True),
        ("Who was mayor before last year?", None, "2025-01-01", False),
        ("Who was mayor until yesterday?", None, "2026-03-12", False),
        ("What did Dell say after yesterday's vote?", "2026-03-11", None, True),
        ("What did Dell say before last week\u2019s vote?", None, "2026-03-09", False),
        ("Who has resigned since Monday?", "2026-03-09", None, True),
        ("Who has resigned after Monday?", "2026-03-10", None, True),
        ("Who was mayor before this weekend?", None, "2026-03-14", False),
        ("Who has resigned since 2 weeks ago?", "2026-02-23", None, False),
        ("What happened after the 2020 election?", "2020-01-01", None, False),
        ("Who led before the 2020 election?", None, "2021-01-01", False),
        ("Before the 1990s who led?", None, "1990-01-01", False),
        ("Who has led after 2020?", "2021-01-01", None, False),
    ],
)
def test_since_and_before_bound_relative_words_too(
    question: str, start: str | None, end: str | None, relative: bool
) -> None:
    window = find_window(question, ASKED)
    assert window is not None
    assert (window.start, window.end) == (start and at(start), end and at(end))
    assert window.relative is relative


@pytest.mark.parametrize(
    "question",
    [
        "Who may stand for mayor?",
        "Will they march on?",
        "Who owns USA Today?",
        "Who led in the last week of the campaign?",
        "What cost 2050 euros?",
        "Which 1980s cereals return?",
        "Who owes $2000?",
        "Which 2000 troops were sent?",
        "Will the pier open on Monday?",
        "What is due to open this Saturday?",
        "Who reads the Sunday Times?",
        "Who will return after leaving two years ago?",
        "Which plague began over 600 years ago?",
        "Who is in their eighties?",
    ],
)
def test_words_that_only_look_like_a_time_name_no_time(question: str) -> None:
    assert find_window(question, ASKED) is None


@pytest.mark.parametrize("words", ["yesterday", "on Monday", "two weeks ago", "last weekend"])
def test_relative_words_need_a_clock(words: str) -> None:
    assert find_window(f"What happened {words}?", None) is None


def test_an_impossible_date_is_no_window() -> None:
    assert find_window("What happened on 31 February 2026?", ASKED) is None


def test_an_undated_article_lies_in_no_window() -> None:
    window = find_window("What happened yesterday?", ASKED)
    assert window is not None
    assert not window.holds(None)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Who left between February and April?", "2026-02-01", "2026-05-01"),
        ("Who left between 1 March and 15 March 2025?", "2025-03-01", "2025-03-16"),
        ("Who left between 1 and 15 March?", "2026-03-01", "2026-03-16"),
        ("Who left from March to April?", "2026-03-01", "2026-05-01"),
        ("Who left between November and February?", "2025-11-01", "2026-03-01"),
        ("Who left on 3 March and 4 April?", "2026-03-03", "2026-03-04"),
        ("Who left this morning?", "2026-05-20", "2026-05-21"),
        ("Who left over the weekend?", "2026-05-16", "2026-05-21"),
    ],
)
def test_a_range_of_days_or_months_is_a_window(question: str, first: str, last: str) -> None:
    window = find_window(question, datetime(2026, 5, 20, 12, tzinfo=UTC))
    assert window
    assert (str(window.start)[:10], str(window.end)[:10]) == (first, last)

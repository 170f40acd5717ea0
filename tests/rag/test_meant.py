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
    ],
)
def test_a_weekday_is_counted_from_the_day_of_publication(
    words: str, sentence: str, day: date | None
) -> None:
    assert meant_day(words, sentence, THURSDAY) == day


def test_without_a_date_of_publication_nothing_is_counted() -> None:
    assert meant_day("on Tuesday", "It closed on Tuesday.", None) is None

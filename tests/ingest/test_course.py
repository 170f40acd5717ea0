"""Where an article stands among its versions: an older one never takes the newer one's place."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from ingest.outcome import Outcome
from ingest.pipeline import ingest_readings
from ingest.reading import Reading
from rag.archive import Archive
from rag.types import Article
from tests.rag.newsroom import open_archive

JUNE_1, JUNE_5 = (datetime(2026, 6, day, 9, 30, tzinfo=UTC) for day in (1, 5))


def bridge(text: str, updated: datetime | None = None, published: datetime = JUNE_1) -> Reading:
    article = Article(id="b", title="Bridge", text=text, published_at=published, updated_at=updated)
    return Reading(text, article)


def taken(archive: Archive, *readings: Reading) -> list[Outcome]:
    outcomes: list[Outcome] = []
    ingest_readings(readings, archive, outcomes.append)
    return outcomes


OLD, NEW = bridge("It is shut until May."), bridge("It is shut until June.", JUNE_5)


def test_an_older_version_is_kept_and_the_newer_one_answers(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        taken(archive, NEW)
        (outcome,) = taken(archive, OLD)
        assert "kept as an earlier version" in str(outcome.warning)
        assert archive.articles.get("b").text == "It is shut until June."
        assert archive.articles.get("b", version=2).text == "It is shut until May."
        assert [one.version for one in archive.articles.versions("b")] == [1, 2]
        assert all(finding.ok for finding in archive.check())


def test_versions_of_one_run_end_as_they_would_one_by_one(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        assert [one.outcome for one in taken(archive, NEW, OLD)] == ["added", "updated"]
        assert archive.articles.get("b").text == "It is shut until June."
        assert [one.outcome for one in taken(archive, OLD, NEW)] == ["unchanged", "unchanged"]


def test_a_version_after_an_earlier_one_has_a_number_of_its_own(tmp_path: Path) -> None:
    last = bridge("It is open.", JUNE_5 + timedelta(days=1))
    with open_archive(tmp_path) as archive:
        taken(archive, NEW, OLD, last)
        assert archive.articles.get("b").version == 3
        assert [one.version for one in archive.articles.versions("b")] == [3, 1, 2]


def test_an_earlier_version_is_known_again_whatever_its_zone(tmp_path: Path) -> None:
    lund = timezone(timedelta(hours=2))
    old = bridge("It is shut until May.", published=JUNE_1.astimezone(lund))
    with open_archive(tmp_path) as archive:
        taken(archive, NEW, OLD)
        assert [one.outcome for one in taken(archive, old)] == ["unchanged"]


def test_a_date_that_its_owner_mends_is_taken(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        taken(archive, NEW)
        (outcome,) = taken(archive, bridge("It is shut until June."))
        assert (outcome.outcome, outcome.warning) == ("updated", None)
        assert archive.articles.get("b").updated_at is None


def test_what_tells_only_the_day_is_not_older_than_that_day(tmp_path: Path) -> None:
    midnight = bridge("It is shut until July.", JUNE_5.replace(hour=0, minute=0))
    with open_archive(tmp_path) as archive:
        taken(archive, NEW)
        taken(archive, midnight)
        assert archive.articles.get("b").text == "It is shut until July."


def test_what_is_at_an_address_now_is_newest_unless_it_says_it_is_not(tmp_path: Path) -> None:
    stale = bridge("It is shut.", JUNE_1)._replace(live=True)
    with open_archive(tmp_path) as archive:
        taken(archive, NEW)
        taken(archive, stale)
        assert archive.articles.get("b").version == 1
        taken(archive, OLD._replace(live=True))
        assert archive.articles.get("b").text == "It is shut until May."


def test_two_articles_of_one_run_that_share_an_id_are_no_versions(tmp_path: Path) -> None:
    other = bridge("The ferry sails.", published=JUNE_5)
    with open_archive(tmp_path) as archive:
        _, refused = taken(archive, OLD, other)
    assert "give it an id" in str(refused.reason)

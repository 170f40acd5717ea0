"""The times of a live report stay with what was written at them."""

from ingest.extract import extract
from tests.ingest.pages import STORY, page

POST = "<div><time datetime='2026-05-05T{0}Z'>{0}</time><h2>{1}</h2><p>{2}</p></div>"
RESCUE = POST.format("11:30", "Two saved", "Two sailors were lifted from the mast of the ferry.")
DOCKED = POST.format("14:05", "In port", "The ferry was towed to the quay, and nobody was hurt.")


def test_each_time_stands_before_what_its_post_says() -> None:
    text = extract(page(body=DOCKED + RESCUE)).text
    assert "11:30 Two sailors were lifted from the mast of the ferry." in text.splitlines()
    assert "14:05 The ferry was towed to the quay, and nobody was hurt." in text.splitlines()


def test_one_time_alone_is_no_live_report() -> None:
    assert "11:30" not in extract(page(body=RESCUE)).text


def test_days_above_a_story_are_no_times_of_posts() -> None:
    days = "<div><time>5 May 2026</time></div><div><time>6 May 2026</time></div>"
    assert extract(page(body=days)).text.startswith("\n".join(STORY))

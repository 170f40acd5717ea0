import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rag.errors import StoreError
from server.ingestion import NAME_BYTES, Sent, Upload, base_name, take
from server.schemas import NewArticle
from server.state import State


def test_articles_and_files_are_reported_in_their_order(state: State) -> None:
    articles = [NewArticle(title="A", text="One ferry."), NewArticle(title="B", text="Two.")]
    uploads = [Upload("toll.txt", io.BytesIO(b"The toll ends on Monday."))]
    outcomes = take(Sent(articles, uploads), state.archive)
    assert [outcome.source for outcome in outcomes] == ["A", "B", "toll.txt"]
    assert {outcome.outcome for outcome in outcomes} == {"added"}


def test_the_lines_of_an_upload_are_named_by_the_upload(state: State) -> None:
    lines = b'{"title": "A", "text": "One ferry."}\nnot json\n'
    outcomes = take(Sent(uploads=[Upload("feed.jsonl", io.BytesIO(lines))]), state.archive)
    assert [outcome.source for outcome in outcomes] == ["feed.jsonl:1", "feed.jsonl:2"]
    assert outcomes[1].reason.startswith("is not JSON")


def test_a_date_that_is_none_stays_missing_with_a_warning(state: State) -> None:
    new = NewArticle(title="A", text="One ferry.", published_at="yesterdayish")
    (outcome,) = take(Sent([new]), state.archive)
    assert "yesterdayish" in outcome.warning
    assert state.archive.articles.get(outcome.article_id).published_at is None


def test_a_disk_that_takes_no_upload_is_a_store_error(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(StoreError, match="No space left on device"):
        take(Sent(uploads=[Upload("a.txt", io.BytesIO(b"x"))]), state.archive)


@given(st.text())
@example("..")
@example("a/...")
def test_any_sent_name_becomes_a_plain_short_one(name: str) -> None:
    base = base_name(name)
    assert base
    assert not {"/", "\0"} & set(base)
    assert len(base.encode()) <= NAME_BYTES
    assert base not in (".", "..")

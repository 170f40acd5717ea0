import io
import json

import pytest

from rag.articles import content_hash
from rag.changes import Prepared
from server.state import State
from tests.server.cli.conftest import Dateline
from tests.server.fakes import ARTICLES


def test_the_list_shows_date_title_outlet_and_id(dateline: Dateline) -> None:
    first, second = dateline("articles", "list").out.splitlines()
    assert first == "2026-03-05  Two countries pledge troops  Echo  echo-troops"
    assert second.endswith("post-bridge")


def test_the_list_is_filtered_and_says_what_it_left_out(dateline: Dateline) -> None:
    assert "post-bridge" not in dateline("articles", "list", "--publisher", "Echo").out
    assert "post-bridge" not in dateline("articles", "list", "--from", "2026-03-05").out
    assert dateline("articles", "list", "--limit", "1").err.startswith("… 1 more")
    strange = dateline("articles", "list", "--publisher", "The Ecco")
    assert strange.err == "No article here is of “The Ecco”. Like it there is “Echo”.\n"


@pytest.mark.parametrize(
    "command", ["articles list", "articles delete --yes", "conversations list"]
)
def test_too_many_words_to_look_for_are_one_clear_line(dateline: Dateline, command: str) -> None:
    ran = dateline(*command.split(), "--words", "a " * 1100)
    assert ran.code == 1
    assert ran.err.startswith("dateline: The words to look for have 2,200 characters")
    assert ran.err.count("\n") == 1


def test_the_list_as_json(dateline: Dateline) -> None:
    listed = json.loads(dateline("articles", "list", "--words", "bridge", "--json").out)
    assert (listed["total"], listed["articles"][0]["id"]) == (1, "post-bridge")


def test_an_article_is_shown_with_its_dates_and_text(dateline: Dateline) -> None:
    out = dateline("articles", "show", "echo-troops").out
    assert "published 5 March 2026" in out
    assert "version 1 of 1" in out
    assert "fetched" not in out
    assert out.endswith("Vessaly refused on Thursday.\n")


def test_an_article_as_json_has_its_versions(dateline: Dateline) -> None:
    shown = json.loads(dateline("articles", "show", "echo-troops", "--json").out)
    assert shown["text"] == ARTICLES[0].text
    assert len(shown["versions"]) == 1


@pytest.mark.parametrize(
    "args", [["show", "nowhere"], ["show", "echo-troops", "--version", "9"], ["delete", "nowhere"]]
)
def test_an_unknown_id_is_one_clear_line(dateline: Dateline, args: list[str]) -> None:
    ran = dateline("articles", *args)
    assert ran.code == 1
    assert ran.err.startswith("dateline: No article is stored under")


def test_nothing_is_deleted_unless_one_agrees(
    dateline: Dateline, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    for answer in ("n\n", "", "\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        ran = dateline("articles", "delete", "echo-troops")
        assert ran.code == 1
        assert "Nothing was deleted" in ran.err
    assert state.archive.articles.count() == 2


def test_an_agreed_deletion_names_what_goes(
    dateline: Dateline, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    ran = dateline("articles", "delete", "--words", "bridge")
    assert "Bridge reopens" in ran.err
    assert ran.out == "Deleted 1 article.\n"
    assert state.archive.articles.count() == 1


@pytest.mark.parametrize("blank", ["--words= ", "--author= "])
def test_blank_words_choose_nothing_to_delete(dateline: Dateline, state: State, blank: str) -> None:
    assert dateline("articles", "delete", blank, "--yes").code == 2
    assert state.archive.articles.count() == 2


def test_one_unknown_id_among_several_deletes_none(dateline: Dateline, state: State) -> None:
    assert dateline("articles", "delete", "echo-troops", "nowhere", "--yes").code == 1
    assert state.archive.articles.count() == 2


def test_ids_and_filters_together_are_misuse(dateline: Dateline, state: State) -> None:
    ran = dateline("articles", "delete", "echo-troops", "--publisher", "Post", "--yes")
    assert ran.code == 2
    assert "by id or by filters, not by both" in ran.err
    ran = dateline("articles", "delete", "--yes")
    assert (ran.code, ran.err.partition(". ")[0]) == (
        2,
        "dateline: nothing is named: give ids of articles, or choose some by filters",
    )
    assert state.archive.articles.count() == 2


def test_an_article_cannot_command_the_terminal(dateline: Dateline, state: State) -> None:
    title = "\x1b]0;owned\x07\x9b31m"
    evil = ARTICLES[0].model_copy(update={"id": "evil", "title": title, "text": title})
    state.archive.put([Prepared(evil, content_hash(evil), ())])
    for args in (["list"], ["show", "evil"]):
        out = dateline("articles", *args).out
        assert not {"\x1b", "\x07", "\x9b"} & set(out)

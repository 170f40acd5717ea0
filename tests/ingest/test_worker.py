"""The child process's side of the conversation."""

import io
import json

from ingest.worker import answer, serve
from tests.ingest.pages import page


def test_each_request_has_one_answer() -> None:
    data = page().encode()
    request = json.dumps({"kind": "html", "size": len(data), "url": None}).encode() + b"\n" + data
    answers = io.BytesIO()
    serve(io.BytesIO(request * 2), answers)
    titles = [json.loads(line)["record"]["title"] for line in answers.getvalue().splitlines()]
    assert titles == ["Four countries send engineers"] * 2


def test_a_page_without_an_article_is_a_reason() -> None:
    assert answer("html", b"<p>Hi</p>", None) == {
        "reason": "holds no article that can be found in it"
    }


def test_a_broken_file_is_a_reason_in_one_line_that_says_what_to_do() -> None:
    reason = answer("pdf", b"junk", None)["reason"]
    assert reason.startswith("is damaged or cut short: download it again")
    assert len(reason.splitlines()) == 1
    assert answer("html", b"\xff", None)["reason"].startswith("is a page that cannot be read: save")

"""Programs of other people's making, unchanged, at a server as a user has it: the real model."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from langchain_openai import ChatOpenAI
from mcp import StdioServerParameters
from openai import OpenAI

from server.cli.serve import GRACE_SECONDS
from tests.server.mcp.calling import call, text
from tests.server.test_real import DATELINE
from tests.server.test_socket import free_port, wait_for

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples"
QUESTION = "Which countries will send soldiers?"


def environment(folder: Path) -> dict[str, str]:
    return {
        "DATELINE_DATA_DIR": str(folder),
        "HF_HUB_OFFLINE": "1",
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


def tools(folder: Path) -> StdioServerParameters:
    """Return the command `dateline mcp`, as a client starts it."""
    command, *args = [*DATELINE, "mcp"]
    return StdioServerParameters(command=command, args=args, env=environment(folder))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    port = free_port()
    args = [*DATELINE, "serve", "--demo", "--port", str(port)]
    with subprocess.Popen(args, env=environment(folder), stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(2 * GRACE_SECONDS + 5) == 0


def standing(url: str, citation: dict[str, Any]) -> bool:
    """Return whether a citation's quote stands in the stored article where it says."""
    where = f"{url}/api/articles/{citation['article_id']}?version={citation['version']}"
    article = httpx.get(where, timeout=120).json()
    return bool(article["text"][citation["start"] : citation["end"]] == citation["quote"])


def test_openais_client_streams_what_it_gets_whole_and_every_reference_stands(url: str) -> None:
    asked: dict[str, Any] = {
        "model": "dateline",
        "messages": [{"role": "user", "content": QUESTION}],
    }
    with OpenAI(base_url=f"{url}/v1", api_key="none") as client:
        whole = client.chat.completions.create(**asked).choices[0].message
        chunks = list(client.chat.completions.create(**asked, stream=True))
    references = [a.model_dump() for a in whole.annotations]
    deltas = [chunk.choices[0].delta.model_dump() for chunk in chunks]
    assert references
    for reference in references:
        place = reference["url_citation"]
        assert whole.content[place["start_index"] :].startswith("[[")
        assert whole.content[: place["end_index"]].endswith(f"({place['url']})")
        assert standing(url, reference["citation"])
    assert "".join(delta["content"] or "" for delta in deltas) == whole.content
    assert [a for delta in deltas for a in delta.get("annotations", [])] == references


def test_a_follow_up_over_chat_open_ai_knows_what_went_before(url: str) -> None:
    model = ChatOpenAI(base_url=f"{url}/v1", api_key="none", model="dateline")
    asked, follow_up = "How long did Dell and Kresh talk?", "What did the two of them agree on?"
    second = model.invoke([("user", asked), model.invoke(asked), ("user", follow_up)])
    assert "212" in second.content
    assert "[[1]](https://" in second.content
    (stored, *_) = httpx.get(f"{url}/api/conversations", timeout=120).json()["conversations"]
    assert stored["title"] == follow_up


def test_the_tools_cite_over_http_and_beside_the_server(url: str, folder: Path) -> None:
    for server in (f"{url}/mcp", tools(folder)):
        answer = call(server, "ask", question=QUESTION).structured_content
        citations = [c for s in answer["statements"] for c in s["citations"]]
        assert citations
        assert all(standing(url, citation) for citation in citations)
        found = call(server, "search_articles", query=QUESTION, limit=3).structured_content
        assert len(found["articles"]) == 3
        read = call(server, "get_article", article_id=found["articles"][0]["id"])
        assert found["articles"][0]["passages"][0]["text"] in read.structured_content["text"]


@pytest.mark.parametrize(
    ("name", "words"), [("openai_client", "[[1]](https://"), ("mcp_client", "soldiers")]
)
def test_an_example_runs_against_the_server(url: str, folder: Path, name: str, words: str) -> None:
    source = (EXAMPLES / f"{name}.py").read_text("utf-8").replace("http://127.0.0.1:8000", url)
    assert words in printed(source, folder)


@pytest.fixture(scope="module")
def unserved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the demo articles that no server owns."""
    folder = tmp_path_factory.mktemp("unserved")
    ingest = [*DATELINE, "ingest", "--demo"]
    subprocess.run(ingest, env=environment(folder), check=True, capture_output=True)
    return folder


def test_the_tools_open_the_folder_themselves_where_no_server_runs(unserved: Path) -> None:
    result = call(tools(unserved), "ask", question=QUESTION)
    assert result.structured_content["statements"]
    assert "[[1]](https://" in text(result)


@pytest.mark.parametrize(
    ("name", "words"),
    [("retriever", "(invented)"), ("runnable", "https://"), ("tool", "[[1]](https://")],
)
def test_an_example_runs_over_the_folder(unserved: Path, name: str, words: str) -> None:
    assert words in printed((EXAMPLES / f"{name}.py").read_text("utf-8"), unserved)


def printed(source: str, folder: Path) -> str:
    """Return what a program prints."""
    command = [sys.executable, "-c", source]
    ran = subprocess.run(command, env=environment(folder), capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout

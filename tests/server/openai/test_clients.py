"""OpenAI's own client and LangChain's ChatOpenAI, unchanged, over a real socket."""

from collections.abc import Iterator

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from openai import BadRequestError, NotFoundError, OpenAI

from server.state import State
from tests.server.openai.sent import OPEN_WEBUI_TITLE, QUESTION, SAID, chat
from tests.server.test_socket import served

pytestmark = pytest.mark.slow
MARKER = "[[1]](https://echo.example/troops)"


@pytest.fixture
def url(state: State) -> Iterator[str]:
    with served(state) as url:
        yield f"{url}/v1"


@pytest.fixture
def client(url: str) -> Iterator[OpenAI]:
    with OpenAI(base_url=url, api_key="none", max_retries=0) as client:
        yield client


@pytest.fixture
def model(url: str) -> ChatOpenAI:
    return ChatOpenAI(base_url=url, api_key="none", model="dateline", max_retries=0)


def test_openais_client_reads_text_and_references(client: OpenAI) -> None:
    message = client.chat.completions.create(**chat(QUESTION)).choices[0].message
    (found,) = message.annotations
    place = found.url_citation
    assert message.content.startswith(f"{SAID} {MARKER}")
    assert message.content[place.start_index : place.end_index] == MARKER
    assert (place.url, place.title) == (
        "https://echo.example/troops",
        "Two countries pledge troops",
    )


def test_openais_client_streams_the_same_text_and_references(client: OpenAI) -> None:
    whole = client.chat.completions.create(**chat(QUESTION)).choices[0].message
    options = {"include_usage": True}
    *sent, last = client.chat.completions.create(
        **chat(QUESTION), stream=True, stream_options=options
    )
    deltas = [chunk.choices[0].delta.model_dump() for chunk in sent]
    references = [a for delta in deltas for a in delta.get("annotations", [])]
    assert "".join(delta["content"] or "" for delta in deltas) == whole.content
    assert references == [annotation.model_dump() for annotation in whole.annotations]
    assert (last.choices, last.usage.total_tokens > 0) == ([], True)


def test_openais_stream_helper_ends_with_the_whole_message(client: OpenAI) -> None:
    with client.chat.completions.stream(**chat(QUESTION)) as stream:
        message = stream.get_final_completion().choices[0].message
    assert message.content.startswith(f"{SAID} {MARKER}")


def test_openais_client_raises_its_own_errors(client: OpenAI) -> None:
    with pytest.raises(BadRequestError, match="The question is empty") as raised:
        client.chat.completions.create(**chat(" "))
    assert (raised.value.type, raised.value.code) == ("invalid_request_error", "invalid_input")
    with pytest.raises(BadRequestError, match="The question is empty"):
        client.chat.completions.create(**chat(" "), stream=True)
    with pytest.raises(NotFoundError, match="use 'dateline'"):
        client.models.retrieve("gpt-9")


def test_openais_client_lists_the_model(client: OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["dateline"]


def test_openais_client_gets_a_title(client: OpenAI) -> None:
    title = client.chat.completions.create(**chat(OPEN_WEBUI_TITLE)).choices[0].message.content
    assert QUESTION in title


def test_chat_open_ai_answers_and_streams_the_same(model: ChatOpenAI) -> None:
    whole = model.invoke(QUESTION).content
    streamed = "".join(chunk.content for chunk in model.stream(QUESTION))
    assert whole.startswith(f"{SAID} {MARKER}")
    assert streamed == whole


def test_chat_open_ai_passes_history_and_a_system_message(model: ChatOpenAI, state: State) -> None:
    first = model.invoke([SystemMessage("Be brief."), HumanMessage(QUESTION)])
    model.invoke([HumanMessage(QUESTION), AIMessage(first.content), HumanMessage("Which refused?")])
    (turn,) = state.assistant.histories[-1]
    assert (turn.question, turn.answer) == (QUESTION, SAID)

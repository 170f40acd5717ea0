import logging
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from rag.chat.breaker import FAILURES
from rag.chat.calls import Limits
from rag.chat.chain import Asking, Chain
from rag.chat.named import Named, named_models
from rag.chat.trial import try_models
from rag.errors import ProviderError
from rag.settings import Settings
from tests.rag.chat.provider import (
    Drop,
    Endless,
    Finish,
    Malformed,
    Provider,
    Reply,
    Stall,
    Status,
    provider,
)

SPARE = Named("spare", FakeListChatModel(responses=["The spare one answers."]))


@contextmanager
def chain(
    *script: Reply, spare: bool = False, retries: int = 1, wait: float = 1.0, whole: float = 5.0
) -> Iterator[tuple[Chain, Provider]]:
    with provider(*script) as fake:
        models = named_models(Settings(model="openai:fake", model_url=fake.url))
        models += [SPARE] if spare else []
        held = Chain(models, Limits(wait, wait, whole), retries, jitter=lambda: 0.0)
        with closing(held):
            yield held, fake


def said(held: Chain, asking: Asking | None = None) -> str:
    return "".join(held.stream("Hello?", asking or held.asking())).strip()


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again(status: int) -> None:
    with chain(Status(status), ["Here."]) as (held, fake):
        assert said(held) == "Here."
        assert len(fake.asked) == 2


def test_retry_after_is_waited_for() -> None:
    with chain(Status(429, (("retry-after", "1"),)), ["Here."]) as (held, _):
        began = time.monotonic()
        assert said(held) == "Here."
        assert time.monotonic() - began >= 1.0


def test_a_wait_that_is_too_long_is_not_waited_for() -> None:
    with chain(Status(429, (("retry-after", "3600"),)), spare=True) as (held, fake):
        assert said(held) == "The spare one answers."
        assert len(fake.asked) == 1


@pytest.mark.parametrize("status", [400, 401, 404])
def test_what_will_not_pass_is_not_tried_again(status: int) -> None:
    with chain(Status(status)) as (held, fake):
        with pytest.raises(ProviderError, match=str(status)):
            said(held)
        assert len(fake.asked) == 1


@pytest.mark.parametrize("reply", [Status(500), Status(401), [Stall()], [Malformed()], [Drop()]])
def test_another_model_stands_in(reply: Reply) -> None:
    with chain(reply, spare=True, wait=0.5) as (held, _):
        asking = held.asking()
        assert said(held, asking) == "The spare one answers."
        assert asking.model == "spare"


@pytest.mark.parametrize("step", [Stall(), Malformed(), Drop()])
def test_no_model_stands_in_once_an_answer_has_begun(step: Reply) -> None:
    with chain(["Albrant will", step], spare=True, wait=0.5) as (held, fake):
        pieces = []
        with pytest.raises(ProviderError):
            pieces.extend(held.stream("Hello?", held.asking()))
        assert len(fake.asked) == 1


def test_each_prompt_of_a_question_is_tried_again_and_has_a_spare() -> None:
    script: list[Reply] = [["A question?"], Status(503), ["Here."], Status(503), Status(503)]
    with chain(*script, spare=True) as (held, fake):
        asking = held.asking()
        answers = [said(held, asking) for _ in range(3)]
        assert answers == ["A question?", "Here.", "The spare one answers."]
        assert len(fake.asked) == 5


def test_a_dead_provider_is_left_alone_for_a_while() -> None:
    with chain(Status(500), retries=0) as (held, fake):
        for _ in range(FAILURES + 2):
            with pytest.raises(ProviderError):
                said(held)
        assert len(fake.asked) == FAILURES
        with pytest.raises(ProviderError, match="left alone"):
            said(held)


def test_an_answer_may_not_take_for_ever() -> None:
    with chain([*["word "] * 3, *[Stall(0.4), "word "] * 30], wait=1.0) as (held, _):
        held.limits = Limits(1.0, 1.0, 1.5)
        with pytest.raises(ProviderError, match=r"within 1\.5 seconds"):
            said(held)


def test_an_answer_without_end_is_broken_off_at_the_limit() -> None:
    with chain([Endless("and more ")], whole=0.5) as (held, fake):
        with pytest.raises(ProviderError, match="did not finish within"):
            said(held)
        assert fake.left.wait(5)


def test_nobody_listens_there_and_it_says_so() -> None:
    with provider(["x"]) as gone:
        url = gone.url
    held = Chain(named_models(Settings(model="x", model_url=url)), Limits(1, 1, 5), retries=0)
    with closing(held), pytest.raises(ProviderError, match="cannot be reached"):
        said(held)


@contextmanager
def full_house() -> Iterator[str]:
    """Yield an address where callers are neither let in nor sent away."""
    with ExitStack() as held:
        house = held.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(2):
            caller = held.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(house.getsockname())
        yield f"http://127.0.0.1:{house.getsockname()[1]}"


@pytest.mark.parametrize("model", ["openai:x", "anthropic:x", "ollama:x"])
def test_who_does_not_let_us_in_is_left_after_the_time_for_connecting(model: str) -> None:
    with full_house() as url:
        settings = Settings(model=model, model_url=url, model_connect_seconds=0.5)
        held = Chain(named_models(settings), Limits(20, 20, 20), retries=0)
        with closing(held), pytest.raises(ProviderError, match="cannot be reached"):
            said(held)


@pytest.mark.parametrize(("jitter", "pauses"), [(0.0, [0.25, 0.5, 1.0]), (1.0, [0.75, 1.5, 3.0])])
def test_pauses_grow_and_differ_from_one_caller_to_another(
    jitter: float, pauses: list[float]
) -> None:
    held = Chain([SPARE], Limits(1, 1, 5), retries=3, jitter=lambda: jitter)
    error = ProviderError("busy", again=True)
    assert [held._pause(error, attempt) for attempt in range(3)] == pauses
    assert held._pause(error, 3) is None


def test_keys_are_in_no_error_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    status = Status(401, message="Wrong keys: sk-verysecret1, own-word and words-in-header")
    headers = {"default_headers": {"x-key": "words-in-header"}}
    with provider(status) as fake:
        settings = Settings(
            model="openai:f", model_url=fake.url, model_key="own-word", model_options=headers
        )
        held = Chain(named_models(settings), Limits(1, 1, 5), retries=0)
        with closing(held), pytest.raises(ProviderError) as caught:
            said(held)
        assert fake.keys == ["Bearer own-word"]
        (trial,) = try_models(settings)
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("dateline")]
    told = f"{caught.value} {caught.value.said} {trial.detail} {' '.join(ours)}"
    assert not any(secret in told for secret in ("verysecret", "own-word", "words-in-header"))
    assert "Wrong keys" in trial.detail


@pytest.mark.parametrize(("reason", "cut_short"), [("stop", False), ("length", True)])
def test_a_length_limit_is_an_end_and_told(reason: str, cut_short: bool) -> None:
    with chain(["Here.", Finish(reason)]) as (held, _):
        asking = held.asking()
        assert said(held, asking) == "Here."
        assert asking.cut_short is cut_short
        assert asking.usage is not None
        assert asking.usage.input_tokens == 100

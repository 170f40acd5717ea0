"""Each provider's own client against its own protocol, over a socket: one behaviour for all."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from rag.chat.calls import Limits
from rag.chat.chain import Asking, Chain
from rag.chat.named import named_models
from rag.errors import ProviderError
from rag.settings import Settings
from tests.rag.chat.provider import (
    Drop,
    Endless,
    Finish,
    Provider,
    Reply,
    Stall,
    Status,
    provider,
)

each_provider = pytest.mark.parametrize("name", ["openai:fake", "anthropic:fake", "ollama:fake"])


@contextmanager
def chain(name: str, *script: Reply, wait: float = 10.0) -> Iterator[tuple[Chain, Provider]]:
    with provider(*script) as fake:
        url = fake.url if name.startswith("openai") else fake.url.removesuffix("/v1")
        models = named_models(Settings(model=name, model_url=url, model_key="sk-of-ours"))
        held = Chain(models, Limits(wait, wait, 20.0), retries=1, jitter=lambda: 0.0)
        with closing(held):
            yield held, fake


def said(held: Chain, asking: Asking | None = None) -> str:
    return "".join(held.stream("Hello?", asking or held.asking())).strip()


@each_provider
@pytest.mark.parametrize(("reason", "cut_short"), [("stop", False), ("length", True)])
def test_an_answer_its_end_and_its_cost(name: str, reason: str, cut_short: bool) -> None:
    with chain(name, ["Albrant will send them.", Finish(reason)]) as (held, fake):
        asking = held.asking()
        assert said(held, asking) == "Albrant will send them."
        assert asking.cut_short is cut_short
        assert asking.usage is not None
        assert (asking.usage.input_tokens, asking.usage.output_tokens) == (100, 10)
        assert fake.prompts == ["Hello?"]


@each_provider
@pytest.mark.parametrize("reply", [Status(429), Status(503), [Drop()]])
def test_what_may_pass_is_tried_again(name: str, reply: Reply) -> None:
    with chain(name, reply, ["Here."]) as (held, fake):
        assert said(held) == "Here."
        assert len(fake.asked) == 2


@each_provider
def test_what_will_not_pass_is_told(name: str) -> None:
    with chain(name, Status(404)) as (held, fake):
        with pytest.raises(ProviderError, match=r"404.*check the model's name"):
            said(held)
        assert len(fake.asked) == 1


@each_provider
def test_silence_has_its_limit(name: str) -> None:
    with chain(name, ["Albrant will", Stall()], wait=1.5) as (held, fake):
        with pytest.raises(ProviderError, match=r"1\.5 seconds"):
            said(held)
        assert fake.left.wait(5)


@each_provider
def test_a_reader_who_leaves_ends_the_call(name: str) -> None:
    with chain(name, [Endless("and more ")]) as (held, fake):
        pieces = held.stream("Hello?", held.asking())
        assert "and more" in next(pieces)
        pieces.close()
        assert fake.left.wait(0.25)


@each_provider
def test_no_key_follows_a_redirect(name: str) -> None:
    with provider(["Got it."]) as elsewhere:
        moved = Status(307, (("location", f"{elsewhere.url}/messages"),))
        with chain(name, moved) as (held, _), pytest.raises(ProviderError):
            said(held)
        assert elsewhere.keys == []

"""Judges of support: our own check, or a chat model pinned apart from the model that answers."""

import hashlib
import os
from collections.abc import Callable
from importlib.resources import files
from string import Template
from typing import NamedTuple

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from rag import support
from rag.chat.failures import redacted
from rag.chat.named import KEYS
from rag.embedder import Embedder
from rag.encoders import first_line
from rag.errors import ModelError
from rag.evaluation.metrics.citing import Judge
from rag.evaluation.versions import sources_hash
from rag.support import Support

SUPPORT = "support"
TEMPERATURE = 0.0
STAMP = 8


class NamedJudge(NamedTuple):
    """A judge under the name that run files hold: figures of two names are not compared.

    The name of our own check ends in a hash of its code, that of a chat model in one of the
    prompt, so that a changed judge has another name.
    """

    name: str
    make: Callable[[Embedder], Judge]


def judge_named(name: str) -> NamedJudge:
    """Return `support`, or the chat model `provider:model`; `ModelError` where there is none."""
    if name == SUPPORT:
        return NamedJudge(
            f"{SUPPORT} {sources_hash(support)[:STAMP]}", lambda embedder: Support(embedder).score
        )
    keys = KEYS.get(name.partition(":")[0], ())
    if keys and not any(map(os.environ.get, keys)):
        raise ModelError(f"the judge {name!r} needs a key: set {keys[0]}")
    try:
        model = init_chat_model(name, temperature=TEMPERATURE)
    except Exception as error:  # each provider's client raises classes of its own
        said = redacted(first_line(error), [])
        raise ModelError(f"the judge {name!r} cannot be used: {said}") from error
    stamp = hashlib.sha256(_prompt().encode()).hexdigest()[:STAMP]
    judge = chat_judge(model)
    return NamedJudge(f"{name} {stamp}", lambda _: judge)


def chat_judge(model: BaseChatModel) -> Judge:
    """Return a judge that asks a chat model: 1 where its reply begins with yes, 0 with no.

    Any other reply, or none, is a `ModelError`, never a score.
    """
    prompt = Template(_prompt())

    def judge(sentence: str, evidence: str) -> float:
        try:
            reply = model.invoke(prompt.substitute(sentence=sentence, evidence=evidence)).text
        except Exception as error:  # every provider raises classes of its own
            raise ModelError(f"the judge failed: {type(error).__name__}: {error}") from error
        word = reply.strip().lower().lstrip("*\"'`")
        if not word.startswith(("yes", "no")):
            raise ModelError(f"the judge's reply is neither yes nor no: {reply[:80]!r}")
        return float(word.startswith("yes"))

    return judge


def _prompt() -> str:
    return (files("prompts") / "judge.txt").read_text("utf-8")

"""Judges of support that are chat models, pinned apart from the model that answers."""

from importlib.resources import files
from string import Template

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from rag.errors import ModelError
from rag.evaluation.metrics.citing import Judge

TEMPERATURE = 0.0


def chat_judge(model: BaseChatModel) -> Judge:
    """Return a judge that asks a chat model: 1 where its reply begins with yes, 0 with no.

    Any other reply is a `ModelError`, never a score.
    """
    prompt = Template((files("prompts") / "judge.txt").read_text("utf-8"))

    def judge(sentence: str, evidence: str) -> float:
        reply = model.invoke(prompt.substitute(sentence=sentence, evidence=evidence)).text
        word = reply.strip().lower().lstrip("*\"'`")
        if not word.startswith(("yes", "no")):
            raise ModelError(f"the judge's reply is neither yes nor no: {reply[:80]!r}")
        return float(word.startswith("yes"))

    return judge


def named_judge(name: str) -> Judge:
    """Return the judge for a model named as `provider:model`; `ModelError` where there is none."""
    try:
        model = init_chat_model(name, temperature=TEMPERATURE)
    except (ImportError, ValueError) as error:
        raise ModelError(f"the judge {name!r} cannot be used: {error}") from error
    return chat_judge(model)

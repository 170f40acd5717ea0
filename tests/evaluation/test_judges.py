"""A chat model as the judge of support."""

import re

import pytest
from langchain_core.language_models import FakeListChatModel

from rag.chat.named import KEYS
from rag.errors import ModelError
from rag.evaluation.judges import chat_judge, judge_named


@pytest.mark.parametrize(("reply", "score"), [("Yes.", 1), ("**No**, it", 0), ("yes", 1)])
def test_the_first_word_of_the_reply_decides(reply: str, score: float) -> None:
    assert chat_judge(FakeListChatModel(responses=[reply]))("It broke.", "The dam broke") == score


def test_a_reply_that_is_neither_is_no_score() -> None:
    with pytest.raises(ModelError, match="neither yes nor no: 'Perhaps"):
        chat_judge(FakeListChatModel(responses=["Perhaps."]))("It broke.", "The dam broke")


def test_a_provider_that_fails_is_no_score() -> None:
    with pytest.raises(ModelError, match="the judge failed: IndexError"):
        chat_judge(FakeListChatModel(responses=[]))("It broke.", "The dam broke")


def test_our_own_check_is_named_with_its_code() -> None:
    named = judge_named("support")
    assert re.fullmatch(r"support [0-9a-f]{8}", named.name)
    assert named.name == judge_named("support").name


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_a_judge_whose_key_is_missing_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, provider: str
) -> None:
    for key in KEYS[provider]:
        monkeypatch.delenv(key, raising=False)
    said = f"the judge '{provider}:x' needs a key: set {KEYS[provider][0]}"
    with pytest.raises(ModelError, match=said):
        judge_named(f"{provider}:x")


def test_an_unknown_model_is_refused_before_anything_runs() -> None:
    with pytest.raises(ModelError, match="the judge 'nobody:nothing' cannot be used"):
        judge_named("nobody:nothing")

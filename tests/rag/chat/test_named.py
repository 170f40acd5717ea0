import importlib
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from rag.chat.calls import hang_up
from rag.chat.named import NO_KEY, Named, named_models
from rag.errors import ModelError
from rag.settings import Settings

URL = "http://127.0.0.1:9/v1"


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "DATELINE_MODEL_KEY"):
        monkeypatch.delenv(name, raising=False)


def named(**fields: object) -> list[Named]:
    models = named_models(Settings(**fields))
    for one in models:
        hang_up(one)
    return models


def key_of(model: object) -> str:
    secret: SecretStr = model.openai_api_key  # type: ignore[attr-defined]
    return secret.get_secret_value()


def test_no_model_is_no_model() -> None:
    assert named() == []


def test_any_name_at_an_address_speaks_openais_protocol() -> None:
    (one,) = named(model="gemma3:270m", model_url=URL)
    assert type(one.model).__name__ == "ChatOpenAI"
    assert one.model.model_name == "gemma3:270m"  # type: ignore[attr-defined]


def test_an_address_without_a_key_never_gets_another_providers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    (one,) = named(model="openai:x", model_url=URL)
    assert key_of(one.model) == NO_KEY


def test_the_key_is_the_first_models() -> None:
    first, second = named(model="openai:x, ollama:y", model_key="sk-mine")
    assert key_of(first.model) == "sk-mine"
    assert second.name == "ollama:y"


def test_options_reach_the_model() -> None:
    (one,) = named(model="x", model_url=URL, model_options={"temperature": 0.3, "seed": 7})
    assert (one.model.temperature, one.model.seed) == (0.3, 7)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["openai:x", "anthropic:x"])
def test_without_a_key_it_says_which_variable(name: str) -> None:
    with pytest.raises(ModelError, match=r"DATELINE_MODEL_KEY"):
        named(model=name)


def test_a_name_without_a_provider_says_what_to_write() -> None:
    with pytest.raises(ModelError, match=r"write openai:llama3.*DATELINE_MODEL_URL"):
        named(model="llama3")


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_a_missing_package_is_one_line(provider: str, monkeypatch: pytest.MonkeyPatch) -> None:
    creator = importlib.import_module("langchain.chat_models.base")._get_chat_model_creator
    creator.cache_clear()
    monkeypatch.setitem(sys.modules, f"langchain_{provider}", None)
    with pytest.raises(ModelError, match=rf"pip install 'dateline\[{provider}\]'$"):
        named(model=f"{provider}:x", model_key="k")
    creator.cache_clear()


def test_a_key_is_not_in_what_is_printed() -> None:
    settings = Settings(model="openai:x", model_key="sk-mine-alone")
    (one,) = named_models(settings)
    hang_up(one)
    assert "sk-mine-alone" not in f"{settings!r} {one!r} {settings.model_dump_json()}"

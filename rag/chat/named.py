"""A chat model by its name: `openai:…`, `anthropic:…`, `ollama:…`, or any name at an address."""

import importlib
import os
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import httpx
from pydantic import SecretStr, ValidationError

from rag.chat.failures import SECRET_CHARS, redacted
from rag.encoders import first_line
from rag.errors import ModelError
from rag.settings import Settings

if TYPE_CHECKING:  # importing it takes long, and a chat model is seldom there
    from langchain_core.language_models import BaseChatModel

EXTRAS = {"openai": "openai", "anthropic": "anthropic", "ollama": "ollama"}
KEYS = {
    "openai": ("OPENAI_API_KEY",),
    "anthropic": ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"),
}
NO_KEY = "none"  # what is sent to an address that was given without a key: never another's


Closing = Callable[[], Coroutine[Any, Any, None]]


class Named(NamedTuple):
    """A chat model, what it is called, whether its provider marks the end of an answer.

    `close` closes the connections that are kept open for it, which whoever made it does. `secrets`
    are what no message may repeat.
    """

    name: str
    model: "BaseChatModel"
    marks_end: bool = False
    close: Closing | None = None
    secrets: tuple[SecretStr, ...] = ()


def named_models(settings: Settings) -> list[Named]:
    """Return the models of DATELINE_MODEL, the one to ask first in front; [] where none is set.

    Address and key belong to the first; the others are reached as their providers say.
    Raises `ModelError` where one cannot be used as it is named.
    """
    names = [name.strip() for name in (settings.model or "").split(",") if name.strip()]
    if not names:
        return []
    return [
        _named(names[0], settings, settings.model_url),
        *(_named(n, settings) for n in names[1:]),
    ]


def _named(name: str, settings: Settings, url: str | None = None) -> Named:
    provider, model = _parts(name, url)
    how: dict[str, Any] = _limits(provider, settings) | settings.model_options
    if url:
        how |= {"base_url": url, "api_key": NO_KEY} if provider != "ollama" else {"base_url": url}
    if settings.model_key and name == _first(settings):
        how["api_key"] = settings.model_key.get_secret_value()
    elif not url and provider in KEYS and not any(map(os.environ.get, KEYS[provider])):
        raise ModelError(f"{name} needs a key: set {KEYS[provider][0]} or DATELINE_MODEL_KEY.")
    library = importlib.import_module("langchain.chat_models")  # slow, and seldom needed
    try:
        found = library.init_chat_model(model, model_provider=provider, **how)
    except ImportError as error:
        raise ModelError(_missing(name, provider, error)) from error
    except ValidationError as error:
        wrong = error.errors()[0]
        where = ".".join(str(part) for part in wrong["loc"])
        raise ModelError(f"{name} cannot be used: {where} {wrong['msg']}".strip()) from None
    except Exception as error:  # each provider's client raises classes of its own
        raise ModelError(_unusable(name, provider, error, secrets(settings))) from None
    close = _connections(provider, found, how, settings)
    return Named(name, found, provider in EXTRAS, close, secrets(settings))


def _connections(
    provider: str | None, model: Any, how: dict[str, Any], settings: Settings
) -> Closing | None:
    """Return what closes a model's connections; None where a provider keeps them to itself.

    Anthropic's client has connections of our own put into it: by itself it takes one time for
    everything, and follows a redirect with the key in a header that no library strips.
    """
    if provider == "openai":
        return cast("Closing", how["http_async_client"].aclose)
    if provider == "ollama":
        return cast("Closing", model._async_client.close)
    if provider != "anthropic":
        return None
    library = importlib.import_module("anthropic")
    client = library.DefaultAsyncHttpxClient(
        timeout=library.Timeout(None, connect=settings.model_connect_seconds),
        follow_redirects=False,
        proxy=model.anthropic_proxy,
    )
    ours = model._async_client.copy(http_client=client, timeout=client.timeout)
    vars(model)["_async_client"] = ours  # it is a cached property, and this is its cache
    return cast("Closing", client.aclose)


def secrets(settings: Settings) -> tuple[SecretStr, ...]:
    """Return the key, and every text among the options that is long enough to be one."""
    texts = (text for text in _texts(settings.model_options) if len(text) >= SECRET_CHARS)
    return (*filter(None, [settings.model_key]), *map(SecretStr, texts))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _first(settings: Settings) -> str:
    return (settings.model or "").split(",")[0].strip()


def _parts(name: str, url: str | None) -> tuple[str | None, str]:
    provider, colon, model = name.partition(":")
    if colon and provider in EXTRAS:
        return provider, model
    return ("openai", name) if url else (None, name)


def _limits(provider: str | None, settings: Settings) -> dict[str, Any]:
    """Return what makes a provider's own client leave waiting and trying again to us.

    A redirect is not followed: it could take the key elsewhere. For Anthropic's client, see
    `_connections`.
    """
    patience = httpx.Timeout(None, connect=settings.model_connect_seconds)
    if provider == "ollama":
        return {"client_kwargs": {"timeout": patience, "follow_redirects": False}}
    if provider == "openai":
        client = httpx.AsyncClient(timeout=patience, follow_redirects=False)
        return {
            "timeout": patience,
            "max_retries": 0,
            "stream_usage": True,
            "http_async_client": client,
        }
    return {"max_retries": 0} if provider == "anthropic" else {}


def _missing(name: str, provider: str | None, error: ImportError) -> str:
    if provider in EXTRAS:
        return f"{name} needs a package: pip install 'dateline[{EXTRAS[provider]}]'"
    return f"{name} needs a package: {first_line(error)}"


def _unusable(
    name: str, provider: str | None, error: Exception, hidden: Iterable[SecretStr]
) -> str:
    if provider is None and isinstance(error, ValueError):
        return (
            f"DATELINE_MODEL={name} names no provider: write openai:{name}, anthropic:{name} or "
            f"ollama:{name}, or give an OpenAI-compatible address in DATELINE_MODEL_URL."
        )
    return (
        f"{name} cannot be used: {redacted(first_line(error), hidden)} "
        "Set DATELINE_MODEL_KEY, or the provider's own variable."
    )

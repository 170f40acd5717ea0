"""What went wrong at a provider, in one line without secrets, and whether to try again."""

import os
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from pydantic import SecretStr

from rag.encoders import first_line
from rag.errors import ProviderError

MOST_CHARS = 200
SECRET_CHARS = 8
HIDDEN = "•••"
SECRET_NAME = re.compile(r"(KEY|TOKEN|SECRET|PASSWORD)$", re.IGNORECASE)
KEY_LIKE = re.compile(r"\b(?:sk|pk|key|gsk|xai|hf|AIza)[-_]?[\w*•-]{8,}|(?<=Bearer )\S+")
AGAIN = {408, 425, 429, 500, 502, 503, 504, 529}
TRANSPORT = {"TransportError", "APIConnectionError"}
SPENT = re.compile(r"insufficient_quota|credit balance|billing", re.IGNORECASE)
ADVICE = {
    400: "check the model's name and DATELINE_MODEL_OPTIONS",
    401: "check the key: DATELINE_MODEL_KEY or the provider's own variable",
    403: "the key may not use this model",
    404: "check the model's name and DATELINE_MODEL_URL",
    429: "too many requests, or nothing left to spend: wait, or raise the limit",
}


def failure(model: str, error: Exception, secrets: Iterable[SecretStr] = ()) -> ProviderError:
    """Return any error of a provider's client as one whose message may be shown."""
    said = redacted(first_line(error), secrets)
    if isinstance(error, ProviderError):
        return error
    status = _status(error)
    if status is not None:
        return _refused(model, status, error, said)
    if _unreachable(error):
        return ProviderError(
            f"{model} cannot be reached ({type(error).__name__}): check DATELINE_MODEL_URL and "
            "the network.",
            again=True,
            said=said,
        )
    return ProviderError(
        f"{model} sent something that cannot be read ({type(error).__name__}).",
        said=said,
    )


def redacted(text: str, secrets: Iterable[SecretStr] = ()) -> str:
    """Return the text without any key: those given, this process's, and what looks like one."""
    given = {secret.get_secret_value() for secret in secrets} - {""}
    for secret in sorted(given | set(_environment()), key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    text = KEY_LIKE.sub(HIDDEN, text)
    return text if len(text) <= MOST_CHARS else text[:MOST_CHARS] + "…"


def _refused(model: str, status: int, error: Exception, said: str) -> ProviderError:
    known = HTTPStatus(status).phrase if status in set(HTTPStatus) else "an error"
    advice = ADVICE.get(status, "try again later")
    return ProviderError(
        f"{model} answered {status} ({known}): {advice}.",
        again=status in AGAIN and not SPENT.search(str(error)),
        wait=_retry_after(error),
        request_at_fault=status in (400, 413, 422),
        said=said,
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it wraps: clients put errors of their own around the network's."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _status(error: Exception) -> int | None:
    for one in _causes(error):
        for holder in (one, getattr(one, "response", None)):
            status = getattr(holder, "status_code", None)
            if isinstance(status, int) and status >= 400:
                return status
    return None


def _unreachable(error: Exception) -> bool:
    """Return whether the network failed; some clients bring their own copy of httpx along."""
    return any(
        isinstance(one, OSError) or TRANSPORT & {kind.__name__ for kind in type(one).__mro__}
        for one in _causes(error)
    )


def _retry_after(error: Exception) -> float | None:
    found: list[Any] = [getattr(one, "response", None) for one in _causes(error)]
    values = [held.headers.get("retry-after") for held in found if hasattr(held, "headers")]
    value = next(filter(None, values), None)
    if not value:
        return None
    try:
        return max(float(value), 0.0)
    except ValueError:
        return _seconds_until(value)


def _seconds_until(date: str) -> float | None:
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _environment() -> Iterator[str]:
    for name, value in os.environ.items():
        if SECRET_NAME.search(name) and len(value) >= SECRET_CHARS:
            yield value

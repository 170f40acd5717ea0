"""One small question to each chat model: does it answer, how fast, and if not, why."""

import time
from contextlib import closing
from typing import NamedTuple

from rag.chat.calls import Limits, Reply, hang_up, pieces
from rag.chat.chain import limits
from rag.chat.named import Named, named_models
from rag.errors import ModelError, ProviderError
from rag.settings import Settings

QUESTION = "Reply with the one word: ready"
ENOUGH_CHARS = 200


class Trial(NamedTuple):
    """What came of trying one model; the detail may be shown to its owner."""

    name: str
    ok: bool
    detail: str


def try_models(settings: Settings) -> list[Trial]:
    """Try every model that the settings name; what cannot be used is a trial that failed."""
    try:
        models = named_models(settings)
    except ModelError as error:
        return [Trial("chat model", False, str(error))]
    if not models:
        return [Trial("chat model", False, "DATELINE_MODEL is not set: sentences are extracted")]
    return [_tried(named, limits(settings)) for named in models]


def _tried(named: Named, patience: Limits) -> Trial:
    name, reply = f"chat model {named.name}", Reply()
    began, first, text = time.perf_counter(), 0.0, ""
    try:
        with closing(pieces(named, QUESTION, patience, reply)) as found:
            for piece in found:
                first = first or (time.perf_counter() - began if piece else 0.0)
                text += piece
                if len(text) > ENOUGH_CHARS:
                    break
    except ProviderError as error:
        said = f" It said: {error.said}" if error.said else ""
        return Trial(name, False, f"{error}{said}")
    finally:
        hang_up(named)
    if not text.strip():
        return Trial(name, False, "it answered with nothing: is it a chat model?")
    counted = "counts tokens" if reply.input_tokens else "does not say how many tokens it used"
    return Trial(name, True, f"first token after {first:.1f} s; {counted}")

"""How often a sentence that passages support is shown, and one that they do not."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, ValidationError

from rag.answering.drafts import Drafts
from rag.answering.verifier import Verified, Verifier
from rag.entailment import Entailment
from rag.errors import InvalidInputError
from rag.evaluation.records import Record, read_json_lines
from rag.evaluation.statistics import wilson
from rag.evaluation.supporting import Figure
from rag.types import Frozen, Hit


class Told(Frozen):
    """A passage of a claim: what is known of its article, and its text."""

    title: str = ""
    publisher: str | None = None
    published_at: str | None = None
    text: str


class Draft(Frozen):
    """A sentence with its markers, the passages that they number, and whether these support it."""

    claim: str = Field(min_length=1)
    passages: tuple[Told, ...] = Field(min_length=1)
    supported: bool
    kind: str = ""


class Tried(NamedTuple):
    """A draft, and whether every sentence of it was shown."""

    draft: Draft
    shown: bool


def read_drafts(file: Path) -> list[Draft]:
    """Return the drafts of a .jsonl or .jsonl.gz file; `InvalidInputError` names a bad line."""
    drafts = []
    for record in read_json_lines(file):
        if not isinstance(record, Record):
            raise InvalidInputError(str(record))
        try:
            drafts.append(Draft.model_validate(dict(record.fields)))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise InvalidInputError(str(record.problem(f"{where}: {first['msg']}"))) from error
    if not drafts:
        raise InvalidInputError(f"{file} holds no claims: one JSON object a line.")
    return drafts


def tried(draft: Draft, hits: Sequence[Hit], entailment: Entailment) -> Tried:
    """Return what becomes of a draft beside its passages."""
    verifier, drafts = Verifier(hits, entailment), Drafts()
    said = [*drafts.feed(draft.claim), *drafts.end()]
    verdicts = [verifier.verify(one) for one in said]
    return Tried(draft, bool(verdicts) and all(isinstance(one, Verified) for one in verdicts))


def figures(found: Sequence[Tried]) -> Iterator[Figure]:
    """Yield how many were shown of those supported and of the others, and of each of their kinds.

    Intervals are Wilson's, of 95 per cent.
    """
    for supported, name in ((True, "supported"), (False, "unsupported")):
        some = [one for one in found if one.draft.supported == supported]
        yield from _shown(f"{name}, shown", some)
        for kind in sorted({one.draft.kind for one in some} - {""}):
            yield from _shown(f"  {kind}", [one for one in some if one.draft.kind == kind])


def _shown(name: str, some: Sequence[Tried]) -> Iterator[Figure]:
    if some:
        shown = sum(one.shown for one in some)
        yield Figure(name, len(some), shown / len(some), wilson(shown, len(some)))

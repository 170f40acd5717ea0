"""How well the support check agrees with people who judged claims against their evidence."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from pydantic import Field, ValidationError

from rag.citations import find_quotes
from rag.errors import InvalidInputError
from rag.evaluation.records import Record, read_json_lines
from rag.evaluation.statistics import RESAMPLES, SEED, Interval, wilson
from rag.types import Frozen, Passage, Span

QUOTES_SHOWN = 3
DECIDED_AT = 0.5
Score = Callable[[str, str], float]


class Claim(Frozen):
    """A claim, its evidence, whether people found it fully supported, and by which sentences.

    `gold` are sets of sentence numbers, each of which is enough; empty where nobody said.
    """

    text: str
    evidence: tuple[str, ...]
    supported: bool
    source: str = ""
    gold: tuple[frozenset[int], ...] = Field(default=())


class Judged(NamedTuple):
    """A claim and what the support check says of it."""

    claim: Claim
    score: float
    quoted: tuple[int, ...]


class Figure(NamedTuple):
    """One figure over some claims, with its interval: Wilson's of shares, else the bootstrap's."""

    name: str
    claims: int
    value: float
    interval: Interval


def read_claims(file: Path) -> list[Claim]:
    """Return the claims of a .jsonl or .jsonl.gz file; `InvalidInputError` names a bad line.

    A row has `claim`; as evidence `article`, or `evidence` as a list of sentences; as judgement
    `supported`, or `label` and `supporting_sentences`; and maybe `source`.
    """
    claims = []
    for record in read_json_lines(file):
        if not isinstance(record, Record):
            raise InvalidInputError(str(record))
        claims.append(_claim(record))
    if not claims:
        raise InvalidInputError(f"{file} holds no claims: one JSON object a line.")
    return claims


def _claim(record: Record) -> Claim:
    row: dict[str, Any] = dict(record.fields)
    evidence = row.get("evidence") or [row.get("article")]
    judged = row["supported"] if "supported" in row else row.get("label")
    if not isinstance(judged, bool if "supported" in row else str):
        message = f"supported must be true or false, or label text: found {judged!r}"
        raise InvalidInputError(str(record.problem(message)))
    try:
        return Claim.model_validate(
            {
                "text": row.get("claim"),
                "evidence": evidence,
                "supported": judged in (True, "supported"),
                "source": row.get("source", ""),
                "gold": [found for found in row.get("supporting_sentences", ()) if found],
            }
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])).replace("text", "claim")
        if not row.get("evidence"):
            where = where.replace("evidence.0", "article")
        raise InvalidInputError(str(record.problem(f"{where}: {first['msg'].lower()}"))) from None


def judge(claim: Claim, score: Score) -> Judged:
    """Return how surely the evidence says the claim, and the sentences that we would quote."""
    quoted = _quoted(claim) if claim.gold else ()
    return Judged(claim, score(claim.text, "\n".join(claim.evidence)), quoted)


def _quoted(claim: Claim) -> tuple[int, ...]:
    spans, at = [], 0
    for sentence in claim.evidence:
        spans.append(Span(start=at, end=at + len(sentence)))
        at += len(sentence) + 1
    passage = Passage(
        article_id="evidence",
        version=1,
        ordinal=0,
        start=0,
        end=at,
        text="\n".join(claim.evidence) + "\n",
        sentences=tuple(spans),
    )
    numbers = {span: number for number, span in enumerate(spans)}
    return tuple(numbers[q.span] for q in find_quotes(claim.text, [passage], QUOTES_SHOWN))


def figures(judged: Sequence[Judged]) -> Iterator[Figure]:
    """Yield every figure: for all, and for each source, since mixing them flatters."""
    yield _figure("ROC AUC, all", judged, roc_auc)
    for source in sorted({j.claim.source for j in judged} - {""}):
        own = [j for j in judged if j.claim.source == source]
        yield _figure(f"ROC AUC, {source}", own, roc_auc)
    yield _share(f"accuracy at {DECIDED_AT}", judged, accuracy)
    yield _figure(f"F1 of supported at {DECIDED_AT}", judged, f1)
    with_gold = [j for j in judged if j.claim.gold]
    if with_gold:
        yield _share("an evidence sentence among the first three", with_gold, any_found)
        yield _share("all that is needed among the first three", with_gold, all_found)


def _share(
    name: str, judged: Sequence[Judged], value: Callable[[Sequence[Judged]], float]
) -> Figure:
    share = value(judged)
    return Figure(name, len(judged), share, wilson(share * len(judged), len(judged)))


def _figure(
    name: str, judged: Sequence[Judged], value: Callable[[Sequence[Judged]], float]
) -> Figure:
    draw = np.random.default_rng(SEED)
    picks = draw.integers(0, len(judged), (RESAMPLES, len(judged)))
    drawn = np.array([value([judged[i] for i in pick]) for pick in picks])
    known = drawn[~np.isnan(drawn)]
    low, high = np.percentile(known, [2.5, 97.5]) if len(known) else (np.nan, np.nan)
    return Figure(name, len(judged), value(judged), Interval(float(low), float(high)))


def roc_auc(judged: Sequence[Judged]) -> float:
    """Return how often a supported claim scores above an unsupported one, ties counting half."""
    yes = np.array([j.score for j in judged if j.claim.supported])
    no = np.sort([j.score for j in judged if not j.claim.supported])
    if not len(yes) or not len(no):
        return float("nan")
    below, upto = np.searchsorted(no, yes, "left"), np.searchsorted(no, yes, "right")
    return float((below + upto).mean() / 2 / len(no))


def accuracy(judged: Sequence[Judged]) -> float:
    """Return how often the decision is the people's."""
    return sum((j.score >= DECIDED_AT) == j.claim.supported for j in judged) / len(judged)


def f1(judged: Sequence[Judged]) -> float:
    """Return the F1 of "supported"."""
    said = [j.score >= DECIDED_AT for j in judged]
    both = sum(s and j.claim.supported for s, j in zip(said, judged, strict=True))
    total = sum(said) + sum(j.claim.supported for j in judged)
    return 2 * both / total if total else float("nan")


def any_found(judged: Sequence[Judged]) -> float:
    """Return how often a sentence of some supporting set is among those quoted."""
    return sum(any(g & set(j.quoted) for g in j.claim.gold) for j in judged) / len(judged)


def all_found(judged: Sequence[Judged]) -> float:
    """Return how often the whole of some supporting set is among those quoted."""
    return sum(any(g <= set(j.quoted) for g in j.claim.gold) for j in judged) / len(judged)

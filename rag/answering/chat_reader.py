"""A chat model as the reader: it writes sentences, and only what is verified is passed on."""

import logging
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from typing import Self

from rag.answering.drafts import Draft, Drafts
from rag.answering.packing import pack
from rag.answering.prompt import answer_prompt
from rag.answering.verifier import Refused, Verified, Verifier
from rag.chat.chain import Asking, Chain
from rag.entailment import Entailment
from rag.errors import ProviderError
from rag.events import Stated, Waiting
from rag.evidence.facts import same_fact
from rag.settings import Settings
from rag.types import Caveat, Hit, Statement
from rag.wording import wording

logger = logging.getLogger("dateline")

MOST_STATEMENTS = 10
MOST_DRAFTS = 30
MOST_CHARS = 8000
MOST_REASONS = 5
ATTEMPTS = 2
CUT = "it was cut off before its end"
Pause = Generator[Stated | Waiting, None, None]


class Written:
    """What came of one answer, filled in while it is written."""

    def __init__(self) -> None:
        self.kept: list[Verified] = []
        self.refused: list[Refused] = []
        self.abstained = False
        self.caveat: Caveat | None = None

    @property
    def statements(self) -> list[Statement]:
        """The verified statements, in the order in which they were written."""
        return [verified.statement for verified in self.kept]

    @property
    def support(self) -> float:
        """How surely the evidence says them, on average."""
        return sum(v.support for v in self.kept) / len(self.kept) if self.kept else 0.0


class ChatReader:
    """Writes answers with a chain of chat models; one instance serves many threads."""

    def __init__(self, chain: Chain, budget: int, entailment: Entailment | None = None) -> None:
        self.chain = chain
        self._budget = budget
        self._entailment = entailment or Entailment()

    @classmethod
    def of(cls, settings: Settings) -> Self | None:
        """Return the reader that the settings name; None where they name no model."""
        if chain := Chain.of(settings):
            return cls(chain, settings.model_passage_tokens, Entailment(threads=settings.threads))
        return None

    def read(
        self,
        question: str,
        hits: Sequence[Hit],
        asked_at: datetime | None,
        asking: Asking,
        written: Written,
    ) -> Pause:
        """Yield each statement as soon as it is verified; `written` tells the rest at the end.

        Where nothing that was written can be verified it is asked for once more, with the reasons.
        A provider that fails leaves a caveat, never an error. Closing the generator ends the call.
        """
        packed = pack(hits, self._budget)
        verifier = Verifier(packed, self._entailment)
        reasons: list[str] = []
        try:
            for _ in range(ATTEMPTS):
                prompt = answer_prompt(question, packed, asked_at, reasons)
                yield from self._attempt(prompt, verifier, asking, written)
                if written.kept or written.abstained:
                    return
                reasons = [f"{r.text} ({r.reason})" for r in written.refused[:MOST_REASONS]]
        except ProviderError as error:
            logger.warning("chat model: %s %s", error, error.said)
            kind = "broken_off" if written.kept else "model_failed"
            written.caveat = Caveat(kind=kind, text=wording(kind, reason=error))
        else:
            written.caveat = Caveat(kind="unsupported", text=wording("unsupported"))

    def _attempt(self, prompt: str, verifier: Verifier, asking: Asking, written: Written) -> Pause:
        drafts, read, chars = Drafts(), 0, 0
        with closing(self.chain.stream(prompt, asking)) as pieces:
            for piece in _with_end(pieces):
                chars += len(piece or "")
                ended = piece is None
                for draft in drafts.end(asking.cut_short) if ended else drafts.feed(piece or ""):
                    read += 1
                    yield from _judged(draft, verifier, written)
                    if written.abstained or read >= MOST_DRAFTS:
                        return
                if len(written.kept) >= MOST_STATEMENTS or chars >= MOST_CHARS:
                    return
                if piece == "":
                    yield Waiting()


def _with_end(pieces: Iterator[str]) -> Iterator[str | None]:
    yield from pieces
    yield None


def _judged(draft: Draft, verifier: Verifier, written: Written) -> Iterator[Stated]:
    """Yield the draft as a statement where it is verified and new, and note what became of it."""
    if abstains(draft.text):
        written.abstained = not written.kept
        return
    if any(same_fact(draft.text, kept.text) for kept in written.statements):
        return
    verdict = verifier.verify(draft) if draft.complete else Refused(text=draft.text, reason=CUT)
    if isinstance(verdict, Refused):
        logger.info("a sentence was dropped: %s", verdict.reason)
        written.refused.append(verdict)
    else:
        written.kept.append(verdict)
        yield Stated(statement=verdict.statement)


def abstains(sentence: str) -> bool:
    """Return whether a sentence is the one that says that the articles do not answer, and whole."""
    return _bare(sentence) == _bare(wording("abstain"))


def _bare(text: str) -> str:
    return " ".join(text.lower().strip(" .!\"'*").split())

"""Whether citations support what they stand beside, and whether their quotes are real.

Citation recall and precision: Gao et al. 2023 (ALCE), section 3, with the quote as evidence:
stricter than the whole passage, since the quote is what a reader checks. The judge stands
where ALCE has an entailment model.
"""

from collections.abc import Callable, Sequence

from rag.evaluation.metrics.metric import Case, Metric, Row
from rag.types import Citation, Statement

Judge = Callable[[str, str], float]
"""How far evidence (second) supports a sentence (first), in [0, 1]; from 0.5 it does."""

TextOf = Callable[[str, int], str | None]
"""The text of an article's version; None where there is none."""

SUPPORTED = 0.5


class CitationRecall(Metric):
    """The share of statements that their citations, taken together, support."""

    name = "citation_recall"
    judged = True

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    def row(self, case: Case) -> Row | None:
        """Apply to answers that state something."""
        supported = [supports(self.judge, s.text, s.citations) for s in case.statements]
        return (sum(supported) / len(supported),) if supported else None


class CitationPrecision(Metric):
    """The share of citations that their statement needs or that support it alone.

    As in ALCE, no citation of an unsupported statement counts.
    """

    name = "citation_precision"
    judged = True

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    def row(self, case: Case) -> Row | None:
        """Apply to answers that state something."""
        cited = len(case.citations)
        apt = sum(self._apt(statement) for statement in case.statements)
        return (apt / cited,) if cited else None

    def _apt(self, statement: Statement) -> int:
        text, all_ = statement.text, statement.citations
        if not supports(self.judge, text, all_):
            return 0
        rests = [all_[:place] + all_[place + 1 :] for place in range(len(all_))]
        return sum(
            supports(self.judge, text, [one]) or not supports(self.judge, text, rest)
            for one, rest in zip(all_, rests, strict=True)
        )


class QuoteValidity(Metric):
    """The share of quotes that stand word for word at their offsets; anything below 1 is a bug."""

    name = "quote_validity"

    def __init__(self, text_of: TextOf) -> None:
        self.text_of = text_of

    def row(self, case: Case) -> Row | None:
        """Apply to answers with citations, the nearest evidence of an abstention included."""
        nearest = case.answer.nearest if case.answer else ()
        citations = [*case.citations, *nearest]
        return (sum(map(self._stands, citations)) / len(citations),) if citations else None

    def _stands(self, citation: Citation) -> bool:
        text = self.text_of(citation.article_id, citation.version)
        return text is not None and text[citation.start : citation.end] == citation.quote != ""


class QuotesFound(Metric):
    """The share of the expected quotes that some citation overlaps."""

    name = "quotes_found"

    def row(self, case: Case) -> Row | None:
        """Apply to questions with expected quotes."""
        wanted = case.question.quotes
        if not wanted or case.retrieval_only:
            return None
        return (1 - len(uncited_quotes(case)) / len(wanted),)


class CitedRelevant(Metric):
    """Whether some citation is of an article that is judged relevant."""

    name = "cites_relevant"
    yes_or_no = True

    def row(self, case: Case) -> Row | None:
        """Apply to questions with relevant articles."""
        grades = case.question.article_grades
        if not any(grades.values()) or case.retrieval_only:
            return None
        return (float(any(grades.get(c.article_id, 0) > 0 for c in case.citations)),)


def supports(judge: Judge, text: str, citations: Sequence[Citation]) -> bool:
    """Return whether the quotes together support a text; no quotes support nothing."""
    evidence = "\n".join(citation.quote for citation in citations)
    return bool(citations) and judge(text, evidence) >= SUPPORTED


def uncited_quotes(case: Case) -> list[str]:
    """Return the expected quotes that no citation overlaps."""
    return [
        quote.text
        for quote in case.question.quotes
        if not any(
            c.article_id == quote.article and c.start < quote.end and quote.start < c.end
            for c in case.citations
        )
    ]

"""The words of a sentence that belong to what is asked, not to what is told beside it."""

from rag.evidence.contrasts import Contrast
from rag.evidence.own_times import OwnTime
from rag.evidence.trades import Trade


class Bound:
    """A question whose answer may stand elsewhere in the sentence than what is likeliest.

    So does the other clause, the other side of a deal, or the time of the verb that is asked about.
    """

    def __init__(self, question: str) -> None:
        self._contrast = Contrast(question)
        self._each = (self._contrast, Trade(question), OwnTime(question))

    def told(self, sentence: str, start: int) -> float:
        """Return what to add to a sentence's log odds: less where it is of the others."""
        return self._contrast.told(sentence, start)

    def chosen(self, sentence: str, start: int, end: int) -> tuple[int, int]:
        """Return where in a sentence the words stand that answer: there, or elsewhere."""
        for one in self._each:
            start, end = one.chosen(sentence, start, end)
        return start, end

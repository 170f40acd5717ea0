"""What a question counts, and whether a figure counts another thing that the question names."""

import re

from rag.evidence.words import words

HOW_MANY = re.compile(r"\bhow many\b(?! of\b)", re.IGNORECASE)
BEHIND = 3


class Counted:
    """A question for how many: what it counts, and what else it names."""

    def __init__(self, question: str) -> None:
        asks = HOW_MANY.search(question)
        behind = [w for w in words(question) if asks and w.start >= asks.end()]
        first = next((n for n, w in enumerate(behind) if not w.content), len(behind))
        self._counts = {w.key for w in behind[:first]}
        named = {w.key for w in words(question) if w.content}
        self._others = named - self._counts if self._counts else set()

    def another(self, text: str, end: int) -> bool:
        """Return whether the figure that ends there counts what the question names besides.

        Asked how many people left their homes, "52,000 homes" are no people, while "1,900 guests"
        may be.
        """
        told = set()
        for word in [w for w in words(text) if w.start >= end][:BEHIND]:
            if not word.content or text[end : word.start].strip(" -\u2011\n"):
                break
            told.add(word.key)
            end = word.end
        return bool(told & self._others) and not told & self._counts

"""A reasoning model's thoughts, which are no answer, taken out of its text as that comes."""

import re

BEGIN = re.compile(r"<think(?:ing)?>", re.IGNORECASE)
END = re.compile(r"</think(?:ing)?>\s*", re.IGNORECASE)
BEGINS = "<thinking>"
ENDS = "</thinking>"


class Thoughts:
    """Holds back what may yet turn out to be a tag, so that no piece need hold a whole one."""

    def __init__(self) -> None:
        self._held = ""
        self._thinking = False

    def without(self, piece: str) -> str:
        """Return what of the text so far is now known to lie outside thoughts."""
        self._held += piece
        said = ""
        while tag := (END if self._thinking else BEGIN).search(self._held):
            said += "" if self._thinking else self._held[: tag.start()]
            self._held = self._held[tag.end() :]
            self._thinking = not self._thinking
        if self._thinking:
            self._held = self._held[-len(ENDS) :]
            return said
        sure = len(self._held) - _may_begin(self._held)
        said, self._held = said + self._held[:sure], self._held[sure:]
        return said

    def rest(self) -> str:
        """Return what was held back, when the text is complete."""
        return "" if self._thinking else self._held


def _may_begin(text: str) -> int:
    """Return how many characters at the end of a text may be the first of a tag."""
    place = text.rfind("<", -len(BEGINS))
    return len(text) - place if place >= 0 and BEGINS.startswith(text[place:].lower()) else 0

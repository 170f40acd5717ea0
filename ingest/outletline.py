"""The line that names the outlet and its day: "The Dunmoor Advertiser, 10 November 2026"."""

import re

from ingest.byline import byline
from ingest.day import BETWEEN, DAY, may_be_of_print

MOST_WORDS = 6
GENERIC = ("breaking", "latest", "top", "good", "bad", "sports", "weather", "election", "world")
"""Words before "news" or "today" that are the heading of a part of a paper."""

_PRESS = (
    r"(?i:advertiser|argus|broadcasting|bulletin|chronicle|courant|courier|daily|dispatch|echo"
    r"|examiner|express|gazette|globe|guardian|herald|independent|inquirer|journal|ledger|magazine"
    r"|mail|mercury|messenger|mirror|monitor|news|observer|packet|post|press|record|register"
    r"|reporter|review|sentinel|standard|star|sun|telegraph|times|today|tribune|weekly|\w*wire"
    r"|(?:news|press) agency)"
)
_PARTICLES = ("of", "and", "the", "for", "on", "in", "de", "di", "la", "le", "el", "der", "du")
_NAME = rf"(?:[A-Z&]\S*|{'|'.join(_PARTICLES)})"
_PLACE = r"(?: (?:of|on) [A-Z]\S*)?"
_KNOWN = (
    r"(?:Reuters|AP|AFP|Agence France-Presse|dpa|EFE|ANSA|TASS|Xinhua|Kyodo|Yonhap|Bloomberg|BBC"
    r"|CNN|NPR|PBS|ABC|CBS|NBC|ITV|RTE|RT\u00c9|CBC|Euronews|Deutsche Welle|Al Jazeera|Politico"
    r"|Axios|Le Monde|Le Figaro|El Pa\u00eds|Der Spiegel|Die Zeit)"
    r"(?: (?:[A-Z]\w* ){0,2}(?i:desk|service|staff|sport|business|world))?"
)
"""Agencies, broadcasters and papers that no word of the press names as such."""
_OUTLET = (
    rf"(?:(?:[A-Z]\S* (?:{_NAME} ){{0,5}})\b{_PRESS}{_PLACE}(?: \([^()]*\))?|\b{_KNOWN}(?=$|\W))"
)
_IS_OUTLET = re.compile(_OUTLET)
_LINE = re.compile(rf"({_OUTLET})(?:{BETWEEN}|\n)({DAY})")
_WRITTEN_BY = re.compile(r"(?:By|BY) [^,\n]{3,60}, ")
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")


def outlet_line(text: str) -> tuple[dict[str, str], str] | None:
    """Return the outlet and the day that make up the first line, or two, and the text below.

    Who wrote it may stand before them: "By Ida Falk, The Skerry Post, 24 November 2026".
    """
    lines = [line.strip() for line in text.split("\n")]
    written = _WRITTEN_BY.match(lines[0])
    named = byline(written[0].rstrip(", ")) if written else None
    if written and named:
        lines[0] = lines[0][written.end() :]
    for many in (1, 2):
        found = _LINE.fullmatch("\n".join(lines[:many]))
        if found and may_be_of_print(found[2]) and is_of_press(found[1]):
            rest = text.split("\n", many)
            told = {"publisher": found[1], "published_at": found[2]}
            return told | (named[0] if named else {}), "".join(rest[many:])
    return None


def is_of_press(written: str) -> bool:
    """Return whether a text is an outlet's name by its last words: "The Lund Courier"."""
    return bool(_IS_OUTLET.fullmatch(written)) and written.split()[0].lower() not in GENERIC


def is_outlet(written: str) -> bool:
    """Return whether a text may be the name of an outlet: short, in capitals, no sentence."""
    if _HOST.fullmatch(written):
        return True
    words = re.sub(r" \([^()]*\)$", "", written).split()
    if not 0 < len(words) <= MOST_WORDS or written.endswith(_SENTENCE_ENDS):
        return False
    named = (not word[0].islower() or word in _PARTICLES for word in words)
    return not words[0][0].islower() and all(named)

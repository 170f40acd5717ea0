"""Bytes to text: UTF-8 unless they say or show otherwise."""

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

from charset_normalizer import from_bytes

from rag.errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "cp1252"
LIKELY = [WESTERN, "cp1251", "cp1253", "shift_jis", "gb18030", "big5", "euc_kr"]
SAMPLE = 20_000

_NEVER_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


class Decoded(NamedTuple):
    """The text, and the encoding where it was neither UTF-8 nor declared."""

    text: str
    guessed: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of `data`; `SourceError` when it is not text at all."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"))
    if len(_NEVER_IN_TEXT.findall(data[:SAMPLE])) > len(data[:SAMPLE]) // 100:
        raise SourceError("is binary, not text: give it the ending of the format it is in")
    for known in _candidates(declared):
        text = _strictly(data, known)
        if text is not None:
            return Decoded(text)
    encoding = _guess(data)
    return Decoded(data.decode(encoding, errors="replace"), encoding)


def _candidates(declared: str | None) -> Sequence[str | None]:
    """Return the encodings to try in turn.

    What says that it is ISO 8859-1 or ASCII is Windows-1252, as browsers read it, and as
    https://encoding.spec.whatwg.org/#names-and-labels says.
    """
    try:
        western = codecs.lookup(declared or "").name in ("iso8859-1", "ascii")
    except LookupError:
        western = False
    return ("utf-8", WESTERN) if western else (declared, "utf-8")


def _guess(data: bytes) -> str:
    """Return the likeliest encoding; where most letters are ASCII, the few others are Western.

    A detector needs more text than a short article has to tell "é" from "й".
    """
    plain = len(_ASCII_LETTER.findall(data[:SAMPLE]))
    if plain > 2 * len(_NOT_ASCII.findall(data[:SAMPLE])):
        return WESTERN
    guess = from_bytes(data, cp_isolation=LIKELY).best()
    return guess.encoding if guess else WESTERN


def _strictly(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None

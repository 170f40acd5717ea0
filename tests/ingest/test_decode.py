"""Bytes to text in the encodings that newspapers still use."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decode import decode
from rag.errors import SourceError

TEXT = "Der Minister sagte: „Größere Brücken für Malmö“ und schwieg. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_guess(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, None)


def test_windows_text_is_guessed_and_said_to_be() -> None:
    found = decode((TEXT * 5).encode("cp1252"))
    assert found.text == TEXT * 5
    assert found.guessed is not None


def test_latin_1_is_read_even_when_short() -> None:
    assert decode("Café société à Liège".encode("latin-1")).text == "Café société à Liège"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Министр сказал, что войска не поедут на границу.", "cp1251"),
        ("大臣は軍隊を派遣しないと述べた。会議は木曜日に続く。", "shift_jis"),
        ("部长说不会派兵。会议周四继续。", "gb18030"),
    ],
)
def test_other_scripts_are_told_by_their_letters(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


def test_a_declared_encoding_is_believed() -> None:
    assert decode("Привет".encode("koi8-r"), "koi8-r") == ("Привет", None)


def test_a_wrongly_declared_encoding_is_not() -> None:
    assert decode("Größe".encode(), "ascii") == ("Größe", None)
    assert decode("Größe".encode(), "no-such-encoding") == ("Größe", None)
    assert decode("Größe".encode(), "undefined") == ("Größe", None)


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "us-ascii", "ISO-8859-1"])
def test_western_text_is_read_as_browsers_read_it(declared: str) -> None:
    text = "“Größe: 5 € — no more…” she said."
    assert decode(text.encode("cp1252"), declared) == (text, None)
    assert decode(text.encode(), declared) == (text, None)


def test_an_ellipsis_is_never_a_new_line() -> None:
    assert decode(b"No more\x85 \x81 or less\x85", "iso-8859-1").text == "No more… \ufffd or less…"


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01" + bytes(60), bytes(range(256)) * 4])
def test_what_is_binary_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="binary"):
        decode(data)


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(SourceError):
        assert isinstance(decode(data).text, str)

"""Files, folders and streams within their limits."""

import gzip
import io
import os
from pathlib import Path

import pytest

from ingest.files import Passed, bounded, contents, opened, others, packed_or_not, readable, size
from rag.errors import SourceError


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.exe"):
        (tmp_path / name).touch()
    assert [file.name for file in readable(tmp_path)] == ["a.md", "b.txt"]


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "again").symlink_to(tmp_path)
    assert [file.name for file in readable(tmp_path)] == ["a.txt"]


def test_files_that_may_have_held_articles_are_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.docx", "c.DOCX", "d.zip", "e.css", "f.png", ".g.zip"):
        (tmp_path / name).touch()
    passed: list[Passed] = []
    assert [file.name for file in readable(tmp_path, passed)] == ["a.txt"]
    assert others(passed) == "passed over, for such files are not read: 2 .docx, 1 .zip"


def test_what_cannot_be_looked_at_does_not_hide_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "a.txt").touch()
    (tmp_path / "b.txt").symlink_to("b.txt")
    scan = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    passed: list[Passed] = []
    assert [file.name for file in readable(tmp_path, passed)] == ["a.txt"]
    assert {one.path.name: str(one.error).partition(":")[0] for one in passed} == {
        "b.txt": "it is a link that leads to no file",
        "shut": "[Errno 13] Permission denied",
    }


def test_a_stream_of_just_the_limit_is_read_and_one_byte_more_is_not() -> None:
    assert bounded(io.BytesIO(b"12345"), 5) == b"12345"
    with pytest.raises(SourceError, match="larger than 4 bytes"):
        bounded(io.BytesIO(b"12345"), 4)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        contents(tmp_path / "none", 5)
    with pytest.raises(SourceError, match="no such file"), opened(tmp_path / "none"):
        pass
    assert size(tmp_path / "none") == 0


def test_a_packed_file_is_unpacked_and_measured_as_it_lies_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"one\ntwo\n"))
    with opened(path) as stream:
        assert list(stream.lines) == [b"one\n", b"two\n"]
        assert stream.position() == size(path)


def test_packed_bytes_are_told_by_their_first_two() -> None:
    assert packed_or_not(gzip.compress(b"one")).lines.read() == b"one"
    assert packed_or_not(b"one").lines.read() == b"one"


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(SourceError, match="cannot be read: file name too long"):
        list(readable(Path("a" * 300)))

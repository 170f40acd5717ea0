"""Settings are read from the environment, and what cannot be used is refused."""

import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from rag.settings import Settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ABSTAIN_BELOW", "nan"),
        ("FETCH_SECONDS", "inf"),
        ("FETCH_SECONDS", "1e300"),
        ("MODEL_SECONDS", "nan"),
        ("MODEL_SECONDS", "inf"),
        ("THREADS", "9" * 12),
    ],
)
def test_a_number_that_no_engine_can_use_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"DATELINE_{name}", value)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert refused.value.errors()[0]["loc"] == (name.lower(),)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql+psycopg://host/name", r"psycopg.*; pip install 'dateline\[postgresql\]'"),
        ("sqlite+aiosqlite:///x", "aiosqlite.*; install the package that has it"),
        ("postgres://host/name", "no such kind of database is known; write it as postgresql"),
        ("postgresql+nope://host/name", "no such kind of database is known"),
        ("nonsense", "it is no address of a database; write it as postgresql"),
        ("postgresql://host:port/name", "it is no address of a database"),
    ],
)
def test_a_database_that_cannot_be_spoken_to_is_refused(
    monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    for driver in ("psycopg", "aiosqlite"):
        monkeypatch.setitem(sys.modules, driver, None)
    with pytest.raises(ValidationError, match=said):
        Settings(database_url=address)


def test_a_database_whose_driver_is_installed_is_kept_as_written() -> None:
    assert (
        Settings(database_url="sqlite:////nowhere/x.db").database_url == "sqlite:////nowhere/x.db"
    )


def test_a_variable_that_is_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    variables = [f"DATELINE_{name.upper()}" for name in Settings.model_fields]
    for name in variables:
        monkeypatch.delenv(name, raising=False)
    unset = Settings()
    for name in variables:
        monkeypatch.setenv(name, "")
    assert Settings() == unset
    assert unset.data_dir != Path()


def test_an_empty_variable_stands_for_the_default_over_a_value_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_PORT", raising=False)
    Path(".env").write_text("DATELINE_MODEL=openai:gpt\nDATELINE_PORT=9000\n")
    monkeypatch.setenv("DATELINE_MODEL", "")
    assert (Settings().model, Settings().port) == (None, 9000)


def test_json_that_is_no_text_is_a_wrong_setting() -> None:
    with pytest.raises(ValidationError, match="it must be JSON"):
        Settings.model_validate({"model_options": "\udcff"})


@pytest.mark.parametrize("url", ["chroma", "127.0.0.1:8000", "ftp://chroma", "http://a:99999"])
def test_an_address_that_is_no_chroma_server_is_told(url: str) -> None:
    with pytest.raises(ValidationError, match="write it as http://127"):
        Settings(_env_file=None, chroma_url=url)
    assert Settings(_env_file=None, chroma_url="https://chroma.example").chroma_url

"""Settings are read from the environment, and what cannot be used is refused."""

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


def test_a_variable_that_is_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    unset = Settings()
    for name in Settings.model_fields:
        monkeypatch.setenv(f"DATELINE_{name.upper()}", "")
    assert Settings() == unset
    assert unset.data_dir != Path()

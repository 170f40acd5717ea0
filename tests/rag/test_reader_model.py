"""The model that ships is the one whose sums ship beside it."""

import hashlib
from importlib.resources import files

SHIPPED = files("rag") / "reader_model"


def test_every_file_of_the_model_has_the_sum_that_is_listed() -> None:
    rows = [row.split("  ") for row in (SHIPPED / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert {name for _, name in rows} == {"model.onnx", "tokenizer.json", "calibration.json"}
    for listed, name in rows:
        assert hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest() == listed, name

from pathlib import Path

import pytest

from rag.evaluation.versions import code_hash, scoring


@pytest.mark.parametrize("name", ["reader.py", "model.onnx", "weights.json", "head.npz"])
def test_other_code_or_weights_have_another_hash(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"one")
    before = code_hash(tmp_path)
    (tmp_path / name).write_bytes(b"other")
    assert code_hash(tmp_path) != before


def test_what_only_measures_or_describes_has_no_part_in_it(tmp_path: Path) -> None:
    before = code_hash(tmp_path)
    (tmp_path / "evaluation").mkdir()
    (tmp_path / "evaluation" / "metric.py").write_text("one", "utf-8")
    (tmp_path / "README.md").write_text("one", "utf-8")
    assert code_hash(tmp_path) == before


def test_what_scores_has_a_hash_of_its_own(tmp_path: Path) -> None:
    assert scoring() != code_hash(tmp_path)
    (tmp_path / "evaluation").mkdir()
    (tmp_path / "evaluation" / "metric.py").write_text("one", "utf-8")
    assert code_hash(tmp_path / "evaluation") != code_hash(tmp_path)

import json
from pathlib import Path

import pytest

from rag.reader_training.curves import drawn

ROWS = [{"step": n, "loss": 4 - n / 100, "tokens": 4000, "seconds": 2.5} for n in range(120)]


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], [*ROWS[:100], *ROWS[80:]]])
def test_a_run_is_drawn_with_what_it_held_out(tmp_path: Path, rows: list[dict[str, float]]) -> None:
    told = [row | ({"held_out_news": 3.0} if row["step"] % 50 == 0 else {}) for row in rows]
    (tmp_path / "log.jsonl").write_text("\n".join(map(json.dumps, told)))
    svg = drawn(tmp_path).read_text()
    assert svg.startswith("<svg ")
    assert ">held_out_news</text>" in svg
    assert ">batches, mean of 50</text>" in svg


def test_a_batch_that_was_taken_again_is_drawn_once(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    once = drawn(tmp_path).read_text()
    (tmp_path / "log.jsonl").write_text("\n".join(map(json.dumps, [*ROWS[:100], *ROWS[80:]])))
    assert drawn(tmp_path).read_text() == once

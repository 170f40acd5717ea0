"""A small reader learns from another: for a few steps, for real, with MiniLM as the teacher's base.

A larger base is no package that tests could install; this one has the same words and form.
"""

import json
from functools import partial
from pathlib import Path

import pytest

from rag.embedder import model_path
from rag.span_model import PassageText
from rag.span_model import SpanModel as Shipped

pytestmark = pytest.mark.slow
READER = Path(__file__).parents[3] / "rag" / "reader_model"
BASE = "all-MiniLM-L6-v2"


def losses(out: Path) -> list[float]:
    return [json.loads(row)["loss"] for row in (out / "log.jsonl").read_text().splitlines()]


def teach(out: Path, until: int) -> None:
    import torch

    from rag.reader_training.span_model import tokenizer_of
    from rag.reader_training.stream import Stream
    from rag.reader_training.teacher import Teacher, in_halves
    from rag.reader_training.train import Plan, Stage, train
    from tests.rag.reader_training.examples import BRIDGE, FERRY

    torch.manual_seed(0)
    out.mkdir(exist_ok=True)
    folder, stream = model_path(BASE), Stream([FERRY, BRIDGE], 0)
    plan = Plan(6, 2, 0, rate=1e-3, average=0.5)
    train(
        Teacher(folder, frozen=2), tokenizer_of(folder), [Stage(stream)], {}, plan, out, until,
        in_halves,
    )  # fmt: skip


def test_a_teacher_learns_and_goes_on_and_what_is_frozen_stays(tmp_path: Path) -> None:
    import torch

    from rag.reader_training.teacher import Teacher, taught_teacher

    teach(tmp_path, 3)
    teach(tmp_path, 6)
    assert len(losses(tmp_path)) == 6
    assert losses(tmp_path)[-1] < losses(tmp_path)[0]
    before = Teacher(model_path(BASE), 2).state_dict()
    after = taught_teacher(model_path(BASE), tmp_path / "state.pt").state_dict()
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    assert not any("embeddings" in name or "layer.1." in name for name in changed)
    assert any("layer.2." in name for name in changed)


def test_words_have_the_numbers_of_another_model() -> None:
    from rag.reader_training.teacher import numbered

    numbers, padding = numbered(model_path(BASE))
    assert numbers.tolist() == list(range(len(numbers)))
    assert padding == 0


def test_a_reader_that_ships_goes_on_as_it_was_and_comes_nearer_to_its_teacher(
    tmp_path: Path,
) -> None:
    import torch

    from rag.reader_training.distil import distilled
    from rag.reader_training.export import export_float32
    from rag.reader_training.shipped import shipped_weights
    from rag.reader_training.span_model import SpanModel, tokenizer_of
    from rag.reader_training.stream import Stream
    from rag.reader_training.teacher import Teacher
    from rag.reader_training.train import Plan, Stage, train
    from tests.rag.reader_training.examples import BRIDGE, FERRY

    torch.manual_seed(0)
    folder = model_path(BASE)
    model = SpanModel(folder)
    model.load_state_dict(shipped_weights(READER, model))
    export_float32(model, Path(folder), tmp_path / "same")
    told = PassageText("Rescue", "Nine miners were saved. A tenth man died.", [(0, 23), (24, 41)])
    asked = "How many miners were saved?"
    (one,), (also,) = (Shipped(at).read(asked, [told]) for at in (tmp_path / "same", READER))
    assert [t.spans for t in one] == [t.spans for t in also]
    assert [t.log_odds for t in one] == pytest.approx([t.log_odds for t in also], abs=1.5)

    teacher = Teacher(folder)
    loss = partial(distilled, teacher.eval())
    plan, stream = Plan(8, 2, 0, rate=1e-4, head_rate=1e-3, average=0.5), Stream([FERRY, BRIDGE], 0)
    train(model, tokenizer_of(folder), [Stage(stream)], {}, plan, tmp_path, loss_by=loss)
    assert losses(tmp_path)[-1] < losses(tmp_path)[0] * 0.8
    assert all(weights.grad is None for weights in teacher.parameters())

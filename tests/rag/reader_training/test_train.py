"""Training for a few steps, for real: the loss falls, and an interrupted run goes on the same."""

import json
from pathlib import Path

import pytest

from rag.embedder import model_path

pytestmark = pytest.mark.slow


def run(out: Path, steps: int, whole: int = 4) -> list[float]:
    import torch

    from rag.reader_training.span_model import SpanModel, tokenizer_of
    from rag.reader_training.stream import Stream
    from rag.reader_training.train import Plan, Stage, train
    from tests.rag.reader_training.examples import BRIDGE, FERRY

    torch.manual_seed(0)
    out.mkdir(exist_ok=True)
    folder = model_path("all-MiniLM-L6-v2")
    stream = Stream([FERRY, BRIDGE], 0)
    plan = Plan(steps=whole, decay=2, seed=0)
    model, tokenizer = SpanModel(folder, dropout=0.1), tokenizer_of(folder)
    course = [Stage(stream, 1), Stage(Stream([BRIDGE], 0))]
    train(model, tokenizer, course, {"held_out": stream.windows(9)}, plan, out, until=steps)
    return [json.loads(row)["loss"] for row in (out / "log.jsonl").read_text().splitlines()]


def test_an_interrupted_run_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole = run(tmp_path / "whole", 4)
    run(tmp_path / "parts", 2)
    assert run(tmp_path / "parts", 4) == pytest.approx(whole, rel=1e-4)


def test_the_average_of_the_weights_goes_on_with_the_run(tmp_path: Path) -> None:
    import torch

    from rag.reader_training.train import averaged_weights

    run(tmp_path, 2)
    first = torch.load(tmp_path / "state.pt", weights_only=True)["average"]["module.head.weight"]
    run(tmp_path, 4)
    state = torch.load(tmp_path / "state.pt", weights_only=True)
    averaged, last = state["average"]["module.head.weight"], state["model"]["head.weight"]
    assert int(state["average"]["n_averaged"]) == 4
    assert (first - averaged).abs().max() < (first - last).abs().max()
    assert torch.equal(averaged_weights(tmp_path / "state.pt")["head.weight"], averaged)

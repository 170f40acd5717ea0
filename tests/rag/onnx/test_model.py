from pathlib import Path

import numpy as np
import pytest

from rag.errors import ModelError
from rag.onnx.bert import MIDDLE, bert_graph
from rag.onnx.model import OnnxModel
from tests.rag.onnx.tiny import weights, write_model, write_tensors

TEXTS = ["who won", "who won the race mira", "bread", "the bread the bread"]


def test_a_text_is_read_alike_alone_and_beside_longer_ones(tmp_path: Path) -> None:
    model = OnnxModel(write_model(tmp_path))
    (alone,) = model.batches(["who won"])
    (together,) = model.batches(TEXTS)
    row = together.places.index(0)
    assert alone.output[0] == pytest.approx(together.output[row, :4], abs=1e-5)
    assert together.mask[row].tolist() == [1, 1, 1, 1, 0, 0, 0]


def test_batches_hold_texts_of_like_length_and_each_text_once(tmp_path: Path) -> None:
    batches = list(OnnxModel(write_model(tmp_path)).batches(TEXTS, most_tokens=14))
    assert [batch.places for batch in batches] == [[1, 3], [0, 2]]
    assert all(batch.mask.size <= 14 for batch in batches)


def test_a_text_longer_than_a_batch_is_read_by_itself(tmp_path: Path) -> None:
    batches = list(OnnxModel(write_model(tmp_path)).batches(TEXTS, most_tokens=1))
    assert sorted(len(batch.places) for batch in batches) == [1, 1, 1, 1]


def test_batches_that_run_beside_each_other_say_the_same_in_the_same_order(tmp_path: Path) -> None:
    folder = write_model(tmp_path)
    apart = list(OnnxModel(folder, threads=2, apart=True).batches(TEXTS, most_tokens=1))
    after = list(OnnxModel(folder).batches(TEXTS, most_tokens=1))
    assert [batch.places for batch in apart] == [batch.places for batch in after]
    for one, other in zip(apart, after, strict=True):
        assert one.output == pytest.approx(other.output, abs=1e-5)


def test_a_text_is_cut_where_the_model_ends(tmp_path: Path) -> None:
    (batch,) = OnnxModel(write_model(tmp_path)).batches(["bread " * 100])
    assert batch.output.shape == (1, 12, 8)


def test_no_texts_are_no_batches(tmp_path: Path) -> None:
    assert list(OnnxModel(write_model(tmp_path)).batches([])) == []


def test_an_exported_model_comes_first_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    (write_model(tmp_path) / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="cannot be run"):
        OnnxModel(tmp_path)


def test_an_exported_model_gives_its_own_outputs(tmp_path: Path) -> None:
    write_model(tmp_path)
    (tmp_path / "model.onnx").write_bytes(bert_graph(tmp_path))
    (batch,) = OnnxModel(tmp_path).batches(["who won"])
    assert batch.output.shape == (1, 4, 8)
    assert np.isfinite(batch.output).all()


def test_a_folder_without_tokenizer_says_so(tmp_path: Path) -> None:
    (write_model(tmp_path) / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json"):
        OnnxModel(tmp_path)


def test_an_output_that_the_model_does_not_give_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="gives no logits"):
        list(OnnxModel(write_model(tmp_path)).batches(["who won"], output="logits"))


def test_the_middle_layers_are_what_a_shorter_model_ends_with(tmp_path: Path) -> None:
    known = weights()
    whole, short = tmp_path / "whole", tmp_path / "short"
    each = [(name, value, n) for n in range(3) for name, value in known.items()]
    longer = {name.replace("layer.0", f"layer.{n}"): value for name, value, n in each}
    write_tensors(write_model(whole, num_hidden_layers=3) / "model.safetensors", longer)
    write_tensors(write_model(short, num_hidden_layers=2) / "model.safetensors", longer)
    (middle,) = OnnxModel(whole).batches(["who won"], output=MIDDLE)
    (last,) = OnnxModel(short).batches(["who won"])
    assert middle.output == pytest.approx(last.output, abs=1e-5)

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rag.named_readers import NamedSpanModel, named_reader
from rag.span_model import PassageText

pytestmark = pytest.mark.slow
WORDS = """[PAD] [UNK] [CLS] [SEP] [MASK]
when did the ferry sail on monday"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """An untrained question answering model of a few words, stored as transformers does."""
    library: Any = pytest.importorskip("transformers")
    (tmp_path / "vocab.txt").write_text("\n".join(WORDS.split()))
    library.BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path)
    sizes: dict[str, int] = {
        "vocab_size": len(WORDS.split()), "hidden_size": 8, "num_hidden_layers": 1,
        "num_attention_heads": 2, "intermediate_size": 8,
    }  # fmt: skip
    make: Callable[..., Any] = library.BertForQuestionAnswering
    make(library.BertConfig(**sizes)).save_pretrained(tmp_path)
    return tmp_path


@pytest.mark.parametrize("question", ["When did the ferry sail?", "the ferry " * 400 + "when?"])
def test_a_question_of_any_length_is_read(tiny: Path, question: str) -> None:
    reader = named_reader(str(tiny))
    assert isinstance(reader, NamedSpanModel)
    passage = PassageText("Ferry", "The ferry sailed on Monday.", [(0, 27)])
    assert [len(row) for row in reader.read(question, [passage])] == [1]

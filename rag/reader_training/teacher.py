"""A larger reader for the small one to learn from, with BERT's words under other numbers.

`python -m rag.reader_training.teacher DATA OUT --base FOLDER` trains it on what the small one
learns from, and run again goes on. FOLDER holds any encoder of the same uncased words, such as
all-mpnet-base-v2; it is not shipped, and no question waits for it.
"""

from itertools import islice
from pathlib import Path

import click
import torch
from transformers import AutoModel, AutoTokenizer

from rag.embedder import model_path
from rag.reader_training.__main__ import lessons
from rag.reader_training.batches import Batch
from rag.reader_training.span_model import SpanModel, loss_of, tokenizer_of
from rag.reader_training.train import Plan, averaged_weights, train

RATE, AVERAGE = 3e-5, 0.99
FROZEN = 4
"""So many of its first layers stay as they are: they know words, and training them costs a third.
"""
CALLED = {"[CLS]": "cls_token", "[SEP]": "sep_token", "[PAD]": "pad_token", "[UNK]": "unk_token"}


class Teacher(SpanModel):
    """Start and end logits, shape (n, t, 2), for the small reader's own tokens."""

    def __init__(self, folder: str, frozen: int = FROZEN) -> None:
        torch.nn.Module.__init__(self)
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        self.head = torch.nn.Linear(self.encoder.config.hidden_size, 2)
        numbers, self._pad = numbered(folder)
        self.register_buffer("numbers", numbers)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]):
            part.requires_grad_(requires_grad=False)

    def forward(
        self, ids: torch.Tensor, real: torch.Tensor, segments: torch.Tensor
    ) -> torch.Tensor:
        """Return the logits of every token; which of two texts one is of it has to see itself."""
        known = self.numbers[ids].masked_fill(real == 0, self._pad)
        hidden = self.encoder(input_ids=known, attention_mask=real).last_hidden_state
        logits: torch.Tensor = self.head(hidden).float()
        return logits


def numbered(folder: str) -> tuple[torch.Tensor, int]:
    """Return the number that each word of the small reader has for another model, and padding's.

    `ValueError` where a word is missing there: then the tokens are not the same.
    """
    words = tokenizer_of(model_path("all-MiniLM-L6-v2")).get_vocab()
    other = AutoTokenizer.from_pretrained(folder)
    known, special = other.get_vocab(), {one: getattr(other, name) for one, name in CALLED.items()}
    special["[MASK]"] = other.mask_token
    found = {number: known.get(special.get(word, word)) for word, number in words.items()}
    if missing := [word for word, number in words.items() if found[number] is None]:
        raise ValueError(
            f"the model in {folder} lacks {len(missing)} words, {missing[0]} among them"
        )
    return torch.tensor([found[number] for number in sorted(found)]), int(known[special["[PAD]"]])


def in_halves(model: SpanModel, batch: Batch) -> torch.Tensor:
    """Return the loss with products in bfloat16: half the time where a processor knows it."""
    with torch.autocast(batch.ids.device.type, torch.bfloat16):
        return loss_of(model, batch).float()


def taught_teacher(folder: str, state: Path) -> Teacher:
    """Return a teacher with the averaged weights of its course."""
    teacher = Teacher(folder)
    teacher.load_state_dict(averaged_weights(state))
    teacher.eval()
    return teacher


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--base", required=True, type=click.Path(exists=True, file_okay=False))
@click.option("--steps", default=450, show_default=True, help="Batches of about 4,096 tokens.")
@click.option("--decay", default=270, show_default=True, help="Steps of falling rate at the end.")
@click.option("--seed", default=0, show_default=True)
@click.option("--threads", default=2, show_default=True)
def main(data: Path, out: Path, base: str, steps: int, decay: int, seed: int, threads: int) -> None:
    """Read DATA and train a teacher from the encoder in --base, keeping everything in OUT."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    course, looked = lessons(data, 0, seed)
    some = {name: list(islice(windows, 0, None, 3)) for name, windows in looked.items()}
    plan = Plan(steps, decay, seed, rate=RATE, average=AVERAGE)
    tokenizer = tokenizer_of(model_path("all-MiniLM-L6-v2"))
    train(Teacher(base), tokenizer, course[-1:], some, plan, out, loss_by=in_halves)
    click.echo(f"the teacher is in {out / 'state.pt'}; rag.reader_training.distil learns from it")


if __name__ == "__main__":
    main()

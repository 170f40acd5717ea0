"""Makes the weights of rag/evidence: `python -m rag.reader_training.evidence DATA [OUT]`.

DATA holds `qed/` and `qamr/`; nothing is trained on but these and our own stories, in `news/`
beside this file. OUT is rag/evidence by default.
"""

import json
import random
from collections import Counter
from pathlib import Path

import click
import numpy as np

from rag.embedder import Embedder
from rag.evidence.answer_head import AnswerHead
from rag.evidence.features import FEATURES, features
from rag.evidence.rarity import Rarity
from rag.evidence.scorer import Weights
from rag.evidence.token_vectors import TokenEncoder
from rag.evidence.words import words
from rag.reader_training.cases import Case, Library
from rag.reader_training.examples import Example, qamr, qed
from rag.reader_training.stories import learned
from rag.reader_training.train_head import train_head
from rag.reader_training.train_scorer import train_scorer
from rag.reader_training.windows import passage_of

LEAST_FREQUENT = 8


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path), default=Path("rag/evidence"))
@click.option("--seed", default=0, show_default=True)
def main(data: Path, out: Path, seed: int) -> None:
    """Read DATA, train head and scorer, write three files to OUT."""
    chance = random.Random(seed)
    news = [passage_of(e, chance) for story in learned() for e in story]
    examples = [*qed(data / "qed"), *qamr(data / "qamr", seed), *news]
    click.echo(f"{len(examples)} examples")
    stored = frequencies(examples)
    (out / "frequencies.json").write_text(json.dumps(stored, separators=(",", ":")))
    rarity = Rarity(stored["documents"], stored["frequencies"])
    library = Library(examples, TokenEncoder(Embedder("all-MiniLM-L6-v2").token_model), rarity)
    cases = library.cases(seed)
    click.echo(f"{len(cases)} cases")
    head, weights = train(cases, seed)
    np.savez_compressed(
        out / "answer_head.npz", **{k: v.astype(np.float16) for k, v in head._asdict().items()}
    )
    scorer = {name: array.tolist() for name, array in weights._asdict().items()}
    (out / "weights.json").write_text(json.dumps({"features": list(FEATURES), **scorer}))


def train(cases: list[Case], seed: int) -> tuple[AnswerHead, Weights]:
    """Train the scorer on features from heads that have not seen the case, then a head on all."""
    order = np.random.default_rng(seed).permutation(len(cases))
    halves = [[cases[n] for n in part] for part in np.array_split(order, 2)]
    rows, right = [], []
    for half, other in (halves, halves[::-1]):
        head = train_head(other, seed)
        rows += [features(case.question, case.passages, head) for case in half]
        right += [case.right for case in half]
        click.echo(f"{len(half)} cases scored by a head trained on the others")
    return train_head(cases, seed), train_scorer(rows, right, seed)


def frequencies(examples: list[Example]) -> dict:  # type: ignore[type-arg]
    """Return in how many of the passages each word stands, rare words and numbers left out."""
    passages = {example.passage for example in examples}
    seen = Counter(key for text in passages for key in {w.key for w in words(text) if not w.number})
    kept = {key: count for key, count in sorted(seen.items()) if count >= LEAST_FREQUENT}
    return {"documents": len(passages), "frequencies": kept}


if __name__ == "__main__":
    main()

import json
import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import torch

from rag.claim_training.__main__ import held, told_apart, train
from rag.claim_training.model import ClaimBatch, ClaimModel, batches, coded, log_odds
from rag.claim_training.pairs import Pair, Story
from rag.claim_training.rows import Row, rows
from rag.embedder import model_path
from rag.reader_training.span_model import tokenizer_of
from rag.reader_training.train import Plan

FOLDER = model_path("all-MiniLM-L6-v2")
TOKENIZER = tokenizer_of(FOLDER)
TOLD = ("The ferry to Stenna sank on Monday.", "Its captain, Anna Berg, was saved by a trawler.")
PAIRS = [
    Pair(Story("Ferry", TOLD, 1), frozenset({0}), "The ferry sank.", "The trawler sank."),
    Pair(Story("Ferry", TOLD, 1), frozenset({1}), "Berg was saved.", "Berg was not saved."),
]


def endless() -> Iterator[ClaimBatch]:
    for number in count():
        chance = random.Random(number)
        yield from batches(rows(PAIRS, chance), TOKENIZER, chance)


def test_a_row_knows_which_tokens_of_its_claim_nothing_supports() -> None:
    found = coded(Row("Berg was lost.", "Ferry", TOLD[1], False, ((9, 13),)), TOKENIZER)
    words = [TOKENIZER.id_to_token(one) for one in found.ids]
    assert [word for word, loose in zip(words, found.loose, strict=True) if loose] == ["lost"]
    assert sum(found.claim) == len(["[CLS]", "berg", "was", "lost", "."])


def test_both_claims_of_a_pair_stay_in_one_batch() -> None:
    batch = next(endless())
    assert batch.pairs.tolist() == [[0, 1], [2, 3]]
    assert batch.wrong[batch.pairs].tolist() == [[0, 1], [0, 1]]


@pytest.mark.slow
def test_it_learns_what_a_text_says_and_what_it_does_not(tmp_path: Path) -> None:
    torch.manual_seed(0)
    looked = held(rows(PAIRS, random.Random(0)), TOKENIZER)
    model = train(ClaimModel(FOLDER), endless(), looked, Plan(30, 10, 0, average=0.5), tmp_path)
    assert told_apart(model, looked) == 1
    assert (log_odds(model, looked[0])[1] > 0).tolist() == (looked[0].wrong > 0).tolist()
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert log[-1]["loss"] < log[0]["loss"]


def test_it_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    plan = Plan(2, 1, 0)
    train(ClaimModel(FOLDER), endless(), [], plan, tmp_path, until=1)
    train(ClaimModel(FOLDER), endless(), [], plan, tmp_path)
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [row["step"] for row in log] == [0, 1]

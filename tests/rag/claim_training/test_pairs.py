from pathlib import Path

import pytest

from rag.claim_training.pairs import pairs

STORY = "# Ferry\n1 The ferry sank on Monday.\n2 Nobody was hurt.\nQ1: What sank? | ferry\n"


def written(folder: Path, told: str) -> Path:
    (folder / "news").mkdir()
    (folder / "news" / "a.txt").write_text(STORY)
    (folder / "pairs").mkdir()
    (folder / "pairs" / "a.txt").write_text(told)
    return folder


def test_a_pair_knows_its_story_and_the_sentences_that_say_it(tmp_path: Path) -> None:
    told = "# Ferry\nT1,2: A ferry sank and all are well.\nF: A ferry sank and some are hurt.\n"
    folder = written(tmp_path, told)
    (pair,) = pairs(folder / "pairs", folder / "news")
    assert (pair.places, pair.held_out) == ({0, 1}, True)
    assert pair.story.sentences[1] == "Nobody was hurt."


@pytest.mark.parametrize(
    "told",
    [
        "# Boat\nT1: It sank.\nF: It swam.\n",
        "# Ferry\nT3: It sank.\nF: It swam.\n",
        "# Ferry\nT1: It sank.\nT2: It swam.\n",
    ],
)
def test_what_is_not_a_pair_of_a_story_is_refused(tmp_path: Path, told: str) -> None:
    folder = written(tmp_path, told)
    with pytest.raises(ValueError, match=r"a\.txt"):
        list(pairs(folder / "pairs", folder / "news"))


def test_the_pairs_that_ship_are_of_stories_that_ship() -> None:
    told = list(pairs())
    assert len(told) > 10_000
    assert sum(pair.held_out for pair in told) > len(told) / 20

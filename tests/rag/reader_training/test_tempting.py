from collections.abc import Sequence
from pathlib import Path

from rag.evidence.spans import Told
from rag.reader_training.stories import of_file
from rag.reader_training.tempting import marked, pieces
from rag.span_model import Calibration, PassageText

STORY = """# Bergen shuts its harbour
1 Ferries were stopped on Monday.
2 Mayor Anna Berg shut the harbour.
Q2: Who closed the port? | Anna Berg
N1: Who stopped the buses?
N: When will the port be opened again?

# Oslo opens a bridge
1 It is 300 metres long.
2 It took two years.
N: How high is the bridge?
"""


class Likeliest:
    """A fake model: every sentence that has some word is likelier than those that have it not."""

    calibration = Calibration()

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, question: str, passages: Sequence[PassageText]) -> list[list[Told]]:
        return [
            [Told(float(any(w in p.text[a:b] for w in self.words)), ()) for a, b in p.sentences]
            for p in passages
        ]


def test_what_tempts_is_marked_where_it_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "north.txt"
    path.write_text(STORY, "utf-8")
    asked = [e for story in of_file(path, path.with_suffix(".none")) for e in story]
    asked = [e for e in asked if not e.answers and e.tempting is None]
    text = marked(STORY, asked, Likeliest("Anna", "years"))
    assert text == STORY.replace("N: When", "N2: When").replace("N: How", "N2: How")


def test_a_story_is_read_in_pieces_of_whole_sentences() -> None:
    sentences = ["one two " * 20, "three four " * 20, "five six " * 20, "seven " * 200]
    assert [len(piece) for piece in pieces(sentences)] == [2, 1, 1]

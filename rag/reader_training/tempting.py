"""Marks which sentence sounds like an answer to a question left open: `N:` becomes `N5:` in news/.

`python -m rag.reader_training.tempting` has the reader that ships read each story for each of
them, and takes what it holds likeliest. A passage without that sentence is an easy one: what is to
be learned is silence beside it. Shrivastava, Gupta and Girshick, "Training Region-based Object
Detectors with Online Hard Example Mining", CVPR 2016.
"""

from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files

import click

from rag.reader_training.cases import joined_places
from rag.reader_training.examples import Example
from rag.reader_training.stories import NEWS, TWINS, of_file
from rag.reader_training.windows import MOST_WORDS
from rag.span_model import Model, PassageText, SpanModel


@click.command()
@click.option("--threads", default=2, show_default=True)
def main(threads: int) -> None:
    """Mark in each file of news/ what tempts most, of the questions of which it is not known."""
    with as_file(files("rag") / "reader_model") as folder:
        model = SpanModel(folder, threads)
    with click.progressbar(sorted(NEWS.glob("*.txt")), label="reading", show_pos=True) as paths:
        for path in paths:
            told = [one for story in of_file(path, TWINS / path.name) for one in story]
            asked = [one for one in told if not one.answers and one.tempting is None]
            path.write_text(marked(path.read_text("utf-8"), asked, model), "utf-8")


def marked(text: str, asked: Sequence[Example], model: Model) -> str:
    """Return the text of a file of stories with the places of what tempts, counted from 1."""
    places = iter([tempting(one, model) + 1 for one in asked])
    lines = (
        f"N{next(places)}: {line[3:]}" if line.startswith("N: ") else line
        for line in text.split("\n")
    )
    return "\n".join(lines)


def tempting(example: Example, model: Model) -> int:
    """Return the place of the sentence that the model holds likeliest to answer."""
    passages = [
        PassageText(example.title, " ".join(some), joined_places(some))
        for some in pieces(example.sentences)
    ]
    told = [one.log_odds for row in model.read(example.question, passages) for one in row]
    return max(range(len(told)), key=told.__getitem__)


def pieces(sentences: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield a story's sentences in passages of so many words, as whole sentences allow."""
    piece: list[str] = []
    for sentence in sentences:
        if piece and sum(s.count(" ") + 1 for s in [*piece, sentence]) > MOST_WORDS:
            yield piece
            piece = []
        piece.append(sentence)
    if piece:
        yield piece


if __name__ == "__main__":
    main()

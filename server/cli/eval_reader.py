"""`dateline eval reader`: the embedded reader alone, from the right article or from all."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np

from rag.evaluation.calibration import expected_error, fit, plot, reliability
from rag.evaluation.index import Progress, opened
from rag.evaluation.question import Question
from rag.evaluation.reading import Find, Read, cuts, figures, read_all
from rag.evaluation.suite import Suite
from rag.extractive import ExtractiveReader, worth_reading
from rag.retriever import Retriever
from rag.settings import Settings
from rag.types import Hit
from server.cli import options
from server.cli.eval_intake import eval_cache, intake, sound_suites, suite_files
from server.cli.eval_progress import bars
from server.cli.failure import say
from server.cli.outputs import refuse_overlap, write
from server.cli.values import COUNT, TEXT

LEAD = 600
HELP = """Measure the embedded reader on SUITE: right sentence, exact match, F1, silence.

Only questions with `answers` and `quotes` (or `spans`) are read: of the others it is not known
where a right answer stands. Without --open each question is read from its own article, and from
the nearest other one among the articles of the questions asked, which does not answer it: so the
abstention AUC depends on --limit. With --open it is read from what retrieval finds.

\b
  dateline eval reader suites/newsqa --limit 300
  dateline eval reader suites/newsqa --open --plot reliability.svg --out reads.json
"""


@click.command(help=HELP)
@click.argument("folder", metavar="SUITE", type=click.Path(path_type=Path))
@click.option("--limit", type=COUNT, help="Only so many questions, by chance.")
@click.option("--open", "everywhere", is_flag=True, help="Read what retrieval finds.")
@click.option("--model", type=TEXT, help="Another reader, as DATELINE_READER_MODEL.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Every reading.")
@click.option(
    "--plot", "drawn", type=click.Path(path_type=Path, dir_okay=False), help="Reliability, as SVG."
)
def command(
    folder: Path,
    limit: int | None,
    everywhere: bool,
    model: str | None,
    out: Path | None,
    drawn: Path | None,
) -> None:
    """Load, read, tell."""
    refuse_overlap({"--out": out, "--plot": drawn}, suite_files([folder]))
    settings = options.settings()
    (suite,) = sound_suites([folder], settings)
    questions = _readable(suite, limit)
    reader = ExtractiveReader(
        intake(settings).embedder(settings), model or settings.reader_model, settings.threads
    )
    with bars() as progress:
        if everywhere:
            with opened(suite, settings, intake(settings), eval_cache(), progress) as archive:
                retriever = Retriever(archive)

                def find(question: Question) -> Sequence[Hit]:
                    hits = retriever.search(
                        question.question, asked_at=question.asked_at, k=settings.passages_read
                    )
                    return worth_reading(question.question, hits)

                reads = _read(reader, questions, find, None, progress)
        else:
            own = OwnArticle(suite, questions, settings)
            if not own.has_other:
                say("all questions are of one article: silence is measured only beside another")
            wrong = own.wrong if own.has_other else None
            reads = _read(reader, questions, own.right, wrong, progress)
    tell(reads, drawn)
    if out:
        write(out, json.dumps([r.model_dump() for r in reads], indent=1))


def _readable(suite: Suite, limit: int | None) -> list[Question]:
    """Return so many questions that can be judged, drawn by chance; the others are told of."""
    questions = [q for q in suite.questions if q.answers and q.parts]
    left = len(suite.questions) - len(questions)
    told = (
        f"{left} of {len(suite.questions)} questions of {suite.name} have no answers or no quotes"
    )
    if not questions:
        raise click.UsageError(f"{told}, and the reader is held to both")
    if left:
        say(f"{told}, and are left out")
    random.Random(1).shuffle(questions)
    return questions[:limit]


class OwnArticle:
    """Passages of the article that a question was judged on, or of the nearest other one."""

    def __init__(self, suite: Suite, questions: Sequence[Question], settings: Settings) -> None:
        self._articles = suite.articles
        self._words = settings.passage_words
        self._split = intake(settings).split
        self._embedder = intake(settings).embedder(settings)
        self._names = list(dict.fromkeys(q.parts[0].article for q in questions))
        leads = [
            f"{a.title}\n{a.text[:LEAD]}" for a in map(self._articles.__getitem__, self._names)
        ]
        self._leads = self._embedder.embed_passages(leads)

    @property
    def has_other(self) -> bool:
        """Whether there is another article for each question to be read from."""
        return len(self._names) > 1

    def right(self, question: Question) -> Sequence[Hit]:
        """Return the passages of its own article."""
        return self._hits(question.parts[0].article)

    def wrong(self, question: Question) -> Sequence[Hit]:
        """Return the passages of the other article whose head is nearest to the question."""
        near = self._leads @ self._embedder.embed_question(question.question)
        order = (self._names[place] for place in np.argsort(-near))
        return self._hits(next(name for name in order if name != question.parts[0].article))

    def _hits(self, name: str) -> Sequence[Hit]:
        article = self._articles[name]
        return [
            Hit(passage=p, article=article, score=1.0) for p in self._split(article, self._words)
        ]


def _read(
    reader: ExtractiveReader,
    questions: Sequence[Question],
    find: Find,
    miss: Find | None,
    progress: Progress,
) -> list[Read]:
    reads = []
    for done, read in enumerate(read_all(reader, questions, find, miss), 1):
        reads.append(read)
        progress("reading", done, len(questions))
    return reads


def tell(reads: Sequence[Read], drawn: Path | None) -> None:
    """Print the figures and how well confidence is kept."""
    click.echo(f"{len(reads)} questions")
    for row in figures(reads):
        click.echo(f"{row.name:16} {row.value:.3f} [{row.low:.3f}, {row.high:.3f}]")
    stated = np.array([r.score for r in reads])
    right = np.array([float(r.right) for r in reads])
    click.echo(f"calibration error {expected_error(stated, right):.3f}")
    log_odds = np.log(np.clip(stated, 1e-6, 1 - 1e-6) / np.clip(1 - stated, 1e-6, 1))
    slope, offset = fit(log_odds, right)
    click.echo(f"a better fit multiplies log odds by {slope:.3f} and adds {offset:.3f}")
    for part in reliability(stated, right):
        click.echo(f"  stated {part.stated:.2f}  right {part.right:.2f}  ({part.questions})")
    click.echo("silent below   answered   wrong of these   moved questions answered")
    for cut in cuts(reads):
        moved = "" if cut.moved is None else f"{cut.moved:.2f}"
        click.echo(f"{cut.least:12.2f} {cut.coverage:10.2f} {cut.risk:16.2f}   {moved:>24}")
    if drawn:
        write(drawn, plot(reliability(stated, right), "Stated and kept"))

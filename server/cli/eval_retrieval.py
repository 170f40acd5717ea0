"""`dateline eval retrieval`: what ranks the right article first, and what each part gives."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import click

from rag.archive import Archive
from rag.evaluation.bench.ranking import Ranker, by_baseline, by_reading
from rag.evaluation.index import Progress, opened
from rag.evaluation.kept_vectors import KeptVectors
from rag.evaluation.retrieving import Found, as_markdown, rank, smaller
from rag.evaluation.suite import Suite
from rag.extractive import ExtractiveReader
from rag.retriever import Retriever
from rag.settings import Settings
from server.cli import options
from server.cli.bench import refuse_without_extra
from server.cli.eval_intake import eval_cache, intake, sound_suites, suite_files
from server.cli.eval_progress import bars
from server.cli.outputs import refuse_overlap, write
from server.cli.values import COUNT

HELP = """Rank the articles of each SUITE, and say what each part of retrieval gives.

Every variant ranks the same questions; a difference is paired, with its 95 % interval and p-value.
answer@1: how often the first article says an expected answer, whether or not it is a judged one.
"weights of the other half" are chosen without the question that is ranked by them.

\b
  dateline eval retrieval suites/mine
  dateline eval retrieval suites/mine --baselines     BM25 and the LangChain recipe too
  dateline eval retrieval suites/mine --read 12       the reader puts the first 12 in order

--baselines needs the extra `bench`, and embeds every article once more, in LangChain's pieces.
"""


@click.command(help=HELP, short_help="Say what each part of retrieval gives.")
@click.argument(
    "folders", metavar="SUITE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--baselines", is_flag=True, help="Rank by BM25 and the LangChain recipe too.")
@click.option("--read", type=click.IntRange(2, 100), help="Passages that the reader puts in order.")
@click.option(
    "--articles",
    type=COUNT,
    help="Only so many: all that the questions judge, and others drawn without looking.",
)
@click.option("--limit", type=COUNT, help="Only the first so many questions of each suite.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Every ranking, as JSON."
)
def command(
    folders: tuple[Path, ...],
    baselines: bool,
    read: int | None,
    articles: int | None,
    limit: int | None,
    out: Path | None,
) -> None:
    """Rank, compare and print."""
    if baselines:
        refuse_without_extra()
    refuse_overlap({"--out": out}, suite_files(folders))
    settings = options.settings()
    every: dict[str, object] = {}
    for suite in sound_suites(folders, settings):
        part = smaller(suite, articles, limit)
        if not part.questions:
            raise click.UsageError(f"{suite.name} has no question with judged articles")
        found = _ranked(part, settings, baselines, read)
        click.echo(as_markdown(part, found))
        every[suite.name] = {n: [r.model_dump() for r in rows] for n, rows in found.rows.items()}
    if out:
        write(out, json.dumps(every))


def _ranked(suite: Suite, settings: Settings, baselines: bool, read: int | None) -> Found:
    with (
        bars() as progress,
        opened(suite, settings, intake(settings), eval_cache(), progress) as archive,
        _baselines(suite, archive, progress) if baselines else _none() as besides,
    ):
        retriever = Retriever(archive)
        if read:
            reader = ExtractiveReader(archive.embedder, settings.reader_model, settings.threads)
            besides[f"the reader orders {read}"] = by_reading(retriever, reader, read)
            if any(question.asked_at for question in suite.questions):
                besides[f"the reader orders {read}, without the clock"] = by_reading(
                    retriever, reader, read, clock=False
                )
        return rank(retriever, suite.questions, besides, progress)


@contextmanager
def _none() -> Iterator[dict[str, Ranker]]:
    yield {}


@contextmanager
def _baselines(suite: Suite, archive: Archive, progress: Progress) -> Iterator[dict[str, Ranker]]:
    """Yield BM25 and the recipe; what is embedded is kept, so that a stopped run goes on."""
    from langchain_core.embeddings import Embeddings

    from rag.evaluation.baselines import LangChainRecipe, word_baselines

    articles = list(suite.articles.values())
    with TemporaryDirectory(prefix="dateline-recipe-") as folder:
        kept = cast(Embeddings, KeptVectors(eval_cache(), archive.embedder))
        recipe = LangChainRecipe(Path(folder), kept)
        pieces = recipe.split(articles)
        recipe.fill(articles, report=lambda done, of, _: progress("LangChain recipe", done, of))
        systems = [*word_baselines(articles, pieces), recipe]
        yield {one.name: by_baseline(one) for one in systems}

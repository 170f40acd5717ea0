"""`dateline bench`: how fast and how good, beside plain BM25 and the plain LangChain recipe."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click
import platformdirs

from ingest.outcome import Outcome
from ingest.pipeline import ingest
from rag.archive import Archive
from rag.errors import DatelineError
from server.cli import options
from server.cli.eval_intake import sound_suites, suite_files
from server.cli.failure import say
from server.cli.outputs import refuse_overlap, write
from server.cli.values import COUNT, MOST

if TYPE_CHECKING:  # what it imports is in an extra
    from rag.evaluation.bench.report import Bench

HELP = """Measure Dateline on the suite in FOLDER, and print tables in Markdown.

\b
Ingest: rate, memory, and how near it comes to the embedding model alone.
Ranking of articles: beside plain BM25 and the plain LangChain recipe, with intervals.
Answers: milliseconds by stage.
Embedding: passages a second by every back end that runs here.
Starts: `dateline --help` and `dateline ask` in fresh processes, over twenty articles.
Sizes: what a question costs as an invented store grows, with and without a window.

\b
What was embedded is kept in the work folder, so that a run that was stopped goes on there.
Needs the extra `bench`: pip install "dateline[bench]".
  dateline bench --suite suites/mine
  dateline bench --suite suites/mine --articles 1000 --out bench.json
"""
MAIN = ("-c", "from server.cli import main; main()")
COMMANDS = {
    "dateline --help": (*MAIN, "--help"),
    "dateline ask": (*MAIN, "ask", "What was decided?"),
}
EXTRA = ("bm25s", "langchain_chroma", "langchain_huggingface", "langchain_text_splitters")


@click.command(help=HELP)
@click.option("--suite", "folder", type=click.Path(path_type=Path), required=True)
@click.option(
    "--also",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    help="Ingest this file or folder too; may be repeated.",
)
@click.option(
    "--articles",
    type=COUNT,
    help="Only so many: the judged ones, and others drawn without looking.",
)
@click.option(
    "--slices",
    type=click.IntRange(0, MOST),
    default=12,
    show_default=True,
    help="Slices that ingest, model and recipe take in turn; 0: no such race.",
)
@click.option("--slice-articles", type=COUNT, default=8, show_default=True)
@click.option(
    "--questions",
    type=COUNT,
    help="Answer only so many, drawn by a fixed seed; the ranking is of all judged ones.",
)
@click.option(
    "--recipe/--no-recipe",
    default=True,
    show_default=True,
    help="Rank by the LangChain recipe too; it embeds every article once more.",
)
@click.option(
    "--passages",
    "sizes",
    type=click.IntRange(100, MOST),
    multiple=True,
    help="Measure questions over an invented store of so many passages; may be repeated.",
)
@click.option(
    "--starts/--no-starts",
    default=True,
    show_default=True,
    help="Time `dateline --help` and `dateline ask` from nothing.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where indexes are kept; default: a folder in the user's cache.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every figure and ranking here, as JSON, and the plot of sizes beside it, as SVG.",
)
def command(
    folder: Path,
    also: tuple[Path, ...],
    articles: int | None,
    slices: int,
    slice_articles: int,
    questions: int | None,
    recipe: bool,
    sizes: tuple[int, ...],
    starts: bool,
    work: Path | None,
    out: Path | None,
) -> None:
    """Load the suite, measure, print."""
    if not folder.is_dir():
        raise click.UsageError(f"there is no suite in {folder}; give its folder by --suite")
    written = {"--out": out, "the plot beside it": out and out.with_suffix(".svg")}
    refuse_overlap(written, [*suite_files([folder]), *also])
    refuse_without_extra()
    from rag.evaluation.bench.report import as_markdown
    from rag.evaluation.bench.run import Plan, run

    settings = options.settings()
    suite = sound_suites([folder], settings)[0]
    work = work or platformdirs.user_cache_path("dateline") / "bench" / suite.name
    plan = Plan(
        suite,
        work,
        settings,
        also,
        articles,
        slices,
        slice_articles,
        questions,
        recipe,
        COMMANDS if starts else {},
        sizes,
    )
    bench = run(plan, take)
    if out:
        _write(bench, out)
    click.echo(as_markdown(bench))


def refuse_without_extra() -> None:
    """Raise `DatelineError` where a package that only measuring needs is missing."""
    needs = [package for package in EXTRA if find_spec(package) is None]
    if needs:
        raise DatelineError(f'{", ".join(needs)} missing: pip install "dateline[bench]"')


def _write(bench: "Bench", out: Path) -> None:
    from rag.evaluation.bench.plot import cost_against_size

    write(out, bench.model_dump_json(indent=1))
    if bench.sizes:
        write(out.with_suffix(".svg"), cost_against_size(bench.sizes))


def take(archive: Archive, path: Path) -> None:
    """Ingest one file, saying which of its articles failed."""
    ingest([str(path)], archive, _tell)


def _tell(outcome: Outcome) -> None:
    if outcome.outcome == "failed":
        say(f"{outcome.source} {outcome.reason}")

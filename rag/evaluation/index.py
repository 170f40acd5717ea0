"""The index of a suite's articles, built once and kept by what it is made of."""

import hashlib
import inspect
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from filelock import FileLock

from rag import archive, articles, changes, indexes, lexical, passages, schema
from rag.archive import Archive, Prepared
from rag.articles import content_hash
from rag.errors import StoreBusyError
from rag.evaluation.kept_vectors import KeptVectors
from rag.evaluation.suite import Intake, Suite
from rag.settings import Settings
from rag.types import Article

BATCH = 32
EXACT = ("auto", "onnx", "torch")  # back ends whose vectors are the same
MADE_BY = (archive, articles, changes, indexes, lexical, passages, schema)

Progress = Callable[[str, int, int], None]
"""Told what is done, how much of it, and of how much."""


def quiet(what: str, done: int, of: int) -> None:
    """Tell nobody."""


def settings_for(suite: Suite, settings: Settings, folder: Path) -> Settings:
    """Return the settings of a suite's archive: never the owner's own data."""
    own = {"data_dir": folder, "database_url": None, "chroma_url": None}
    return settings.model_copy(update={**suite.settings, **own})


@contextmanager
def opened(
    suite: Suite,
    settings: Settings,
    intake: Intake,
    cache: Path,
    progress: Progress = quiet,
) -> Iterator[Archive]:
    """Yield the archive of a suite's articles, built under `cache` where it is not there yet.

    While another process reads the same index, this one reads a copy.
    """
    folder = cache / index_key(suite, settings_for(suite, settings, cache), intake)
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="dateline-eval-") as spare:
        with FileLock(f"{folder}.lock"):
            if not folder.exists():
                build(suite, settings, intake, folder, progress)
            found = _open(settings_for(suite, settings, folder), intake, Path(spare))
        with found:
            yield found


def index_key(suite: Suite, settings: Settings, intake: Intake) -> str:
    """Return a name for the index, from the articles, the settings and the code that make it."""
    split = inspect.getmodule(intake.split)
    made_of = [
        suite.articles_hash,
        vectors_by(settings),
        str(settings.passage_words),
        *map(_source, [*MADE_BY, *_imported(split)]),
    ]
    return hashlib.sha256("\n".join(made_of).encode()).hexdigest()[:20]


def vectors_by(settings: Settings) -> str:
    """Return the model's name, with that of a back end whose vectors are not the others'."""
    model, backend = settings.embedding_model, settings.embedding_backend
    return model if backend in EXACT else f"{model} by {backend}"


def build(
    suite: Suite, settings: Settings, intake: Intake, folder: Path, progress: Progress
) -> None:
    """Build the index beside its place, and move it there when it is whole.

    What an interrupted build has stored is not stored again.
    """
    part = folder.with_name(f"{folder.name}.part")
    own = settings_for(suite, settings, part)
    with Archive.open(
        own, KeptVectors(folder.parent, intake.embedder(own), vectors_by(own))
    ) as target:
        stored = target.articles.hashes(list(suite.articles))
        todo = [article for id_, article in suite.articles.items() if id_ not in stored]
        done = len(stored)
        for batch in _batches(todo):
            progress(f"indexing {suite.name}", done, len(suite.articles))
            target.put([_prepared(article, intake, own.passage_words) for article in batch])
            done += len(batch)
        progress(f"indexing {suite.name}", done, len(suite.articles))
    part.replace(folder)


def _prepared(article: Article, intake: Intake, words: int) -> Prepared:
    return Prepared(article, content_hash(article), intake.split(article, words))


def _batches(todo: Sequence[Article]) -> Iterable[Sequence[Article]]:
    return (todo[start : start + BATCH] for start in range(0, len(todo), BATCH))


def _open(settings: Settings, intake: Intake, spare: Path) -> Archive:
    embedder = intake.embedder(settings)
    try:
        return Archive.open(settings, embedder)
    except StoreBusyError:
        shutil.copytree(settings.data_dir, spare / "copy")
        return Archive.open(settings.model_copy(update={"data_dir": spare / "copy"}), embedder)


def _source(module: ModuleType) -> str:
    return inspect.getsource(module)


def _imported(module: ModuleType | None) -> list[ModuleType]:
    """Return a module and those of its package that it takes functions from."""
    if module is None or module.__file__ is None:
        return []
    package = module.__name__.partition(".")[0]
    used = {inspect.getmodule(value) for value in vars(module).values()} | {module}
    own = {m for m in used if m and m.__name__.partition(".")[0] == package}
    return sorted(own, key=lambda m: m.__name__)

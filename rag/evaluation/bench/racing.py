"""Dateline's ingest beside the model alone and the LangChain recipe, slice by slice."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rag.archive import Archive
from rag.embedder import model_path
from rag.encoders import TorchEncoder
from rag.evaluation.baselines import LangChainRecipe
from rag.evaluation.bench.haystack import write_parts
from rag.evaluation.bench.ingesting import Ingest, Passages, passages_of
from rag.evaluation.bench.interleave import Ratio, Took, interleave, ratio
from rag.settings import Settings
from rag.types import Article, Frozen

DATELINE = "Dateline's ingest"
EMBEDDED = "encode alone, on what Dateline embeds"
ALONE = "encode alone, on the passages' own text"
RECIPE = "the LangChain recipe"


class Slice(NamedTuple):
    """Some articles as each contender takes them."""

    path: Path
    articles: Sequence[Article]
    passages: Passages


class Race(Frozen):
    """Seconds of each contender over the same articles, and Dateline's speed against the others."""

    articles: int
    passages: int
    wall: dict[str, float]
    cpu: dict[str, float]
    by_wall: dict[str, Ratio]
    by_cpu: dict[str, Ratio]


def race(
    articles: Sequence[Article], size: int, settings: Settings, ingest: Ingest, folder: Path
) -> Race:
    """Run the contenders over `articles`, `size` articles at a time, in fresh folders.

    The first slice warms up all of them and is not counted.
    """
    with tempfile.TemporaryDirectory(dir=folder) as name:
        scratch = Path(name)
        slices = _slices(articles, size, settings, ingest, scratch)
        fresh = settings.model_copy(update={"data_dir": scratch / "dateline"})
        with Archive.open(fresh) as archive:
            contenders = _contenders(archive, settings, ingest, scratch / "recipe")
            took = interleave(slices, contenders)
    counted = {name: took_[1:] for name, took_ in took.items()}
    return _race(slices[1:], counted)


def _slices(
    articles: Sequence[Article], size: int, settings: Settings, ingest: Ingest, scratch: Path
) -> list[Slice]:
    paths = write_parts(articles, size, scratch / "slices")
    dry = settings.model_copy(update={"data_dir": scratch / "dry"})
    passages = passages_of(paths, dry, ingest)
    parts = [articles[start : start + size] for start in range(0, len(articles), size)]
    return [Slice(*one) for one in zip(paths, parts, passages, strict=True)]


def _contenders(
    archive: Archive, settings: Settings, ingest: Ingest, folder: Path
) -> Mapping[str, Callable[[Slice], object]]:
    model = TorchEncoder(model_path(settings.embedding_model), settings.threads).model
    recipe = LangChainRecipe.with_model(folder, settings.embedding_model)

    def add(one: Slice) -> None:
        recipe.add(recipe.split(one.articles), len(recipe))

    return {
        DATELINE: lambda one: ingest(archive, one.path),
        EMBEDDED: lambda one: model.encode(one.passages.embedded, show_progress_bar=False),
        ALONE: lambda one: model.encode(one.passages.alone, show_progress_bar=False),
        RECIPE: add,
    }


def _race(slices: Sequence[Slice], took: Mapping[str, Sequence[Took]]) -> Race:
    wall = {name: [one.wall for one in list_] for name, list_ in took.items()}
    cpu = {name: [one.cpu for one in list_] for name, list_ in took.items()}
    others = [name for name in took if name != DATELINE]
    return Race(
        articles=sum(len(one.articles) for one in slices),
        passages=sum(len(one.passages.alone) for one in slices),
        wall={name: sum(seconds) for name, seconds in wall.items()},
        cpu={name: sum(seconds) for name, seconds in cpu.items()},
        by_wall={name: ratio(wall[DATELINE], wall[name]) for name in others},
        by_cpu={name: ratio(cpu[DATELINE], cpu[name]) for name in others},
    )

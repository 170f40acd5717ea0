"""The house keeps its floors: imports point down, between rooms and within rag, in no circle."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {"server": {"server", "ingest", "rag"}, "ingest": {"ingest", "rag"}, "rag": {"rag"}}
INGEST_MAY_USE = {
    "types",
    "errors",
    "fields",
    "settings",
    "sentence_ends",
    "appeals",
    "copies",
    "succession",
    "articles",
    "changes",
    "archive",
}
FLOORS = (
    "fields types events filters errors settings wording questions moments schema stopwatch"
    " sentence_ends appeals copies sought outlets chosen edges succession",
    "database owner articles writing backup",
    "onnx",
    "encoders",
    "embedder embedders",
    "chat",
    "rounded columns catalogue stored passages lexical indexes scan changes",
    "upgrading",
    "archive",
    "relative_times",
    "dates",
    "ranking",
    "evidence",
    "openings",
    "condense keywords own_time rewriting subject topic",
    "retriever citations support readings span_model entailment meant timeliness",
    "named_readers blended_model first_told around revisions holders updates",
    "extractive listing listed_rows told disagreement caveats abstention standing reranking",
    "grouping overtaken quoted unmentioned",
    "latest",
    "composing answering focus overview corrected",
    "digest",
    "outcome",
    "assistant",
    "evaluation reader_training",
    "claim_training",
)
FLOOR = {name: height for height, names in enumerate(FLOORS) for name in names.split()}


def modules(room: str) -> Iterator[tuple[str, set[str]]]:
    for path in sorted((ROOT / room).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        yield name, {one for one in imported(path) if one.split(".")[0] in ROOMS}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (n if is_module(n) else node.module for n in names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_lies_below(room: str) -> None:
    up = {
        f"{name} -> {one}"
        for name, wanted in modules(room)
        for one in wanted
        if one.split(".")[0] not in ROOMS[room]
    }
    assert up == set()


def test_ingest_uses_only_the_stores_of_rag() -> None:
    wrong = {
        f"{name} -> {one}"
        for name, wanted in modules("ingest")
        for one in wanted
        if one.startswith("rag.") and one.split(".")[1] not in INGEST_MAY_USE
    }
    assert wrong == set()


def test_within_rag_imports_never_point_up() -> None:
    up = {
        f"{name} -> {one}"
        for name, wanted in modules("rag")
        for one in wanted
        if "." in name and "." in one and FLOOR[one.split(".")[1]] > FLOOR[name.split(".")[1]]
    }
    assert up == set()


def test_no_import_goes_in_a_circle() -> None:
    graph = {name: wanted - {name} for room in ROOMS for name, wanted in modules(room)}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(graph)


def test_nothing_but_text_lives_in_prompts() -> None:
    assert {path.suffix for path in (ROOT / "prompts").iterdir()} == {".txt"}

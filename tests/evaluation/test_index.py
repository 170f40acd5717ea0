"""The index of a suite is built once, kept by content, and read by several at a time."""

from pathlib import Path

import pytest

from rag.embedder import Embedder, Vectors
from rag.errors import ModelError
from rag.evaluation.index import index_key, opened
from rag.evaluation.kept_vectors import KeptVectors
from rag.evaluation.suite import Intake
from rag.retriever import Retriever
from rag.settings import Settings
from rag.types import Article
from tests.evaluation.suites import INTAKE, small_suite
from tests.rag.newsroom import WordOverlap

SETTINGS = Settings(data_dir=Path("/nowhere"), database_url="sqlite:////nowhere/owners.db")


class Refusing(Embedder):
    """A model that cannot embed: whoever has kept vectors does not need it."""

    def embed_passages(self, texts: object) -> Vectors:
        raise ModelError("asked to embed")


def test_a_second_run_does_not_build_again(tmp_path: Path) -> None:
    suite, told = small_suite(tmp_path / "suite"), list[tuple[str, int, int]]()

    def tell(what: str, done: int, of: int) -> None:
        told.append((what, done, of))

    for _ in range(2):
        with opened(suite, SETTINGS, INTAKE, tmp_path / "cache", tell) as archive:
            hits = Retriever(archive).search("Who voted?", k=2)
            assert hits[0].article.id == "vote"
    assert told == [("indexing mine", 0, 2), ("indexing mine", 2, 2)] or told[-1][1:] == (2, 2)
    assert len([t for t in told if t[1] == 0]) == 1


def test_while_one_reads_another_reads_a_copy(tmp_path: Path) -> None:
    suite = small_suite(tmp_path / "suite")
    with (
        opened(suite, SETTINGS, INTAKE, tmp_path / "cache") as one,
        opened(suite, SETTINGS, INTAKE, tmp_path / "cache") as other,
    ):
        assert one.settings.data_dir != other.settings.data_dir
        assert {a.articles.get("dam").title for a in (one, other)} == {"Dam breaks"}


def test_an_interrupted_build_goes_on_where_it_stopped(tmp_path: Path) -> None:
    suite = small_suite(tmp_path / "suite")

    def stop(what: str, done: int, of: int) -> None:
        if done == of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), opened(suite, SETTINGS, INTAKE, tmp_path, stop):
        pass
    assert [path.name for path in tmp_path.glob("*.part")]
    with opened(suite, SETTINGS, INTAKE, tmp_path) as archive:
        assert archive.articles.count() == 2


def test_the_key_follows_articles_settings_and_code(tmp_path: Path) -> None:
    suite = small_suite(tmp_path)
    key = index_key(suite, SETTINGS, INTAKE)
    longer = SETTINGS.model_copy(update={"passage_words": 50})
    whole = Intake(INTAKE.read, lambda article, words: [])
    grown = small_suite(tmp_path)
    grown.articles["new"] = Article(id="new", text="More.")
    others = [
        index_key(suite, longer, INTAKE),
        index_key(suite, SETTINGS, whole),
        index_key(grown, SETTINGS, INTAKE),
        index_key(suite, by_backend("onnx-int8"), INTAKE),
    ]
    assert key == index_key(small_suite(tmp_path), SETTINGS, INTAKE)
    assert len({key, *others}) == 5
    assert key == index_key(suite, by_backend("torch"), INTAKE)  # its vectors are the same


def by_backend(name: str) -> Settings:
    return SETTINGS.model_copy(update={"embedding_backend": name})


def test_no_text_is_embedded_twice(tmp_path: Path) -> None:
    first = KeptVectors(tmp_path, WordOverlap("m")).embed_passages(["one two", "three"])
    again = KeptVectors(tmp_path, Refusing("m")).embed_passages(["three", "one two"])
    assert (again == first[::-1]).all()
    with pytest.raises(ModelError, match="asked to embed"):
        KeptVectors(tmp_path, Refusing("other")).embed_passages(["three"])

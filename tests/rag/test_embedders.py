from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import DeterministicFakeEmbedding

from rag.embedder import Embedder, model_path
from rag.embedders import ProviderEmbedder, embedder_for
from rag.errors import ModelError
from rag.settings import Settings


def test_a_name_with_a_provider_is_langchains() -> None:
    assert isinstance(embedder_for(Settings(embedding_model="openai:some")), ProviderEmbedder)
    assert not isinstance(embedder_for(Settings()), ProviderEmbedder)


def test_a_back_end_is_chosen_by_its_setting() -> None:
    assert embedder_for(Settings(embedding_backend="torch")).backend == "torch"


def test_a_folder_is_a_folder_even_with_a_colon(tmp_path: Path) -> None:
    folder = tmp_path / "a:b"
    folder.mkdir()
    assert type(embedder_for(Settings(embedding_model=str(folder)))) is Embedder


def test_langchain_embeddings_become_unit_vectors() -> None:
    embedder = ProviderEmbedder("fake:one", DeterministicFakeEmbedding(size=6))
    vectors = embedder.embed_passages(["one", "two"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-6)
    assert embedder.embed_question("one") == pytest.approx(vectors[0], abs=1e-6)


@pytest.mark.parametrize("name", ["nobody:some-model", "cohere:some-model", "openai:"])
def test_an_unknown_or_missing_provider_says_what_to_set(name: str) -> None:
    with pytest.raises(ModelError, match="provider:model"):
        ProviderEmbedder(name).embed_question("who")


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_real_provider_gives_the_vectors_that_we_do() -> None:
    theirs = ProviderEmbedder(f"huggingface:{model_path('all-MiniLM-L6-v2')}")
    ours = Embedder("all-MiniLM-L6-v2", threads=1)
    assert theirs.embed_question("who won") @ ours.embed_question("who won") > 0.9999

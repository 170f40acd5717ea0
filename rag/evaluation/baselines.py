"""What Dateline is measured against: plain BM25, and the plain LangChain recipe.

Both need the extra `bench`.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Self

import bm25s  # type: ignore[import-untyped]
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from rag.embedder import model_path
from rag.types import Article

LEAD_WORDS = 250
DEEP = 200


class Baseline(ABC):
    """A searcher that ranks articles for a question and knows nothing of time."""

    name: str

    @abstractmethod
    def rank(self, question: str) -> list[str]:
        """Return article ids, best first, each once."""


def lead(article: Article) -> str:
    """Return an article's title and first 250 words, where a news story says its point."""
    return f"{article.title}\n{' '.join(islice(article.text.split(), LEAD_WORDS))}"


class Bm25(Baseline):
    """Lucene's BM25 over texts, each of which belongs to an article; no stemming."""

    def __init__(self, name: str, texts: Sequence[str], article_ids: Sequence[str]) -> None:
        self.name = name
        self.article_ids = article_ids
        self.index = bm25s.BM25()
        self.index.index(bm25s.tokenize(list(texts), show_progress=False), show_progress=False)

    def rank(self, question: str) -> list[str]:
        """Return article ids by their best text; those that share no word are left out."""
        tokens = bm25s.tokenize(question, show_progress=False)
        depth = min(DEEP, len(self.article_ids))
        found, scores = self.index.retrieve(tokens, k=depth, show_progress=False)
        rows = zip(found[0], scores[0], strict=True)
        return list(dict.fromkeys(self.article_ids[row] for row, score in rows if score > 0))


class LangChainRecipe(Baseline):
    """The recipe of LangChain's own tutorials, kept in `folder`, filled in batches, resumable.

    Split by characters (1000, overlap 200), embed with `HuggingFaceEmbeddings`, search by
    similarity in `Chroma` with its defaults; articles rank by their first document.
    """

    name = "LangChain recipe"

    def __init__(self, folder: Path, embeddings: Embeddings) -> None:
        self.folder = folder
        self.embeddings = embeddings

    @classmethod
    def with_model(cls, folder: Path, model: str) -> Self:
        """Return the recipe with a sentence-transformers model, by name or folder."""
        return cls(folder, HuggingFaceEmbeddings(model_name=model_path(model)))

    @cached_property
    def store(self) -> Chroma:
        """The opened collection."""
        return Chroma("recipe", self.embeddings, persist_directory=str(self.folder))

    def __len__(self) -> int:
        count: int = self.store._collection.count()
        return count

    def split(self, articles: Sequence[Article]) -> list[Document]:
        """Return the pieces of every article, its title being part of its text."""
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
        whole = [
            Document(f"{article.title}\n\n{article.text}", metadata={"article_id": article.id})
            for article in articles
        ]
        return splitter.split_documents(whole)

    def add(self, pieces: Sequence[Document], start: int = 0) -> None:
        """Embed and store pieces, numbered from `start`."""
        self.store.add_documents(list(pieces), ids=[str(start + i) for i in range(len(pieces))])

    def fill(
        self,
        articles: Sequence[Article],
        batch: int = 512,
        report: Callable[[int, int, float], None] = lambda _done, _all, _seconds: None,
    ) -> None:
        """Store what is not stored yet, calling `report(done, all, seconds)` a batch."""
        pieces = self.split(articles)
        for start in range(len(self), len(pieces), batch):
            part = pieces[start : start + batch]
            began = time.perf_counter()
            self.add(part, start)
            report(start + len(part), len(pieces), time.perf_counter() - began)

    def rank(self, question: str) -> list[str]:
        """Return article ids by their most similar piece."""
        found = self.store.similarity_search(question, k=min(DEEP, max(len(self), 1)))
        return list(dict.fromkeys(document.metadata["article_id"] for document in found))


def word_baselines(articles: Sequence[Article], pieces: Sequence[Document]) -> list[Baseline]:
    """Return BM25 over the heads of articles, and over the recipe's own pieces of them."""
    return [
        Bm25("BM25, title and 250 words", [lead(a) for a in articles], [a.id for a in articles]),
        Bm25(
            "BM25, the recipe's pieces",
            [piece.page_content for piece in pieces],
            [piece.metadata["article_id"] for piece in pieces],
        ),
    ]

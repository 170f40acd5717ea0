"""The word index: BM25 over passages and over the heads of articles, in tantivy."""

import math
import re
import shutil
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import tantivy

from rag.errors import StoreError
from rag.filters import Filters
from rag.moments import UNDATED, micros, window
from rag.types import Article, Passage

HEAD_WORDS = 250
HEAP_BYTES = 50_000_000
TITLE_BOOST = 0.5
COMMON, MANY = 0.3, 10_000
"""The share of all that has a word above which it is not looked for, among so many or more.

Ranking is as before: nDCG@10 .830 for .831 on 400 questions of NewsQA, .844 for .843 on 110 news
quiz questions; in 300,000 passages a question's words are found in a third to two thirds of the
time. Among few, what stands in a third of all may be what they are about.
"""
WIDE, SPARE = 0.15, 1.3
"""The share of all from which on a window is wide, and how many more than enough are looked at."""
FIELDS = ["title", "body"]
WORDS = "words"
Pair = tuple[str, str]
Scored = tuple[float, tantivy.DocAddress]


class Match(NamedTuple):
    """A passage id (or an article id, for a head) with its BM25 score."""

    id: str
    score: float


class Entry(NamedTuple):
    """What is indexed of one article: a title and bodies with their ids."""

    article: Article
    passages: Sequence[Passage]


class LexicalIndex:
    """Two tantivy indexes in one folder; what is added is found after `commit`."""

    def __init__(self, folder: Path) -> None:
        self.passages = _open(folder / "passages")
        self.heads = _open(folder / "heads")

    def replace(self, entries: Iterable[Entry], removed: Iterable[str] = ()) -> None:
        """Index these articles anew, forget the removed ones, and commit once."""
        entries, gone = list(entries), list(removed)
        gone += [entry.article.id for entry in entries]
        bodies = [
            (f"{passage.id}", entry.article, passage.text)
            for entry in entries
            for passage in entry.passages
        ]
        heads = [(e.article.id, e.article, _head(e.article.text)) for e in entries]
        try:
            for index, rows in ((self.passages, bodies), (self.heads, heads)):
                _write(index, gone, rows)
        except (ValueError, OSError) as error:
            raise StoreError(f"The word index refused: {error}") from error

    def match_passages(
        self, question: str, filters: Filters, k: int, share: float = 0.0
    ) -> list[Match]:
        """Return up to `k` passages by BM25, best first.

        `share` of all pass the filters, as far as is known: it changes the cost, and nothing else.
        """
        return _search(self.passages, question, filters, k, share)

    def match_heads(
        self, question: str, filters: Filters, k: int, share: float = 0.0
    ) -> list[Match]:
        """Return up to `k` articles by BM25 over title and first words, best first."""
        return _search(self.heads, question, filters, k, share)

    def counts(self) -> tuple[int, int]:
        """Return how many passages and articles are indexed."""
        return self.passages.searcher().num_docs, self.heads.searcher().num_docs

    def clear(self) -> None:
        """Forget everything."""
        for index in (self.passages, self.heads):
            writer = index.writer(HEAP_BYTES, 1)
            writer.delete_all_documents()
            writer.commit()
            writer.wait_merging_threads()
            index.reload()


def open_words(data_dir: Path) -> LexicalIndex:
    """Open the data folder's word index; one that a crash left unopenable is begun anew, empty."""
    folder = data_dir / WORDS
    try:
        return LexicalIndex(folder)
    except StoreError:
        shutil.rmtree(folder, ignore_errors=True)
        return LexicalIndex(folder)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("article", tokenizer_name="raw")
    builder.add_text_field("publisher", tokenizer_name="raw")
    builder.add_integer_field("published", indexed=True, fast=True)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="en_stem")
    schema: tantivy.Schema = builder.build()
    return schema


def _open(folder: Path) -> tantivy.Index:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tantivy.Index(_schema(), path=str(folder), reuse=True)
    except (ValueError, OSError) as error:
        raise StoreError(
            f"The word index in {folder} cannot be opened ({error}); "
            "delete that folder and it is rebuilt from the articles."
        ) from error


def _write(index: tantivy.Index, gone: list[str], rows: list[tuple[str, Article, str]]) -> None:
    writer = index.writer(HEAP_BYTES, 1)
    for article_id in gone:
        writer.delete_documents_by_term("article", article_id)
    for row_id, article, body in rows:
        published = article.published_at
        at = UNDATED if published is None else micros(published)
        writer.add_document(
            tantivy.Document(
                id=[row_id],
                article=[article.id],
                publisher=[article.publisher or ""],
                published=[at],
                title=[article.title],
                body=[body],
            )
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()


def _search(
    index: tantivy.Index, question: str, filters: Filters, k: int, share: float
) -> list[Match]:
    searcher = index.searcher()
    asked = product(dict.fromkeys(re.findall(r"\w+", question.lower())), FIELDS)
    if not (pairs := list(asked)) or not searcher.num_docs:
        return []
    telling = _telling(searcher, pairs)
    for some in (telling, pairs) if len(telling) < len(pairs) else (pairs,):
        query = _any_of(index, some)
        found = _of_more(searcher, query, filters, k, share) or (
            searcher.search(_narrowed(index.schema, query, filters), k, count=False).hits
        )
        if found:
            return [Match(searcher.doc(at)["id"][0], float(score)) for score, at in found]
    return []


def _of_more(
    searcher: tantivy.Searcher, query: tantivy.Query, filters: Filters, k: int, share: float
) -> list[Scored]:
    """Return the `k` best within a wide window of what is found without it; none if too few are.

    tantivy skips what cannot be among the best only where nothing else is asked of it: of 300,000
    passages those of a year were found in 2.2 ms for 3.1; of 37,500 heads it takes longer (1.8 ms
    for 1.3), unless the window is half of all (1.2 for 1.4).
    """
    if filters.empty or filters.publishers or share < WIDE or share * searcher.num_docs < MANY:
        return []
    found = searcher.search(query, round(SPARE * k / share), count=False).hits
    published = searcher.fast_field_values("published", [at for _, at in found])
    low, high = window(filters)
    passed = [
        one
        for one, day in zip(found, published, strict=True)
        if day is not None and low <= day < high
    ]
    return passed[:k] if len(passed) >= k else []


def _telling(searcher: tantivy.Searcher, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the words and their fields, of many without those that most have.

    These tell them apart least and cost most. What differs from its stem is not counted, and stays.
    """
    most = COMMON * searcher.num_docs if searcher.num_docs >= MANY else math.inf
    return [(word, field) for word, field in pairs if searcher.doc_freq(field, word) <= most]


def _any_of(index: tantivy.Index, pairs: Sequence[Pair]) -> tantivy.Query:
    """Return one flat union of terms: tantivy does not skip what cannot win in a nested one."""
    terms = [
        index.parse_query_lenient(word, [field], field_boosts={"title": TITLE_BOOST})[0]
        for word, field in pairs
    ]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])


def _narrowed(schema: tantivy.Schema, query: tantivy.Query, filters: Filters) -> tantivy.Query:
    if filters.empty:
        return query
    parts = [(tantivy.Occur.Must, query)]
    if filters.publishers:
        terms = [tantivy.Query.term_query(schema, "publisher", p) for p in filters.publishers]
        either = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(either, 0.0)))
    if filters.from_ or filters.to:
        low, high = window(filters)
        within = tantivy.Query.range_query(
            schema, "published", tantivy.FieldType.Integer, low, high, True, False
        )
        parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(within, 0.0)))
    return tantivy.Query.boolean_query(parts)


def _head(text: str) -> str:
    return " ".join(text.split()[:HEAD_WORDS])

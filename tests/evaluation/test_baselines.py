from pathlib import Path

from langchain_core.embeddings import Embeddings

from rag.evaluation.baselines import Bm25, LangChainRecipe, lead
from rag.types import Article
from tests.rag.newsroom import WordOverlap

BAKERS = Article(id="bakers", title="Bakers strike", text="The bakers of Orl want more. " * 60)
FERRY = Article(id="ferry", title="Ferry sinks", text="The ferry Tarn sank near Eddering.")


class Stumbling(Embeddings):
    """Fails at its second batch, like a run that is stopped."""

    def __init__(self) -> None:
        self.batches = 0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.batches += 1
        if self.batches == 2:
            raise KeyboardInterrupt
        return [[1.0, 0.0] for _ in texts]

    def embed_query(self, text: str) -> list[float]:
        return [1.0, 0.0]


def test_a_lead_is_the_title_and_the_first_250_words() -> None:
    words = lead(Article(id="a", title="Two words", text="word " * 300)).split()
    assert words == ["Two", "words"] + ["word"] * 250


def test_bm25_ranks_by_the_best_text_and_names_each_article_once() -> None:
    texts = ["Larkfield rain", "ferry sank", "ferry ferry sank near ferry", "bakers strike"]
    ranker = Bm25("BM25", texts, ["rain", "boats", "boats", "bakers"])
    assert ranker.rank("Where was the ferry, and did bakers strike?") == ["bakers", "boats"]


def test_bm25_leaves_out_what_shares_no_word() -> None:
    assert Bm25("BM25", ["ferry sank", "rain fell"], ["a", "b"]).rank("ferry") == ["a"]


def test_the_recipe_cuts_at_a_thousand_characters_and_keeps_the_title(tmp_path: Path) -> None:
    pieces = LangChainRecipe(tmp_path, WordOverlap("fake")).split([BAKERS])
    assert pieces[0].page_content.startswith("Bakers strike")
    assert [len(piece.page_content) <= 1000 for piece in pieces] == [True] * len(pieces)
    assert {piece.metadata["article_id"] for piece in pieces} == {"bakers"}


def test_the_recipe_ranks_articles_by_their_most_similar_piece(tmp_path: Path) -> None:
    recipe = LangChainRecipe(tmp_path, WordOverlap("fake"))
    recipe.fill([BAKERS, FERRY])
    assert recipe.rank("the ferry sank") == ["ferry", "bakers"]


def test_a_stopped_fill_goes_on_where_it_was(tmp_path: Path) -> None:
    done: list[int] = []
    recipe = LangChainRecipe(tmp_path, Stumbling())
    for _ in range(2):
        try:
            recipe.fill([BAKERS, FERRY], batch=1, report=lambda n, _all, _seconds: done.append(n))
        except KeyboardInterrupt:
            done.append(-1)
    pieces = len(recipe.split([BAKERS, FERRY]))
    assert done == [1, -1, *range(2, pieces + 1)]
    assert len(recipe) == pieces

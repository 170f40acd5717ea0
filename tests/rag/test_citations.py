from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.citations import cite, find_quote, find_quotes, verified
from rag.errors import InvalidInputError
from rag.types import Article, Passage, Span

TEXT = "The mayor spoke. “Bridges first,” she said — twice. No date was set."
ARTICLE = Article(
    id="bridge", text=TEXT, publisher="The Quay", published_at=datetime(2026, 3, 1, tzinfo=UTC)
)


def passage(article: Article, start: int, end: int) -> Passage:
    return Passage(
        article_id=article.id,
        version=article.version,
        ordinal=0,
        start=start,
        end=end,
        text=article.text[start:end],
        sentences=(Span(start=start, end=end),),
    )


@given(st.text(min_size=1), st.data())
def test_a_citation_is_always_the_articles_own_text(text: str, data: st.DataObject) -> None:
    article = Article(id="a", text=text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span(start=data.draw(st.integers(0, 2 * len(text))), end=3 * len(text))
    span = Span(start=span.start, end=data.draw(st.integers(span.start, span.end)))
    try:
        citation = cite(passage(article, start, end), article, span)
    except InvalidInputError:
        assert not start <= span.start < span.end <= end
    else:
        assert citation.quote == text[citation.start : citation.end]
        assert verified(citation, article) == bool(citation.quote.strip())


def test_a_citation_carries_where_and_when_its_article_was_published() -> None:
    citation = cite(passage(ARTICLE, 0, 16), ARTICLE, Span(start=0, end=16))
    assert (citation.quote, citation.publisher) == ("The mayor spoke.", "The Quay")
    assert citation.published_at == ARTICLE.published_at


def test_a_passage_of_another_version_cannot_be_cited() -> None:
    newer = ARTICLE.model_copy(update={"version": 2})
    with pytest.raises(InvalidInputError, match="version 1"):
        cite(passage(ARTICLE, 0, 16), newer, Span(start=0, end=16))


def test_a_quote_moved_changed_or_of_another_version_is_not_verified() -> None:
    good = cite(passage(ARTICLE, 0, 16), ARTICLE, Span(start=0, end=16))
    assert verified(good, ARTICLE)
    assert not verified(good.model_copy(update={"start": 1, "end": 17}), ARTICLE)
    assert not verified(good.model_copy(update={"quote": "The mayor slept."}), ARTICLE)
    assert not verified(good, ARTICLE.model_copy(update={"version": 2}))


def split_passage(text: str, cut: int) -> Passage:
    whole = Article(id="a", text=text)
    spans = (Span(start=0, end=cut), Span(start=cut, end=len(text)))
    return passage(whole, 0, len(text)).model_copy(update={"sentences": spans})


@given(st.text(), st.text(min_size=1), st.data())
def test_a_quote_found_for_any_sentence_can_be_cited_word_for_word(
    sentence: str, text: str, data: st.DataObject
) -> None:
    held = split_passage(text, data.draw(st.integers(0, len(text))))
    for quote in find_quotes(sentence, [held]):
        citation = cite(quote.passage, Article(id="a", text=text), quote.span)
        assert citation.quote == text[citation.start : citation.end]


def test_the_sentence_with_the_claims_words_is_the_quote() -> None:
    held = split_passage("The mayor closed the harbour. Ferries still sail.", 30)
    quote = find_quote("Ferries sail, the paper says.", [held])
    assert quote is not None
    assert quote.span.of(held.text) == "Ferries still sail."


def test_words_in_quotation_marks_are_found_word_for_word() -> None:
    held = split_passage("Sail still ferries, she said. “Ferries still sail,” he said.", 30)
    quote = find_quote('Of the "Ferries still sail" line, she said', [held])
    assert quote is not None
    assert quote.span.start == 30


def test_a_sentence_that_shares_no_word_has_no_quote() -> None:
    assert find_quote("Bridges burned.", [split_passage("It rained. It snowed.", 11)]) is None
    assert find_quote("Bridges burned.", []) is None

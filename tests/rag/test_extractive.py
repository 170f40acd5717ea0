from rag.extractive import Reading, same_fact, statements, whole_quotation
from rag.types import ArticleInfo, Hit, Passage, Span


def reading(article: str, text: str, score: float) -> Reading:
    span = Span(start=10, end=10 + len(text))
    passage = Passage(
        article_id=article, version=1, ordinal=0, start=10, end=span.end, text=text,
        sentences=(span,),
    )  # fmt: skip
    return Reading(hit=Hit(passage=passage, article=ArticleInfo(id=article), score=1.0),
                   span=span, score=score)  # fmt: skip


def test_the_likeliest_sentence_comes_first_word_for_word() -> None:
    rows = [[reading("a", "It rained.", 0.8)], [reading("b", "The mayor closed it.", 0.9)]]
    found = statements(rows, 0.5)
    assert [s.text for s in found] == ["The mayor closed it.", "It rained."]
    assert found[0].citations[0].quote == "The mayor closed it."


def test_nothing_likely_enough_gives_no_statement() -> None:
    assert statements([[reading("a", "It rained.", 0.4)]], 0.5) == []
    assert statements([], 0.5) == []


def test_one_fact_from_two_outlets_is_one_statement_with_two_citations() -> None:
    rows = [
        [reading("a", "The mayor closed the harbour on Monday.", 0.9)],
        [reading("b", "The mayor closed the harbour on Monday.", 0.8)],
    ]
    (only,) = statements(rows, 0.5)
    assert [c.article_id for c in only.citations] == ["a", "b"]


def test_one_article_saying_it_twice_is_cited_once() -> None:
    twice = [reading("a", "The mayor closed it.", 0.9), reading("a", "The mayor closed it.", 0.8)]
    (only,) = statements([twice], 0.5)
    assert len(only.citations) == 1


def test_sentences_far_behind_the_best_are_left_out() -> None:
    rows = [[reading("a", "The mayor closed it.", 0.95), reading("a", "It rained.", 0.5)]]
    assert len(statements(rows, 0.5)) == 1


def test_there_are_never_more_statements_than_wanted() -> None:
    texts = ["The mayor spoke.", "Rain fell.", "Ferries sailed.", "Bridges burned."]
    assert len(statements([[reading("a", t, 0.9) for t in texts]], 0.5)) == 3


def test_the_same_fact_shares_most_content_words() -> None:
    assert same_fact("The mayor closed the harbour.", "The harbour was closed by the mayor.")
    assert not same_fact("The mayor closed the harbour.", "The mayor opened the bridge.")


def test_a_quotation_cut_in_two_is_shown_whole() -> None:
    text = "\u201cWe wait. Ships come,\u201d Anna Berg said."
    spans = (Span(start=0, end=9), Span(start=10, end=len(text)))
    passage = Passage(
        article_id="a", version=1, ordinal=0, start=0, end=len(text), text=text, sentences=spans
    )
    hit = Hit(passage=passage, article=ArticleInfo(id="a"), score=1.0)
    widened = [whole_quotation(Reading(hit=hit, span=span, score=0.9)).text for span in spans]
    assert widened == [text, text]


def test_a_quotation_that_the_passage_cuts_stays_as_it_is() -> None:
    cut = reading("a", "\u201cWe wait.", 0.9)
    assert whole_quotation(cut) == cut

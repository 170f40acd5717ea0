from ingest.split import split
from rag.answering.packing import HEAD_TOKENS, pack, tokens
from rag.types import Hit
from tests.rag.newsroom import article

SENTENCE = "Albrant will send some more troops."


def hits(*counts: int, publishers: str = "", words: int = 1000) -> list[Hit]:
    """Return the passages of an article for each count of sentences."""
    found = []
    for number, count in enumerate(counts):
        outlet = publishers[number] if publishers else None
        one = article(str(number), " ".join([SENTENCE] * count), publisher=outlet)
        found += [Hit(passage=passage, article=one, score=1) for passage in split(one, words)]
    return found


def counts(packed: list[Hit]) -> dict[str, int]:
    return {hit.article.id: len(hit.passage.sentences) for hit in packed}


def cost(count: int) -> int:
    return HEAD_TOKENS + count * tokens(SENTENCE)


def test_all_that_fits_is_taken_in_its_order() -> None:
    found = hits(3, 1, 2, publishers="EPE")
    assert pack(found, cost(3) + cost(1) + cost(2)) == found


def test_the_budget_is_held_with_whole_sentences() -> None:
    (packed,) = pack(hits(40), cost(7) + tokens(SENTENCE) - 1)
    assert packed.passage.text == " ".join([SENTENCE] * 7)
    assert pack(hits(40), cost(1) - 1) == []


def test_no_outlet_crowds_out_another() -> None:
    assert counts(pack(hits(40, 40, publishers="EP"), 2 * cost(5))) == {"0": 5, "1": 5}


def test_articles_without_an_outlet_do_not_share_one() -> None:
    assert counts(pack(hits(40, 40), 2 * cost(5))) == {"0": 5, "1": 5}


def test_what_others_leave_is_filled_with_what_was_cut() -> None:
    assert counts(pack(hits(40, 1, publishers="EP"), cost(30) + cost(1))) == {"0": 30, "1": 1}


def test_a_better_place_is_filled_first() -> None:
    found = hits(10, 10, 1, publishers="EEP")
    assert counts(pack(found, cost(8) + cost(1))) == {"0": 8, "2": 1}

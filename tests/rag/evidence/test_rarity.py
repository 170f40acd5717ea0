from rag.evidence.rarity import Rarity, english_rarity


def test_a_word_nobody_has_seen_weighs_one_and_one_in_every_text_nothing() -> None:
    rarity = Rarity(9, {"the": 9})
    assert rarity("zebra") == 1.0
    assert rarity("the") == 0.0


def test_the_shipped_table_knows_common_from_rare() -> None:
    rarity = english_rarity()
    assert rarity("year") < rarity("soldier") < rarity("zyzzyva")

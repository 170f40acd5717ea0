from rag.evidence.measured import Measured


def test_words_without_a_figure_are_not_how_many() -> None:
    asked = Measured("How many died?")
    assert asked.lacks_figure("number")
    assert not asked.lacks_figure("five")
    assert not Measured("Who died?").lacks_figure("a man")

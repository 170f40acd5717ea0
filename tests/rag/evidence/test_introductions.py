"""A sentence that introduces a list is surer where several are asked for."""

import pytest

from rag.evidence.introductions import Introduction


@pytest.mark.parametrize(
    ("question", "sentence", "surer"),
    [
        ("Which towns lose their bus?", "These towns lose their bus:", True),
        ("which villages", "They are: ", True),
        ("Which towns lose their bus?", "Orl loses its bus.", False),
        ("Who loses the bus?", "These towns lose their bus:", False),
    ],
)
def test_what_introduces_a_list_tells_it(question: str, sentence: str, surer: bool) -> None:
    assert (Introduction(question).told(sentence) > 0) is surer

"""Answers that a chat model was asked for and did not give are told from its own."""

from rag.evaluation.metrics.fallback import ByModel, fallbacks
from rag.types import Answer, Caveat
from tests.evaluation.cases import answered, case, statement

SAID = answered(statement("The dam broke.", "The dam broke"))
OWN = SAID.model_copy(update={"reader": "gpt"})


def instead(kind: str) -> Answer:
    caveat = Caveat.model_validate({"kind": kind, "text": f"It was {kind}."})
    return SAID.model_copy(update={"caveats": (caveat,)})


def test_only_answers_for_which_a_chat_model_was_asked_are_scored() -> None:
    assert ByModel().row(case(OWN)) == (1.0,)
    assert ByModel().row(case(instead("model_failed"))) == (0.0,)
    assert ByModel().row(case(instead("unsupported"))) == (0.0,)
    assert ByModel().row(case(SAID)) is None
    assert ByModel().row(case(error="boom")) is None


def test_fallbacks_are_counted_with_their_most_frequent_reason() -> None:
    fell = [instead("model_failed"), instead("unsupported"), instead("model_failed")]
    found = fallbacks(map(case, [OWN, *fell]))
    assert found is not None
    assert (found.answers, found.failed) == (3, 2)
    assert str(found) == "3 of 4 answered by the embedded reader instead: It was model_failed"
    assert fallbacks([case(OWN), case(SAID)]) is None

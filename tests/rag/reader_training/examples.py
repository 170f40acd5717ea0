"""Examples of our own to learn from."""

from rag.reader_training.examples import Example

FERRY = Example(
    question="who shut Bergen harbour",
    title="Bergen",
    sentences=(
        "Ferries were stopped on Monday.",
        "Mayor Anna Berg shut Bergen harbour.",
        "Storms had damaged 12 boats.",
    ),
    answers=frozenset({1}),
    answer="Anna Berg",
    source="qed",
)
BRIDGE = Example(
    question="How long is the Oslo bridge?",
    title="Oslo",
    sentences=("The Oslo bridge is 300 metres long.", "It will carry trams. It is red."),
    answers=frozenset({0}),
    answer="300 metres",
    source="qamr",
)

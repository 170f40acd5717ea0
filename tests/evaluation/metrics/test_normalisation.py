"""Only what two texts say can make them differ."""

import pytest

from rag.evaluation.metrics.normalisation import normalise
from rag.evaluation.metrics.wording import contains


def test_exact_match_normalises_as_squad_does() -> None:
    assert normalise("  The Queen's  anthem (an old one)! ") == "queens anthem old one"
    assert normalise("11.4 km") == "114 km"
    assert normalise("O'Brien of the U.S., at 5 a.m.") == "obrien of us at 5 am"


def test_exact_match_drops_the_signs_that_squad_drops() -> None:
    assert normalise("$5, or 5%") == "5 or 5"
    assert normalise("\u20ac5") == "\u20ac5"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("11.4 kilometres", "114 kilometres"),
        ("6.2 million", "62 million"),
        ("6.5 million", "5 million"),
        ("it was -5", "5"),
        ("it was \u22125", "5"),
        ("5 \u221210 degrees", "10"),
        ("low: \u20135", "5"),
        ("10-15 people", "1015 people"),
        ("at 10:30", "1030"),
        ("3/4 of them", "34 of them"),
        ("2\u00bd years", "21/2 years"),
        ("10\u00b2", "102"),
        ("6'2\"", "62"),
        ("0.5", "5"),
        ("1.800 crowns", "1800 crowns"),
        ("-$5m", "$5m"),
        ("\u20ac9.5m", "$9.5m"),
        ("5 percentage points", "5%"),
        ("5 people", "5%"),
        ("hepatitis", "hepatitis-A"),
    ],
)
def test_what_decides_is_not_deleted(text: str, other: str) -> None:
    assert not contains(text, other)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("1,800 soldiers", "1800 soldiers"),
        ("1\u202f800 and 2\u2019500", "1800 and 2,500"),
        ("1,00,000 rupees", "100000 rupees"),
        ("\u22125 degrees", "-5 degrees"),
        ("it was .5", "0.5"),
        ("a nine-day strike", "nine"),
        ("10\u201315 people", "15 people"),
        ("it fell 5 -10 degrees", "10"),
        ("it rose 5% -10%", "10%"),
        ("a storm killed many \u20133 of them children", "3"),
        ("in 2026 \u20135 of them", "5"),
        ("Belmora's line", "Belmora"),
        ("a Franco-German plan", "German"),
        ("\u00aboui\u00bb", "oui"),
        ("\u20ac9.5m", "9.5m"),
        ("US$5m", "$5m"),
        ("5 per cent", "5%"),
        ("Este\u0301vez", "Est\u00e9vez"),
        ("in 2026.", "2026"),
        ("the queen\u2019s speech", "queen's"),
    ],
)
def test_how_it_is_written_does_not_count(text: str, wording: str) -> None:
    assert contains(text, wording)

from rag.copies import agencies, in_common, reports

WIRE = (
    "Merrow will close its only ferry port in June, the harbour office said on Tuesday. "
    "The port has lost money for nine years in a row, and no buyer came forward when it was "
    "offered for sale last autumn. About 140 people work there. The union said that it would "
    "ask the court at Orl to stop the closure before the summer season begins."
)
OWN = (
    "The ferry port at Merrow is to shut this June after nine years of losses. The harbour office "
    "told its 140 workers on Tuesday. \u201cNobody wanted to buy it,\u201d a spokeswoman said. "
    "The union is going to court in Orl and hopes for a ruling before the first summer ships."
)


def test_a_reprint_with_a_reworded_sentence_is_the_same_report() -> None:
    reworded = WIRE.replace("About 140 people work there.", "Some 140 jobs are at risk.")
    assert reports({"a": WIRE, "b": OWN, "c": reworded}) == {"a": "a", "b": "b", "c": "a"}


def test_a_shortened_reprint_is_the_same_report() -> None:
    head = WIRE[: WIRE.index("About 140")]
    assert reports({"short": head, "whole": WIRE}) == {"short": "short", "whole": "short"}


def test_one_quotation_in_two_reports_makes_them_not_one() -> None:
    said = "\u201cWe did all we could and nobody came to our aid in time,\u201d Dell said. "
    assert reports({"a": said + WIRE, "b": said + OWN}) == {"a": "a", "b": "b"}


def test_texts_too_short_to_compare_are_each_their_own() -> None:
    assert reports({"a": "It sank.", "b": "It sank."}) == {"a": "a", "b": "b"}
    assert reports({}) == {}


def test_where_no_spaces_divide_words_letters_are_compared() -> None:
    letters = [chr(0x4E00 + n) for n in range(40)]
    before, after = "".join(letters[:20]), "".join([*letters[30:34], *letters[4:20]])
    assert in_common(before, after, 3) > 0.5
    assert in_common(before, "".join(letters[20:]), 3) == 0


def test_the_agency_is_told_that_a_text_names_for_what_it_says() -> None:
    assert agencies("He resigned, he told the Associated Press.") == {"AP"}
    assert agencies("KORRIN (Reuters) - A dam burst.") == {"Reuters"}
    assert agencies("Reuters moved to a new office.") == set()

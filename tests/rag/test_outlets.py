from rag.outlets import alike, as_stored, strangers

KNOWN = ["Echo", "Harbour Post", "Stenna Post", "The Harrow Courier (invented)"]


def test_names_are_close_by_a_word_or_as_wholes() -> None:
    assert alike("Harbor Times", KNOWN) == ["Harbour Post"]
    assert alike("harrow courier", KNOWN)[0] == "The Harrow Courier (invented)"
    assert alike("eccho", KNOWN) == ["Echo"]


def test_an_outlet_without_articles_is_named_with_those_like_it() -> None:
    told = strangers(["Echo", "Harbor Times"], KNOWN)
    assert told == "No article here is of “Harbor Times”. Like it there is “Harbour Post”."


def test_where_none_is_like_it_the_outlets_are_named() -> None:
    told = strangers(["Zzz"], KNOWN)
    assert told.endswith("There is “Echo”, “Harbour Post”, “Stenna Post” and 1 more.")


def test_of_known_outlets_and_of_an_empty_store_nothing_is_said() -> None:
    assert strangers(["Echo"], KNOWN) == strangers(["Echo"], []) == ""


def test_an_outlet_is_known_whatever_case_and_without_its_article() -> None:
    assert as_stored(["the echo", "HARBOUR  post"], KNOWN) == ("Echo", "Harbour Post")
    assert as_stored(["harrow courier (invented)"], KNOWN) == (KNOWN[3],)
    assert as_stored(["Echo"], ["Echo", "The Echo"]) == ("Echo", "The Echo")
    assert as_stored(["Echos", "", "The"], KNOWN) == ("Echos", "", "The")
    assert strangers(["the echo"], KNOWN) == ""

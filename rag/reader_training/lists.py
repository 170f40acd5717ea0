"""Statements of who does a thing and who does not, in templates of our own, for list questions."""

import random

from rag.reader_training.windows import Window

SYLLABLES = "al bra ke mer ro ves sa gran cor ri dro ti hal tor vin lo mar es quen nor da pel"
KINDS = (
    ("countries", ("country", "nation", "member", "state")),
    ("companies", ("company", "firm", "supplier", "maker")),
    ("cities", ("city", "town", "council", "mayor")),
    ("parties", ("party", "group", "faction")),
    ("clubs", ("club", "team", "side")),
)
DEEDS = (
    ("send soldiers", "sending soldiers"),
    ("join the talks", "joining the talks"),
    ("close their schools", "closing schools"),
    ("back the plan", "backing the plan"),
    ("pay for the bridge", "paying for the bridge"),
    ("lift the ban", "lifting the ban"),
    ("sign the treaty", "signing the treaty"),
    ("cut fares", "cutting fares"),
    ("take part in the race", "taking part"),
    ("open their borders", "opening borders"),
)
SAID = (
    "{names} will {do}, officials said on {day}.",
    "{names} have agreed to {do}.",
    "Apart from {names}, no {kind} has agreed to {do}.",
    "Other than {names}, no {kind} has pledged to {do}.",
    "Only {names} have said that they will {do}.",
    "On {day} {names} promised to {do}.",
    "No {kind} but {names} will {do}, a spokesman said.",
    "So far {names} are the only ones to {do}.",
)
REFUSED = (
    "{names} refused to {do}.",
    "{names} will not {do}, their leaders said on {day}.",
    "{names} ruled out {doing}.",
    "{names} rejected {doing}.",
    "{names} said that they would not {do}.",
)
ASKED = (
    "Which {plural} will {do}?",
    "Which {plural} have agreed to {do}?",
    "Who will {do}?",
    "What {plural} are {doing}?",
)
ASKED_REFUSED = (
    "Which {plural} refused to {do}?",
    "Who refused to {do}?",
    "Which {plural} will not {do}?",
    "Who rejected {doing}?",
)
OTHER = (
    "{one} will give money and medicine instead.",
    "{one} will send two boats.",
    "It is unclear which other {plural} will follow.",
    "{one} has not decided.",
    "Leaders met in {one} on {day} to settle who will {do}.",
    "A survey in {one} found that most people were against it.",
    "{one} asked for more time.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def invented(chance: random.Random) -> str:
    """Return a name that no article has."""
    return "".join(chance.choices(SYLLABLES.split(), k=chance.randint(2, 3))).capitalize()


def listed(known: list[str], chance: random.Random) -> Window:
    """Return a window of several outlets' sentences; in a share of them nothing answers."""
    plural, kinds = chance.choice(KINDS)
    do, doing = chance.choice(DEEDS)
    fill = {"plural": plural, "kind": chance.choice(kinds), "do": do, "doing": doing}
    refused = chance.random() < 0.4
    answer = _names(known, chance)
    right = _filled(chance.choice(REFUSED if refused else SAID), fill, answer, chance)
    against = _filled(
        chance.choice(SAID if refused else REFUSED), fill, _names(known, chance), chance
    )
    others = [_other(fill, known, chance) for _ in range(chance.randint(1, 3))]
    absent = chance.random() < 0.25
    sentences = [*([] if absent else [right]), *others, *([against] * (chance.random() < 0.6))]
    chance.shuffle(sentences)
    at = " ".join(sentences).find(right)
    spans = () if absent else ((at + right.find(answer), at + right.find(answer) + len(answer)),)
    question = chance.choice(ASKED_REFUSED if refused else ASKED).format(**fill)
    return Window(question, "", tuple(sentences), spans, "listed")


def _name(known: list[str], chance: random.Random) -> str:
    return invented(chance) if chance.random() < 0.6 else chance.choice(known)


def _names(known: list[str], chance: random.Random) -> str:
    found = [_name(known, chance) for _ in range(chance.choice((2, 2, 2, 3)))]
    return f"{', '.join(found[:-1])} and {found[-1]}"


def _filled(form: str, fill: dict[str, str], names: str, chance: random.Random) -> str:
    return form.format(names=names, day=chance.choice(DAYS), **fill)


def _other(fill: dict[str, str], known: list[str], chance: random.Random) -> str:
    form = chance.choice(OTHER)
    return form.format(one=_name(known, chance), day=chance.choice(DAYS), **fill)

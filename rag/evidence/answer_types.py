"""What kind of thing a question asks for, and whether a text offers one that is new."""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from babel import Locale
from babel.languages import get_official_languages
from babel.numbers import get_currency_name, list_currencies

from rag.evidence.words import Word, key_of, names

AnswerType = Literal[
    "person", "place", "time", "money", "number", "country", "reason", "manner", "yes_no", "thing"
]
WHOLE_SENTENCES = frozenset({"yes_no", "reason", "manner"})
"""What is answered by a sentence, not by words within it."""
FIGURES = frozenset({"number", "money"})
"""What is answered by a figure."""

PATTERNS: tuple[tuple[AnswerType, str], ...] = (
    (
        "yes_no",
        r"^\W*(?:(?:and|but|so|or),? )?"
        r"(is|are|was|were|do|does|did|will|would|has|have|had|can|could|should|may|might|must)"
        r"(n['\u2019]t)?\b(?! (you|we|it) (please )?"
        r"(know|tell|say|explain|remember|known|clear|said)\b.*\b(wh\w+|how)\b)",
    ),
    (
        "yes_no",
        r"^\W*(?:(?:and|but|so|or),? )?any(?:one|body|thing)?\b"
        r"(?!.*\b(?:who|whom|whose|which|what|when|where|why|how)\b)",
    ),
    ("thing", r"^\W*who (is|was|are|were) (?-i:[A-Z])"),
    ("country", r"\b(which|what) (other |more )?(countr(y|ies)|nations?|states?)\b"),
    (
        "money",
        r"\bhow much\b.*\b(pay|paid|cost|worth|spend|spent|money|raise|earn|price|fine"
        r"|win|won|owe|donate|invest)",
    ),
    ("money", r"\b(what|which) .{0,20}\b(price|cost|fee|fine|salary)\b|\bwhat\b.*\bworth\b"),
    (
        "money",
        r"\bwhat (do|does|did|will|would|has|have|had|could|might|should)\b"
        r"(?!.*\b(?:say|said|think|thought)\b (?:about|of|on)\b).*\bcost\b",
    ),
    ("money", r"\bhow (expensive|costly|cheap)\b"),
    (
        "number",
        r"\bhow (many|much|old|long|far|tall|big|large|fast|high|heavy|often|deep|wide|thick"
        r"|hot|cold|warm)\b",
    ),
    ("number", r"\b(what|which) .{0,12}(number|percent|percentage|age|amount|rate)\b"),
    ("time", r"\bhow (soon|early|late|recently)\b"),
    ("time", r"\bwhen\b|\b(what|which|on what) (year|day|date|time|month|week|decade|century)\b"),
    ("place", r"\bwhere\b|\b(what|which) (city|town|place|state|village|region|area|island)\b"),
    ("person", r"\bwho(m|se)?\b|\b(what|which) (man|woman|person|actor|leader|president|player)\b"),
    ("person", r"\b(what|which) .{0,20}\bname\b"),
    (
        "thing",
        r"\bhow (?!exactly\b|else\b)[a-z]+ "
        r"(is|are|was|were|do|does|did|will|would|can|could|has|have|had|should|may|might)\b",
    ),
    ("reason", r"\bwhy\b|\bwhat (caused?|is the reason|was the reason|reason)\b"),
    ("manner", r"\bhow\b(?! about\b)"),
    ("thing", r"\b(what|which)\b(?! about\b)"),
)
NEXT_QUESTION = re.compile(r"(?<=\?)\s+")
CHAT = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|never mind|thanks|thank you|sure|right|got it|great|well)\b[\s,.!;:-]*)+",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b((mon|tues|wednes|thurs|fri|satur|sun)day|(jan|febr)uary|march|april|may \d|june|july"
    r"|august|(septem|octo|novem|decem)ber|(1[5-9]|20)\d\d|yesterday|today|tonight|tomorrow"
    r"|(last|next|this|past) (week|month|year|night|spring|summer|autumn|fall|winter)"
    r"|\d{1,2}(:\d\d)? ?[ap]\.?m\b|noon|midnight|(week|month|year|day|hour|minute)s? (ago|later)"
    r"|century|\d{4}s)",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"[$£€¥]\s?\d|\d (m|b|tr)illion\b|\b(dollars?|euros?|pounds?|yen|rou?bles?|cents?|crowns?"
    r"|kron(er?|or|a)|francs?|rupees?|pesos?|yuan|riyals?|dinars?|shillings?)\b",
    re.IGNORECASE,
)
REASON = re.compile(
    r"\b(because|due to|since|so that|in order to|as a result|owing to|caused?|reasons?"
    r"|therefore|thanks to|prompted|led to|after|for)\b",
    re.IGNORECASE,
)
MANNER = re.compile(r"\b(by|through|using|with|via|from)\b", re.IGNORECASE)
PLACE = re.compile(
    r"\b(?:in|at|near|from|to|outside|of|across|off|on) (?:the )?([A-Z][\w.]+)"
    r"|\b(?:at|from) (home|work|school|sea)\b"
)
PEOPLES = (
    "British American Brazilian Israeli Iraqi Iranian Syrian Egyptian Pakistani Indian Afghan"
    " Canadian Australian Mexican Argentine Colombian Venezuelan Cuban Nigerian Kenyan Saudi"
    " Libyan Lebanese Palestinian Belgian Swiss Austrian Scottish Chinese French"
)
NO_CURRENCIES = frozenset(
    ["account", "gold", "silver", "platinum", "palladium", "rights", "unit", "units", "value"]
)
COUNTRIES = "US UK Britain America Czechia Turkey England Scotland Wales"


@cache
def country_keys() -> frozenset[str]:
    """Return keys of one-word country names, official languages and names of peoples."""
    return people_keys() | territory_keys()


@cache
def territory_keys() -> frozenset[str]:
    """Return keys of one-word country names."""
    called = {name for code, name in Locale("en").territories.items() if len(code) == 2}
    return frozenset(key_of(name) for name in called | set(COUNTRIES.split()) if name.isalpha())


@cache
def people_keys() -> frozenset[str]:
    """Return keys of peoples and official languages: "French" is no country, and tells of one."""
    english = Locale("en")
    spoken = {
        english.languages.get(language, "")
        for code in english.territories
        for language in get_official_languages(str(code))
    }
    called = {name for name in spoken | set(PEOPLES.split()) if name and " " not in name}
    return frozenset(map(key_of, called)) - territory_keys()


@cache
def currency_amounts() -> re.Pattern[str]:
    """Return a pattern of figures with the name of any currency of the world behind them."""
    english = Locale("en")
    called = (get_currency_name(code, n, english) for code in list_currencies() for n in (1, 5))
    last = {name.split(" (")[0].split()[-1].lower() for name in called} - NO_CURRENCIES
    units = "|".join(map(re.escape, sorted(last)))
    return re.compile(rf"\d(?: (?:m|b|tr)illion)? (?:{units})\b", re.IGNORECASE)


def _names_money(text: str) -> bool:
    return bool(MONEY.search(text) or currency_amounts().search(text))


def expected_type(question: str) -> AnswerType:
    """Return what a question asks for, by its question word; "thing" when none is found.

    Of several questions the first that says so decides: "Why? Who was against it?" asks why.
    """
    return _kind(deciding(question)) or "thing"


def deciding(question: str) -> str:
    """Return the first of several questions that says what is asked for; all where none does."""
    parts = NEXT_QUESTION.split(CHAT.sub("", question.strip()))
    return next((part for part in parts if _kind(part)), question)


def _kind(sentence: str) -> AnswerType | None:
    found = (kind for kind, pattern in PATTERNS if re.search(pattern, sentence, re.IGNORECASE))
    return next(found, None)


def offers(kind: AnswerType, text: str, words: list[Word], asked: set[str]) -> bool:
    """Return whether `text` has something of that kind whose words the question lacks."""
    return OFFERS[kind](text, words, asked)


def _new_name(text: str, words: list[Word], asked: set[str]) -> bool:
    return bool(names(words) - asked - country_keys())


def _new_country(text: str, words: list[Word], asked: set[str]) -> bool:
    """Return whether a country is named, or what no list knows and may be one."""
    known = any(w.capital and w.key in country_keys() and w.key not in asked for w in words)
    return known or _new_name(text, words, asked)


def _new_place(text: str, words: list[Word], asked: set[str]) -> bool:
    return any(key_of(match[1] or match[2]) not in asked for match in PLACE.finditer(text))


def _new_number(text: str, words: list[Word], asked: set[str]) -> bool:
    return any(word.number and word.key not in asked for word in words)


OFFERS: dict[AnswerType, Callable[[str, list[Word], set[str]], bool]] = {
    "person": _new_name,
    "country": _new_country,
    "place": _new_place,
    "number": _new_number,
    "time": lambda text, words, asked: TIME.search(text) is not None,
    "money": lambda text, words, asked: _names_money(text),
    "reason": lambda text, words, asked: REASON.search(text) is not None,
    "manner": lambda text, words, asked: MANNER.search(text) is not None,
    "yes_no": lambda text, words, asked: True,
    "thing": lambda text, words, asked: True,
}

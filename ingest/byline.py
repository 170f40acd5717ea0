"""The line that says who wrote an article: "By Priya Nair, Transport Correspondent"."""

import re

from ingest.day import BETWEEN, DAY, may_be_of_print

_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas"
    r"|easter|new|year|a|an|the|this|that|these|those|all|any|every|each|some|no|its|his|her|their"
    r"|our|my|your|both|half|many|most|more|last|next|first|second|early|late|mid|popular|demand"
    r"|royal|appointment|order|command|decree|invitation|request|permission|numbers?|figures|times?"
    r"|day|night|morning|evening|noon|midnight|week|weekend|month|end|dawn|dusk|nightfall|law|design"
    r"|accident|chance|choice|default|definition|nature|force|land|sea|air|rail|train|road|bus|car"
    r"|boat|plane|foot|hand|heart|mail|post|email|phone|public|private|special|unanimous|narrow"
    r"|large|big|wide|far|contrast|comparison|way|means|staff|committee|council|government|court"
    r"|parliament|vote|majority|election)\b",
    re.IGNORECASE,
)
"""Words that no name of a person has where "By" stands before it; "April Jones" is left out too."""

_PARTICLE = r"(?:(?:de|da|di|van|von|der|bin|al|el|la) )*"
_WRITTEN = r"[^\W\d_a-z][\w.'’-]*"  # noqa: RUF001
_PERSON = rf"{_WRITTEN}(?: {_PARTICLE}{_WRITTEN}){{1,3}}"
_PEOPLE = rf"{_PERSON}(?:(?:, | and |, and | & ){_PERSON})*"
_ROLE = r"(?:[\w'’-]+ ){0,4}(?:correspondent|reporter|editor|writer)"  # noqa: RUF001
_BYLINE = re.compile(
    rf"(?:By|BY|By:|Byline:|Author:) ({_PEOPLE})(?:, {_ROLE})?(?:{BETWEEN}({DAY}))?"
)
_IS_ROLE = re.compile(_ROLE, re.IGNORECASE)
_AND = re.compile(r", and | and |, | & |; ?")
_ONE_NAME = re.compile(rf"{_WRITTEN}(?: {_PARTICLE}{_WRITTEN}){{0,4}}")


def byline(text: str) -> tuple[dict[str, str], str] | None:
    """Return the people that the first line names as authors, and the text below it."""
    line, _, rest = text.partition("\n")
    found = _BYLINE.fullmatch(line.strip())
    if not found or (found[2] and not may_be_of_print(found[2])):
        return None
    people = [one for one in _AND.split(found[1]) if not _IS_ROLE.fullmatch(one)]
    if not people or not all(map(_is_person, people)):
        return None
    date = {"published_at": found[2]} if found[2] else {}
    return {"authors": ";".join(people), **date}, rest


def are_people(written: str) -> bool:
    """Return whether a text names one or more people, or a desk such as Reuters, and no more."""
    people = [one for one in _AND.split(written) if not _IS_ROLE.fullmatch(one)]
    return bool(people) and all(map(_ONE_NAME.fullmatch, people)) and not _WEEKDAY.search(written)


def _is_person(written: str) -> bool:
    return not _NO_NAME.search(written)

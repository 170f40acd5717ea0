"""What a sentence says of the one before it: on what that depends."""

import re

JOINS = r"^\W*(?:(?:but|and|however|yet|still|even (?:so|then)|for now),? )?"
ACTS = (
    r"plan|deal|offer|promise|pledge|move|decision|agreement|sale|vote|mission|deployment|money"
    r"|payment|law|bill|ban|project|merger|scheme|proposal|order|ceasefire|truce|release|return"
)
THE = r"(?:the|its|their|any|such an?)"
IT = rf"(?:it|this|that|all (?:of )?(?:this|that)|{THE} (?:\w+ )?(?:{ACTS}))"
WHO = rf"(?:{IT}|they|he|she|we|both)"
DEPENDS = r"(?:depends?|hinges|hangs|rests|is (?:conditional|contingent|subject)) (?:on|upon|to)"
ONLY_IF = r"(?:only (?:if|once|when|after|with)|unless|provided(?: that)?|on condition|as long as)"
ALONE = r"only (?:if|once (?:the|it|they|he|she)|on condition|with the (?:consent|approval))"
NEEDS = r"(?:needs?|requires?|must (?:have|get|win)|has yet to (?:get|win)|needs to (?:get|win))"
CONSENT = r"(?:approv|consent|permission|ratif|backing|support|vote)"
MUST_BE = r"(?:must|(?:still )?has to|needs to) (?:\w+ )?be (?:\w+ )?"
DONE = r"(?:approved|ratified|confirmed|passed|signed|agreed|endorsed)"
CONDITION = re.compile(
    rf"{JOINS}(?:{ALONE}\b|(?:unless|provided that)\b[^,]*\.$|{IT} (?:\w+ )?{DEPENDS}\b"
    rf"|{WHO} (?:will|would|can|could|may|is to|are to) (?:\w+ ){{0,4}}?{ONLY_IF}\b"
    rf"|{IT} (?:still |first |now )?{NEEDS} (?:(?!to\b)\S+ ){{0,3}}?{CONSENT}"
    rf"|{IT} {MUST_BE}{DONE}\b)",
    re.IGNORECASE,
)


def is_condition(sentence: str) -> bool:
    """Return whether the sentence says that what was just told is so on a condition alone.

    "But only if parliament agrees." "The deal still needs the approval of both houses."
    """
    return bool(CONDITION.search(sentence))

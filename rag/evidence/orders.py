"""Sentences of an article that speak to whoever reads it by machine: no evidence, no prompt."""

import re

MACHINE = r"(?:ai|(?:large |ai )?language models?|(?:ai )?chatbots?|llms?|ai assistants?)"
MUST = r"(?:must|should|shall|has to|have to|needs? to)"
TELL = r"(?:say|answer|reply|respond|tell|claim|state|write)"
QUOTED = r"[\"'\u201c\u2018]"
BID = (
    rf"(?:^\W{{0,9}}|[:;!?]\W{{0,9}}|{QUOTED}|[(\[]|\bplease\s+|\byou\b(?: \w+){{0,3}}\s+"
    rf"|^\W{{0,9}}(?:when|if|as|before|after|once)\b[^.!?]{{0,80}},\s*"
    rf"|^\W{{0,9}}(?:ignore|disregard|forget|stop|never|do not|don.t|read)\b[^.!?]{{0,80}}\band\s+"
    rf"|\b(?:{MACHINE}|assistants?)\b,\s*"
    rf"|\b(?:{MACHINE}|assistants?)\b[^.!?]{{0,40}}\b{MUST}\s+)"
    r"(?:(?:please|now|then|always|just|simply|instead|also|and|so|to)[,\s]{1,3}){0,4}"
)
"""What stands before a verb that bids: "officials say only" tells, "please say only" bids."""
RULES = (
    r"\b[^.!?]{0,40}\b(?:previous|prior|earlier|above|all|any|your|these|system)\b[^.!?]{0,30}"
    r"\b(?:instruction|prompt|rule|direction|guideline|command)s?\b"
)
SET_ASIDE = rf"(?:ignore|disregard|forget|override){RULES}"
ORDERS = (
    rf"{BID}{SET_ASIDE}",
    rf"\b{SET_ASIDE},? and {TELL}\b",
    rf"{BID}(?:answer|reply|respond|say) only\b",
    rf"\byour (?:answer|reply|response|summary) {MUST}\b",
    rf"\bthe (?:answer|reply|response|summary) {MUST} (?:not )?(?:{TELL}|mention|contain|consist"
    rf"|be (?:that|exactly|only|{QUOTED}))",
    rf"\bwhen (?:asked|summari[sz]ing|answering)\b[^.!?]{{0,60}}(?:[,:]|\byou|\bplease|\bthen)"
    rf"(?: (?:please|you|{MUST}|then|always|just|simply|only)){{0,4}} {TELL}\b",
    rf"\bwhen (?:asked|summari[sz]ing|answering)\b[^,.!?]{{0,60}}\b{TELL}"
    rf" (?:that|yes|no|it|{QUOTED})",
    rf"\byou are an? (?:{MACHINE}|assistant)\b",
    rf"{BID}(?:act as|pretend to be) an? (?:{MACHINE}|assistant)\b",
    rf"\bas an? (?:{MACHINE}|ai model|ai system),? (?:you|i|please)\b",
    r"^\W{0,9}(?:system|assistant|developer) ?(?:prompt|message|override|:)",
    r"\byour (?:system|developer) ?(?:prompt|message)\b",
    r"\b(?:system|assistant|developer) (?:prompt|message|override) ?[:\])]",
    r"\b(?:note|message|instructions?|attention) (?:to|for) (?:any |all |the )?"
    rf"(?:{MACHINE}(?! (?:compan|firm|start|industr|develop|research|lab|maker|investor|expert))"
    r"|readers? by machine|assistants? ?[:,])",
    r"<\|[a-z_]+\|>|\[/?INST\]",
)
SUSPECT = re.compile(
    r"\b(?:ignore|disregard|forget|override|only|answer|answering|reply|response|summary|asked"
    r"|summari[sz]ing|ai|language models?|chatbots?|llms?|assistants?|system|developer|machine)\b"
    r"|<\||inst\]",
    re.IGNORECASE,
)
"""A word of every order: few sentences have one, and the others are not looked at for long."""
ORDER = re.compile("|".join(ORDERS), re.IGNORECASE)


def is_order(sentence: str) -> bool:
    """Return whether the sentence tells a machine what to say or do."""
    return bool(SUSPECT.search(sentence) and ORDER.search(sentence))

"""Sentences of an article that speak to whoever reads it by machine: no evidence, no prompt."""

import re

ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?]{0,40}\b(?:previous|prior|earlier|above|all|any"
    r"|your|these|system)\b[^.!?]{0,30}\b(?:instruction|prompt|rule|direction|guideline|command)s?\b"
    r"|\b(?:you are|act as|pretend to be|as) an? (?:ai|language model|assistant|chatbot|llm)\b"
    r"|\b(?:system|assistant|developer) ?(?:prompt|message|override|:)"
    r"|\b(?:note|message|instructions?|attention) (?:to|for) (?:any |all |the )?"
    r"(?:ai|assistants?|chatbots?|language models?|llms?|readers? by machine)\b"
    r"|\bwhen (?:asked|summari[sz]ing|answering)\b[^.!?]{0,60}\b(?:say|answer|reply|respond|tell"
    r"|claim|state|write)\b"
    r"|\b(?:your|the) (?:answer|reply|response|summary) (?:must|should|has to|needs to)\b"
    r"|\b(?:answer|reply|respond|say) only\b|<\|[a-z_]+\|>|\[/?INST\]",
    re.IGNORECASE,
)


def is_order(sentence: str) -> bool:
    """Return whether the sentence tells a machine what to say or do."""
    return ORDER.search(sentence) is not None

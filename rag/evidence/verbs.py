"""Irregular verbs: "won" and "taken" are forms of "win" and "take"."""

from collections.abc import Iterable
from functools import lru_cache

from rag.evidence.words import Word, key_of, words

FORMS = """
arise arose arisen, awake awoke awoken, bear bore borne, beat beaten, become became, begin began
begun, bend bent, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke broken,
breed bred, bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen,
cling clung, come came, creep crept, deal dealt, dig dug, draw drew drawn, drink drank drunk, drive
drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee
fled, fling flung, fly flew flown, forbid forbade forbidden, forget forgot forgotten, forgive
forgave forgiven, freeze froze frozen, get got gotten, give gave given, go went gone, grind ground,
grow grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept, kneel knelt, know
knew known, lay laid, lead led, leave left, lend lent, light lit, lose lost, make made, mean meant,
meet met, mistake mistook mistaken, overcome overcame, overtake overtook overtaken, overthrow
overthrew, pay paid, ride rode ridden, ring rang rung, rise rose risen, run ran, say said, see saw
seen, seek sought, sell sold, send sent, shake shook shaken, shine shone, shoot shot, show shown,
shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid, speak spoke
spoken, speed sped, spend spent, spin spun, spring sprang sprung, stand stood, steal stole stolen,
stick stuck, sting stung, strike struck, strive strove striven, swear swore sworn, sweep swept,
swell swollen, swim swam swum, swing swung, take took taken, teach taught, tear tore torn, tell
told, think thought, throw threw thrown, undergo underwent undergone, understand understood,
undertake undertook undertaken, uphold upheld, wake woke woken, wear wore worn, weave wove woven,
weep wept, win won, wind wound, withdraw withdrew withdrawn, withhold withheld, withstand
withstood, write wrote written
"""


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    rows = [row.split() for row in FORMS.split(",")]
    return {key_of(form): key_of(base) for base, *forms in rows for form in forms}


def base_of(text: str) -> str:
    """Return the key of a word, where it is a form of an irregular verb that of its plain form."""
    key = key_of(text)
    return _bases().get(key, key)


def based(found: Iterable[Word]) -> list[Word]:
    """Return words with the keys of their plain forms."""
    return [word._replace(key=_bases().get(word.key, word.key)) for word in found]


def content_keys(text: str) -> set[str]:
    """Return the keys of a text's content words, those of verbs in their base form."""
    return {word.key for word in based(words(text)) if word.content}

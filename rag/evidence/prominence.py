"""How much the place where a sentence was found speaks for it, before it is read."""

import math

LATER = -0.6
"""What each rank that retrieval gave a passage takes from the log odds of its sentences.

Chosen on the open half of NewsQA and on news quiz questions: the area under the risk-coverage
curve is .336 and .405, .339 and .397 at half of it, .337 and .402 at half as much again.
"""
DEEPER, OPENING = -2.0, 300
"""What being deeper in its article takes, and about how many characters its opening has.

Chosen on 500 questions of NewsQA's open half and on one half of a year of news quiz questions: the
right sentence is found .616 of the time for .598 with the article given, .488 for .468 among all,
and the area under the risk-coverage curve is .221 for .250 and .321 for .357. On the other half of
the quiz it is .374 for .343, and that area .410 for .430.
"""


def prominence(rank: int, start: int) -> float:
    """Return what to add to the log odds of a sentence that begins at `start` of its article.

    `rank` counts from 0, `start` is in characters. A news story says its point first, the inverted
    pyramid: what is asked about it is told early, and again later with less of what it needs.
    """
    return LATER * rank + DEEPER * math.log1p(start / OPENING)

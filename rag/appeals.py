"""What a page asks of its reader between the lines of an article: to follow, subscribe, listen."""

import re

_PLACES = (
    r"(?:WhatsApp|X|Twitter|Facebook|Instagram|TikTok|Threads|Bluesky|Mastodon|YouTube|LinkedIn"
    r"|Telegram|Google News|Apple News)"
)
_PIECE = r"(?:article|story|report|page|interview|content)"
_TIME = r"\d+ ?(?:minutes?|mins?|m|seconds?|secs?|s)\b\.?"
_APPEALS = (
    rf"(?:and )?follow (?:us|our \w+) on {_PLACES}\b.{{0,80}}",
    rf"to (?:continue|keep) reading(?: (?:this|the) (?:full )?{_PIECE})?,? (?:please )?"
    r"(?:subscribe|sign|log|register|become|create|start)\b.{0,120}",
    r"(?:please )?(?:subscribe|sign (?:up|in)|log in|register)(?: now| today| here)? (?:to|for) "
    r"(?:(?:continue|keep) reading|read (?:on|more|the full|the rest)|unlock|"
    r"(?:our|the|your) (?:\w+ ){0,4}(?:newsletter|briefing|podcast|alerts))\b.{0,120}",
    r"(?:already|not) (?:an? |have an? |yet an? )?(?:subscriber|account|subscription|member)"
    r"(?: with us)?\?(?: (?:log|sign|click|subscribe)\b.{0,40})?",
    r"(?:log|sign) in(?: here| now| to continue)?",
    rf"this {_PIECE} is (?:available )?(?:only )?(?:for|to) (?:\w+ )?(?:subscribers|members)"
    r"(?: only)?",
    rf"(?:listen|watch)(?: to this {_PIECE})?\W*{_TIME}(?:,? {_TIME})?",
    rf"(?:(?:estimated )?read(?:ing)? time\W*{_TIME}|\d+[ -]min(?:ute)?s? read)",
    rf"listen to this {_PIECE}",
)
_APPEAL = re.compile(rf"\W*(?:{'|'.join(_APPEALS)})\W*", re.IGNORECASE)


def is_appeal(sentence: str) -> bool:
    """Return whether a sentence or a line asks its reader to follow, subscribe, log in or listen.

    Only what is so by its form as a whole is one: "Follow us on WhatsApp.", "4 min read".
    """
    return _APPEAL.fullmatch(sentence) is not None

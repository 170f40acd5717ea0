"""What somebody said in Slack, and whether it is for Dateline."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Self

from rag.types import Frozen
from server.slack.threads import Thread

KINDS = (None, "file_share", "thread_broadcast", "me_message")
MENTION = re.compile(r"<@([UW]\w+)(?:\|[^>]*)?>")
OTHERS = re.compile(r"<(?:@[UW]|!subteam\^|!here|!channel|!everyone)[^>]*>")
CHANNEL = re.compile(r"<#\w+\|?([^>]*)>")
LINK = re.compile(r"<((?:https?|mailto):[^|>]+)(?:\|([^>]*))?>")
EMOJI = re.compile(r":[a-z0-9_+'-]+:")
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
STOP = re.compile(r"(?:please )?stop(?: it| please)?[.!]*", re.IGNORECASE)
POLITE = (
    "a again all awesome cheers cool done good got great haha it lol lot lovely many much nice no "
    "nope noted ok okay perfect so sure thank thanks that thx ty very wow yep yes you"
)
COURTESIES = frozenset(POLITE.split())


class Me(Frozen):
    """Who Dateline is in a workspace."""

    team: str
    user: str
    bot: str
    url: str = ""


class Said(Frozen):
    """One message of a person."""

    team: str
    channel: str
    ts: str
    thread: str
    user: str
    raw: str
    text: str
    mentioned: bool
    direct: bool

    @classmethod
    def of(cls, event: Mapping[str, Any], team: str, me: Me) -> Self | None:
        """Return what a person said; None for bots, Dateline itself, and what is no message."""
        user, raw = event.get("user"), event.get("text") or ""
        if not user or user in (me.user, "USLACKBOT") or event.get("subtype") not in KINDS:
            return None
        if event.get("bot_id") or event.get("bot_profile") or event.get("hidden"):
            return None
        return cls(
            team=team,
            channel=event["channel"],
            ts=event["ts"],
            thread=event.get("thread_ts") or event["ts"],
            user=user,
            raw=raw,
            text=wording(raw, me),
            mentioned=me.user in MENTION.findall(raw),
            direct=event["channel"].startswith("D"),
        )

    @property
    def where(self) -> Thread:
        """The thread it stands in, or begins."""
        return Thread(team=self.team, channel=self.channel, thread=self.thread)

    @property
    def reply(self) -> bool:
        """Whether it stands in a thread that something else began."""
        return self.thread != self.ts

    @property
    def stop(self) -> bool:
        """Whether it asks Dateline to stop."""
        return STOP.fullmatch(self.text) is not None

    def for_us(self, followed: bool) -> bool:
        """Return whether it is for Dateline; `followed` where its thread has been for it before."""
        said = re.findall(r"\w+", EMOJI.sub("", self.text).lower())
        if self.text and COURTESIES.issuperset(said):
            return False
        if self.direct or self.mentioned:
            return True
        return followed and bool(self.text) and not OTHERS.search(self.raw)


def wording(raw: str, me: Me) -> str:
    """Return the words of a message as its writer typed them, without the mention of Dateline."""
    text = MENTION.sub(lambda found: "" if found[1] == me.user else found[0], raw)
    text = CHANNEL.sub(lambda found: f"#{found[1]}" if found[1] else "", text)
    text = LINK.sub(lambda found: found[2] or found[1], text)
    text = OTHERS.sub("", text)
    for entity, character in ENTITIES:
        text = text.replace(entity, character)
    return " ".join(text.split())


def moment(ts: str) -> datetime:
    """Return when a message was sent."""
    return datetime.fromtimestamp(float(ts), UTC)

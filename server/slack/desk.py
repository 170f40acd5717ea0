"""What the handlers share: what Dateline knows, what it remembers of Slack, and how it speaks."""

import asyncio
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from pydantic import ValidationError
from slack_sdk.web.async_client import AsyncWebClient

from rag.errors import InvalidInputError, NotFoundError
from rag.fields import fault
from server.schemas import Asked, Message, Reply
from server.slack.blocks import Shown
from server.slack.inbox import Inbox
from server.slack.links import Place
from server.slack.questions import Question, Questions
from server.slack.settings import SlackSettings
from server.slack.sources import Sources
from server.slack.talk import Me, moment
from server.slack.threads import Thread, Threads
from server.slack.walks import Walks


@dataclass(frozen=True)
class Desk:
    """One app in one workspace; its methods that read or write SQL belong in a thread."""

    settings: SlackSettings
    sources: Sources
    client: AsyncWebClient
    me: Me
    inbox: Inbox
    threads: Threads
    questions: Questions
    walks: Walks = field(default_factory=Walks)
    nudges: dict[str, asyncio.Event] = field(default_factory=dict)
    busy: set[asyncio.Task[object]] = field(default_factory=set)
    turns: WeakValueDictionary[Thread, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def turn(self, thread: Thread) -> asyncio.Lock:
        """Return the lock under which the questions of a thread are answered one by one."""
        return self.turns.setdefault(thread, asyncio.Lock())

    def asked(self, question: Question) -> Asked:
        """Return a question as every door asks it; InvalidInputError where it is no text."""
        conversation = self.threads.conversation(question.where)
        try:
            self.sources.conversations.check(conversation or "")
        except NotFoundError:  # none yet, or somebody deleted it on the page
            conversation = None
        return self.asking(question.text, question.channel, question.ts, conversation)

    def asking(self, text: str, channel: str, ts: str, conversation: str | None = None) -> Asked:
        """Return what is asked in a channel at a time; InvalidInputError where it is no text."""
        try:
            return Asked(
                question=text,
                conversation_id=conversation,
                filters=self.settings.filters_of(channel),
                asked_at=moment(ts),
            )
        except ValidationError as error:
            raise InvalidInputError(fault(error.errors()[0])) from None

    def shown(self, reply: Reply, private: bool = False, by: str | None = None) -> Shown:
        """Return a stored answer as a message shows it."""
        return Shown(
            answer=reply,
            key=f"{reply.conversation_id} {reply.message_id}",
            place=self.place(reply),
            question=reply.question if private or by else "",
            by=by,
            private=private,
        )

    def place(self, reply: Reply) -> Place | None:
        """Return where an answer stands on the page, if there is one."""
        page = self.settings.page_url or self.sources.page()
        if page is None:
            return None
        told = self.sources.conversations.get(reply.conversation_id).messages
        turns = (n for n, message in enumerate(told, 1) if message.id == reply.message_id)
        conversation = reply.conversation_id
        return Place(page=page.rstrip("/"), conversation_id=conversation, turn=next(turns, 1))

    def stored(self, key: str) -> Message:
        """Return the message that a button's key names; NotFoundError."""
        conversation_id, _, message_id = key.partition(" ")
        for message in self.sources.conversations.get(conversation_id).messages:
            if message.id == message_id:
                return message
        raise NotFoundError("That answer is no longer stored: ask again.")


def desk(settings: SlackSettings, sources: Sources, client: AsyncWebClient, me: Me) -> Desk:
    """Return a desk whose tables exist."""
    engine = sources.engine
    return Desk(
        settings=settings,
        sources=sources,
        client=client,
        me=me,
        inbox=Inbox(engine),
        threads=Threads(engine),
        questions=Questions(engine),
    )

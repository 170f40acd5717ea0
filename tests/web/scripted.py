"""An assistant that plays a script: every state of the page, over the real server."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Semaphore
from typing import NamedTuple

from ingest.pipeline import ingest
from rag.articles import ArticleStore
from rag.errors import ModelError
from rag.events import Answered, Event, Found, Progress, Stage, Stated
from rag.filters import Filters
from rag.settings import Settings
from rag.types import (
    Answer,
    Article,
    Caveat,
    Citation,
    Item,
    PassageScore,
    Statement,
)
from rag.wording import passages_from
from server.conversations import Conversations
from server.feedback import Feedback
from server.state import State
from tests.server.fakes import FakeArchive, FakeAssistant

DEMO = "ingest/demo"
GATE_SECONDS = 15
STAGES: tuple[Stage, ...] = ("condense", "retrieve")


class Script(NamedTuple):
    """An answer as quotes to be found in the stored articles."""

    statements: Sequence[tuple[str, Sequence[str]]] = ()
    items: Sequence[tuple[str, Sequence[str]]] = ()
    caveats: Sequence[Caveat] = ()
    missing: str | None = None
    nearest: Sequence[str] = ()
    breaks: bool = False
    gated: bool = False


TROOPS = Script(
    statements=[
        (
            "Apart from Albrant and Merrow, no member of the Calder Group has agreed to send "
            "soldiers to the Amber Strait.",
            [
                "Apart from Albrant and Merrow, no member of the Calder Group has agreed to send "
                "soldiers to the Amber Strait, officials said on Thursday after six hours of talks "
                "in Stenna."
            ],
        ),
        (
            "Albrant would send 1,800 soldiers, by its own count; two Merrow officials say 1,200.",
            [
                "President Ilse Maarten announced that Albrant would send 1,800 soldiers, most of "
                "them from the 4th Engineer Brigade.",
                "Albrant will send 1,200 soldiers to the Amber Strait, not the larger number given "
                "in Stenna on Thursday, according to two Merrow defence officials who have seen "
                "the planning papers.",
            ],
        ),
        (
            "Prime Minister Owen Thackray said Merrow would contribute 900.",
            ["Prime Minister Owen Thackray said Merrow would contribute 900."],
        ),
    ],
    caveats=[
        Caveat(
            kind="disagreement",
            text="Stenna Post has 1,800 soldiers, The Harrow Courier 1,200.",
        )
    ],
)
OFFERS = Script(
    statements=[
        (
            "Most of the other nations offered help of a safer kind.",
            ["Most of the other nine nations offered help of a safer kind."],
        )
    ],
    items=[
        (
            "Corrin will open its deep-water port at Kell.",
            ["Corrin will open its deep-water port at Kell to the force's supply ships."],
        ),
        (
            "The Sorrel Isles will send two patrol boats.",
            [
                "The Sorrel Isles will send two patrol boats, which are to stay outside "
                "Tessarian waters."
            ],
        ),
        (
            "Vessaly's coastguard will share radar pictures.",
            [
                "Vessaly will take in up to 120 wounded Tessarian civilians at the Policlinico San "
                "Niccolò, she said, and its coastguard will share radar pictures with the force."
            ],
        ),
    ],
)
EMOJI = Script(
    statements=[
        (
            "Vessaly's opposition was divided.",
            ["The opposition was divided."],
        )
    ]
)
OIL = Script(
    missing="No article here says what oil costs.",
    nearest=["She put the cost at 3.5 million crowns a year"],
)
SCRIPTS = {
    "Which countries will send soldiers?": TROOPS,
    "What did the others offer?": OFFERS,
    "Who was divided?": EMOJI,
    "What is the price of oil?": OIL,
    "Break in the middle": TROOPS._replace(breaks=True),
    "Take your time": TROOPS._replace(gated=True),
}


class ScriptedAssistant(FakeAssistant):
    """Plays the script of the question, else answers as the fake it stands on.

    A gated script waits for `gate` before each statement; the first may pass.
    """

    def __init__(self, archive: FakeArchive) -> None:
        super().__init__(archive)
        self.gate = Semaphore(1)

    def _events(self, question: str, filters: Filters) -> Iterator[Event]:
        script = SCRIPTS.get(question)
        if script is None:
            yield from super()._events(question, filters)
            return
        for event in played(question, script, self.archive.articles):
            if script.gated and isinstance(event, Stated | Answered):
                self.gate.acquire(timeout=GATE_SECONDS)
            yield event


def played(question: str, script: Script, store: ArticleStore) -> Iterator[Event]:
    """Yield the events of a script; every quote is looked up in the stored articles."""
    articles = [store.get(info.id) for info in store.find(limit=200)]
    for stage in STAGES:
        yield Progress(stage=stage)
    quotes = [quote for _, some in (*script.statements, *script.items) for quote in some]
    found = [cited(quote, articles) for quote in (*quotes, *script.nearest)]
    passages = tuple(read(citation) for citation in found)
    yield Found(passages=passages)
    yield Progress(stage="read", detail=passages_from([p.publisher for p in passages]))
    statements = tuple(stated(script, articles))
    for statement in statements:
        yield Stated(statement=statement)
        if script.breaks:
            raise ModelError("The reading model stopped: start the server anew.")
    yield Progress(stage="verify")
    dates = [citation.published_at for citation in found if citation.published_at]
    yield Answered(
        answer=Answer(
            question=question,
            statements=statements,
            as_of=max(dates) if statements else None,
            caveats=tuple(script.caveats),
            abstained=not statements,
            missing=script.missing,
            nearest=tuple(cited(quote, articles) for quote in script.nearest),
            passages=passages,
        )
    )


def stated(script: Script, articles: Sequence[Article]) -> Iterator[Statement]:
    """Yield the script's statements; its items belong to the last of them."""
    items = tuple(
        Item(text=text, citations=tuple(cited(quote, articles) for quote in quotes))
        for text, quotes in script.items
    )
    for number, (text, quotes) in enumerate(script.statements, 1):
        citations = tuple(cited(quote, articles) for quote in quotes)
        last = number == len(script.statements)
        yield Statement(text=text, citations=citations, items=items if last else ())


def cited(quote: str, articles: Sequence[Article]) -> Citation:
    """Return the citation of a quote that stands in one of the articles."""
    article = next(one for one in articles if quote in one.text)
    start = article.text.index(quote)
    shared = article.model_dump(include=set(Citation.model_fields))
    return Citation(
        **shared, article_id=article.id, quote=quote, start=start, end=start + len(quote)
    )


def read(citation: Citation) -> PassageScore:
    """Return the passage that a citation's quote stands in, here the quote itself."""
    shared = citation.model_dump(include=set(PassageScore.model_fields))
    return PassageScore(**shared, text=citation.quote, score=0.5)


def stock(folder: Path) -> Path:
    """Ingest the demo articles into a folder, to be copied for each server."""
    state = scripted_state(folder)
    ingest([DEMO], state.archive)
    state.conversations.engine.dispose()
    return folder


def scripted_state(folder: Path) -> State:
    """Return the state of a server over a folder."""
    settings = Settings(data_dir=folder)
    archive = FakeArchive(settings)
    assistant = ScriptedAssistant(archive)
    return State(
        settings=settings,
        archive=archive,  # type: ignore[arg-type]
        assistant=assistant,  # type: ignore[arg-type]
        conversations=Conversations(archive.articles.engine),
        feedback=Feedback(archive.articles.engine),
    )

"""POST /v1/chat/completions: the shared walk as a chat model's answer, streamed or whole."""

import json
from collections.abc import Generator
from contextlib import closing
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from rag.events import Answered, Stated
from server.asking import replies
from server.errors import shaped, told
from server.openai import chores
from server.openai.envelope import DONE, Envelope, delta
from server.openai.prose import Piece, Prose, whole
from server.openai.schemas import Chat
from server.openai.turns import asked
from server.state import Opened, State
from server.streaming import SILENCE, EventStream, Walk, Whole, WholeAnswer, Wire

PATH = "/v1/chat/completions"
Pieces = Generator[Piece, None, None]

router = APIRouter(include_in_schema=False)  # OpenAI documents it


@router.post(PATH)
def complete(chat: Chat, request: Request, opened: Opened) -> Response:
    """Answer the last thing the user said; parameters that steer a model change nothing."""
    envelope = Envelope.of(chat)
    pieces = _pieces(opened, chat, str(request.base_url).rstrip("/"))
    if not chat.stream:
        return WholeAnswer(_whole(envelope, pieces))
    usage = bool(chat.stream_options and chat.stream_options.include_usage)
    walk = _chunks(envelope, pieces, usage)
    return EventStream(next(walk), _safely(walk))


def _pieces(opened: State, chat: Chat, site: str) -> Pieces:
    """Yield the text as it is verified, and empty pieces while there is none."""
    if (text := chores.done(chat)) is not None:
        yield Piece(text=text)
        return
    prose = Prose(site)
    with closing(replies(opened, asked(chat))) as events:
        for event in events:
            if isinstance(event, Stated):
                yield prose.stated(event.statement)
            elif isinstance(event, Answered):
                yield prose.ended(event.answer)
            else:
                yield Piece()


def _whole(envelope: Envelope, pieces: Pieces) -> Whole:
    """Return the completion in one object."""
    said = []
    with closing(pieces):
        for piece in pieces:
            said.append(piece)
            yield
    return JSONResponse(envelope.whole(whole(said)))


def _chunks(envelope: Envelope, pieces: Pieces, usage: bool) -> Walk:
    text = ""
    with closing(pieces):
        for number, piece in enumerate(pieces):
            role: dict[str, Any] = {} if number else {"role": "assistant"}
            quiet = number and not piece.text
            yield SILENCE if quiet else _wire(envelope.chunk(role | delta(piece)))
            text += piece.text
    yield _wire(envelope.chunk({}, "stop"))
    if usage:
        yield _wire(envelope.usage_chunk(text))
    yield DONE


def _wire(content: dict[str, Any]) -> Wire:
    return Wire("", json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _safely(walk: Walk) -> Walk:
    """Pass a walk on; what fails after its first chunk becomes OpenAI's error in the stream."""
    with closing(walk):
        try:
            yield from walk
        except Exception as error:
            _, content = shaped(PATH, *told(error))
            yield _wire(content)

"""Every field on the wire, once: what it means and an example; the OpenAPI document shows both."""

from typing import Any

from fastapi import FastAPI

from server.refusals import take_out
from server.schemas import NewArticle

QUOTE = "“Not one Vessalian soldier will set foot on that shore,” she said."
CITATION = {
    "article_id": "lanterna-luccio-example-2026-03-05",
    "url": "https://lanterna-luccio.example/2026/03/05/bellandi-not-one-soldier",
    "title": "Bellandi: “Not one Vessalian soldier” for the strait",
    "publisher": "La Lanterna di Luccio",
    "authors": ["Zoë Fournès"],
    "published_at": "2026-03-05T21:15:00Z",
    "updated_at": None,
    "version": 1,
    "quote": QUOTE,
    "start": 125,
    "end": 125 + len(QUOTE),
}
MARKED = {"start": 0, "end": 18, "day": None}
STATEMENT = {"text": QUOTE, "citations": [CITATION], "items": [], "answer": MARKED}
PASSAGE = {
    "article_id": CITATION["article_id"],
    "start": 125,
    "end": 125 + len(QUOTE),
    "text": QUOTE,
    "score": 0.91,
    "title": CITATION["title"],
    "publisher": CITATION["publisher"],
    "published_at": CITATION["published_at"],
}
INFO = {
    "id": CITATION["article_id"],
    "url": CITATION["url"],
    "title": CITATION["title"],
    "publisher": CITATION["publisher"],
    "authors": CITATION["authors"],
    "language": "en",
    "published_at": CITATION["published_at"],
    "updated_at": None,
    "fetched_at": "2026-03-06T08:00:00Z",
    "version": 1,
}
CONVERSATION = {
    "id": "0f8fad5bd9cb469fa16570867728950e",
    "title": "Who refused to send soldiers?",
    "created_at": "2026-03-06T09:00:00Z",
    "updated_at": "2026-03-06T09:02:00Z",
    "size": 1,
}
QUESTION = "Who refused to send soldiers?"
FILTERS: dict[str, Any] = {"from": "2026-03-01T00:00:00Z", "to": None, "publishers": []}
MESSAGE_ID = "7c9e6679742540deb94bb0c2f5e2ad4a"
REPLY = {
    "question": QUESTION,
    "statements": [STATEMENT],
    "abstained": False,
    "conversation_id": CONVERSATION["id"],
    "message_id": MESSAGE_ID,
}
OPINION = {
    "message_id": MESSAGE_ID,
    "by": "",
    "verdict": "down",
    "reason": "out_of_date",
    "note": "She changed her mind on Sunday.",
    "given_at": "2026-03-09T08:00:00Z",
}
MESSAGE = {
    "id": MESSAGE_ID,
    "question": QUESTION,
    "filters": FILTERS,
    "asked_at": CONVERSATION["created_at"],
    "answer": REPLY,
    "feedback": [OPINION],
}

FIELDS: dict[str, tuple[str, Any]] = {
    "usage": ("What chat models used for this answer; missing where none was", None),
    "reader": ("Who read the passages: `embedded`, or the chat model", "embedded"),
    "abstained": ("Whether nothing verified was found; then there are no statements", False),
    "answer": (
        "The answer as it was sent; in a turn, its statements as text; in a statement, which of "
        "its words answer",
        QUOTE,
    ),
    "article_id": ("The article, as GET /api/articles/{id} knows it", CITATION["article_id"]),
    "articles": ("One page of articles, newest first", [INFO]),
    "as_of": ("The newest publication date among the citations", CITATION["published_at"]),
    "asked_at": ("When it was asked; “yesterday” is counted from here", "2026-03-06T09:00:00Z"),
    "authors": ("Who wrote it", CITATION["authors"]),
    "by": ("Who thinks so, where the door knows; the page does not", ""),
    "calls": ("How often a chat model was called", 1),
    "caveats": (
        "What to know before reading the statements",
        [{"kind": "single_source", "text": "Only one outlet reports this."}],
    ),
    "citations": ("Where it stands, word for word", [CITATION]),
    "code": ("Stable name of the error, for programs", "not_found"),
    "confidence": ("How sure the reader is, 0 to 1", 0.87),
    "conversation_id": ("The conversation it belongs to", CONVERSATION["id"]),
    "conversations": ("One page of conversations, last used first", [CONVERSATION]),
    "counts": ("How many sources of each outcome", {"added": 1, "failed": 1}),
    "created_at": ("When the first question was asked", CONVERSATION["created_at"]),
    "day": ("The day that a weekday means, counted from its article's date", None),
    "dropped": ("How many sentences of a chat model were not verified, and so not shown", 0),
    "end": ("Offset just after the last character, in that version's text", CITATION["end"]),
    "error": ("What went wrong", {"code": "not_found", "message": "No article is stored …"}),
    "feedback": ("What readers thought of the answer, oldest first", [OPINION]),
    "fetched_at": ("When it was added", INFO["fetched_at"]),
    "filters": ("Only articles that pass these may answer", FILTERS),
    "findings": ("What does not agree among the stores", []),
    "from": ("Published at this time or later; a date is its beginning in UTC", FILTERS["from"]),
    "given_at": ("When they said so", OPINION["given_at"]),
    "history": (
        "Earlier turns, oldest first, where no stored conversation holds them",
        [{"question": "Who leads Vessaly?", "answer": "Prime Minister Chiara Bellandi."}],
    ),
    "id": ("Stable id", INFO["id"]),
    "input_tokens": ("Tokens that it read, as its provider counts them", 2140),
    "items": ("For a list question, its rows, each with its own citations", []),
    "kind": ("Which caveat it is", "single_source"),
    "lacks": ("What the article does not tell of itself: date, outlet", ["date"]),
    "language": ("ISO 639-1 code", "en"),
    "message": ("One line for people: what was found and what to do", "No article is stored …"),
    "message_id": ("This answer in its conversation", MESSAGE_ID),
    "messages": ("Every question with its answer, in order", []),
    "missing": ("What was searched and not found, where it abstains", None),
    "nearest": ("The nearest evidence, where it abstains", []),
    "note": ("Their own words", OPINION["note"]),
    "outcome": ("What became of the source", "added"),
    "output_tokens": ("Tokens that it wrote, as its provider counts them", 96),
    "passages": ("The passages found, best first; in an answer, as reading orders them", [PASSAGE]),
    "published_at": ("When it was published; missing where unknown", CITATION["published_at"]),
    "publisher": ("The outlet", CITATION["publisher"]),
    "publishers": (
        "Outlets by name; “” in a filter: of none",
        [CITATION["publisher"]],
    ),
    "question": ("What is asked", QUESTION),
    "questions": ("Questions that the stored articles can answer", [QUESTION]),
    "quote": ("Exactly `text[start:end]` of that article version", QUOTE),
    "reason": ("Why it failed, in one line; in feedback, what is amiss", None),
    "results": ("One result for each source, in order", []),
    "score": ("Higher is better", PASSAGE["score"]),
    "size": ("How many questions it holds", 1),
    "source": ("The file, address or article, as its sender named it", "report.html"),
    "start": ("Offset of the first character, in that version's text", CITATION["start"]),
    "statements": ("Verified sentences, each with its citations", [STATEMENT]),
    "status": ("`ok`, or `not_ready` with findings", "ok"),
    "text": ("The text; every offset counts its characters", QUOTE),
    "timings": ("Milliseconds by stage", {"retrieve": 6.1, "read": 41.7}),
    "title": ("The headline, or a conversation's title", CITATION["title"]),
    "to": ("Published before this time; a date is its beginning in UTC", "2026-04-01T00:00:00Z"),
    "total": ("How many there are in all", 1),
    "unsure": ("Whether what came nearest may answer, where it abstains", False),
    "updated_at": ("When it was last changed", "2026-03-06T09:02:00Z"),
    "url": ("Its address on the web", CITATION["url"]),
    "verdict": ("Thumb up or down", "down"),
    "without": ("How many articles name no outlet", 0),
    "version": ("Which version of the article, 1 for the first", 1),
    "versions": ("What is known of every version, newest first", [INFO]),
    "warning": ("What to know though it worked", None),
}
# The same name with another form, by model.
FORMS: dict[tuple[str, str], Any] = {
    ("Message", "answer"): REPLY,
    ("ArticlesFound", "articles"): [INFO | {"score": PASSAGE["score"], "passages": [PASSAGE]}],
    ("Opinion", "reason"): "out_of_date",
    ("NewOpinion", "reason"): "out_of_date",
    ("Statement", "answer"): MARKED,
    ("Conversation", "messages"): [MESSAGE],
    ("Message", "id"): MESSAGE_ID,
    ("Conversation", "id"): CONVERSATION["id"],
    ("ConversationInfo", "id"): CONVERSATION["id"],
    ("Conversation", "title"): CONVERSATION["title"],
    ("ConversationInfo", "title"): CONVERSATION["title"],
    ("NewTitle", "title"): CONVERSATION["title"],
    ("Caveat", "text"): "Only one outlet reports this.",
}
PARAMETERS: dict[str, tuple[str, Any]] = {
    "words": ("Whole words that must all occur; `sold*` is any that so begins", "soldiers refused"),
    "author": ("Only articles by an author of this name", "Priya Nair"),
    "limit": ("At most this many", 50),
    "offset": ("Leave out this many first", 0),
    "accept": ("`text/event-stream` for events", "text/event-stream"),
}


def documented(app: FastAPI) -> FastAPI:
    """Make the app's OpenAPI document describe every field and parameter with an example.

    Of the ways to fail it keeps those that each route has.
    """
    plain = app.openapi

    def with_examples() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = plain()
            schemas = document["components"]["schemas"]
            schemas.setdefault("NewArticle", NewArticle.model_json_schema())
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            for name, schema in schemas.items():
                _describe_fields(name, schema)
            for path, operations in document["paths"].items():
                for method, operation in operations.items():
                    _describe_parameters(operation.get("parameters", []))
                    take_out(method, path, operation)
        return app.openapi_schema or {}

    app.openapi = with_examples  # type: ignore[method-assign]
    return app


def _describe_fields(model: str, schema: dict[str, Any]) -> None:
    for name, field in schema.get("properties", {}).items():
        description, example = FIELDS[name]
        field.setdefault("description", description)
        field.setdefault("examples", [FORMS.get((model, name), example)])


def _describe_parameters(parameters: list[dict[str, Any]]) -> None:
    for parameter in parameters:
        description, example = (FIELDS | PARAMETERS)[parameter["name"]]
        parameter.setdefault("description", description)
        parameter.setdefault("example", example)

"""Answers of any size and wording, for what must hold of every one."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from rag.types import Answer, Caveat, Citation, Item, Statement

HOSTILE = (
    "<!channel>",
    "<@U0BEN>",
    "<https://evil.example|Click>",
    "&lt;!here&gt; & <b>",
    "*bold* _it_ ~no~ `code` ```more```",
    "> quoted\n- list\n\x1b[31mred\x07",
    "\u202egnp.exe",
    ":tada: ][)(",
    '"\\"\\\\',
)
WHEN = datetime(2026, 3, 5, tzinfo=UTC)
texts = st.one_of(
    st.text(st.characters(), min_size=1, max_size=60),
    st.sampled_from(HOSTILE),
    st.builds(lambda text, times: text * times, st.sampled_from(HOSTILE), st.integers(1, 200)),
)
urls = st.one_of(
    st.none(),
    st.just("https://echo.example/troops"),
    st.sampled_from(["javascript:alert(1)", "https://a.example/|x>", "http://[", "https://"]),
    st.builds(lambda n: "https://long.example/" + "a" * n, st.integers(1, 4000)),
)


def cited(quote: str, number: int = 0, **more: object) -> Citation:
    fields = {
        "article_id": f"article-{number}",
        "url": f"https://echo.example/{number}",
        "title": f"Title {number}",
        "publisher": "Echo",
        "published_at": WHEN,
        "quote": quote,
        "start": number,
        "end": number + len(quote),
    }
    return Citation.model_validate(fields | more)


def stated(text: str, number: int = 0) -> Statement:
    return Statement(text=text, citations=(cited(text, number),))


citations = st.builds(
    cited,
    texts,
    st.integers(0, 90),
    title=texts,
    publisher=st.one_of(st.none(), texts),
    url=urls,
    published_at=st.sampled_from([WHEN, None]),
)
several = st.lists(citations, min_size=1, max_size=4).map(tuple)
items = st.lists(st.builds(Item, text=texts, citations=several), max_size=6).map(tuple)
statements = st.lists(
    st.builds(Statement, text=texts, citations=several, items=items), min_size=1, max_size=8
).map(tuple)
caveats = st.lists(
    st.builds(Caveat, kind=st.sampled_from(["single_source", "no_date"]), text=texts), max_size=4
).map(tuple)
answers = st.one_of(
    st.builds(
        Answer,
        question=texts,
        statements=statements,
        caveats=caveats,
        as_of=st.sampled_from([WHEN, None]),
    ),
    st.builds(
        Answer,
        question=texts,
        abstained=st.just(True),
        missing=st.one_of(st.none(), texts),
        nearest=st.lists(citations, max_size=6).map(tuple),
        caveats=caveats,
    ),
)

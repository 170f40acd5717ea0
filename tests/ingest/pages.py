"""A page of our own, as a small newspaper would send it."""

STORY = (
    "Four countries agreed on Monday in Lund to send engineers to the border.",
    "“We will not send troops,” said the Swedish minister, Per Holm.",
    "The group meets again on Thursday, when thirty defence chiefs come to the town.",
)


def page(head: str = "", body: str = "", title: str = "Four countries send engineers") -> str:
    """Return an HTML page with the story, and what a test adds to its head and its body."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    return (
        f"<!doctype html><html lang='en-GB'><head><title>{title}</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>{title}</h1>{story}{body}</article>"
        "<footer>Copyright 2019 The Lund Courier</footer></body></html>"
    )

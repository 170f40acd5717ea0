"""The child process that reads pages and PDFs, so that one of them can be given up on.

Run as `python -m ingest.worker`: a line of JSON and the bytes it announces come in, a line of
JSON goes out, until the input ends. `ingest.extractor` is the other side.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from ingest.extract import extract
from ingest.pdf import read_pdf
from ingest.record import Record
from rag.errors import SourceError

if sys.platform != "win32":
    import resource

MOST_MEMORY = 2 * 1024**3

READERS: dict[str, Callable[[bytes, str | None], Record]] = {
    "html": lambda data, url: extract(data.decode(), url),
    "pdf": lambda data, url: read_pdf(data),
}

BROKEN = {
    "html": "is a page that cannot be read: save it as plain text, and add that",
    "pdf": "is damaged or cut short: download it again, or open it in a PDF viewer and save a copy",
}


def main() -> None:
    """Answer requests until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    serve(sys.stdin.buffer, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request of the one stream in the other."""
    for line in iter(requests.readline, b""):
        request = json.loads(line)
        data = requests.read(request["size"])
        answers.write(json.dumps(answer(request["kind"], data, request["url"])).encode() + b"\n")
        answers.flush()


def answer(kind: str, data: bytes, url: str | None) -> dict[str, Any]:
    """Return the record, or the reason why there is none: this is this process's outermost door."""
    try:
        return {"record": READERS[kind](data, url).model_dump(mode="json")}
    except SourceError as error:
        return {"reason": str(error)}
    except Exception as error:
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        return {"reason": f"{BROKEN[kind]} ({said})"}


if __name__ == "__main__":
    main()

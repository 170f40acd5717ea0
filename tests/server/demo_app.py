"""Serves the real API over a small fake assistant: `python -m tests.server.demo_app [port]`.

Its articles are the demo's; its answers are the sentences that share a word with the question.
Environment: DEMO_PAUSE seconds before every event (default 0.4), DEMO_EMPTY=1 for no articles.
"""

import logging
import os
import sys
import tempfile
from pathlib import Path

import uvicorn

from ingest.pipeline import ingest
from rag.settings import Settings
from server.app import create_app
from tests.server.fakes import fake_state, kept


def main() -> None:
    """Serve until stopped."""
    logging.basicConfig(level=logging.INFO)
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8001
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        state = fake_state(settings, float(os.environ.get("DEMO_PAUSE", "0.4")))
        if not os.environ.get("DEMO_EMPTY"):
            ingest(["ingest/demo"], state.archive)
        app = create_app(settings, lambda _: kept(state))
        uvicorn.run(app, port=port, timeout_graceful_shutdown=3)


if __name__ == "__main__":
    main()

"""A process that serves as `dateline serve` does, over the fake assistant.

`python -m tests.server.slow_app FOLDER PORT PAUSE`
"""

import signal
import sys
from pathlib import Path

from rag.articles import content_hash
from rag.changes import Prepared
from rag.settings import Settings
from server.cli.failure import on_terminate
from server.cli.serve import listening, serve
from tests.server.fakes import ARTICLES, fake_state


def main() -> None:
    """Serve until stopped."""
    folder, port, pause = sys.argv[1:]
    signal.signal(signal.SIGTERM, on_terminate)
    settings = Settings(data_dir=Path(folder))
    state = fake_state(settings, float(pause))
    state.archive.put([Prepared(article, content_hash(article), ()) for article in ARTICLES])
    serve(settings, state, listening("127.0.0.1", int(port)))


if __name__ == "__main__":
    main()

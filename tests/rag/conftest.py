from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.archive import Archive
from tests.rag.newsroom import open_archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path) as opened:
        yield opened

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.rag.newsroom import open_archive

WRITER = """
import sys
from pathlib import Path
from tests.rag.newsroom import article, open_archive, prepared
with open_archive(Path(sys.argv[1])) as archive:
    print("open", flush=True)
    for turn in range(10_000):
        text = " ".join(f"Story {turn} has sentence {n} on troops." for n in range(turn % 9 + 1))
        archive.put(prepared(*(article(f"a{k}", text) for k in range(turn % 5 + 1))))
        archive.delete([f"a{turn % 3}"])
"""


@pytest.mark.slow
def test_a_killed_writer_leaves_stores_that_agree_after_the_next_start(tmp_path: Path) -> None:
    for kill in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        time.sleep(0.05 + 0.17 * kill)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        with open_archive(tmp_path) as archive:
            assert [finding for finding in archive.check() if not finding.ok] == []
            for info in archive.articles.find():
                text = archive.articles.get(info.id).text
                for passage in archive.articles.passages(info.id):
                    assert text[passage.start : passage.end] == passage.text

"""What takes in articles and answers questions of them imports nothing that only training needs."""

import subprocess
import sys
from pathlib import Path

import pytest

WALK = """
import sys
from contextlib import closing
from pathlib import Path
from rag.archive import Archive
from rag.assistant import Assistant
from rag.embedder import Embedder
from rag.settings import Settings
from tests.rag.newsroom import article, prepared

bridge = article("bridge", "The bridge at Eddering is shut. Mayor Anna Berg shut it on Monday.")
with Archive.open(Settings(data_dir=Path(sys.argv[1])), Embedder("all-MiniLM-L6-v2")) as archive:
    archive.put(prepared(bridge))
    with closing(Assistant(archive)) as assistant:
        print(assistant.answer("Who shut the bridge at Eddering?").statements[0].text)
print(sorted({"torch", "transformers", "sentence_transformers"} & {*sys.modules}))
"""


@pytest.mark.slow
def test_an_answer_from_ingest_on_loads_no_torch(tmp_path: Path) -> None:
    told = subprocess.check_output([sys.executable, "-c", WALK, str(tmp_path)], text=True)
    assert told == "Mayor Anna Berg shut it on Monday.\n[]\n"

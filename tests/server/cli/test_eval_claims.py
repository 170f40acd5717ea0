import json
from pathlib import Path

import pytest

from server.cli import run

PASSAGE = {
    "title": "Bridge shut",
    "publisher": "Echo",
    "published_at": "2026-03-05",
    "text": "The bridge in Stenna was closed on Monday. Lars Holm, the mayor, refused to resign.",
}
CLAIMS = (
    ("The bridge in Stenna was closed on 2 March [1].", True),
    ("Lars Holm, the mayor, refused to resign [1].", True),
    ("The ferry in Stenna was sold for 900 crowns on Sunday [1].", False),
)


def written(folder: Path, *rows: dict[str, object]) -> str:
    file = folder / "claims.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return str(file)


def test_how_many_would_be_shown_is_told_for_either_kind(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = [{"claim": c, "supported": yes, "passages": [PASSAGE]} for c, yes in CLAIMS]
    assert run(["eval", "claims", written(tmp_path, *rows), "--json"]) == 0
    figures = {f["name"]: f for f in json.loads(capfd.readouterr().out)}
    assert figures["supported, shown"]["value"] == 1
    assert figures["unsupported, shown"]["value"] == 0


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"claim": "It sank [1].", "supported": True}, "passages: Field required"),
        ({"claim": "", "supported": True, "passages": [PASSAGE]}, "claim"),
        (
            {
                "claim": "It sank [1].",
                "supported": True,
                "passages": [PASSAGE | {"published_at": "soon"}],
            },
            "published_at is no date",
        ),
    ],
)
def test_a_row_that_is_wrong_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], row: dict[str, object], said: str
) -> None:
    assert run(["eval", "claims", written(tmp_path, row)]) != 0
    assert said in capfd.readouterr().err

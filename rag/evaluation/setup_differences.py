"""In what two runs were set up otherwise, named one by one."""

from collections.abc import Iterator, Mapping

from rag.evaluation.run import Setup
from rag.evaluation.versions import SCORING

SHOWN_CHARS = 40
SAME_EFFECT = {"revision", SCORING}
"""The commit: `code` says whether what answers is the same. What scores is told apart."""
_OTHER_SCORING = (
    "The base was scored by another version of Dateline: run it again to compare the two."
)


def differences(base: Setup, new: Setup) -> list[str]:
    """Return each difference, as "retriever hybrid → words"; the suites are held elsewhere."""
    old, made = _flat(base), _flat(new)
    return [
        f"{name} {_shown(old.get(name))} → {_shown(made.get(name))}"
        for name in dict.fromkeys([*old, *made])
        if old.get(name) != made.get(name)
    ]


def told(base: Setup, new: Setup) -> str | None:
    """Return the differences in a sentence or two; None where there are none."""
    found = differences(base, new)
    listed = [f"The setups differ, base → new: {'; '.join(found)}."] if found else []
    alike = base.versions.get(SCORING) == new.versions.get(SCORING)
    return " ".join(listed if alike else [_OTHER_SCORING, *listed]) or None


def _flat(setup: Setup) -> dict[str, object]:
    """Return every part of a setup by name, in the order in which it matters."""
    top = {"mode": setup.mode, "url": setup.url, "judge": setup.judge}
    own = {f"{prefix}{key}": value for prefix, key, value in _settings(setup.settings)}
    made_with = {name: v for name, v in setup.versions.items() if name not in SAME_EFFECT}
    return {**top, **own, "workers": setup.workers, **made_with}


def _settings(settings: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str, object]]:
    """Yield a setting once where every suite has it alike, else for each suite by its name."""
    for key in dict.fromkeys(key for own in settings.values() for key in own):
        values = {suite: own.get(key) for suite, own in settings.items()}
        alike = all(value == next(iter(values.values())) for value in values.values())
        for suite, value in list(values.items())[: 1 if alike else None]:
            yield "" if alike else f"{suite}: ", key, value


def _shown(value: object) -> str:
    text = "none" if value is None else str(value)
    return text if len(text) <= SHOWN_CHARS else f"{text[:SHOWN_CHARS]}…"

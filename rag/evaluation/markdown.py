"""A run and a comparison as Markdown, for a pull request or a terminal."""

from collections.abc import Iterable, Sequence

from rag.evaluation.comparison import Change, Comparison
from rag.evaluation.metrics.fallback import fallbacks
from rag.evaluation.metrics.passing import faults, is_judged
from rag.evaluation.metrics.table import by_name
from rag.evaluation.run import Figure, Result, Run

SHOWN = 10
REWORDED = 50
OTHER = "Otherwise answered or ranked, no better and no worse"
INTERVALS = (
    "Intervals hold 95 %: Wilson's for shares of yes/no verdicts (passed, exact match, hits), the "
    "bootstrap's for all others."
)


def run_markdown(run: Run) -> str:
    """Return the figures of each suite, and the first questions that did not pass."""
    parts = [f"# {run.name}", _setup_line(run)]
    for suite in run.suites:
        figures = [figure for figure in run.figures if figure.suite == suite]
        rows = [
            (
                f.metric,
                shown(f.value, f),
                f"{shown(f.low, f)} to {shown(f.high, f)}",
                str(f.questions),
            )
            for f in figures
        ]
        parts += [f"## {suite}", _table(("metric", "value", "95 % interval", "questions"), rows)]
        fallen = [r for r in run.results_of(suite) if is_judged(r) and faults(r)]
        if fallen:
            parts += [f"{len(fallen)} did not pass:", "\n".join(map(_fault_line, fallen[:SHOWN]))]
    return "\n\n".join([*parts, INTERVALS]) + "\n"


def comparison_markdown(comparison: Comparison) -> str:
    """Return every metric in both runs, and the questions that went better and worse."""
    rows = []
    for d in comparison.differences:
        bounds = f"{d.bounds.low:+.3f} to {d.bounds.high:+.3f}"
        moved = f"{d.new - d.base:+.3f}"
        sides = (f"{d.base:.3f}", f"{d.new:.3f}")
        values = (d.suite, d.metric, str(d.questions), *sides, moved, bounds)
        rows.append((*values, p_value(d.p), d.verdict))
    head = (
        *("suite", "metric", "questions", "base", "new"),
        *("difference", "95 % interval", "p", "verdict"),
    )
    parts = [
        f"# {comparison.base.name} → {comparison.new.name}",
        _table(head, rows),
        *comparison.notes,
    ]
    for title, changes in (("Better", comparison.better), ("Worse", comparison.worse)):
        if changes:
            parts += [f"## {title}: {len(changes)}", "\n\n".join(map(_change, changes))]
    if others := comparison.reworded:
        more = [f"... and {len(others) - REWORDED} more"] if len(others) > REWORDED else []
        parts += [f"## {OTHER}: {len(others)}", *(_sides(*p) for p in others[:REWORDED]), *more]
    return "\n\n".join(parts) + "\n"


def shown(value: float, figure: Figure) -> str:
    """Return a number with its unit."""
    unit = by_name()[figure.metric].unit
    digits = 0 if abs(value) >= 1000 else 3
    return f"{value:.{digits}f}{' ' + unit if unit else ''}"


def p_value(p: float) -> str:
    """Return a p-value; one that rounds to nothing is said to be small, never nil."""
    return "<.001" if p < 0.001 else f"{p:.3f}"


def said(result: Result) -> str:
    """Return what was answered, on one line."""
    if result.error:
        return f"failed: {result.error}"
    if result.answer is None:
        return "retrieved " + ", ".join(dict.fromkeys(p.article_id for p in result.passages[:5]))
    return result.text if result.text else f"(abstained) {result.answer.missing or ''}"


def _setup_line(run: Run) -> str:
    failed = f"{run.failed} failed; " if run.failed else ""
    failed += "".join(f"{n} has no score for {len(why)}; " for n, why in run.unscored().items())
    failed += f"**{instead}**; " if (instead := fallbacks(run.results)) else ""
    minutes = (run.finished_at - run.started_at).total_seconds() / 60
    target = run.setup.url or "in process"
    judged = f"citations judged by {run.setup.judge}, " if run.setup.judge else ""
    return (
        f"{len(run.results)} questions; {failed}{run.setup.mode}, {target}, {judged}"
        f"{run.started_at:%Y-%m-%d %H:%M} UTC, {minutes:.1f} minutes."
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(c) for c in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _fault_line(result: Result) -> str:
    return (
        f"- `{result.question.id}` {_cell(result.question.question)} — {_cell(faults(result)[0])}"
    )


def _change(change: Change) -> str:
    return _sides(change.base, change.new, f" ({change.metric} {change.gain:+.3f})")


def _sides(base: Result, new: Result, gained: str = "") -> str:
    return (
        f"- `{new.question.id}` {_cell(new.question.question)}{gained}\n"
        f"  - base: {_cell(said(base))}\n"
        f"  - new: {_cell(said(new))}"
    )

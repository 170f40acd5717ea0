"""Self-contained HTML pages of runs and comparisons: no request leaves them."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from rag.evaluation import plots
from rag.evaluation.comparison import Comparison
from rag.evaluation.markdown import INTERVALS, OTHER, p_value, said, shown
from rag.evaluation.metrics.fallback import fallbacks
from rag.evaluation.metrics.passing import faults
from rag.evaluation.metrics.table import by_name
from rag.evaluation.page_data import page_json, tags_of, verdict
from rag.evaluation.run import Figure, Run


def runs_html(runs: Sequence[Run]) -> str:
    """Return one page of runs side by side."""
    suites = list(dict.fromkeys(suite for run in runs for suite in run.suites))
    return _page(
        "run.html.j2",
        title=" and ".join(run.name for run in runs),
        runs=runs,
        suites=[_suite(suite, runs) for suite in suites],
        tags=tags_of(runs),
        intervals=INTERVALS,
        data=page_json(runs),
        script=_text("run.js"),
    )


def comparison_html(comparison: Comparison) -> str:
    """Return one page of what differs between two runs."""
    return _page(
        "comparison.html.j2",
        title=f"{comparison.base.name} → {comparison.new.name}",
        comparison=comparison,
        said=said,
        other=OTHER,
        faults=faults,
    )


def _suite(suite: str, runs: Sequence[Run]) -> dict[str, Any]:
    having = [run for run in runs if suite in run.suites]
    names = [name for name in by_name() if any(run.figure(suite, name) for run in having)]
    docs = [_doc(name) for name in names]
    first = [doc if doc not in docs[:place] else "" for place, doc in enumerate(docs)]
    return {
        "name": suite,
        "runs": having,
        "rows": [
            (name, doc, [run.figure(suite, name) for run in having])
            for name, doc in zip(names, first, strict=True)
        ],
        "tags": [(tag, [_passed(run, suite, tag) for run in having]) for tag in tags_of(having)],
        "plots": [
            ("Figures with their 95 % intervals", plots.bars(having, suite)),
            ("Risk and coverage", plots.risk(having, suite)),
            ("Latency", plots.latency(having, suite)),
            ("Time by stage", plots.stages(having, suite)),
        ],
    }


def _passed(run: Run, suite: str, tag: str) -> tuple[int, int]:
    tagged = [verdict(r) for r in run.results_of(suite) if tag in r.question.tags]
    return tagged.count("passed"), len(tagged) - tagged.count("unjudged")


def _doc(name: str) -> str:
    if name.startswith("passage_"):
        return "The same, of passages: those that overlap a judged part of an article."
    return (type(by_name()[name]).__doc__ or "").splitlines()[0]


def _cell(figure: Figure | None) -> str:
    return "—" if figure is None else shown(figure.value, figure)


def _bounds(figure: Figure | None) -> str:
    return "" if figure is None else f"{shown(figure.low, figure)} to {shown(figure.high, figure)}"


def _counts(figures: Sequence[Figure | None]) -> str:
    return ", ".join(dict.fromkeys(f"{figure.questions:,}" for figure in figures if figure))


def _page(template: str, **shown_: Any) -> str:
    return _environment().get_template(template).render(style=_text("page.css"), **shown_)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"cell": _cell, "bounds": _bounds, "counts": _counts, "p_value": p_value}
    environment.filters["fallbacks"] = fallbacks
    return environment


def _text(name: str) -> str:
    return (files("rag.evaluation") / "pages" / name).read_text("utf-8")

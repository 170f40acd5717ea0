"""A run file judged again: the same answers, another judge of their citations."""

from functools import lru_cache

from rag.embedder import Embedder
from rag.errors import InvalidInputError
from rag.evaluation.index import Progress, quiet
from rag.evaluation.judges import NamedJudge
from rag.evaluation.metrics.citing import CitationPrecision, CitationRecall
from rag.evaluation.run import Run, figures_of


def judged_again(
    run: Run, judge: NamedJudge, embedder: Embedder, progress: Progress = quiet
) -> Run:
    """Return the run with citation recall and precision by this judge, all else as it was.

    Raises `InvalidInputError` for a run without answers.
    """
    if run.setup.mode != "answers":
        raise InvalidInputError(f"{run.name} ranks passages and has no answers to judge")
    asked = lru_cache(maxsize=None)(judge.make(embedder))
    metrics = (CitationRecall(asked), CitationPrecision(asked))
    results = []
    for done, result in enumerate(run.results):
        progress(f"judging {run.name}", done, len(run.results))
        results.append(result.scored(metrics))
    progress(f"judging {run.name}", len(results), len(results))
    return run.model_copy(
        update={
            "setup": run.setup.model_copy(update={"judge": judge.name}),
            "results": tuple(results),
            "figures": tuple(figures_of(results)),
        }
    )

"""Runs the questions of a suite, several at a time where asked, keeping what is done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

from rag.evaluation.asking import Ask, timed
from rag.evaluation.metrics.metric import Metric
from rag.evaluation.question import Question
from rag.evaluation.run import Result
from rag.evaluation.suite import Suite

Done = Mapping[tuple[str, str], Result]


def run_suite(
    suite: Suite,
    ask: Ask,
    metrics: Sequence[Metric],
    *,
    workers: int = 1,
    done: Done | None = None,
) -> Iterator[Result]:
    """Yield a result for each question not yet done, as it is ready.

    Scores are computed after the clock has stopped. Stopping the iterator stops the run once
    the questions under way have ended.
    """
    done = done or {}
    todo = [q for q in suite.questions if (suite.name, q.id) not in done]

    def run_one(question: Question) -> Result:
        case = timed(ask, question)
        return Result(suite=suite.name, **dict(case)).scored(metrics)

    return map(run_one, todo) if workers == 1 else _in_parallel(run_one, todo, workers)


def _in_parallel(
    run_one: Callable[[Question], Result], todo: Sequence[Question], workers: int
) -> Iterator[Result]:
    rest = iter(todo)
    with ThreadPoolExecutor(workers, thread_name_prefix="eval") as pool:
        running: set[Future[Result]] = set()
        while True:
            free = workers - len(running)
            running |= {pool.submit(run_one, question) for question in islice(rest, free)}
            if not running:
                return
            ready, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in ready)

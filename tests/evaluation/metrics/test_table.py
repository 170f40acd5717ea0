"""The metrics of a run."""

from rag.evaluation.metrics.table import by_name, metrics


def test_every_metric_has_a_name_of_its_own_and_says_what_it_is() -> None:
    all_ = metrics(lambda *_: 1.0, lambda *_: None)
    assert len({metric.name for metric in all_}) == len(all_) == len(by_name())
    assert all(type(metric).__doc__ for metric in all_)


def test_metrics_of_a_greater_depth_than_is_looked_at_are_left_out() -> None:
    names = {metric.name for metric in metrics(None, lambda *_: None, depth=5)}
    assert {"hit@1", "hit@5", "map", "answer_in_passages@5", "passed"} < names
    assert not {name for name in names if name.endswith("@10")}

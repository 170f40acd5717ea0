"""The mean of several courses' weights."""

import pytest

pytestmark = pytest.mark.slow  # torch takes seconds to come


def test_each_course_counts_by_its_share() -> None:
    import torch

    from rag.reader_training.soup import mean

    one, other = torch.tensor([1.0, 5.0]), torch.tensor([3.0, 1.0])
    found = mean([(1.0, {"head": one}), (3.0, {"head": other})])
    assert torch.allclose(found["head"], torch.tensor([2.5, 2.0]))


def test_a_course_alone_is_itself() -> None:
    import torch

    from rag.reader_training.soup import mean

    places = torch.tensor([0, 1, 2])
    (kept,) = mean([(0.4, {"places": places})]).values()
    assert kept.dtype == places.dtype
    assert torch.equal(kept, places)

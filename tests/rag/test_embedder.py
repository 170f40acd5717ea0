import numpy as np
import pytest

from rag.embedder import Embedder, model_path
from rag.errors import ModelError


def test_a_packaged_model_is_found_in_its_package() -> None:
    assert model_path("all-MiniLM-L6-v2").endswith("model")
    assert model_path("some/other") == "some/other"


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_the_real_model_gives_unit_vectors_that_know_like_from_unlike() -> None:
    embedder = Embedder("all-MiniLM-L6-v2", threads=1)
    one, like, unlike = embedder.embed_passages(
        ["Soldiers will be sent.", "They will send troops.", "The bread is warm."]
    )
    assert one.shape == (384,)
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)
    assert one @ like > one @ unlike + 0.2


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_model_that_is_not_there_says_what_to_set(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="DATELINE_EMBEDDING_MODEL"):
        Embedder(f"{tmp_path}/nothing").embed_question("who")

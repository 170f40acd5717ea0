from tests.rag.conftest import archive

__all__ = ["archive"]

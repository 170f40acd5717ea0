"""What a run was made with, so that two runs can be told apart."""

import hashlib
import inspect
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from rag.settings import Settings

PACKAGES = (
    "dateline",
    "chromadb",
    "langchain-core",
    "numpy",
    "sentence-transformers",
    "tantivy",
    "torch",
)
RAG = Path(__file__).parents[1]
SCORING = "scoring"
"""The name of the version of what scores answers."""
CODE = (".py", ".json", ".npz", ".onnx", ".safetensors")
UNTOLD = {"data_dir", "database_url", "chroma_url", "host", "port"}
"""Settings that change no answer; an address may hold a password."""


def versions() -> dict[str, str]:
    """Return the versions of Python, of the packages that decide, and of this code."""
    found = {"python": platform.python_version(), "machine": platform.machine()}
    found |= {package: version(package) for package in PACKAGES}
    found |= {"code": code_hash(RAG), SCORING: scoring()}
    revision = _revision()
    return found | ({"revision": revision} if revision else {})


def told(settings: Settings) -> dict[str, object]:
    """Return the settings that a run depends on; a secret stays masked."""
    return settings.model_dump(mode="json", exclude=UNTOLD)


def scoring() -> str:
    """Return a hash of all that scores an answer, wherever it was given."""
    return code_hash(RAG / "evaluation" / "metrics")


def code_hash(folder: Path) -> str:
    """Return a hash of all that answers questions: code and weights, evaluation left out."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        own = path.relative_to(folder)
        if path.suffix in CODE and "evaluation" not in own.parts:
            digest.update(own.as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def sources_hash(module: ModuleType) -> str:
    """Return a hash of a module's source and of all of its package that it reaches."""
    package = module.__name__.partition(".")[0]
    reached, todo = {module.__name__: module}, [module]
    while todo:
        used = {inspect.getmodule(value) for value in vars(todo.pop()).values()}
        own = [m for m in used if m and m.__name__.startswith(f"{package}.")]
        todo += [m for m in own if m.__name__ not in reached]
        reached |= {m.__name__: m for m in own}
    digest = hashlib.sha256()
    for name in sorted(reached):
        digest.update(inspect.getsource(reached[name]).encode())
    return digest.hexdigest()


def _revision() -> str | None:
    """Return the commit this code is of, with -dirty where it was changed; None outside git."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        found = subprocess.run(
            command, cwd=Path(__file__).parent, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return found.stdout.strip()

"""`dateline doctor`: what is installed, where the data are, whether the stores agree."""

import platform
from importlib.metadata import PackageNotFoundError, version

import click
import httpx
from pydantic import BaseModel, ValidationError

from rag.archive import Archive
from rag.chat.trial import try_models
from rag.errors import DatelineError, StoreBusyError
from rag.owner import Owner
from rag.settings import Settings
from server.cli import options
from server.cli.failure import Failed
from server.schemas import Health

PACKAGES = (
    "dateline",
    "chromadb",
    "tantivy",
    "sentence-transformers",
    "torch",
    "langchain",
    "sqlalchemy",
    "fastapi",
    "trafilatura",
)
HELP = """Say what is installed, where the data are, and whether the stores agree.

\b
Exit code 0: all is well. 1: something is not, and the line says what.
  dateline doctor
  dateline doctor --model          also try the chat model, which may cost a few tokens
  dateline doctor --json | jq '.findings[] | select(.ok | not)'
"""


class Found(BaseModel):
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str


class Diagnosis(BaseModel):
    """All that the doctor saw."""

    ok: bool
    data_dir: str
    database: str
    embedding_model: str
    model: str | None
    versions: dict[str, str | None]
    findings: list[Found]


@click.command(help=HELP)
@options.json_option
@click.option("--model", "try_model", is_flag=True, help="Try the chat model too.")
def command(as_json: bool, try_model: bool) -> None:
    """Look, print, and fail where something is not as it should be."""
    diagnosis = diagnose(options.settings(), try_model)
    click.echo(
        diagnosis.model_dump_json(indent=2, ensure_ascii=True) if as_json else written(diagnosis)
    )
    if not diagnosis.ok:
        raise Failed


def diagnose(settings: Settings, try_model: bool = False) -> Diagnosis:
    """Look at packages, stores and model; what cannot be opened is a finding, not an error."""
    versions = {name: _version(name) for name in PACKAGES}
    missing = [name for name, found in versions.items() if found is None]
    installed = ", ".join(missing) + " missing: install again" if missing else "all"
    findings = [Found(name="packages installed", ok=not missing, detail=installed)]
    findings += _stores(settings)
    if try_model:
        findings += [Found(**trial._asdict()) for trial in try_models(settings)]
    return Diagnosis(
        ok=all(found.ok for found in findings),
        data_dir=str(settings.data_dir),
        database=(settings.database_url and "DATELINE_DATABASE_URL") or "SQLite in the data folder",
        embedding_model=settings.embedding_model,
        model=settings.model,
        versions={"python": platform.python_version()} | versions,
        findings=findings,
    )


def written(diagnosis: Diagnosis) -> str:
    """Return a diagnosis as lines for people."""
    rows = [
        f"data folder      {diagnosis.data_dir}",
        f"database         {diagnosis.database}",
        f"embedding model  {diagnosis.embedding_model}",
        f"chat model       {diagnosis.model or 'none: sentences are extracted'}",
        "",
        *(f"{name:<22} {found or 'missing'}" for name, found in diagnosis.versions.items()),
        "",
    ]
    for found in diagnosis.findings:
        mark = click.style("ok ", fg="green") if found.ok else click.style("BAD", fg="red")
        rows.append(f"{mark}  {found.name}: {found.detail}")
    return "\n".join(rows)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _stores(settings: Settings) -> list[Found]:
    try:
        with Archive.open(settings) as archive:
            stored = Found(name="articles", ok=True, detail=f"{archive.articles.count():,} stored")
            return [stored, *(Found(**found._asdict()) for found in archive.check())]
    except StoreBusyError as error:
        return [_served(settings, error)]
    except DatelineError as error:
        return [Found(name="data folder opens", ok=False, detail=str(error))]


def _served(settings: Settings, busy: StoreBusyError) -> Found:
    """Ask the server that owns the folder, where there is one."""
    owner = Owner(settings.data_dir)
    url = owner.url()
    if url is None:
        return Found(name="stores", ok=False, detail=f"not looked at: {busy}")
    try:
        health = Health.model_validate_json(httpx.get(f"{url}/readyz", timeout=30).text)
    except httpx.HTTPError as error:
        detail = f"{url} does not answer ({error}): stop process {owner.pid()} and start it again"
        return Found(name="server", ok=False, detail=detail)
    except ValidationError:
        return Found(name="server", ok=False, detail=f"{url} answers, but not as Dateline does")
    detail = "; ".join(health.findings) or "its stores agree"
    return Found(name="server", ok=health.status == "ok", detail=f"{url}: {detail}")

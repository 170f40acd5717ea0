"""Settings: environment variables with the prefix DATELINE_, or a .env file."""

from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import platformdirs
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, model_validator
from pydantic_core import from_json
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Backend = Literal["auto", "onnx", "onnx-int8", "torch", "torch-bfloat16", "openvino"]
LONGEST_QUESTION = 2000
POSTGRESQL = "postgresql+psycopg://user:password@host/name"
Seconds = Annotated[float, Field(gt=0, le=86_400)]  # a day: no clock of an engine overflows


def json_like(example: str) -> BeforeValidator:
    """Return what reads a variable that is JSON, and shows the example where it is none."""

    def read(value: object) -> object:
        try:
            return from_json(value, allow_inf_nan=False) if isinstance(value, str) else value
        except (ValueError, TypeError):  # a TypeError for what is no text
            raise ValueError(f"it must be JSON, as {example}") from None

    return BeforeValidator(read)


def chroma_address(url: str | None) -> str | None:
    """Return the address of a Chroma server; `ValueError` for what is none."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        well = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is none
        well = False
    if not well:
        raise ValueError("it is no address of a Chroma server; write it as http://127.0.0.1:8000")
    return url


def database_address(url: str | None) -> str | None:
    """Return the address of a database whose driver is installed; `ValueError` for another."""
    if url is None:
        return None
    # here, for it costs a second, and most stores have no address
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError

    try:
        dialect = make_url(url).get_dialect()
        dialect.import_dbapi()
    except NoSuchModuleError:
        raise ValueError(f"no such kind of database is known; write it as {POSTGRESQL}") from None
    except (ArgumentError, ValueError):
        raise ValueError(f"it is no address of a database; write it as {POSTGRESQL}") from None
    except ImportError as error:
        raise ValueError(_missing(dialect.name, error)) from None
    if dialect.is_async:
        raise ValueError(f"the driver {dialect.driver} is asynchronous; name another one")
    return url


def _missing(database: str, error: ImportError) -> str:
    if database == "postgresql":
        return f"{error}; pip install 'dateline[postgresql]', and write it as {POSTGRESQL}"
    return f"{error}; install the package that has it"


class Variables(BaseSettings):
    """Settings of which an empty variable stands for the default, also over a value in .env."""

    @model_validator(mode="before")
    @classmethod
    def _empty_is_default(cls, values: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if value != ""}


class Settings(Variables):
    """Everything an owner can set; the defaults need no key, no server and no download."""

    model_config = SettingsConfigDict(
        env_prefix="DATELINE_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        protected_namespaces=(),
        allow_inf_nan=False,
    )

    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("dateline"),
        description="folder of the SQLite file, the Chroma index and the word index",
    )
    database_url: Annotated[str | None, AfterValidator(database_address)] = Field(
        None, description="SQLAlchemy URL; default: SQLite"
    )
    chroma_url: Annotated[str | None, AfterValidator(chroma_address)] = Field(
        None, description="address of a `chroma run` server; default: embedded, in data_dir"
    )
    embedding_model: str = Field(
        "all-MiniLM-L6-v2",
        description="sentence-transformers name or folder, or provider:model of LangChain",
    )
    embedding_backend: Backend = Field(
        "auto",
        description="what runs the model: onnxruntime (in float32 or int8), or "
        "sentence-transformers (torch, on a GPU where there is one, or OpenVINO); "
        "auto: onnxruntime where it can",
    )
    reader_model: str | None = Field(
        None,
        description="extractive question answering model or cross-encoder, a name that "
        "transformers can load; default: the reader that ships with Dateline",
    )
    model: str | None = Field(
        None,
        description="chat model as provider:name; several, separated by commas, stand in for one "
        "another; default: none, and sentences of the articles answer",
    )
    model_url: str | None = Field(None, description="OpenAI-compatible address of the first model")
    model_key: SecretStr | None = Field(
        None, description="key of the first model; default: its provider's own variable"
    )
    model_options: Annotated[dict[str, Any], NoDecode, json_like('{"temperature": 0}')] = Field(
        default_factory=lambda: {"temperature": 0.0},
        description="further options of the chat model, as JSON",
    )
    model_passage_tokens: Annotated[int, Field(ge=200)] = 3000
    model_connect_seconds: Seconds = 5.0
    model_first_token_seconds: Seconds = 60.0
    model_between_tokens_seconds: Seconds = 20.0
    model_seconds: Seconds = 180.0
    model_retries: Annotated[int, Field(ge=0, le=10)] = 2
    threads: int | None = Field(
        None, ge=1, le=1024, description="threads for the model; default: all cores"
    )
    host: str = Field("127.0.0.1", description="address that `dateline serve` listens on")
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    hosts: str = Field(
        "", description="names besides localhost under which the server is reached, by commas"
    )
    passage_words: Annotated[int, Field(ge=20, le=400)] = 100
    passages_read: Annotated[int, Field(ge=1, le=100)] = 12
    abstain_below: Annotated[float, Field(ge=0, le=1)] = 0.35
    suggestions: Annotated[
        int,
        Field(ge=0, le=6, description="questions offered after an answer; each is tried before"),
    ] = 3
    max_question_chars: Annotated[int, Field(ge=1)] = LONGEST_QUESTION
    max_source_bytes: Annotated[int, Field(ge=1)] = 20_000_000
    fetch_seconds: Seconds = 30.0
    fetch_private: bool = Field(
        False, description="let addresses of this machine and its private network be fetched"
    )

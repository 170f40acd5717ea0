"""Errors a caller can act on: the class says what to do, the message what was found and wanted."""


class DatelineError(Exception):
    """Base of every error whose message may be shown to a person as it stands."""


class InvalidInputError(DatelineError):
    """What was sent cannot be used: change it, do not send it again."""


class NotFoundError(DatelineError):
    """Nothing is stored under that id."""


class SourceError(DatelineError):
    """One source could not be read; the others are unaffected."""


class RefusedError(SourceError):
    """What is at an address is not given, and would not be at another try."""


class StoreError(DatelineError):
    """The data folder or an engine cannot be used as it is: mend it, then try again."""


class StoreBusyError(StoreError):
    """Another process owns the data folder: stop it, or ask it."""


class ModelError(DatelineError):
    """A model cannot be loaded or does not fit what is stored."""


class ProviderError(ModelError):
    """A chat model's provider failed: `again` tells whether the same request may yet succeed.

    `wait` is how many seconds the provider asked for; `request_at_fault` says that the provider
    itself is well; `said` is its own message without keys, for logs and owners only.
    """

    def __init__(
        self,
        message: str,
        *,
        again: bool = False,
        wait: float | None = None,
        request_at_fault: bool = False,
        said: str = "",
    ) -> None:
        super().__init__(message)
        self.again = again
        self.wait = wait
        self.request_at_fault = request_at_fault
        self.said = said

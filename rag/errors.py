"""Errors a caller can act on: the class says what to do, the message what was found and wanted."""


class DatelineError(Exception):
    """Base of every error whose message may be shown to a person as it stands."""


class InvalidInputError(DatelineError):
    """What was sent cannot be used: change it, do not send it again."""


class NotFoundError(DatelineError):
    """Nothing is stored under that id."""


class SourceError(DatelineError):
    """One source could not be read; the others are unaffected."""


class StoreError(DatelineError):
    """The data folder or an engine cannot be used as it is: mend it, then try again."""


class StoreBusyError(StoreError):
    """Another process owns the data folder: stop it, or ask it."""


class ModelError(DatelineError):
    """A model cannot be loaded or does not fit what is stored."""

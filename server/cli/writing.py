"""Opens the archive for writing: here, or through the server that owns the data folder."""

from collections.abc import Iterator
from contextlib import contextmanager

from rag.archive import Archive
from rag.errors import StoreBusyError
from rag.owner import Owner
from rag.settings import Settings
from server.cli.remote import RemoteArchive
from server.cli.stores import articles


@contextmanager
def archive(settings: Settings) -> Iterator[Archive | RemoteArchive]:
    """Yield the archive; raises StoreBusyError where its owner answers at no address."""
    try:
        opened = Archive.open(settings)
    except StoreBusyError:
        url = Owner(settings.data_dir).url()
        if url is None:
            raise
        with articles(settings) as store:
            yield RemoteArchive(url, settings, store)
        return
    with opened:
        yield opened

"""Which articles may answer: by when they were published, and by whom."""

from datetime import datetime

from pydantic import Field, ValidationInfo, field_validator

from rag.fields import Known, Moment
from rag.types import Frozen


class Filters(Known, Frozen):
    """Only articles published in [from, to) and, where given, by one of these publishers.

    An empty name stands for articles that have none.
    """

    from_: Moment | None = Field(default=None, alias="from")
    to: Moment | None = None
    publishers: tuple[str, ...] = ()

    @field_validator("to")
    @classmethod
    def _after_from(cls, to: datetime | None, others: ValidationInfo) -> datetime | None:
        begin = others.data.get("from_")
        if begin and to and begin >= to:
            raise ValueError("it must lie after from")
        return to

    @property
    def empty(self) -> bool:
        """Whether every article passes."""
        return self.from_ is None and self.to is None and not self.publishers

    def admits(self, published_at: datetime | None, publisher: str | None) -> bool:
        """Return whether an article passes; one without a date fails any date bound."""
        if self.publishers and (publisher or "") not in self.publishers:
            return False
        if self.from_ is None and self.to is None:
            return True
        if published_at is None:
            return False
        after = self.from_ is None or published_at >= self.from_
        return after and (self.to is None or published_at < self.to)

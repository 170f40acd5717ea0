"""Takes one message out of its conversation, as where its question was edited or deleted."""

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import SQLAlchemyError

from rag.database import sql_error
from server.conversations import messages


def retract(engine: Engine, message_id: str) -> None:
    """Remove a message and close the gap; one that is not stored is no error. StoreError."""
    try:
        with engine.begin() as db:
            row = db.execute(select(messages).where(messages.c.id == message_id)).first()
            if row is None:
                return
            db.execute(delete(messages).where(messages.c.id == message_id))
            later = (
                messages.c.conversation_id == row.conversation_id,
                messages.c.position > row.position,
            )
            up = update(messages).where(*later).values(position=messages.c.position - 1)
            db.execute(up)
    except SQLAlchemyError as error:
        raise sql_error(error) from error

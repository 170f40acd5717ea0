"""How a route gets at what the app opened."""

from typing import Annotated

from fastapi import Depends, Request

from server.opened import Opener, State

__all__ = ["Opened", "Opener", "State", "of_request"]


def of_request(request: Request) -> State:
    """Return the state that the app opened when it started."""
    state: State = request.app.state.opened
    return state


Opened = Annotated[State, Depends(of_request)]

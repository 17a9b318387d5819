"""Sitting down once, however often the button is pressed.

A double click sends the form twice, and the browser throws the first answer away with its cookie. Without memory the
second would take another seat, or be told that its own owner holds the lead. So each form has a number of its own, and
the seat it led to is remembered.
"""

import secrets
import threading
from typing import TYPE_CHECKING

from server.umpire.given import Grant
from server.umpire.parts import Role
from server.umpire.refusals import Refusal

from .visitor import tables

if TYPE_CHECKING:
    from server.table.sessions import Sat

_REMEMBERED = 1000


def form_id() -> str:
    """Number a form, so that nobody else can guess it."""
    return secrets.token_urlsafe(16)


class Sittings:
    """The seats that forms have led to, the newest ones."""

    def __init__(self) -> None:
        self._seats: dict[tuple[str, str], str] = {}
        self._lock = threading.Lock()

    def sit(self, form: str, game: str, *, grant: Grant, role: Role, team: str, name: str) -> "Sat | Refusal":
        """Take a seat; a form sent before opens the seat that it took then."""
        with self._lock:
            seat = self._seats.get((game, form))
            again = tables().sit_again(tables().link(game, seat)) if seat else None
            if again is not None:
                return again
            sat = tables().sit(game, grant=grant, role=role, team=team, name=name)
            if form and not isinstance(sat, Refusal):
                self._seats[game, form] = sat.seated.seat
                while len(self._seats) > _REMEMBERED:
                    del self._seats[next(iter(self._seats))]
            return sat

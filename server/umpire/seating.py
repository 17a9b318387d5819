"""Seating: the orders about seats and the lobby, and the events they become."""

from .kinds import Event, Order
from .parts import Role


class TakeSeat(Order, frozen=True):
    """Take a place at the table."""

    role: Role
    name: str
    team: str = ""
    bot: bool = False


class RenameSeat(Order, frozen=True):
    """Change the name shown for one's own seat."""

    name: str


class LeaveSeat(Order, frozen=True):
    """Give up one's own seat."""


class MoveSeat(Order, frozen=True):
    """Put a person in another place (umpire)."""

    seat: str
    role: Role
    team: str = ""


class RemoveSeat(Order, frozen=True):
    """Take a person's seat away (umpire)."""

    seat: str


class LockLobby(Order, frozen=True):
    """Stop or allow new seats (umpire)."""

    locked: bool


class SeatTaken(Event, frozen=True):
    """A person sat down."""

    seat: str
    role: Role
    name: str
    team: str
    bot: bool


class SeatRenamed(Event, frozen=True):
    """A person changed the name shown."""

    seat: str
    name: str


class SeatMoved(Event, frozen=True):
    """The umpire put a person in another place."""

    seat: str
    role: Role
    team: str


class SeatVacated(Event, frozen=True):
    """A person left or was removed; `by` is the seat that did it."""

    seat: str
    by: str


class LobbySet(Event, frozen=True):
    """New seats are stopped or allowed."""

    locked: bool


SeatOrder = TakeSeat | RenameSeat | LeaveSeat | MoveSeat | RemoveSeat | LockLobby
SeatEvent = SeatTaken | SeatRenamed | SeatMoved | SeatVacated | LobbySet

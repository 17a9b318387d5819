"""Seats: taking, renaming, moving, removing, and the lobby's lock."""

from typing import assert_never

from ..events import AnyEvent, DoctrinePaused, LobbySet, SeatMoved, SeatRenamed, SeatTaken, SeatVacated
from ..names import shows, tidy
from ..orders import LeaveSeat, LockLobby, MoveSeat, RemoveSeat, RenameSeat, SeatOrder, TakeSeat
from ..parts import PLAYERS, WHITE_CELL, Role
from ..refusals import Refusal, refusal
from ..state import Seat, State
from .case import NAME_LIMIT, Case, checked_text
from .gate import CALLED


def decide(case: Case, order: SeatOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order about seats."""
    match order:
        case TakeSeat():
            return _take(case, order)
        case RenameSeat():
            name = _name(order.name)
            return name if isinstance(name, Refusal) else (SeatRenamed(seat=case.by, name=name),)
        case LeaveSeat():
            return (SeatVacated(seat=case.by, by=case.by),)
        case MoveSeat():
            return _move(case, order)
        case RemoveSeat():
            if _absent(case, order.seat):
                return refusal("UnknownSeat", "That person is not seated any more.")
            if order.seat == case.by:
                return refusal("WrongSeat", "You cannot remove yourself; leave the seat instead.")
            return (SeatVacated(seat=order.seat, by=case.by),)
        case LockLobby():
            return () if case.state.locked == order.locked else (LobbySet(locked=order.locked),)
        case _:
            assert_never(order)


def _take(case: Case, order: TakeSeat) -> tuple[AnyEvent, ...] | Refusal:
    name = _name(order.name)
    if isinstance(name, Refusal):
        return name
    if order.role in WHITE_CELL and case.given.grant != "white_cell":
        return refusal("WrongSeat", "The umpire's seats need the umpire's link, which the host's screen shows.")
    # The lock keeps people out; a board is nobody, and shows what the whole room may see.
    if case.state.locked and case.given.grant != "white_cell" and order.role != "projector":
        return refusal("LobbyLocked", "The umpire has locked the lobby. Ask the umpire to open it for you.")
    wrong = _place(case, order.role, order.team)
    if wrong is not None:
        return wrong
    taken = SeatTaken(seat=case.given.seat, role=order.role, name=name, team=order.team, bot=order.bot)
    return (*_make_way(case, order.role, order.team), taken)


def _move(case: Case, order: MoveSeat) -> tuple[AnyEvent, ...] | Refusal:
    if _absent(case, order.seat):
        return refusal("UnknownSeat", "That person is not seated any more.")
    seat = case.state.seats[order.seat]
    if (seat.role, seat.team) == (order.role, order.team):
        return ()
    if seat.doctrine:
        return refusal("WrongSeat", "A doctrine has no other place; let one play the other team instead.")
    wrong = _place(case, order.role, order.team)
    if wrong is not None:
        return wrong
    return (*_make_way(case, order.role, order.team), SeatMoved(seat=order.seat, role=order.role, team=order.team))


def _make_way(case: Case, role: Role, team: str) -> tuple[AnyEvent, ...]:
    """A doctrine stops at once where a person takes the lead."""
    doctrine = doctrine_of(case.state, team) if role == "lead" else None
    return () if doctrine is None or doctrine.paused else (DoctrinePaused(seat=doctrine.id, cause="person"),)


def lead_of(state: State, team: str) -> Seat | None:
    """The person who leads a team, if anybody does; a doctrine keeps the lead's seat for one."""
    leads = (seat for seat in state.seats.values() if seat.team == team and seat.role == "lead" and not seat.gone)
    return next((seat for seat in leads if not seat.doctrine), None)


def doctrine_of(state: State, team: str) -> Seat | None:
    """The seat from which a doctrine plays a team, paused or not."""
    return next((seat for seat in state.seats.values() if seat.team == team and seat.doctrine and not seat.gone), None)


def _name(text: str) -> str | Refusal:
    name = checked_text(tidy(text), NAME_LIMIT, "name")
    if isinstance(name, Refusal) or shows(name):
        return name
    return refusal(
        "EmptyText", "The name has nothing in it that can be seen. Write it with a letter, a digit or a sign."
    )


def _absent(case: Case, seat: str) -> bool:
    return seat not in case.state.seats or case.state.seats[seat].gone


def _place(case: Case, role: Role, team: str) -> Refusal | None:
    """What keeps a person from this place, if anything does."""
    called = CALLED[role]
    if role in PLAYERS:
        if team not in case.book.teams:
            teams = ", ".join(case.book.teams[id].title for id in case.book.scenario.teams)
            return refusal("UnknownTeam", f"A {called} needs a team: {teams}.")
    elif team:
        return refusal("UnknownTeam", f"The seat of the {called} belongs to no team; leave the team empty.")
    if role == "lead":
        lead = lead_of(case.state, team)
        if lead is not None:
            title = case.book.teams[team].title
            return refusal(
                "SeatTaken",
                f"{lead.name} already leads {title}. Join as a member, or ask the umpire to move the lead.",
            )
    return None

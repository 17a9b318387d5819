"""Doctrines at the table: letting one play a team, pausing it, letting it play on."""

from typing import assert_never

from ..conduct import Doctrine
from ..events import AnyEvent, DoctrinePaused, DoctrineResumed, DoctrineSeated
from ..orders import DoctrineOrder, FillTeams, PauseDoctrine, ResumeDoctrine, SeatDoctrine
from ..refusals import Refusal, refusal
from ..state import Pause
from .case import Case
from .seats import doctrine_of, lead_of


def decide(case: Case, order: DoctrineOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order about who plays by a doctrine."""
    match order:
        case SeatDoctrine():
            return _seat(case, order.team, order.doctrine)
        case FillTeams():
            return _fill(case)
        case PauseDoctrine():
            return _pause(case, order.team)
        case ResumeDoctrine():
            return _resume(case, order.team)
        case _:
            assert_never(order)


def _seat(case: Case, team: str, wanted: str) -> tuple[AnyEvent, ...] | Refusal:
    if team not in case.book.teams:
        return refusal("UnknownTeam", f"There is no team {team!r}; there are: {', '.join(case.book.scenario.teams)}.")
    found = {doctrine.id: doctrine for doctrine in case.book.doctrines_of(team)}
    title = case.book.teams[team].title
    if not found or (wanted and wanted not in found):
        there = ", ".join(doctrine.title for doctrine in found.values())
        says = f"{title} has no doctrine {wanted!r}; it has: {there}." if found else f"{title} has no doctrine here."
        return refusal("UnknownDoctrine", f"{says} A person can play it.")
    doctrine = found[wanted] if wanted else next(iter(found.values()))
    led = _led(case, team)
    if led is not None:
        return led
    standing = doctrine_of(case.state, team)
    if standing is not None and standing.doctrine == doctrine.id:
        return (DoctrineResumed(seat=standing.id),) if standing.paused else ()
    return (_seated(team, doctrine),)


def _fill(case: Case) -> tuple[AnyEvent, ...]:
    """One decision for all empty teams, so that a double click or a second umpire fills none twice."""
    sat_at = {seat.team for seat in case.state.seats.values() if not seat.gone}
    chosen = case.book.chosen_doctrines({})
    return tuple(_seated(team, doctrine) for team, doctrine in chosen.items() if team not in sat_at)


def _pause(case: Case, team: str) -> tuple[AnyEvent, ...] | Refusal:
    standing = doctrine_of(case.state, team)
    if standing is None:
        return _none_there(team)
    cause: Pause = "umpire" if case.seat else "fault"
    return () if standing.paused else (DoctrinePaused(seat=standing.id, cause=cause),)


def _resume(case: Case, team: str) -> tuple[AnyEvent, ...] | Refusal:
    standing = doctrine_of(case.state, team)
    if standing is None:
        return _none_there(team)
    if not standing.paused:
        return ()
    return _led(case, team) or (DoctrineResumed(seat=standing.id),)


def _seated(team: str, doctrine: Doctrine) -> DoctrineSeated:
    # One seat a team, whichever doctrine plays from it: what it signed and sealed stays its own. No person's seat has such an id.
    return DoctrineSeated(seat=f"bot-{team}", team=team, doctrine=doctrine.id, name=doctrine.title)


def _led(case: Case, team: str) -> Refusal | None:
    lead = lead_of(case.state, team)
    if lead is None:
        return None
    title = case.book.teams[team].title
    return refusal(
        "SeatTaken", f"{lead.name} leads {title}. A doctrine can play it once the lead has another place or has left."
    )


def _none_there(team: str) -> Refusal:
    return refusal("UnknownDoctrine", f"No doctrine plays {team!r}. Let one play it first.")

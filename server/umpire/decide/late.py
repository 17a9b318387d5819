"""What becomes of a sheet that nobody sealed in time, by the printed policy or by the umpire's word for one team."""

from collections.abc import Iterable

from ..events import AnyEvent, SheetDropped
from ..parts import AtClose, MoveDraft
from ..rulebook import Rulebook
from ..state import Manner, State
from .case import Case
from .sheets import sealed, sift

_LATE = "The sheet was not sealed in time."
_PASSES = "Nobody sits at this team's table, so it passes this turn."
_NO_DOCTRINE = "Nobody sealed for this team, and it has no doctrine to do so."


def absent(state: State, team: str) -> bool:
    """Whether nobody has a place in this team, neither a person nor a doctrine."""
    return not any(seat.team == team and not seat.gone for seat in state.seats.values())


def policy(book: Rulebook, state: State, team: str) -> AtClose:
    """What a close does to this team's unsealed sheet: the umpire's word, else the scenario's."""
    ruled = state.play.at_close.get(team)
    if ruled is not None:
        return ruled.policy
    if absent(state, team):
        return "doctrine" if book.scenario.absent == "doctrine" else "drop"
    return book.scenario.unsealed


def stood_in_for(book: Rulebook, state: State) -> tuple[str, ...]:
    """The teams for which a doctrine would seal if the sheets were closed now."""
    teams = (team for team in book.scenario.teams if team not in state.play.sheets)
    return tuple(team for team in teams if policy(book, state, team) == "doctrine" and book.doctrines_of(team))


def at_close(case: Case) -> tuple[AnyEvent, ...]:
    """What happens to the teams that did not seal in time: what is legal is sealed, the rest dropped, with why."""
    events: list[AnyEvent] = []
    for team in case.book.scenario.teams:
        if team not in case.play.sheets:
            events += _closed(case, team)
    return tuple(events)


def _closed(case: Case, team: str) -> list[AnyEvent]:
    match policy(case.book, case.state, team):
        case "doctrine":
            if team not in case.given.stand_ins:
                return [_dropped(case, team, _NO_DOCTRINE)]
            return _kept(case, team, case.given.stand_ins[team], "doctrine")
        case "drop":
            if absent(case.state, team):
                return [_dropped(case, team, _PASSES)]
            return [_dropped(case, team, _LATE)] if team in case.given.drafts else []
        case "seal":
            return _kept(case, team, case.given.drafts.get(team, ()), "clock")


def _kept(case: Case, team: str, moves: Iterable[MoveDraft], manner: Manner) -> list[AnyEvent]:
    """Seal those moves of a sheet that may be played, and say why the others may not."""
    kept, wrong = sift(case, team, moves)
    says = " ".join(f"Move {number}: {found.says}" for number, found in wrong.items())
    events: list[AnyEvent] = [_dropped(case, team, says)] if wrong else []
    return [*events, sealed(case, team, kept, manner)] if kept or manner == "doctrine" else events


def _dropped(case: Case, team: str, says: str) -> SheetDropped:
    return SheetDropped(team=team, turn=case.play.turn, says=says)

"""The run-sheet as it stands: the rulebook's injects as planned, edited, moved, and those that a workbook brought."""

from collections.abc import Mapping
from typing import Literal

from .content import PHASES, Inject, Phase
from .rulebook import Rulebook
from .state import Plan, Play

Standing = Literal["sent", "missed", "now", "next", "later", "free", "beyond"]


def lines(book: Rulebook, calendar: str, plans: Mapping[str, Plan]) -> dict[str, Plan]:
    """Every inject by id, as it is planned now: the rulebook's first, then those that were added."""
    return {**{inject.id: _as_written(inject, calendar) for inject in book.injects.values()}, **plans}


def standing(plan: Plan, play: Play, *, turns: int, over: bool) -> Standing:
    """How an inject stands to the time of the game: `missed` was due in a past turn and never sent, `free` has no time.

    What a crossed threshold has offered may go out now, whenever it was planned for.
    """
    if any(news.inject == plan.id for news in play.news):
        return "sent"
    if plan.id in play.offered and not over:
        return "now"
    if not plan.turn:
        return "free"
    if plan.turn > (play.turn if over else turns):
        return "beyond"
    if over or plan.turn < play.turn:
        return "missed"
    if plan.turn == play.turn:
        return "now" if PHASES.index(plan.phase) <= PHASES.index(play.phase) else "next"
    return "next" if plan.turn == play.turn + 1 else "later"


def first_phase(book: Rulebook) -> Phase:
    """When in a turn an inject comes whose row does not say: as soon as the teams are at work, or as the turn begins."""
    phases = [plan.id for plan in book.scenario.phases]
    return "deliberate" if "deliberate" in phases else phases[0]


def _as_written(inject: Inject, calendar: str) -> Plan:
    return Plan(
        id=inject.id,
        title=inject.title,
        text=inject.text,
        to=inject.to,
        turn=inject.turn.get(calendar, 0),
        phase=inject.phase,
    )

"""The engine's proposal for a move: method, named factors, chance, and what each degree would change."""

from .. import odds
from ..content import DEGREES, Method
from ..model import advance, holds
from ..parts import FactorLine
from ..state import Move, Proposal
from ..world import WorldState
from .case import Case
from .outcome import paid, set_off

_PREVIEWED = 0.05


def propose(case: Case) -> dict[str, Proposal]:
    """One proposal for every move of the turn, by move id."""
    ticks = case.book.calendar(case.state.calendar).ticks
    baseline = advance(case.engine, case.play.world, ticks).world
    return {
        move.id: _proposal(case, move, ticks, baseline)
        for move in case.play.moves.values()
        if move.turn == case.play.turn
    }


def method_of(case: Case, move: Move) -> Method:
    """The method content chooses for the move; free-form moves are weighed by their arguments."""
    return case.book.cards[move.draft.card].method if move.draft.card else "weighted"


def factors_of(case: Case, move: Move) -> tuple[FactorLine, ...]:
    """The named factors as they stand: the team's own argument, the reasons filed, and what the card says of the situation."""
    lines = []
    if move.draft.reason:
        lines.append(FactorLine(title="The team's own argument", points=1, because=move.draft.reason))
    for reason in sorted(case.play.reasons.values(), key=lambda r: r.team):
        if reason.move == move.id and reason.weight:
            sign = 1 if reason.side == "for" else -1
            title = f"{case.book.teams[reason.team].title} argues {reason.side}"
            lines.append(FactorLine(title=title, points=sign * reason.weight, because=reason.text))
    if move.draft.card:
        for factor in case.book.cards[move.draft.card].factors:
            if not factor.provided or holds(case.engine, case.play.world, factor.provided):
                lines.append(FactorLine(title=factor.title, points=factor.points, because=factor.because))
    return tuple(lines)


def chance_of(case: Case, move: Move, method: Method, factors: tuple[FactorLine, ...]) -> int | None:
    """Chance of success in percent by a method the engine can work out alone; None for the others."""
    points = sum(line.points for line in factors)
    match method:
        case "weighted" | "percentile":
            return odds.weighted_chance(points)
        case "estimate":
            chances = [estimate.chance for estimate in case.play.estimates if estimate.move == move.id]
            return odds.median(chances) if chances else odds.weighted_chance(points)
        case "expert" | "vote" | "opposed" | "ruling":
            return None


def _proposal(case: Case, move: Move, ticks: int, baseline: WorldState) -> Proposal:
    method = method_of(case, move)
    factors = factors_of(case, move)
    preview: dict[str, dict[str, float]] = {}
    start = paid(case, case.play.world, move).world
    for degree in DEGREES:
        world = advance(case.engine, set_off(case, start, move, degree, None), ticks).world
        changed = {
            gauge: round(world.values[gauge] - baseline.values[gauge], 2)
            for gauge in sorted(world.values)
            if abs(world.values[gauge] - baseline.values[gauge]) >= _PREVIEWED
        }
        preview[degree] = changed
    return Proposal(method=method, factors=factors, chance=chance_of(case, move, method, factors), preview=preview)

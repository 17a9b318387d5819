"""The engine's proposal for a move: method, named factors, chance, and what each degree would change."""

from .. import brier, odds
from ..content import DEGREES, Method
from ..model import ahead, holds
from ..parts import FactorLine
from ..state import Move, Proposal
from .case import Case
from .outcome import paid, set_off

_PREVIEWED = 0.05


def propose(case: Case) -> dict[str, Proposal]:
    """One proposal for every move of the turn, by move id. All previews are worked out in one batch of worlds."""
    moves = [move for move in case.play.moves.values() if move.turn == case.play.turn]
    worlds = [case.play.world]
    for move in moves:
        start = paid(case, case.play.world, move).world
        worlds += [set_off(case, start, move, degree, None) for degree in DEGREES]
    ends = ahead(case.engine, worlds, case.book.calendar(case.state.calendar).ticks)
    baseline = ends[0]
    proposals = {}
    for number, move in enumerate(moves):
        first = 1 + number * len(DEGREES)
        preview = {str(degree): _differences(baseline, ends[first + place]) for place, degree in enumerate(DEGREES)}
        method, factors = method_of(case, move), factors_of(case, move)
        chance = chance_of(case, move, method, factors)
        proposals[move.id] = Proposal(method=method, factors=factors, chance=chance, preview=preview)
    return proposals


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
            people, bots = brier.apart(case.state, (one for one in case.play.estimates if one.move == move.id))
            # In a rehearsal of programs alone their median is the one there is to see.
            chances = [one.chance for one in people or bots]
            return odds.median(chances) if chances else odds.weighted_chance(points)
        case "expert" | "vote" | "opposed" | "ruling":
            return None


def _differences(baseline: dict[str, float], values: dict[str, float]) -> dict[str, float]:
    """What one degree of one move would change by the end of the turn, as against nobody moving at all."""
    changed = {gauge: round(values[gauge] - baseline[gauge], 2) for gauge in sorted(values)}
    return {gauge: change for gauge, change in changed.items() if abs(change) >= _PREVIEWED}

"""How good estimates were: the Brier score, the mean square of what was said less what came, 0 the best and 1 the worst.

Whoever always says 50 % scores 0.25, so that is what a score is held against. A partial success counts as success, as in
every chance.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .odds import median, succeeded
from .state import Estimate, Move, State

ALWAYS_EVEN = 0.25


class Kept(NamedTuple):
    """A Brier score over `n` moves that were ruled, rounded to three places."""

    score: float
    n: int


class Scored(NamedTuple):
    """The room's score, of the people's median on each move, and every seat's own."""

    room: Kept | None
    seats: dict[str, Kept]


def brier(pairs: Iterable[tuple[int, bool]]) -> Kept | None:
    """Score pairs of a chance in percent and whether it came; None where there is no pair."""
    parts = [(chance - 100 * came) ** 2 for chance, came in pairs]
    return Kept(round(sum(parts) / len(parts) / 10_000, 3), len(parts)) if parts else None


def given_so_far(state: State) -> tuple[Estimate, ...]:
    """Every estimate of the game as it was played, without those of turns that were stepped back over."""
    return (*state.estimates, *state.play.estimates)


def apart(state: State, given: Iterable[Estimate]) -> tuple[list[Estimate], list[Estimate]]:
    """Part estimates into those of people and those of programs.

    What a doctrine says of a team is written beforehand, so it is no measure of the room, and nobody waits for it.
    """
    people: list[Estimate] = []
    bots: list[Estimate] = []
    for one in given:
        (bots if state.seats[one.seat].bot else people).append(one)
    return people, bots


def scored(state: State, knows: Callable[[Move], bool]) -> Scored:
    """Score the estimates on every ruled move that `knows` lets through; those of programs have no part in the room's."""
    came = {
        move: succeeded(ruling.degree) for move, ruling in state.play.rulings.items() if knows(state.play.moves[move])
    }
    counted = [estimate for estimate in given_so_far(state) if estimate.move in came]
    by_move: dict[str, list[int]] = {}
    by_seat: dict[str, list[tuple[int, bool]]] = {}
    for one in apart(state, counted)[0]:
        by_move.setdefault(one.move, []).append(one.chance)
    for one in counted:
        by_seat.setdefault(one.seat, []).append((one.chance, came[one.move]))
    seats = {seat: kept for seat, pairs in sorted(by_seat.items()) if (kept := brier(pairs))}
    return Scored(brier((median(chances), came[move]) for move, chances in by_move.items()), seats)

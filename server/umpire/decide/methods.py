"""How a move is ruled by each method: what the umpire must give for it, the dice it takes, and the degree it comes to."""

from typing import NamedTuple, assert_never

from .. import odds
from ..content import Degree, Method
from ..dice import Throw
from ..orders import MakeRuling
from ..parts import FactorLine
from ..refusals import Refusal, refusal
from ..state import Move
from .case import NAME_LIMIT, TEXT_LIMIT, TITLE_LIMIT, Case, checked_text, too_long
from .proposals import chance_of

_DICE: dict[Method, tuple[int, int]] = {
    "weighted": (2, 6),
    "opposed": (4, 6),
    "estimate": (1, 100),
    "percentile": (1, 100),
    "expert": (1, 100),
}
_MOST_FACTORS = 20
MOST_POINTS = 12
_MOST_VOTES = 1000


class Rolled(NamedTuple):
    """A throw read as a degree."""

    chance: int | None
    rolls: tuple[int, ...]
    degree: Degree


def by_method(case: Case, move: Move, order: MakeRuling, factors: tuple[FactorLine, ...]) -> Rolled | Refusal:
    """The degree that an order's method comes to, with the dice of the table or the game's own."""
    match order.method:
        case "ruling":
            if order.degree is None:
                return refusal("BadMethod", "A ruling without dice must name the degree: backfire to decisive.")
            return Rolled(None, (), order.degree)
        case "vote":
            return _shown_hands(order.votes)
        case "percentile" | "expert":
            if order.chance is None or not 0 <= order.chance <= 100:
                return refusal("BadChance", "Give the chance of success as a whole number from 0 to 100.")
            if order.method == "expert" and not order.expert.strip():
                return refusal("BadMethod", "An expert's ruling needs the expert's name.")
            if wrong := too_long(order.expert, NAME_LIMIT, "expert's name"):
                return wrong
            chance = order.chance
        case "opposed":
            chance = odds.opposed_chance(_points(factors), order.their_points)
        case "weighted" | "estimate":
            worked_out = chance_of(case, move, order.method, factors)
            assert worked_out is not None, "the engine works out weighted and estimate alone"
            chance = worked_out
        case _:
            assert_never(order.method)
    rolls = order.dice or roll(case, move, order.method)
    return read(order.method, factors, chance, order.their_points, rolls)


def _shown_hands(votes: tuple[int, int, int] | None) -> Rolled | Refusal:
    if votes is None or not any(votes):
        return refusal("BadMethod", "A vote needs the numbers of agree, disagree and unsure, not all nought.")
    if (wrong := next((count for count in votes if not 0 <= count <= _MOST_VOTES), None)) is not None:
        return refusal("BadMethod", f"{wrong} cannot be a number of votes; count each from 0 to {_MOST_VOTES}.")
    return Rolled(None, (), odds.vote_degree(*votes))


def bad_factors(order: MakeRuling) -> Refusal | None:
    """What is wrong with the factors and points of an order, if anything is."""
    if len(order.factors or ()) > _MOST_FACTORS:
        return refusal("BadMethod", f"Name at most {_MOST_FACTORS} factors; join those that say the same.")
    for line in order.factors or ():
        title = checked_text(line.title, TITLE_LIMIT, "title of a factor")
        if isinstance(title, Refusal):
            return title
        if wrong := too_long(line.because, TEXT_LIMIT, "reason of a factor"):
            return wrong
    for points in (order.their_points, *(line.points for line in order.factors or ())):
        if not -MOST_POINTS <= points <= MOST_POINTS:
            return refusal(
                "BadMethod", f"{points} points are no factor on two dice; give from -{MOST_POINTS} to {MOST_POINTS}."
            )
    return None


def bad_dice(order: MakeRuling) -> Refusal | None:
    """What is wrong with the dice somebody rolled on the table, if anything is."""
    if not order.dice:
        return None
    if order.method not in _DICE:
        return refusal("BadDice", f"The method {order.method} takes no dice.")
    count, sides = _DICE[order.method]
    if len(order.dice) != count or any(not 1 <= die <= sides for die in order.dice):
        given = ", ".join(map(str, order.dice))
        if count == 1:
            return refusal("BadDice", f"You entered {given}; this method takes one die, from 1 to {sides}.")
        return refusal("BadDice", f"You entered {given}; this method takes {count} dice, each from 1 to {sides}.")
    return None


def roll(case: Case, move: Move, method: Method) -> tuple[int, ...]:
    """The game's own dice for a ruling by this method."""
    count, sides = _DICE[method]
    throws: list[Throw] = [case.throw(move, f"ruling.{method}", attempt) for attempt in range(count)]
    return tuple(case.dice.roll(throw, sides) for throw in throws)


def read(
    method: Method, factors: tuple[FactorLine, ...], chance: int, their_points: int, rolls: tuple[int, ...]
) -> Rolled:
    """Read a throw as a degree."""
    if method == "weighted":
        return Rolled(chance, rolls, odds.weighted_degree(rolls, _points(factors)))
    if method == "opposed":
        return Rolled(chance, rolls, odds.opposed_degree(rolls[:2], _points(factors), rolls[2:], their_points))
    return Rolled(chance, rolls, odds.percentile_degree(rolls[0], chance))


def _points(factors: tuple[FactorLine, ...]) -> int:
    return sum(line.points for line in factors)

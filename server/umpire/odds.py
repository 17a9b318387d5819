"""Methods of adjudication: from factors to a chance of success, and from a throw to a degree. All arithmetic is whole numbers."""

from collections.abc import Sequence
from functools import cache
from itertools import product

from .content import Degree

_NEED = 7
_PAIRS = tuple(product(range(1, 7), repeat=2))


def weighted_degree(pair: Sequence[int], points: int) -> Degree:
    """Read 2d6 plus points against 7; natural 2 and 12 are extreme whatever the points, the margin gives the degree."""
    natural = sum(pair)
    if natural == 2:
        return "backfire"
    if natural == 12:
        return "decisive"
    return _by_margin(natural + points - _NEED)


def weighted_chance(points: int) -> int:
    """Chance in whole percent that 2d6 with these points ends in partial success or better."""
    return _percent(sum(succeeded(weighted_degree(pair, points)) for pair in _PAIRS), len(_PAIRS))


def opposed_degree(pair: Sequence[int], points: int, against: Sequence[int], their_points: int) -> Degree:
    """Read two rolls of 2d6 against each other; a tie goes to the side that resists."""
    return _by_margin(sum(pair) + points - sum(against) - their_points - 1)


def opposed_chance(points: int, their_points: int) -> int:
    """Chance in whole percent that the moving side wins an opposed roll."""
    wins = sum(succeeded(opposed_degree(ours, points, theirs, their_points)) for ours in _PAIRS for theirs in _PAIRS)
    return _percent(wins, len(_PAIRS) ** 2)


def percentile_degree(roll: int, chance: int) -> Degree:
    """Read d100 against a chance: the lowest fifth of success is decisive, the highest fifth partial; the worst fifth of
    failure is a backfire."""
    if roll <= chance:
        if roll * 5 <= chance:
            return "decisive"
        return "success" if roll * 5 <= chance * 4 else "partial"
    return "backfire" if (100 - roll) * 5 < 100 - chance else "failure"


def vote_degree(agree: int, disagree: int, unsure: int) -> Degree:
    """Read a show of hands: many unsure makes it marginal, close and sure a backlash, a wide margin clear."""
    total = agree + disagree + unsure
    if unsure * 3 >= total:
        return "partial" if agree > disagree else "failure"
    if abs(agree - disagree) * 10 <= total:
        return "backfire"
    if agree * 4 >= total * 3:
        return "decisive"
    return "success" if agree > disagree else "failure"


def median(chances: Sequence[int]) -> int:
    """Median of whole percents, the middle pair's mean rounded half up; ValueError when there are none."""
    if not chances:
        raise ValueError("the median of no estimates is not defined")
    ordered = sorted(chances)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle] + 1) // 2


@cache
def by_points() -> dict[str, dict[str, int]]:
    """Chance in whole percent by points, where they are added to dice; beyond the least and the most it does not change.

    Of an opposed roll the points are those of the moving side less the other's.
    """
    return {
        "weighted": {str(points): weighted_chance(points) for points in range(-6, 7)},
        "opposed": {str(points): opposed_chance(points, 0) for points in range(-11, 12)},
    }


def succeeded(degree: Degree) -> bool:
    """Whether a degree counts as success, so that chances are always chances of success."""
    return degree in ("partial", "success", "decisive")


def in_words(chance: int) -> str:
    """The words of Intelligence Community Directive 203 for a chance of success in percent."""
    return next(words for ceiling, words in WORDS if chance <= ceiling)


WORDS = (
    (5, "almost no chance"),
    (20, "very unlikely"),
    (45, "unlikely"),
    (55, "roughly even"),
    (80, "likely"),
    (95, "very likely"),
    (100, "almost certain"),
)


def _by_margin(margin: int) -> Degree:
    if margin >= 4:
        return "decisive"
    if margin >= 1:
        return "success"
    if margin == 0:
        return "partial"
    return "failure" if margin > -4 else "backfire"


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)

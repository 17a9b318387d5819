"""How far a formula can reach, worked out from how far what it reads can: so that what is always tame need not be looked at."""

from collections.abc import Sequence

from .works import TESTS

Span = tuple[float, float] | None
"""The least and the greatest that a value can be; None where nobody knows."""

# No operation in single precision is further from the truth than this share of it, or by this much next to nothing.
_OFF, _NEXT_TO_NOTHING = 2.0**-23, 2.0**-126


def reach(name: str, parts: Sequence[Span]) -> Span:
    """The span of an operation of `works.py`, however it is rounded, from the spans of what it is done to."""
    if name in TESTS:
        return (0.0, 1.0)
    known = [part for part in (parts[1:] if name == "where" else parts) if part is not None]
    if len(known) < len(parts) - (name == "where"):
        return None
    (low, high), *others = known
    match name:
        case "negative":
            ends = [-low, -high]
        case "abs":
            ends = [abs(low), abs(high), *([0.0] if low < 0.0 < high else [])]
        case "add":
            ends = [low + others[0][0], high + others[0][1]]
        case "subtract":
            ends = [low - others[0][1], high - others[0][0]]
        case "multiply":
            ends = [one * other for one in (low, high) for other in others[0]]
        case "divide" | "quotient" if not others[0][0] <= 0.0 <= others[0][1]:
            ends = [one / other for one in (low, high) for other in others[0]]
        case "min":
            ends = [min(low, others[0][0]), min(high, others[0][1])]
        case "max":
            ends = [max(low, others[0][0]), max(high, others[0][1])]
        case "where":
            ends = [low, high, *others[0]]
        case _:
            return None
    slack = max(map(abs, ends)) * _OFF + _NEXT_TO_NOTHING
    found = min(ends) - slack, max(ends) + slack
    # What overflows in double precision is far beyond what single precision holds.
    return found if max(map(abs, found)) < 2.0**100 else None

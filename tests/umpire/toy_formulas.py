"""Random formulas as trees, their text, and a slow interpreter of the trees that shares nothing with the engine."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from hypothesis import strategies as st

COMPARES = ("<", "<=", ">", ">=", "==", "!=")


@cache
def trees(gauges: tuple[str, ...], others: tuple[str, ...] = (), curves: tuple[str, ...] = (), size: int = 12):
    """Trees over these names: ("+", left, right), ("name", "g"), ("before", "g"), ("curve", "c", x), 3.5 ..."""
    numbers = st.one_of(st.integers(-50, 50).map(float), st.floats(-1e6, 1e6, allow_nan=False), st.just(0.0))
    leaves = st.one_of(
        numbers,
        st.tuples(st.just("name"), st.sampled_from([*gauges, *others])),
        st.tuples(st.sampled_from(["before", "opening"]), st.sampled_from(list(gauges))),
    )

    def grown(part):
        kinds = [
            st.tuples(st.sampled_from(["+", "-", "*", "/", "min", "max", *COMPARES, "and", "or"]), part, part),
            st.tuples(st.sampled_from(["neg", "not", "abs"]), part),
            st.tuples(st.sampled_from(["if", "clamp", "chain"]), part, part, part),
        ]
        if curves:
            kinds.append(st.tuples(st.just("curve"), st.sampled_from(list(curves)), part))
        return st.one_of(kinds)

    return st.recursive(leaves, grown, max_leaves=size)


def text(tree) -> str:
    """The tree in the language of formulas."""
    match tree:
        case float():
            return repr(tree) if math.copysign(1.0, tree) > 0 else f"(-{-tree!r})"
        case ("name", name):
            return name
        case ("before" | "opening" as word, name):
            return f"{word}({name})"
        case ("curve", name, x):
            return f"{name}({text(x)})"
        case ("neg", x):
            return f"(-{text(x)})"
        case ("not", x):
            return f"(not {text(x)})"
        case ("if", test, then, other):
            return f"({text(then)} if {text(test)} else {text(other)})"
        case ("chain", a, b, c):
            return f"({text(a)} < {text(b)} <= {text(c)})"
        case ("min" | "max" | "abs" | "clamp" as word, *parts):
            return f"{word}({', '.join(text(part) for part in parts)})"
        case (sign, left, right):
            return f"({text(left)} {sign} {text(right)})"
    raise AssertionError(tree)


def slow(tree, now: Mapping[str, float], before: Mapping[str, float], opening: Mapping[str, float], curves) -> float:
    """The tree's value, number by number, with conditions as 1 and 0."""

    def of(part) -> float:
        return slow(part, now, before, opening, curves)

    match tree:
        case float():
            return tree
        case ("name", name):
            return now[name]
        case ("before", name):
            return before[name]
        case ("opening", name):
            return opening[name]
        case ("curve", name, x):
            return along(curves[name], of(x))
        case ("neg", x):
            return -of(x)
        case ("not", x):
            return float(of(x) == 0.0)
        case ("abs", x):
            return abs(of(x))
        case ("if", test, then, other):
            return of(then) if of(test) != 0.0 else of(other)
        case ("clamp", x, low, high):
            return least(most(of(x), of(low)), of(high))
        case ("chain", a, b, c):
            return float(of(a) < of(b) <= of(c))
        case (sign, left, right):
            return _signs[sign](of(left), of(right))
    raise AssertionError(tree)


def least(a: float, b: float) -> float:
    return math.nan if math.isnan(a) or math.isnan(b) else min(a, b)


def most(a: float, b: float) -> float:
    return math.nan if math.isnan(a) or math.isnan(b) else max(a, b)


def along(points: Sequence[tuple[float, float]], x: float) -> float:
    """A piecewise-linear function, point by point."""
    if math.isnan(x):
        return math.nan
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if x0 <= x < x1:
            return y0 + (y1 - y0) / (x1 - x0) * (x - x0)
    return points[-1][1]


_signs = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b if b else 0.0,
    "min": least,
    "max": most,
    "<": lambda a, b: float(a < b),
    "<=": lambda a, b: float(a <= b),
    ">": lambda a, b: float(a > b),
    ">=": lambda a, b: float(a >= b),
    "==": lambda a, b: float(a == b),
    "!=": lambda a, b: float(a != b),
    "and": lambda a, b: float(a != 0.0 and b != 0.0),
    "or": lambda a, b: float(a != 0.0 or b != 0.0),
}

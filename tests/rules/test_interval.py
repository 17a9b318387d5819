"""Bounds of formulas: whatever a formula gives in a world lies within them, so `never` is never a false accusation."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules.interval import ALWAYS, ANYTHING, NEVER, PERHAPS, Bounds, bounds_of, narrowed
from server.umpire.arithmetic import curve
from server.umpire.formula import compile as compiled

POINTS = ((0.0, 5.0), (10.0, -5.0), (20.0, 30.0))
NAMES = ("a", "b", "c")
RANGES = st.tuples(st.floats(-50, 50), st.floats(-50, 50)).map(lambda pair: (min(pair), max(pair)))


def _grown(each: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(each, each)
    return st.one_of(
        st.tuples(st.sampled_from(["+", "-", "*", "/", "<", "<=", ">", ">=", "==", "!=", "and", "or"]), pair).map(
            lambda made: f"({made[1][0]} {made[0]} {made[1][1]})"
        ),
        st.tuples(st.sampled_from(["min", "max"]), pair).map(lambda made: f"{made[0]}({made[1][0]}, {made[1][1]})"),
        st.tuples(each, each, each).map(lambda three: f"clamp({', '.join(three)})"),
        st.tuples(each, each, each).map(lambda three: f"({three[0]} if {three[1]} else {three[2]})"),
        each.map(lambda one: f"abs({one})"),
        each.map(lambda one: f"bend({one})"),
        each.map(lambda one: f"(-{one})"),
        each.map(lambda one: f"(not {one})"),
        pair.map(lambda two: f"(a <= {two[0]} < {two[1]})"),
    )


FORMULAS = st.recursive(
    st.sampled_from([*NAMES, "before(a)", "opening(b)", "0", "1", "2.5", "20"]), _grown, max_leaves=8
)


@given(
    text=FORMULAS, ranges=st.tuples(RANGES, RANGES, RANGES), shares=st.lists(st.floats(0, 1), min_size=5, max_size=5)
)
def test_every_value_of_a_formula_lies_within_its_bounds(
    text: str, ranges: tuple[tuple[float, float], ...], shares: list[float]
) -> None:
    now = dict(zip(NAMES, ranges, strict=True))
    values = [_between(bounds, share) for bounds, share in zip(ranges, shares, strict=False)]
    past = [_between(ranges[0], shares[3]), values[1], values[2]]
    start = [values[0], _between(ranges[1], shares[4]), values[2]]
    run = compiled(text, {name: at for at, name in enumerate(NAMES)}, {}, {"bend": curve(POINTS)}).run
    value = float(run(values, past, start, []))
    low, high = bounds_of(text, Bounds(now, now, {"b": start[1]}, {"bend": POINTS}))
    slack = 1e-9 * max(1.0, abs(value))
    assert math.isinf(value) or low - slack <= value <= high + slack


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("a + 1", (1, 11)),
        ("a - b", (-5, 15)),
        ("-a * 2", (-20, 0)),
        ("a / 2", (0, 5)),
        ("1 / b", ANYTHING),
        ("0 * (1 / b)", (0, 0)),
        ("a / 0", (0, 0)),
        ("abs(b)", (0, 5)),
        ("clamp(a, 2, 3)", (2, 3)),
        ("bend(a)", (-5, 5)),
        ("bend(100)", (30, 30)),
        ("opening(a)", (4, 4)),
        ("before(a)", (0, 10)),
        ("a > 10", NEVER),
        ("a >= 10", PERHAPS),
        ("a < 11", ALWAYS),
        ("a == 11", NEVER),
        ("not a > 10", ALWAYS),
        ("a > 10 or b > 5", NEVER),
        ("1 if a > 10 else 2", (2, 2)),
        ("stranger", ANYTHING),
    ],
)
def test_bounds_that_one_can_work_out_by_hand(text: str, bounds: tuple[float, float]) -> None:
    within = Bounds({"a": (0, 10), "b": (-5, 5)}, {"a": (0, 10)}, {"a": 4}, {"bend": POINTS})
    assert bounds_of(text, within) == bounds


def test_conditions_that_hold_together_narrow_each_other() -> None:
    within = Bounds({"a": (0, 10), "b": (-5, 5)})
    first = narrowed("a >= 4 and 2 > b", within)
    assert first is not None
    assert first.now == {"a": (4, 10), "b": (-5, 2)}
    assert narrowed("a < 4", first) is None
    assert narrowed("a == 12", within) is None
    assert narrowed("a < 4 or b < 9", first) == first


def _between(bounds: tuple[float, float], share: float) -> float:
    return min(max(bounds[0] + share * (bounds[1] - bounds[0]), bounds[0]), bounds[1])

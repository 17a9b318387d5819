"""Formulas: what the language means, what it refuses and how it says so."""

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.umpire.arithmetic import curve
from server.umpire.formula import FormulaError, check, compile, names
from tests.umpire.toy_formulas import slow, text, trees

GAUGES = {"need": 0, "will": 1, "tie": 2}
POINTS = {"bite": [(0.0, 0.0), (10.0, 5.0), (40.0, 6.5)], "step": [(-1.0, 3.0), (2.5, -7.0)]}
CURVES = {name: curve(points) for name, points in POINTS.items()}
PLAIN = st.floats(-1e6, 1e6, allow_nan=False)


def same(a: float, b: float) -> bool:
    return a == b or (math.isnan(a) and math.isnan(b))


def worth(formula: str, *, now=(60.0, 40.0, 10.0), past=(50.0, 45.0, 10.0), start=(1.0, 2.0, 3.0), k=0.5) -> float:
    compiled = compile(formula, GAUGES, {"k": 0}, CURVES)
    rows = ([np.array([value]) for value in values] for values in (now, past, start, (k,)))
    return float(np.broadcast_to(compiled.run(*rows), (1,))[0])


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("need - will - 8", 12.0),
        ("-need + 2 * (will + tie)", 40.0),
        ("k * (need - before(need))", 5.0),
        ("need - opening(need)", 59.0),
        ("max(0, tie - 15, 3) + min(1, 2)", 4.0),
        ("clamp(need, 0, 50)", 50.0),
        ("clamp(need, 70, 50)", 50.0),
        ("abs(will - need)", 20.0),
        ("7 if need > will else 9", 7.0),
        ("(need > will) + (need < will)", 1.0),
        ("5 if tie else 6", 5.0),
        ("1 if not tie - 10 else 0", 1.0),
        ("1 if 0 < tie <= 10 < need else 0", 1.0),
        ("1 if need > 90 or will == 40 and tie != 3 else 0", 1.0),
        ("bite(5) + bite(-3) + bite(999)", 9.0),
        ("bite(10)", 5.0),
        ("1e1 + .5", 10.5),
    ],
)
def test_formulas_mean_what_they_say(formula, value):
    assert worth(formula) == value


@pytest.mark.parametrize("formula", ["need / 0", "need / (tie - 10)", "0 / 0", "need / (tie - tie) * 1e300"])
def test_a_quotient_by_nothing_is_nothing(formula):
    assert worth(formula) == 0.0


def test_one_world_dividing_by_nothing_leaves_its_neighbours_alone():
    compiled = compile("need / tie", GAUGES)
    now = [np.array([6.0, 6.0, 6.0]), np.zeros(3), np.array([2.0, 0.0, 3.0])]
    assert compiled.run(now, now, now, []).tolist() == [3.0, 0.0, 2.0]


@pytest.mark.parametrize(
    ("formula", "column", "sentence"),
    [
        ("need ** 2", 1, "there are no powers here: write x * x, or draw a curve"),
        ("need + wil", 8, "there is no gauge, weight or parameter `wil` here; did you mean `will`?"),
        ("before(tye)", 1, "`before` takes a gauge, and there is no gauge `tye`; did you mean `tie`?"),
        ("before(k)", 1, "`before` takes a gauge, and there is no gauge `k`"),
        ("before(need + 1)", 1, "`before` takes the name of one gauge, as in before(cohesion)"),
        ("1 + clmp(need, 0, 1)", 5, "there is no curve or function `clmp`; did you mean `clamp`?"),
        ("bit(3)", 1, "there is no curve or function `bit`; did you mean `bite`?"),
        ("min(need)", 1, "`min` takes 2 or more plain arguments"),
        ("abs(x=need)", 1, "`abs` takes 1 plain argument"),
        ("bite", 1, "`bite` wants an argument: write bite(...)"),
        ("need in will", 9, "compare with < <= > >= == !="),
        ("need # will", 6, "'#' means nothing here: the signs are + - * / < <= > >= == != ( ) ,"),
        ("need ≥ 3", 6, "'≥' means nothing here: the signs are + - * / < <= > >= == != ( ) ,"),
        ("(need", 1, "is a sign, a name or a bracket missing here?"),
        ("", 1, "the formula is empty: write a number or a sum of gauges"),
        ("1e999", 1, "the number is too large"),
        ("  need +\n   wil", 13, "there is no gauge, weight or parameter `wil` here; did you mean `will`?"),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_was_probably_meant(formula, column, sentence):
    with pytest.raises(FormulaError) as caught:
        compile(formula, GAUGES, {"k": 0}, CURVES)
    assert (caught.value.text, caught.value.column, caught.value.sentence) == (formula, column, sentence)


@pytest.mark.parametrize(
    "formula",
    [
        "need.real", "need[0]", "[need]", "need = 1", "'need'", "True", "1j", "lambda: 1", "(x := 1)", "{1}",
        "...", "need; will", "__import__('os')", "abs(*need)", "(abs)(1)(2)", "need if will", "f'{need}'",
        "need @ will", "~need", "need // 2", "need is will", "await need", "[x for x in need]", "need, will",
        "(" * 300 + "1" + ")" * 300, "-" * 1500 + "1", "need+" * 900 + "1", "not " * 400 + "1", "9" * 1900,
        "need\x00", "\ud800",
    ],
)  # fmt: skip
def test_anything_but_arithmetic_is_refused(formula):
    for asked in (names, lambda bad: compile(bad, GAUGES, {"k": 0}, CURVES), lambda bad: check(bad, GAUGES)):
        with pytest.raises(FormulaError):
            asked(formula)


@given(st.text(max_size=40))
def test_no_text_at_all_does_more_than_be_refused(anything):
    try:
        compile(anything, GAUGES)
    except FormulaError as refused:
        assert refused.column >= 1


def test_a_name_that_is_two_things_is_refused():
    with pytest.raises(FormulaError, match="`tie` is both a gauge and a weight, unknown or parameter"):
        compile("tie", GAUGES, {"tie": 0})


def test_names_tells_what_is_read_and_what_is_called():
    reading = names("rally * before(need) + bite(tie) if max(opening(will), 3) else bite(mystery)")
    assert reading.values == {"rally", "need", "tie", "will", "mystery"}
    assert reading.curves == {"bite"}
    assert reading.now == {"rally", "tie", "mystery"}


def test_check_knows_curves_by_name_only():
    check("bite(need) + k", {"need"}, {"k"}, {"bite"})
    with pytest.raises(FormulaError):
        check("bite(need) + k", {"need"}, {"k"}, {})


@given(
    st.lists(
        st.tuples(st.integers(-9999, 9999).map(lambda n: n / 7), PLAIN),
        min_size=1,
        max_size=6,
        unique_by=lambda point: point[0],
    ).map(sorted)
)
def test_a_curve_goes_through_every_one_of_its_points_and_is_flat_beyond(points):
    drawn = curve(points)
    assert drawn(np.array([x for x, _ in points])).tolist() == [y for _, y in points]
    assert (float(drawn(-1e9)), float(drawn(1e9))) == (points[0][1], points[-1][1])


@given(
    st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=6, unique_by=lambda point: point[0]).map(sorted),
    st.lists(st.floats(width=32, allow_nan=False), max_size=6),
)
@example([(0.5, 1.0), (0.7, 3.0), (0.8, -1.0)], [])
def test_along_rows_in_single_precision_a_curve_is_as_near_as_these_can_be(points, others):
    # The points as single precision has them; it may have two as one.
    points = [(float(np.float32(x)), float(np.float32(y))) for x, y in points]
    try:
        drawn = curve(points)
    except ValueError:
        return
    # Where pieces meet is where a number rounded to single precision may fall on the other side.
    near = np.array([*(x for x, _ in points), *others], np.float32)
    with np.errstate(all="ignore"):
        beside = np.concatenate([near, *(np.nextafter(near, np.float32(way)) for way in (-np.inf, np.inf))])
        there = drawn(beside.astype(np.float64))
        assert np.abs(drawn(beside) - there).max() <= 2.0**-20 * max(abs(y) for _, y in points) + 2.0**-120
        for x, y in zip(beside.astype(np.float64).tolist(), there.tolist(), strict=True):
            assert drawn(x) == y


@pytest.mark.parametrize("count", [2, 127, 128, 129, 300])
def test_a_curve_may_have_any_number_of_points(count):
    drawn = curve([(float(x), float(x * x)) for x in range(count)])
    assert drawn(np.arange(count, dtype=np.float32)).tolist() == [float(x * x) for x in range(count)]


@pytest.mark.parametrize("points", [[], [(1.0, 2.0), (1.0, 3.0)], [(2.0, 0.0), (1.0, 0.0)], [(0.0, math.nan)]])
def test_a_curve_must_go_forward(points):
    with pytest.raises(ValueError, match="a curve needs at least one point"):
        curve(points)


def test_a_curve_is_never_endlessly_steep():
    with pytest.raises(ValueError, match="two points of the curve stand too close together"):
        curve([(0.0, 4.0), (5e-324, 0.0)])


@given(
    trees(tuple(GAUGES), ("k",), tuple(CURVES), size=25),
    st.lists(st.tuples(*[PLAIN] * 10), min_size=1, max_size=5),
)
def test_every_formula_equals_the_slow_interpreter_to_the_last_bit(tree, worlds):
    compiled = compile(text(tree), GAUGES, {"k": 0}, CURVES)
    rows = [np.array(column) for column in zip(*worlds, strict=True)]
    with np.errstate(all="ignore"):
        fast = np.broadcast_to(compiled.run(rows[:3], rows[3:6], rows[6:9], rows[9:]), (len(worlds),))
    for k, world in enumerate(worlds):
        now, past, start = (dict(zip(GAUGES, world[at : at + 3], strict=True)) for at in (0, 3, 6))
        expected = slow(tree, {**now, "k": world[9]}, past, start, POINTS)
        assert same(float(fast[k]), expected), (text(tree), k)
        with np.errstate(all="ignore"):
            alone = float(compiled.run(list(world[:3]), list(world[3:6]), list(world[6:9]), [world[9]]))
        assert same(alone, expected), text(tree)

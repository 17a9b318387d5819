"""How far a formula can reach: nothing it comes to in either precision is beyond, and what nobody knows is said to be unknown."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules import load
from server.umpire.arithmetic import QUANTUM, curve
from server.umpire.course import _fuser
from server.umpire.formula import compile
from server.umpire.model import compile_book
from server.umpire.passes import Fuser
from server.umpire.spans import reach
from tests.umpire.toy_formulas import text, trees

GAUGES = {"need": 0, "will": 1, "tie": 2}
CURVES = {"bite": curve([(0.0, 0.0), (10.0, 5.0), (40.0, 6.5)])}
BOUNDS = [(0.0, 100.0), (-50.0, 50.0), (10.0, 12.0)]


@given(
    trees(tuple(GAUGES), ("k",), ("bite",)).map(text),
    st.lists(st.lists(st.floats(0.0, 1.0), min_size=6, max_size=6), min_size=1, max_size=5),
    st.floats(-10.0, 10.0),
    st.sampled_from([np.float32, np.float64]),
)
def test_no_formula_goes_beyond_its_span(made, shares, weight, kind):
    within = dict(enumerate([*BOUNDS, *BOUNDS]))
    fuser = Fuser([45.0, 33.5, 11.0], [weight], CURVES, kind, within)
    fuser.take(compile(made, GAUGES, {"k": 0}, CURVES))
    passes = fuser.passes()
    (span,) = passes.spans
    low, high = np.array([*BOUNDS, *BOUNDS]).T[:, :, None]
    rows = (low + np.array(shares).T * (high - low)).astype(kind)
    into = np.empty((1, len(shares)), kind)
    with np.errstate(all="ignore"):
        for work, chosen in passes.bound([*rows, None], list(into), len(shares), kind):
            work(*chosen)
    if span is not None:
        assert (into >= span[0]).all() and (into <= span[1]).all()


def test_unknowns_are_drawn_a_little_beyond_their_ends():
    """0.8 is no whole number of quanta, and what is drawn is rounded to one."""
    engine = compile_book(load(Path(__file__).parents[2] / "rulebook" / "wedge-2025"))
    lows = np.array([engine.book.unknowns[name].low for name in engine.layout.unknowns])
    rounded = np.rint(lows / QUANTUM) * QUANTUM
    assert (rounded < lows).any()
    fuser = _fuser(engine, engine.layout.theories["moderate"].tolist())
    first = 2 * len(engine.layout.gauges)
    for place, drawn in enumerate(rounded.tolist()):
        low, high = fuser.within[first + place]
        assert low <= drawn <= high


@pytest.mark.parametrize(
    ("name", "parts", "expected"),
    [
        ("multiply", [(-2.0, 3.0), (-4.0, 1.0)], (-12.0, 8.0)),
        ("abs", [(-2.0, 1.0)], (0.0, 2.0)),
        ("where", [None, (1.0, 2.0), (5.0, 6.0)], (1.0, 6.0)),
        ("divide", [(1.0, 2.0), (-4.0, -2.0)], (-1.0, -0.25)),
        ("max", [(-3.0, 9.0), (0.0, 0.0)], (0.0, 9.0)),
    ],
)
def test_a_span_is_as_narrow_as_its_parts_allow(name, parts, expected):
    assert reach(name, parts) == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("divide", [(1.0, 2.0), (-1.0, 1.0)]),
        ("quotient", [(1.0, 2.0), (0.0, 1.0)]),
        ("add", [(1.0, 2.0), None]),
        ("multiply", [(0.0, 1e40), (0.0, 1e40)]),
        ("curve_bite", [(0.0, 1.0)]),
    ],
)
def test_what_may_be_anything_has_no_span(name, parts):
    assert reach(name, parts) is None

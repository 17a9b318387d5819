"""Formulas fused to passes: the same bits as each by itself, with nothing computed twice and rows used again."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from server.umpire.arithmetic import curve
from server.umpire.formula import compile
from server.umpire.passes import Fuser
from tests.umpire.toy_formulas import text, trees

GAUGES = {"need": 0, "will": 1, "tie": 2}
OTHERS = {"u": 0, "k": 1}
CURVES = {"bite": curve([(0.0, 0.0), (10.0, 5.0), (40.0, 6.5)])}
OPENING = [45.0, 33.5, 78.0]
NUMBERS = st.one_of(st.floats(-1e3, 1e3, allow_nan=False), st.sampled_from([0.0, -0.0, 1e300, -1e308]))


def fused(texts, numbers, rows, rooms=(), kind=np.float64):
    """The values of the formulas by passes; a number in `numbers` stands for every world, None for a row."""
    fuser = Fuser(OPENING, numbers, CURVES, kind)
    for place, made in enumerate(texts):
        fuser.take(compile(made, GAUGES, OTHERS, CURVES), rooms[place] if rooms else None)
    # All formulas take turns in one row, which is spoilt as soon as each is read off.
    row, out = np.full(rows.shape[1], np.nan, kind), []
    passes = fuser.passes()
    with np.errstate(all="ignore"):
        bound = passes.bound(list(rows.astype(kind)), [row] * len(texts), rows.shape[1], kind)
        for first, end in zip((0, *passes.ends), passes.ends, strict=False):
            for work, chosen in bound[first:end]:
                work(*chosen)
            out.append(row.copy())
            row[:] = np.nan
    return np.array(out), passes


@given(
    st.lists(trees(tuple(GAUGES), tuple(OTHERS), ("bite",)).map(text), min_size=1, max_size=5),
    st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=8, max_size=8),
    st.booleans(),
)
def test_fused_formulas_give_the_bits_each_gives_by_itself(texts, values, shared):
    rows = np.array(values)
    numbers = [None, None]
    if shared:
        rows[7] = rows[7, 0]
        numbers = [None, rows[7, 0]]
    into, _ = fused(texts, numbers, rows)
    for made, row in zip(texts, into, strict=True):
        start = [np.array([value]) for value in OPENING]
        with np.errstate(all="ignore"):
            alone = compile(made, GAUGES, OTHERS, CURVES).run(list(rows[:3]), list(rows[3:6]), start, list(rows[6:]))
        # No formula can tell a negative zero from zero, nor one NaN from another.
        assert np.array_equal(row, np.broadcast_to(alone, 3), equal_nan=True), made


@given(
    st.lists(trees(tuple(GAUGES), tuple(OTHERS), ("bite",)).map(text), min_size=1, max_size=5),
    st.lists(NUMBERS, min_size=8, max_size=8),
    st.sampled_from([np.float32, np.float64]),
)
@example(["(0.0 if 0.0 else (not k))"], [0.0] * 7 + [2.5e-170], np.float32)
@example(["(k + 1.0 - 1.0) * 1000000.0 * tie"], [0.0, 0.0, 50.0, 0.0, 0.0, 0.0, 0.0, 1e-8], np.float32)
def test_a_number_for_every_world_comes_to_what_a_row_of_it_does(texts, values, kind):
    rows = np.repeat(np.array(values)[:, None], 3, axis=1)
    numbers, _ = fused(texts, [values[6], values[7]], rows, kind=kind)
    alike, _ = fused(texts, [None, None], rows, kind=kind)
    assert np.array_equal(numbers, alike, equal_nan=True)


def test_what_formulas_share_is_computed_once_and_numbers_beforehand():
    rows = np.array([[50.0], [40.0], [60.0], *[[0.0]] * 3, [0.5], [2.0]])
    into, passes = fused(
        ["-k * max(0, need - opening(need))", "u * max(0, need - opening(need)) / 3"], [None, 2.0], rows
    )
    assert into[:, 0].tolist() == [-10.0, 0.5 * 5.0 / 3]
    assert [work.__name__.strip("_") for work, _ in passes.passes] == [
        "subtract",
        "most",
        "multiply",
        "multiply",
        "divide",
    ]
    assert passes.floats == 2


def test_a_formula_read_by_others_is_there_for_them_when_its_own_row_is_spoilt():
    rows = np.array([[50.0], *[[0.0]] * 5, [0.5], [2.0]])
    into, passes = fused(["u * need", "1 - u * need", "u * need"], [None, 2.0], rows)
    assert into[:, 0].tolist() == [25.0, -24.0, 25.0]
    assert [work.__name__ for work, _ in passes.passes].count("multiply") == 1


def test_headroom_is_the_room_left_on_the_side_a_change_goes_to():
    rows = np.array([[90.0, 90.0], [0.0, 0.0], [6.0, -6.0], *[[0.0, 0.0]] * 5])
    into, _ = fused(["tie"], [None, 1.0], rows, [(0, 0.0, 100.0)])
    assert into[0].tolist() == [6.0 * 0.1, -6.0 * 0.9]


def test_a_drift_shares_with_links_how_far_its_gauge_is_from_home():
    fuser = Fuser(OPENING, [None, None], {})
    fuser.drift(0, 45.0, 0.5)
    fuser.drift(1, 30.0, 0.25)
    for made in ("u * (need - opening(need))", "will - opening(will)"):
        fuser.take(compile(made, GAUGES, OTHERS))
    rows = np.zeros((8, 2))
    rows[0], rows[1], rows[6] = [50.0, 44.0], [30.0, 44.0], [2.0, 3.0]
    into = np.empty((4, 2))
    passes = fuser.passes()
    for work, chosen in passes.bound(list(rows), list(into), 2):
        work(*chosen)
    # The second gauge's home is not its opening value, so how far it is from that is another matter.
    assert into.tolist() == [[-2.5, 0.5], [0.0, -3.5], [10.0, -3.0], [-3.5, 10.5]]
    assert len(passes.passes) == 6

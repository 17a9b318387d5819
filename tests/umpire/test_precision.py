"""Worlds in single precision where their numbers are small: the same rules, sums that add up, and never a bit by chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.umpire.arithmetic import MOST, NEAR, QUANTUM
from server.umpire.engine import compile_book
from server.umpire.model import advance, change, open_world, queue
from server.umpire.world import Cause
from tests.umpire.toy_books import book, effect, gauge, link

MOVE = Cause("move", "moves/1.east.1")


def rulebook(high: float = 100.0, links: int = 2, by: str = "k * (need - tie)"):
    made = [link(f"l{at}", "tie", by, k=0.013 * (at + 1)) for at in range(links)]
    return compile_book(book([gauge("tie", 40.0, drift=0.07), gauge("need", 61.7, high=high)], made))


@pytest.mark.parametrize(
    ("high", "links", "kind"),
    [(NEAR, MOST, np.float32), (NEAR + QUANTUM, MOST, np.float64), (NEAR, MOST + 1, np.float64)],
)
def test_a_rulebook_of_small_numbers_is_kept_in_single_precision(high, links, kind):
    assert rulebook(high, links).layout.kind is kind


@given(st.integers(0, 100 * 1024), st.integers(0, 100 * 1024))
def test_both_precisions_agree_to_a_quantum_in_each_line(tie, need):
    ledgers = []
    for high in (100.0, 4000.0):
        made = rulebook(high)
        world = open_world(made, "moderate", {})
        for name, value in (("tie", tie), ("need", need)):
            world, _ = change(made, world, name, value * QUANTUM - world.values[name], MOVE)
        ledgers.append({(row.gauge, row.cause): row.change for row in advance(made, world, 1).rows})
    one, other = ledgers
    assert all(abs(one.get(line, 0.0) - other.get(line, 0.0)) <= QUANTUM for line in one.keys() | other.keys())


@given(st.floats(-1e8, 1e8), st.sampled_from([f"{NEAR} * need", "-1e30 * need", "need / 0.001"]))
def test_what_outgrows_single_precision_still_adds_up_in_the_ledger(by, formula):
    made = rulebook(NEAR, MOST, formula)
    world = queue(made, open_world(made, "moderate", {}), [effect("tie", by), effect("tie", 0.3)], MOVE)
    gone = advance(made, world, 1)
    rows = [row.change for row in gone.rows if row.gauge == "tie"]
    assert world.values["tie"] + sum(rows) == gone.world.values["tie"]
    assert all((row / QUANTUM).is_integer() for row in rows)
    assert 0.0 <= gone.world.values["tie"] <= 100.0
    assert all(abs(row.change) <= NEAR for row in gone.rows if row.cause.kind == "link")

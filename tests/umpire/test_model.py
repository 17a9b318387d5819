"""One tick of a world: links, drift, bounds, derived gauges, questions asked of it; and every change adds up."""

import math

import pytest

from server.umpire.engine import RulebookError, compile_book
from server.umpire.formula import FormulaError
from server.umpire.model import advance, change, evaluate, holds, open_world, queue
from server.umpire.world import Cause
from tests.umpire.toy_books import book, curve, effect, gauge, link, theory, unknown
from tests.umpire.toy_world import MOVE, opened, path, shares


def test_links_all_read_the_same_instant_whatever_their_order():
    links = [link("a", "left", "right - left"), link("b", "right", "left - right")]
    engine, world = opened(gauge("left", 10.0), gauge("right", 90.0), links=links)
    gone = advance(engine, world, 1)
    assert (gone.world.values["left"], gone.world.values["right"]) == (90.0, 10.0)


def test_before_is_the_start_of_the_tick_before_and_opening_the_rulebook():
    links = [link("a", "echo", "pulse - before(pulse) + opening(pulse) * 0")]
    engine, world = opened(gauge("pulse", 20.0), gauge("echo", 50.0), links=links)
    world = queue(engine, world, [effect("pulse", 5.0)], MOVE)
    assert path(engine, world, "echo", 4) == [50.0, 55.0, 55.0, 55.0]
    later = advance(engine, world, 1).world
    assert evaluate(engine, later, "before(pulse) + 100 * opening(pulse)") == 2020.0


def test_a_link_may_leave_less_near_its_bound_too():
    engine, world = opened(gauge("trust", 90.0), links=[link("up", "trust", "10", headroom=True)])
    assert path(engine, world, "trust", 2) == [91.0, 91.900390625]


def test_drift_covers_its_share_of_the_way_to_the_baseline():
    engine, world = opened(gauge("trust", 60.0, drift=0.5, baseline=20.0), gauge("war", 30.0, drift=0.25))
    assert path(engine, world, "trust", 3) == [40.0, 30.0, 25.0]
    shocked, _ = change(engine, world, "war", 16.0, Cause("umpire", "edits/1"))
    assert path(engine, shocked, "war", 2) == [42.0, 39.0]


def test_what_a_bound_cuts_off_is_a_row_of_its_own():
    engine, world = opened(gauge("trust", 95.0), links=[link("up", "trust", "4")])
    gone = advance(engine, queue(engine, world, [effect("trust", 9.0)], MOVE), 1)
    assert shares(gone.rows, "trust") == {
        ("move", "moves/1.east.1"): 9.0,
        ("link", "links/up"): 4.0,
        ("bounds", "gauges/trust"): -8.0,
    }
    assert gone.world.values["trust"] == 100.0


def test_changes_that_cancel_out_never_touch_the_bound():
    engine, world = opened(gauge("trust", 95.0), links=[link("down", "trust", "-9")])
    gone = advance(engine, queue(engine, world, [effect("trust", 9.0)], MOVE), 1)
    assert "bounds" not in {row.cause.kind for row in gone.rows}


def test_derived_gauges_follow_at_once_and_in_their_order():
    gauges = [
        gauge("a_sum", 60.0, derived="z_gap + need"),
        gauge("need", 40.0),
        gauge("z_gap", 20.0, derived="need - 20"),
    ]
    engine, world = opened(*gauges)
    gone = advance(engine, queue(engine, world, [effect("need", 5.0)], MOVE), 1)
    assert gone.world.values == {"a_sum": 70.0, "need": 45.0, "z_gap": 25.0}
    assert shares(gone.rows, "a_sum") == {("derived", "gauges/a_sum"): 10.0}
    after, rows = change(engine, gone.world, "need", -1.0, Cause("cost", "moves/2"))
    assert after.values == {"a_sum": 68.0, "need": 44.0, "z_gap": 24.0}
    assert [(row.tick, row.gauge, row.cause.kind, row.change) for row in rows] == [
        (1, "need", "cost", -1.0),
        (1, "a_sum", "derived", -2.0),
        (1, "z_gap", "derived", -1.0),
    ]


def test_a_derived_gauge_opens_at_what_it_is_derived_from_and_never_at_minus_nothing():
    engine, world = opened(gauge("need"), gauge("gap", 7.0, -50.0, 50.0, derived="-(need - 50)"))
    assert world.values == world.before
    assert math.copysign(1.0, world.values["gap"]) == 1.0
    assert evaluate(engine, world, "opening(gap)") == 7.0


def test_a_change_at_once_past_the_bound_is_cut_off_openly():
    engine, world = opened(gauge("money", 3.0))
    after, rows = change(engine, world, "money", -5.0, Cause("cost", "moves/1"))
    assert after.values["money"] == 0.0
    assert [(row.cause.kind, row.change) for row in rows] == [("cost", -5.0), ("bounds", 2.0)]


def test_questions_are_answered_from_gauges_unknowns_curves_and_parameters():
    engine, world = opened(
        gauge("trust"), unknowns=[unknown("luck")], curves=[curve("bend", (0.0, 0.0), (100.0, 10.0))]
    )
    assert evaluate(engine, world, "bend(trust) + luck * dose", {"dose": 8.0}) == 7.0
    assert holds(engine, world, "trust >= 50 and luck < dose", {"dose": 1.0}) is True
    assert holds(engine, world, "trust - 50") is False
    with pytest.raises(FormulaError, match="did you mean `trust`"):
        holds(engine, world, "truts > 3")


def test_an_overflow_is_cut_and_counted_never_infinite():
    wild = [link("big", "trust", "1e300 * 1e300"), link("nothing", "war", "1e300 * 1e300 - 1e300 * 1e300")]
    engine, world = opened(gauge("trust"), gauge("war"), links=wild)
    gone = advance(engine, world, 1)
    assert gone.world.values == {"trust": 100.0, "war": 50.0}
    assert sum(row.change for row in gone.rows if row.gauge == "trust") == 50.0
    assert evaluate(engine, world, "1e300 * 1e300") == 2.0**30
    assert evaluate(engine, world, "1e300 * 1e300 - 1e300 * 1e300") == 0.0


def test_a_rulebook_that_cannot_run_says_everything_at_once():
    faulty = book(
        [gauge("a", derived="b + 1"), gauge("b", derived="a"), gauge("c", 500.0), gauge("d", drift=2.0)],
        [link("l", "cc", "d ** 2"), link("m", "a", "1")],
        theories=[theory("t", {"links/l.kk": 1.0})],
        curves=[curve("flat")],
    )
    with pytest.raises(RulebookError) as caught:
        compile_book(faulty)
    assert str(caught.value).splitlines() == [
        "gauges/c opening: the opening value must lie between 0 and 100",
        "gauges/d drift: drift is the share covered in a tick, from 0 to 1",
        "curves/flat points: a curve needs at least one point, all finite, with x rising from each point to the next",
        "links/l by: there are no powers here: write x * x, or draw a curve (column 1 of `d ** 2`)",
        "links/l to: there is no gauge `cc`; did you mean `c`?",
        "links/m to: `a` is derived from other gauges: change one of those",
        "theories/t weights: there is no weight `links/l.kk`",
        "gauges/a derived: derived in a circle: a, b wait for one another",
        "gauges/b derived: derived in a circle: a, b wait for one another",
    ]


def test_a_derived_gauge_may_read_an_unknown_and_what_stood_before_without_being_a_circle():
    engine = compile_book(
        book(
            [
                gauge("sum", derived="part + luck"),
                gauge("part", derived="base * luck + before(sum)"),
                gauge("base", 20.0),
            ],
            unknowns=[unknown("luck")],
        )
    )
    world = open_world(engine, "moderate", {"luck": 0.5})
    assert (world.values["part"], world.values["sum"]) == (60.0, 60.5)

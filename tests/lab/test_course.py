"""Courses: the same engine as live play, in as many worlds as are asked for."""

import numpy as np

from server.lab.course import Plan, run, worlds
from server.umpire.model import adopt, advance, open_world, played, queue
from server.umpire.world import Cause
from tests.rules.strait_history import bench as strait
from tests.rules.wedge_strategies import bench, engine, unknowns


def test_a_course_is_what_live_play_would_have_been() -> None:
    plan, world = bench().plan("penalties"), open_world(engine(), "taffer", unknowns())
    path = []
    for quarter in range(1, 9):
        for name in plan.sheets.get(quarter, ()):
            card, cause = engine().book.cards[name], Cause("move", f"moves/{name}")
            chosen = {parameter.id: parameter.default for parameter in card.parameters}
            world, share = played(engine(), world, name)
            world = queue(engine(), world, card.effects, cause, scale=share, parameters=chosen)
            if card.adopts:
                world = adopt(engine(), world, card.adopts, card.team, cause, chosen)
        world = advance(engine(), world, 1).world
        path.append([world.values[gauge] for gauge in engine().layout.gauges])
    assert np.array_equal(bench().course("penalties", "taffer").path[:8, :, 0], np.array(path))


def test_a_world_with_its_own_weights_is_that_world_alone() -> None:
    weights = len(engine().layout.weights)
    drawn = np.random.default_rng(5).uniform(0.5, 1.5, (weights, 3))
    together = run(engine(), bench().plan("both"), worlds(engine(), "waller", factors=drawn), 6).path
    for k in range(3):
        alone = run(engine(), bench().plan("both"), worlds(engine(), "waller", factors=drawn[:, k : k + 1]), 6).path
        assert np.array_equal(together[:, :, k], alone[:, :, 0])


def test_weights_left_as_they_are_change_nothing() -> None:
    plain = np.ones((len(engine().layout.weights), 1))
    same = run(engine(), bench().plan("both"), worlds(engine(), "taffer", factors=plain), 6).path
    assert np.array_equal(same, bench().course("both", "taffer").path[:6])


def test_a_shock_moves_a_gauge_before_the_first_quarter_and_within_its_bounds() -> None:
    shocked = run(engine(), Plan(shock={"cohesion": -1000.0}), worlds(engine(), "taffer"), 1)
    assert 0 <= shocked.of("cohesion")[0, 0] < 10


def test_a_card_whose_condition_fails_is_named() -> None:
    found = run(engine(), Plan({1: ["arm_kyiv"]}), worlds(engine(), "taffer"), 1)
    assert found.unfit == ("arm_kyiv",)


def test_a_line_is_crossed_in_its_quarter_or_never() -> None:
    course = strait().course("record", "taffer")
    quarter = int(course.first("delay")[0])
    line = next(
        line for gauge in strait().engine.book.gauges.values() for line in gauge.thresholds if line.id == "delay"
    )
    home = next(g.id for g in strait().engine.book.gauges.values() if line in g.thresholds)
    path = course.of(home)[:, 0]
    beyond = path >= line.at if line.rising else path <= line.at
    assert beyond[quarter - 1] and not beyond[: quarter - 1].any()
    assert strait().course("without_crisis", "taffer").first("delay")[0] == 0

"""What a team sets is set: a decisive success does more of what is earned, and no more of what was decided."""

import numpy as np
import pytest

from server.umpire import effects
from server.umpire.engine import compile_book
from server.umpire.model import advance, open_world, queue
from server.umpire.world import Cause
from server.umpire.worlds import World
from tests.umpire.toy_books import book, effect, gauge

MOVE = Cause("move", "moves/1.east.1")


def opened():
    engine = compile_book(book([gauge("trust")]))
    return engine, open_world(engine, "moderate", {})


@pytest.mark.parametrize(
    ("scale", "exact", "trust"), [(1.4, False, 64), (1.4, True, 60), (1.0, True, 60), (0.5, True, 55)]
)
def test_an_exact_effect_never_goes_past_its_amount(scale: float, exact: bool, trust: float) -> None:
    engine, world = opened()
    world = queue(engine, world, [effect("trust", 10.0, exact=exact)], MOVE, scale=scale)
    assert advance(engine, world, 1).world.values["trust"] == trust


def test_a_frozen_line_is_not_crossed_however_well_it_goes() -> None:
    engine, world = opened()
    world = queue(engine, world, [effect("trust", "40 - trust", exact=True)], MOVE, scale=1.4)
    assert advance(engine, world, 1).world.values["trust"] == 40


def test_each_world_of_a_batch_keeps_its_own_degree() -> None:
    engine, alone = opened()
    batch = World.from_state(engine.layout, alone, 3)
    effects.put(engine, batch, [effect("trust", 10.0, exact=True)], MOVE, scale=np.array([0.5, 1.0, 1.4]))
    assert batch.pending[0].amount.tolist() == [5, 10, 10]

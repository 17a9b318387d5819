"""Effects in few rows land as they would in rows of their own; a card's tables say what its effects would."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.rules import load
from server.umpire import effects
from server.umpire.content import DEGREES, Effect, Fading, Now, Spread
from server.umpire.engine import Engine
from server.umpire.here import here
from server.umpire.model import compile_book
from server.umpire.packed import Pile, whole
from server.umpire.start import opening
from server.umpire.tick import step
from server.umpire.world import QUANTUM, Cause
from server.umpire.worlds import World
from server.umpire.worth import places, worth

WEDGE = Path(__file__).parents[2] / "rulebook" / "wedge-2025"
MOVE = Cause("move", "moves/1")


@cache
def wedge() -> Engine:
    return compile_book(load(WEDGE))


def worlds(n: int) -> World:
    world = World.from_state(wedge().layout, opening(wedge()).world, n)
    world.own()
    return world


def effect(by: float, when: object, **more: object) -> Effect:
    return Effect(gauge="cohesion", by=by, because="A test.", when=when, **more)


@given(quanta=st.lists(st.integers(-40_000, 40_000), min_size=1, max_size=6), ticks=st.integers(1, 7))
def test_parts_fall_tick_after_tick_and_add_up_to_the_whole(quanta: list[int], ticks: int) -> None:
    scale = np.array(quanta) * QUANTUM
    told = effects.dated(wedge(), [effect(1.0, Spread(ticks=ticks))], MOVE, tick=4, n=len(quanta), scale=scale)
    assert bool(told) == scale.any()
    for item in told:
        parts = list(whole(item))
        assert [due for due, _ in parts] == list(range(5, 5 + ticks))
        assert np.sum([amount for _, amount in parts], axis=0).tolist() == scale.tolist()


@pytest.mark.parametrize("hidden", [{}, {"provided": "escalation > 0"}, {"headroom": True}])
def test_moves_of_different_worlds_in_one_pile_land_as_by_themselves(hidden: dict[str, object]) -> None:
    """Three moves, some of them in the same worlds, each with effects that land at once, in parts, and fading."""
    told = [effect(3.7, Now()), effect(-5.3, Spread(ticks=3), **hidden), effect(2.9, Fading(keep=0.6), **hidden)]
    moves = [np.array([0, 1, 2]), np.array([3, 1]), np.array([4])]
    apart, packed = worlds(6), worlds(6)
    pile = Pile(6, np.float64)
    for at in moves:
        effects.put(wedge(), apart, told, MOVE, scale=np.isin(np.arange(6), at) * 1.0)
        for item in effects.dated(wedge(), told, MOVE, tick=0, n=len(at), scale=np.ones(len(at))):
            pile.take(item, at)
    packed.pending = pile.rows()
    assert (len(packed.pending), len(apart.pending)) == (5, 9)
    for _ in range(5):
        step(wedge(), apart)
        step(wedge(), packed)
        assert packed.values.tobytes() == apart.values.tobytes()
    assert len({column.tobytes() for column in packed.values.T}) > 2


def test_a_cards_tables_say_what_its_effects_would_at_every_degree_and_playing() -> None:
    engine = wedge()
    scenario, tried = engine.book.scenario, 0
    for card in engine.book.cards.values():
        found = worth(engine, card)
        if found.asked:
            continue
        for degree in DEGREES:
            for before in (0, 1, 5):
                alone = worlds(1)
                fade = scenario.repeats[min(before, len(scenario.repeats) - 1)]
                instead = card.on.get(degree)
                scale = fade if instead is not None else scenario.shares[degree] * fade
                effects.put(engine, alone, card.effects if instead is None else instead, MOVE, scale=scale)
                expected: dict[tuple[int, int], float] = {}
                for item in alone.pending:
                    for due, amount in whole(item):
                        expected[item.gauge, due] = expected.get((item.gauge, due), 0.0) + float(amount[0])
                place = places(engine, np.array([DEGREES.index(degree)], np.int8), np.array([before]))
                mine = {(gauge, due): float(table.take(place)[0]) for gauge, due, table in found.sums}
                for item in found.told:
                    for due, table in whole(item):
                        mine[item.gauge, due] = mine.get((item.gauge, due), 0.0) + float(table.take(place)[0])
                assert {key: value for key, value in mine.items() if value} == {k: v for k, v in expected.items() if v}
                tried += 1
    assert tried > 300


@pytest.mark.parametrize("provided", ["", "1", "opening(cohesion) > 0", "cohesion > 0"])
def test_what_holds_in_every_world_alike_is_put_on_its_way_in_all_of_them(provided: str) -> None:
    world = worlds(7)
    where = here(wedge(), world).holds(wedge().formula(provided)) if provided else None
    effects.put(wedge(), world, [effect(-2.0, Now())], MOVE, where=where)
    (item,) = world.pending
    assert item.amount.tolist() == [-2.0] * 7
    step(wedge(), world)
    assert len(world.values[wedge().gauge("cohesion")]) == 7

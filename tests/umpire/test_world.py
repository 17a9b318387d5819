"""Many worlds as arrays: in and out again, in blocks, side by side, and the same bytes under every hash seed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest

from server.umpire import course, tick
from server.umpire import effects as batch
from server.umpire.content import Fading, Spread
from server.umpire.digest import canonical
from server.umpire.engine import Engine, compile_book
from server.umpire.here import read
from server.umpire.model import adopt, advance, change, open_world, played, queue, revoke
from server.umpire.world import Cause, WorldState
from server.umpire.worlds import World
from tests.umpire.toy_books import book, curve, effect, gauge, link, policy, theory, unknown

MOVE = Cause("move", "moves/1.east.1")


def engine() -> Engine:
    return compile_book(
        book(
            [
                gauge("tie", 78.0),
                gauge("need", 45.3, drift=0.1),
                gauge("price", 30.0),
                gauge("gap", derived="need - price"),
            ],
            [
                link("resent", "tie", "-k * max(0, gap - 8) + bend(price)", k=0.06),
                link("relief", "need", "(tie - before(tie)) * m / max(1, price)", m=0.7),
            ],
            policies=[policy("tariff", {"price": "rate * luck"}, {"rate": 3.0})],
            unknowns=[unknown("luck")],
            curves=[curve("bend", (0.0, 0.5), (40.0, 0.0))],
            theories=[theory("bold", {"links/resent.k": 0.11})],
        )
    )


def lives(made: Engine) -> list[WorldState]:
    """Seven worlds that have little in common."""
    found = []
    for k in range(7):
        world = open_world(made, "bold" if k % 2 else "moderate", {"luck": k / 10})
        for n in range(k):
            spread = effect("tie", "need / 7", when=Spread(ticks=n + 1), provided="price < top")
            world = queue(
                made, world, [spread, effect("need", -3.1, when=Fading(keep=0.6))], MOVE, parameters={"top": 33.0}
            )
        if k > 3:
            world = adopt(made, world, "tariff", "east", MOVE, {"rate": k / 3})
            world, _ = played(made, world, "summit")
        found.append(world)
    return found


def test_a_batch_hands_every_world_out_as_it_came_in():
    made = engine()
    states = lives(made)
    world = World.from_states(made.layout, states)
    assert [canonical(world.to_state(k)) for k in range(7)] == [canonical(state) for state in states]


def test_worlds_taken_again_are_the_same_worlds():
    made = engine()
    states = lives(made)
    world = World.from_states(made.layout, states).taken(np.array([6, 2, 6]))
    assert [canonical(world.to_state(k)) for k in range(3)] == [canonical(states[k]) for k in (6, 2, 6)]


def test_taken_worlds_do_not_touch_those_they_were_taken_from():
    made = engine()
    world = World.from_states(made.layout, lives(made))
    before = [canonical(world.to_state(k)) for k in range(7)]
    copy = world.taken(np.arange(7))
    batch.shift(made, copy, "tie", -20.0, MOVE)
    batch.count(made, copy, "summit")
    batch.relax(copy, "tariff", "east")
    for _ in range(3):
        tick.step(made, copy, ledger=True)
    assert [canonical(world.to_state(k)) for k in range(7)] == before


def test_worlds_at_different_ticks_make_no_batch():
    made = engine()
    world = open_world(made, "bold", {"luck": 0.0})
    with pytest.raises(ValueError, match="worlds of one batch must stand at the same tick"):
        World.from_states(made.layout, [world, advance(made, world, 1).world])


@pytest.mark.parametrize(("block", "together"), [(1, 1), (2, 2), (3, 1), (7, 2)])
def test_where_a_block_or_a_chunk_of_gauges_ends_changes_nothing(monkeypatch, block, together):
    made, other = engine(), engine()
    whole = World.from_states(made.layout, lives(made))
    parted = whole.taken(np.arange(7))
    for _ in range(4):
        first = tick.step(made, whole, ledger=True)
        with monkeypatch.context() as patch:
            patch.setattr(tick, "BLOCK", block)
            patch.setattr(course, "_FEW", 0)
            patch.setattr(course, "_TOGETHER", together)
            second = tick.step(other, parted, ledger=True)
        assert [first.ledger.rows(made, k) for k in range(7)] == [second.ledger.rows(other, k) for k in range(7)]
    assert max(len(known.chunks) for known in other.courses.values()) > 1
    assert [canonical(parted.to_state(k)) for k in range(7)] == [canonical(whole.to_state(k)) for k in range(7)]


def test_what_befalls_some_worlds_of_a_batch_befalls_each_of_them_as_if_alone():
    made = engine()
    start = open_world(made, "moderate", {"luck": 0.4})
    world = World.from_state(made.layout, start, 6)
    scale = np.array([0.0, 0.5, 1.0, 0.0, 1.3, 1.0])
    top = np.array([31.0, 32.0, 29.0, 31.0, 35.0, 30.5])
    rate = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    spread = effect("tie", "need / 7 - top", when=Spread(ticks=3), provided="price < top", headroom=True)
    fading = effect("price", 4.7, when=Fading(keep=0.5), headroom=True)
    again, some = np.array([0, 1, 1, 0, 1, 0], np.bool_), np.array([1, 1, 0, 1, 0, 0], np.bool_)
    alone = [start] * 6

    batch.put(made, world, [spread, fading], MOVE, scale=scale, parameters={"top": top})
    batch.enforce(made, world, "tariff", "east", MOVE, {"rate": rate})
    batch.relax(world, "tariff", "east", some)
    shares = [batch.count(made, world, "summit", again), batch.count(made, world, "summit")]
    batch.shift(made, world, "need", scale * -10, MOVE)
    for k in range(6):
        alone[k] = queue(
            made, alone[k], [spread, fading], MOVE, scale=float(scale[k]), parameters={"top": float(top[k])}
        )
        alone[k] = adopt(made, alone[k], "tariff", "east", MOVE, {"rate": float(rate[k])})
        if some[k]:
            alone[k] = revoke(made, alone[k], "tariff", "east")
        if again[k]:
            alone[k], _ = played(made, alone[k], "summit")
        alone[k], share = played(made, alone[k], "summit")
        assert shares[1][k] == share
        alone[k], _ = change(made, alone[k], "need", float(scale[k] * -10), MOVE)
    assert [canonical(world.to_state(k)) for k in range(6)] == [canonical(state) for state in alone]
    for _ in range(5):
        tick.step(made, world)
    assert [canonical(world.to_state(k)) for k in range(6)] == [canonical(advance(made, s, 5).world) for s in alone]


def test_each_world_of_a_batch_may_have_drawn_its_own_weights():
    made = engine()
    start = open_world(made, "moderate", {"luck": 0.4})
    world = World.from_state(made.layout, start, 5)
    world.weights = np.repeat(world.weights, 5, axis=1) * np.array([0.5, 0.8, 1.0, 1.2, 1.5])
    world.theories = world.theories * 5
    ends = []
    for k in range(5):
        own = {name: float(world.weights[at, k]) for at, name in enumerate(made.layout.weights)}
        ends.append(advance(made, msgspec.structs.replace(start, weights=own), 4).world.values)
    for _ in range(4):
        tick.step(made, world)
    assert [world.to_state(k).values for k in range(5)] == ends
    assert world.to_state(2).weights == {}
    assert len({end["tie"] for end in ends}) == 5


def test_a_formula_is_read_in_all_worlds_at_once():
    made = engine()
    world = World.from_states(made.layout, lives(made))
    assert read(made, world, "luck * dose", {"dose": np.arange(7.0)}).tolist() == [k / 10 * k for k in range(7)]
    assert read(made, world, "tie > 0").tolist() == [1.0] * 7


def whole_story() -> str:
    """The digest of a story with all that a world can hold, for comparing processes."""
    made = engine()
    parts = []
    for state in lives(made):
        gone = advance(made, state, 4)
        parts += [canonical(gone.world), canonical(gone.rows), canonical(gone.path), msgspec.json.encode(gone.world)]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def test_the_same_world_is_the_same_bytes_under_every_hash_seed():
    root = Path(__file__).parents[2]
    script = "from tests.umpire.test_world import whole_story; print(whole_story())"
    digests = set()
    for seed in ("0", "1", "42", "31337"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        ran = subprocess.run(
            [sys.executable, "-c", script], env=env, cwd=root, capture_output=True, text=True, check=True
        )
        digests.add(ran.stdout.strip())
    assert digests == {whole_story()}

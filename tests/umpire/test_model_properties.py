"""What must hold in every world of every rulebook: books balance, bounds hold, order and company mean nothing."""

import math

import msgspec
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from server.umpire.digest import canonical
from server.umpire.engine import compile_book
from server.umpire.here import read
from server.umpire.model import advance, change, evaluate, open_world, queue
from server.umpire.tick import step
from server.umpire.world import QUANTUM, Cause, WorldState
from server.umpire.worlds import World
from tests.umpire.toy_worlds import BASE, GAUGES, befall, books, effects, formulas, happenings

WEIGHTS = st.floats(-3.0, 3.0, allow_nan=False)
THEORIES = st.sampled_from(["moderate", "other"])
UNKNOWN = st.floats(0.0, 1.0)


@given(books(), THEORIES, UNKNOWN, st.lists(happenings(), max_size=6), st.integers(1, 5))
def test_books_balance_and_bounds_hold_in_whole_quanta(book, theory, u, happens, ticks):
    engine = compile_book(book)
    world = open_world(engine, theory, {"u": u})
    for happening in happens:
        world = befall(engine, world, happening)
    gone = advance(engine, world, ticks)
    for g in GAUGES:
        rows = [row.change for row in gone.rows if row.gauge == g]
        assert world.values[g] + sum(rows) == gone.world.values[g]
        assert world.values[g] + sum(reversed(rows)) == gone.world.values[g]
        for values in gone.path:
            assert book.gauges[g].low <= values[g] <= book.gauges[g].high
            assert (values[g] / QUANTUM).is_integer()
    assert all(row.change != 0.0 and (row.change / QUANTUM).is_integer() for row in gone.rows)
    assert gone.path[-1] == gone.world.values
    assert gone.world.before == (gone.path[-2] if ticks > 1 else world.values)
    assert all(math.isfinite(value) for values in gone.path for value in values.values())
    assert msgspec.json.decode(canonical(gone.world), type=WorldState) == gone.world


@given(books(), st.lists(happenings(), max_size=4), st.sampled_from(BASE), st.floats(-1e12, 1e12))
def test_a_change_at_once_balances_too(book, happens, g, by):
    engine = compile_book(book)
    world = open_world(engine, "moderate", {"u": 0.5})
    for happening in happens:
        world = befall(engine, world, happening)
    after, rows = change(engine, world, g, by, Cause("umpire", "edits/1"))
    for name in GAUGES:
        assert world.values[name] + sum(row.change for row in rows if row.gauge == name) == after.values[name]
        assert book.gauges[name].low <= after.values[name] <= book.gauges[name].high
    assert {row.cause.kind for row in rows} <= {"umpire", "bounds", "derived"}


@given(books(), st.lists(happenings(quiet=True), min_size=2, max_size=6), st.data())
def test_simultaneous_moves_may_come_in_any_order(book, happens, data):
    engine = compile_book(book)
    # A policy has one version a team, and the later adoption is the one that stands: those two are not simultaneous.
    once = {(h[0], *h[1:3]) if h[0] == "queue" else h[1:3] if h[0] in ("adopt", "revoke") else h: h for h in happens}
    first = second = open_world(engine, "other", {"u": 0.25})
    for happening in once.values():
        first = befall(engine, first, happening)
    for happening in data.draw(st.permutations(list(once.values()))):
        second = befall(engine, second, happening)
    assert canonical(first) == canonical(second)
    left, right = advance(engine, first, 3), advance(engine, second, 3)
    assert canonical(left.world) == canonical(right.world)
    assert left.rows == right.rows


@settings(max_examples=60)
@given(
    books(),
    st.lists(st.tuples(THEORIES, UNKNOWN, st.lists(happenings(), max_size=4)), min_size=2, max_size=5),
    st.booleans(),
    st.data(),
)
def test_a_world_of_a_batch_is_that_world_alone(book, lives, drawn, data):
    engine = compile_book(book)
    states = []
    for theory, u, happens in lives:
        world = open_world(engine, theory, {"u": u})
        if drawn:
            weights = {name: data.draw(WEIGHTS) for name in engine.layout.weights}
            world = msgspec.structs.replace(world, weights=dict(sorted(weights.items())))
        for happening in happens:
            world = befall(engine, world, happening)
        states.append(world)
    batch = World.from_states(engine.layout, states)
    alone = [World.from_state(engine.layout, state) for state in states]
    text = data.draw(formulas())
    for _ in range(3):
        together = step(engine, batch, ledger=True)
        for k, single in enumerate(alone):
            by_itself = step(engine, single, ledger=True)
            assert together.ledger.rows(engine, k) == by_itself.ledger.rows(engine)
            assert together.crossings(engine, k) == by_itself.crossings(engine)
            assert canonical(batch.to_state(k)) == canonical(single.to_state())
            assert read(engine, batch, text)[k] == evaluate(engine, single.to_state(), text)
            assert read(engine, single, text)[0] == evaluate(engine, single.to_state(), text)


@settings(max_examples=40)
@given(books(), st.lists(happenings(), max_size=4), st.lists(UNKNOWN, min_size=2, max_size=4))
def test_copies_of_a_world_go_each_its_own_way(book, happens, drawn):
    engine = compile_book(book)
    state = open_world(engine, "other", {"u": 0.5})
    for happening in happens:
        state = befall(engine, state, happening)
    batch = World.from_state(engine.layout, state, len(drawn))
    batch.unknowns[0] = drawn
    alone = [World.from_states(engine.layout, [msgspec.structs.replace(state, unknowns={"u": u})]) for u in drawn]
    for _ in range(3):
        together = step(engine, batch, ledger=True)
        for k, single in enumerate(alone):
            assert together.ledger.rows(engine, k) == step(engine, single, ledger=True).ledger.rows(engine)
            assert canonical(batch.to_state(k)) == canonical(single.to_state())


@given(books(), st.lists(happenings(), max_size=4), st.integers(1, 9))
def test_states_come_back_from_arrays_as_they_went_in(book, happens, copies):
    engine = compile_book(book)
    state = open_world(engine, "other", {"u": 1.0})
    for happening in happens:
        state = befall(engine, state, happening)
    world = World.from_state(engine.layout, state, copies)
    assert {canonical(world.to_state(k)) for k in range(copies)} == {canonical(state)}


@given(books(), st.lists(effects(), max_size=4))
def test_watching_the_ledger_changes_nothing(book, made):
    engine = compile_book(book)
    state = queue(
        engine, open_world(engine, "moderate", {"u": 0.5}), made, Cause("move", "moves/1"), parameters={"x": 1.0}
    )
    watched, unwatched = (World.from_state(engine.layout, state, 3) for _ in range(2))
    for _ in range(3):
        step(engine, watched, ledger=True)
        assert step(engine, unwatched).ledger is None
    assert np.array_equal(watched.values, unwatched.values)
    assert canonical(watched.to_state(2)) == canonical(unwatched.to_state(1))

"""A toy world opened, and what its ticks tell."""

from server.umpire.engine import compile_book
from server.umpire.model import advance, open_world
from server.umpire.world import Cause
from tests.umpire.toy_books import book

MOVE = Cause("move", "moves/1.east.1")


def opened(*gauges, theory="moderate", **more):
    engine = compile_book(book(gauges, **more))
    return engine, open_world(engine, theory, dict.fromkeys(engine.book.unknowns, 0.25))


def path(engine, world, name, ticks):
    return [values[name] for values in advance(engine, world, ticks).path]


def shares(rows, name):
    return {(row.cause.kind, row.cause.ref): row.change for row in rows if row.gauge == name}

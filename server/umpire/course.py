"""What changes gauges in every tick: links and drifts, in the order in which one tick computes it and adds it up, and rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from .arithmetic import QUANTUM
from .engine import Drift, Engine, Line
from .passes import Fuser, Passes
from .underway import Active
from .world import Cause
from .worlds import World

if TYPE_CHECKING:
    from .desk import Desk

# In many worlds no more than so many changes are worked together, or their rows would leave the processor's cache; in few,
# where it is calls that cost, all are.
_FEW, _TOGETHER = 1024, 13


class Chunk(NamedTuple):
    """Neighbouring gauges, from `first` to `end` less one, and how many changes of them are worked together."""

    first: int
    end: int
    lines: int


class Course(NamedTuple):
    """Drifts and links as passes. Row `i` of what they give changes gauge `gauges[i]`, by `causes[i]`.

    They come chunk by chunk, and in a chunk first the first to each gauge, then the second to each that has two, and so on.
    `remembered` are the gauges read as they were before, `weights` the numbers that weights are, None for those that are rows;
    `desks` keeps a desk of each width for the next tick, and `rules` what policies do.
    """

    passes: Passes
    gauges: list[int]
    causes: list[Cause]
    remembered: frozenset[int]
    chunks: list[Chunk]
    weights: list[float | None]
    desks: dict[int, Desk]
    rules: dict[tuple[str, ...], Rules]


class Rules(NamedTuple):
    """The rules of a standing policy as passes, which read a row for each parameter, by name, and one that is 1 where it stands.

    Row `i` of what they give changes gauge `gauges[i]`, by `causes[i]`.
    """

    key: tuple[str, ...]
    passes: Passes
    gauges: list[int]
    causes: list[Cause]
    remembered: frozenset[int]


def course(engine: Engine, world: World, width: int) -> Course:
    """The course of worlds with these weights that are worked so many at a time, made once for each theory."""
    layout = engine.layout
    # A theory's own weights are numbers in its passes; what differs from every theory comes in rows.
    theory = world.theories[0]
    own = world.weights.shape[1] == 1 and bool((world.weights[:, 0] == layout.theories[theory]).all())
    wide = width > _FEW
    key = (theory if own else "", wide)
    if key not in engine.courses:
        weights = layout.theories[theory].tolist() if own else [None] * len(layout.weights)
        engine.courses[key] = _made(engine, weights, _TOGETHER if wide else len(engine.links) + len(engine.drifts))
    return engine.courses[key]


def ruling(engine: Engine, steady: Course, active: Active) -> Rules:
    """The rules of a policy in force under the weights of a course, made once."""
    parameters = tuple(sorted(active.parameters))
    key = (active.policy, active.team, *parameters)
    if key not in steady.rules:
        lines = engine.rules(active.policy, active.team, parameters)
        fuser = _fuser(engine, steady.weights, rows=len(parameters) + 1)
        for line in lines:
            fuser.take(line.formula, _room(engine, line), scaled=True)
        steady.rules[key] = Rules(
            key=key,
            passes=fuser.passes(),
            gauges=[line.gauge for line in lines],
            causes=[line.cause for line in lines],
            remembered=_remembered(lines),
        )
    return steady.rules[key]


def _made(engine: Engine, weights: list[float | None], together: int) -> Course:
    chunks, lines = _chunks(engine, together)
    fuser = _fuser(engine, weights)
    for line in lines:
        if isinstance(line, Drift):
            fuser.drift(line.gauge, line.baseline, line.share)
        else:
            fuser.take(line.formula, _room(engine, line))
    return Course(
        passes=fuser.passes(),
        gauges=[line.gauge for line in lines],
        causes=[line.cause for line in lines],
        remembered=_remembered(engine.links),
        chunks=chunks,
        weights=weights,
        desks={},
        rules={},
    )


def _fuser(engine: Engine, weights: list[float | None], rows: int = 0) -> Fuser:
    """A fuser for formulas that may read so many rows besides the unknowns and weights."""
    unknowns = [engine.book.unknowns[name] for name in engine.layout.unknowns]
    rest = [*[None] * len(unknowns), *weights, *[None] * rows]
    # Gauges never leave their bounds, and unknowns leave theirs by no more than what is drawn is rounded.
    spans = ((unknown.low - QUANTUM, unknown.high + QUANTUM) for unknown in unknowns)
    within = dict(enumerate([*engine.bounds, *engine.bounds, *spans]))
    return Fuser(engine.opens, rest, engine.curves, engine.layout.kind, within)


def _room(engine: Engine, line: Line) -> tuple[int, float, float] | None:
    return (line.gauge, *engine.bounds[line.gauge]) if line.headroom else None


def _chunks(engine: Engine, together: int) -> tuple[list[Chunk], list[Line | Drift]]:
    """Gauges in chunks of as many as have no more changes together, or one, and their changes as a course takes them."""
    every: list[Line | Drift] = [*engine.drifts, *engine.links]
    count = len(engine.layout.gauges)
    of: list[list[Line | Drift]] = [[] for _ in range(count)]
    for line in every:
        of[line.gauge].append(line)
    chunks, ordered, first = list[Chunk](), list[Line | Drift](), 0
    for end in range(1, count + 1):
        lines = sum(map(len, of[first:end]))
        if end == count or lines + len(of[end]) > together:
            chunks.append(Chunk(first, end, lines))
            ordered += [line for layer in zip_longest(*of[first:end]) for line in layer if line is not None]
            first = end
    return chunks, ordered


def _remembered(lines: Sequence[Line]) -> frozenset[int]:
    return frozenset[int]().union(*(line.formula.remembered for line in lines))

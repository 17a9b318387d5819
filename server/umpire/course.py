"""What changes gauges in every tick: links and drifts, in the order in which one tick computes it and adds it up, and rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .arithmetic import QUANTUM
from .engine import Engine, Line
from .layout import Floats
from .passes import Fuser, Passes
from .underway import Active
from .world import Cause
from .worlds import World

if TYPE_CHECKING:
    from .desk import Desk


class Course(NamedTuple):
    """Drifts as columns and links as passes. Row `i` of what they give changes gauge `gauges[i]`, by `causes[i]`.

    First comes a row for the drift of each gauge, by `share` (negative, or 0 for none) of its distance from `home`; then a row
    for each link, as the passes take them. `remembered` are the gauges read as they were before, `weights` the numbers that
    weights are, None for those that are rows; `desks` keeps a desk of each width for the next tick, and `rules` what policies do.
    """

    passes: Passes
    gauges: list[int]
    causes: list[Cause]
    home: Floats
    share: Floats
    remembered: frozenset[int]
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


def course(engine: Engine, world: World) -> Course:
    """The course of worlds with these weights, made once for each theory."""
    layout = engine.layout
    # A theory's own weights are numbers in its passes; what differs from every theory comes in rows.
    theory = world.theories[0]
    own = world.weights.shape[1] == 1 and bool((world.weights[:, 0] == layout.theories[theory]).all())
    key = theory if own else ""
    if key not in engine.courses:
        engine.courses[key] = _made(engine, layout.theories[theory].tolist() if own else [None] * len(layout.weights))
    return engine.courses[key]


def ruling(engine: Engine, steady: Course, active: Active) -> Rules:
    """The rules of a policy in force under the weights of a course, made once."""
    parameters = tuple(sorted(active.parameters))
    key = (active.policy, active.team, *parameters)
    if key not in steady.rules:
        lines = engine.rules(active.policy, active.team, parameters)
        fuser = _fuser(engine, steady.weights, steady.home, rows=len(parameters) + 1)
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


def _made(engine: Engine, weights: list[float | None]) -> Course:
    home, share = engine.opening.copy(), np.zeros_like(engine.opening)
    for drift in engine.drifts:
        home[drift.gauge], share[drift.gauge] = drift.baseline, -drift.share
    links = _in_layers(engine.links)
    fuser = _fuser(engine, weights, home)
    for link in links:
        fuser.take(link.formula, _room(engine, link))
    return Course(
        passes=fuser.passes(),
        gauges=[*range(len(home)), *(link.gauge for link in links)],
        causes=[*(Cause("drift", f"gauges/{name}") for name in engine.layout.gauges), *(link.cause for link in links)],
        home=home,
        share=share,
        remembered=_remembered(links),
        weights=weights,
        desks={},
        rules={},
    )


def _fuser(engine: Engine, weights: list[float | None], home: Floats, rows: int = 0) -> Fuser:
    """A fuser for formulas that may read so many rows besides the unknowns and weights."""
    kind, unknowns = engine.layout.kind, [engine.book.unknowns[name] for name in engine.layout.unknowns]
    rest = [*[None] * len(unknowns), *weights, *[None] * rows]
    # Gauges never leave their bounds, and unknowns leave theirs by no more than what is drawn is rounded.
    spans = ((unknown.low - QUANTUM, unknown.high + QUANTUM) for unknown in unknowns)
    within = dict(enumerate([*engine.bounds, *engine.bounds, *spans]))
    homes = home[:, 0].tolist()
    for at, ((low, high), middle) in enumerate(zip(engine.bounds, homes, strict=True), 2 * len(homes) + len(rest)):
        within[at] = (low - middle - QUANTUM, high - middle + QUANTUM)
    return Fuser(engine.opens, rest, engine.curves, home[:, 0].astype(kind).tolist(), kind, within)


def _room(engine: Engine, line: Line) -> tuple[int, float, float] | None:
    return (line.gauge, *engine.bounds[line.gauge]) if line.headroom else None


def _remembered(lines: Sequence[Line]) -> frozenset[int]:
    return frozenset[int]().union(*(line.formula.remembered for line in lines))


def _in_layers(links: Sequence[Line]) -> list[Line]:
    """The first link to each gauge, then the second to each that has two, and so on: neighbours are added up in one call."""
    earlier: Counter[int] = Counter()
    layered = []
    for link in links:
        layered.append((earlier[link.gauge], link.gauge, link))
        earlier[link.gauge] += 1
    return [link for _, _, link in sorted(layered, key=itemgetter(0, 1))]

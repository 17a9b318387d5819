"""What changes gauges in every tick, links and drifts, in the order in which one tick computes it and adds it up."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .engine import Drift, Engine, Line
from .passes import Fuser, Passes
from .world import Cause
from .worlds import World


class Course(NamedTuple):
    """Links and drifts as passes. Row `i` of what they give changes gauge `gauges[i]`, by `causes[i]`, `drifts[i]` or not.

    `order` lists the gauges, the most often changed first, and `layers` says of how many of them the first, second, third ...
    change comes next, so that a layer is added to the first so many rows in one go. `remembered` are the gauges
    read as they were before.
    """

    passes: Passes
    gauges: list[int]
    causes: list[Cause]
    drifts: list[bool]
    order: NDArray[np.intp]
    layers: list[int]
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


def _made(engine: Engine, weights: list[float | None]) -> Course:
    changes: dict[int, list[int]] = defaultdict(list)
    lines: tuple[Line | Drift, ...] = (*engine.links, *engine.drifts)
    for number, line in enumerate(lines):
        changes[line.gauge].append(number)
    order = sorted(range(len(engine.layout.gauges)), key=lambda gauge: -len(changes[gauge]))
    deep = max(map(len, changes.values()), default=0)
    layers = [[changes[gauge][depth] for gauge in order if len(changes[gauge]) > depth] for depth in range(deep)]
    fuser = Fuser(engine.opens, [*[None] * len(engine.layout.unknowns), *weights], engine.curves)
    numbers = [number for layer in layers for number in layer]
    for number in numbers:
        line = lines[number]
        if isinstance(line, Line):
            fuser.take(line.formula, (line.gauge, *engine.bounds[line.gauge]) if line.headroom else None)
        else:
            fuser.pull(line.gauge, line.baseline, line.share)
    return Course(
        fuser.passes(),
        [lines[number].gauge for number in numbers],
        [lines[number].cause for number in numbers],
        [number >= len(engine.links) for number in numbers],
        np.array(order, np.intp),
        [len(layer) for layer in layers],
        frozenset().union(*(link.formula.remembered for link in engine.links)),
    )

"""What changes gauges in every tick, links and drifts, in the order in which one tick computes it and adds it up."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .engine import Engine
from .layout import Floats
from .passes import Fuser, Passes
from .world import Cause
from .worlds import World


class Course(NamedTuple):
    """Links as passes and drifts as columns. Row `i` of what they give changes gauge `gauges[i]`, by `causes[i]`.

    First comes a row for the drift of each gauge, by `share` (negative, or 0 for none) of its distance from `home`; then a row
    for the first link to each gauge, 0 where there is none; then the other links. The passes fill rows `links`.
    `remembered` are the gauges read as they were before, `shared` tells that the weights are numbers and no rows.
    """

    passes: Passes
    links: list[int]
    gauges: list[int]
    causes: list[Cause]
    home: Floats
    share: Floats
    remembered: frozenset[int]
    shared: bool


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
    count = len(engine.layout.gauges)
    gauges = [*range(count), *range(count)]
    causes = [Cause("drift", f"gauges/{name}") for name in engine.layout.gauges] * 2
    home, share = engine.opening.copy(), np.zeros((count, 1))
    for drift in engine.drifts:
        home[drift.gauge], share[drift.gauge] = drift.baseline, -drift.share
    rest = [*[None] * len(engine.layout.unknowns), *weights]
    fuser = Fuser(engine.opens, rest, engine.curves, home[:, 0].tolist())
    links: list[int] = []
    for link in engine.links:
        place = count + link.gauge
        if place in links:
            place = len(gauges)
            gauges.append(link.gauge)
            causes.append(link.cause)
        causes[place] = link.cause
        links.append(place)
        fuser.take(link.formula, (link.gauge, *engine.bounds[link.gauge]) if link.headroom else None)
    remembered = frozenset[int]().union(*(link.formula.remembered for link in engine.links))
    return Course(fuser.passes(), links, gauges, causes, home, share, remembered, None not in weights)

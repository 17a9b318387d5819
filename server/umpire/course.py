"""What changes gauges in every tick, links and drifts, in the order in which one tick computes it and adds it up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .engine import Engine, Line
from .layout import Floats
from .passes import Fuser, Passes
from .world import Cause
from .worlds import World

if TYPE_CHECKING:
    from .desk import Desk


class Course(NamedTuple):
    """Drifts as columns and links as passes. Row `i` of what they give changes gauge `gauges[i]`, by `causes[i]`.

    First comes a row for the drift of each gauge, by `share` (negative, or 0 for none) of its distance from `home`; then a row
    for each link, as the passes take them. `remembered` are the gauges read as they were before, `shared` tells that the
    weights are numbers and no rows; `desks` keeps a desk of each width for the next tick.
    """

    passes: Passes
    gauges: list[int]
    causes: list[Cause]
    home: Floats
    share: Floats
    remembered: frozenset[int]
    shared: bool
    desks: dict[int, Desk]


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
    home, share = engine.opening.copy(), np.zeros_like(engine.opening)
    for drift in engine.drifts:
        home[drift.gauge], share[drift.gauge] = drift.baseline, -drift.share
    rest = [*[None] * len(engine.layout.unknowns), *weights]
    kind = engine.layout.kind
    fuser = Fuser(engine.opens, rest, engine.curves, home[:, 0].astype(kind).tolist(), kind)
    links = _in_layers(engine.links)
    for link in links:
        fuser.take(link.formula, (link.gauge, *engine.bounds[link.gauge]) if link.headroom else None)
    return Course(
        passes=fuser.passes(),
        gauges=[*range(len(home)), *(link.gauge for link in links)],
        causes=[*(Cause("drift", f"gauges/{name}") for name in engine.layout.gauges), *(link.cause for link in links)],
        home=home,
        share=share,
        remembered=frozenset[int]().union(*(link.formula.remembered for link in links)),
        shared=None not in weights,
        desks={},
    )


def _in_layers(links: Sequence[Line]) -> list[Line]:
    """The first link to each gauge, then the second to each that has two, and so on: neighbours are added up in one call."""
    earlier: Counter[int] = Counter()
    layered = []
    for link in links:
        layered.append((earlier[link.gauge], link.gauge, link))
        earlier[link.gauge] += 1
    return [link for _, _, link in sorted(layered, key=itemgetter(0, 1))]

"""Formulas asked of some of many worlds: what they read is gathered, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .engine import Engine
from .formula import names
from .here import Here, Kept

Places = NDArray[np.intp]


class Reads(NamedTuple):
    """The slots of the gauges that formulas read, of those they read as they were before, and of the unknowns."""

    gauges: tuple[int, ...]
    remembered: tuple[int, ...]
    unknowns: tuple[int, ...]


def reads(engine: Engine, texts: Iterable[str]) -> Reads:
    """What formulas without weights read, parameters apart."""
    layout = engine.layout
    readings = [(text, names(text)) for text in texts]
    now = frozenset[str]().union(*(reading.now for _, reading in readings))
    named = frozenset[str]().union(*(reading.values for _, reading in readings))
    known = {*layout.gauges, *layout.unknowns}
    remembered = frozenset[int]().union(
        *(engine.formula(text, tuple(sorted(reading.values - known))).remembered for text, reading in readings)
    )
    return Reads(
        tuple(at for name, at in layout.gauge_at.items() if name in now),
        tuple(sorted(remembered)),
        tuple(at for at, name in enumerate(layout.unknowns) if name in named),
    )


def some(at: Here, read: Reads, ks: Places) -> Here:
    """The instant `at` in the worlds `ks` alone, as far as formulas see it that read no more than this."""
    kept, before = at.now, at.past
    assert isinstance(kept, Kept) and isinstance(before, Kept)
    now: list[Any] = [None] * len(kept)
    past: list[Any] = [None] * len(kept)
    rest = list(at.rest)
    for gauge in read.gauges:
        now[gauge] = kept.some(gauge, ks)
    for gauge in read.remembered:
        past[gauge] = before.some(gauge, ks)
    for unknown in read.unknowns:
        rest[unknown] = rest[unknown].take(ks)
    return Here(now, past, at.start, rest)

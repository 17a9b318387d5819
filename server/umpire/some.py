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
    """The slots of the gauges and of the unknowns that formulas read."""

    gauges: tuple[int, ...]
    unknowns: tuple[int, ...]


def reads(engine: Engine, texts: Iterable[str]) -> Reads:
    """What formulas without weights read, parameters apart."""
    named = sorted(frozenset[str]().union(*(names(text).values for text in texts)))
    layout = engine.layout
    gauges = tuple(layout.gauge_at[name] for name in named if name in layout.gauge_at)
    return Reads(gauges, tuple(layout.unknowns.index(name) for name in named if name in layout.unknowns))


def some(at: Here, read: Reads, ks: Places) -> Here:
    """The instant `at` in the worlds `ks` alone, as far as formulas see it that read no more than this."""
    kept, before = at.now, at.past
    assert isinstance(kept, Kept) and isinstance(before, Kept)
    now: list[Any] = [None] * len(kept)
    past: list[Any] = [None] * len(kept)
    rest = list(at.rest)
    for gauge in read.gauges:
        now[gauge], past[gauge] = kept.some(gauge, ks), before.some(gauge, ks)
    for unknown in read.unknowns:
        rest[unknown] = rest[unknown].take(ks)
    return Here(now, past, at.start, rest)

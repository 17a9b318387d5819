"""What one move is worth: the same futures with it and without it, or at one degree and another, under the same luck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from . import odds
from .conduct import Doctrine
from .content import DEGREES, Degree
from .engine import Engine
from .forecast import BLOCK, Aim, Ends, aim_of, final_scores
from .futures import Futures
from .parts import MoveDraft
from .start import Given, Start

# The share of a gauge's range below which nobody would call it moved.
_NOTICED = 0.005


class Changed(NamedTuple):
    """What becomes of the mean of each gauge at the game's end, and of each objective's mean score of 100."""

    gauges: dict[str, float]
    scores: dict[str, float]


class Stakes(NamedTuple):
    """What each degree of each given move would change, by `<team>.<slot>`, and what the objectives come to as things stand."""

    moves: dict[str, dict[Degree, Changed]]
    aims: tuple[Aim, ...]


class Hope(NamedTuple):
    """One gauge: the chances in 0..1 that it stands noticeably higher and lower for a move, and its change on the whole."""

    rises: float
    falls: float
    mean: float


class Hopes(NamedTuple):
    """One move: its chance of success in 0..1, and what becomes of gauges by the end of its turn and of the game."""

    chance: float
    turn: dict[str, Hope]
    end: dict[str, Hope]


def by_degree(
    engine: Engine,
    start: Start,
    doctrines: Mapping[str, Doctrine],
    *,
    n: int,
    seed: int,
    given: Given,
    gauges: Sequence[str] = (),
    of: Sequence[str] = (),
) -> Stakes:
    """What each degree of each given move would change by the game's end, as against `n` futures in which the dice decide it.

    The same luck falls in all of them, so that only the degree makes the difference. `of` may name teams, to ask of theirs only.
    """
    wanted = tuple(gauges) or engine.book.scenario.headline_gauges
    names = [
        f"{team}.{slot}"
        for team, sheet in given.sheets.items()
        if not of or team in of
        for slot in range(1, len(sheet) + 1)
    ]
    variants: list[tuple[str, Degree] | None] = [None, *((name, degree) for name in names for degree in DEGREES)]
    means: list[Changed] = []
    aims: tuple[Aim, ...] = ()
    size = max(1, BLOCK // n)
    for first in range(0, len(variants), size):
        part = variants[first : first + size]
        forced = {name: np.full(len(part) * n, -1, np.int8) for name in names}
        for place, variant in enumerate(part):
            if variant is not None:
                forced[variant[0]][place * n : (place + 1) * n] = DEGREES.index(variant[1])
        futures = Futures(engine, start, doctrines, seed=seed, n=n, given=given, forced=forced)
        while not futures.over:
            futures.play()
        values = futures.world.values
        paths = {gauge: values[engine.layout.gauge_at[gauge]].astype(np.float64) for gauge in wanted}
        found = Ends(paths, final_scores(engine, futures.world))
        if not first:
            aims = tuple(aim_of(engine, objective, row[:n]) for objective, row in found.scores.items())
        means += [_mean(found, slice(place * n, (place + 1) * n)) for place in range(len(part))]
    told: dict[str, dict[Degree, Changed]] = {name: {} for name in names}
    for variant, mean in zip(variants[1:], means[1:], strict=True):
        assert variant is not None
        told[variant[0]][variant[1]] = Changed(_less(mean.gauges, means[0].gauges), _less(mean.scores, means[0].scores))
    return Stakes(told, aims)


def hoped(
    engine: Engine,
    start: Start,
    doctrines: Mapping[str, Doctrine],
    team: str,
    move: MoveDraft,
    *,
    gauges: Sequence[str],
    n: int,
    seed: int,
) -> Hopes:
    """What a team may hope for of one move, played alone this turn, as against sealing nothing, with the same luck in both."""
    played, idle = (
        Futures(engine, start, doctrines, seed=seed, n=n, given=Given({team: sheet})) for sheet in ((move,), ())
    )
    rows = [engine.layout.gauge_at[gauge] for gauge in gauges]
    least = _NOTICED * (engine.high - engine.low)[rows]
    differences = []
    while not played.over:
        played.play()
        idle.play()
        differences.append((played.world.values[rows] - idle.world.values[rows]).astype(np.float64))
    succeeded = np.array([odds.succeeded(degree) for degree in DEGREES])[played.degrees[f"{team}.1"]]
    told = [
        {
            gauge: Hope(float((row > line).mean()), float((row < -line).mean()), float(row.mean()))
            for gauge, row, line in zip(gauges, found, least, strict=True)
        }
        for found in (differences[0], differences[-1])
    ]
    return Hopes(float(succeeded.mean()), told[0], told[1])


def _mean(found: Ends, part: slice) -> Changed:
    gauges, scores = ({name: float(row[part].mean()) for name, row in rows.items()} for rows in found)
    return Changed(gauges, scores)


def _less(mine: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {name: value - other[name] for name, value in mine.items()}

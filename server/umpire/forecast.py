"""Many futures at once, told as bands and chances: expert-set, and no forecast of events.

What it says follows from a rulebook's weights and from doctrines, and so from the judgement of those who wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from .arithmetic import Values
from .conduct import Doctrine
from .engine import Engine
from .futures import Futures
from .here import here
from .layout import Floats
from .slips import near
from .start import Given, Start
from .worlds import World

CAUTION = "Expert-set, not a forecast of events."
PERCENTILES = (5, 25, 50, 75, 95)
BLOCK = 10_000

Band = tuple[float, float, float, float, float]


class Aim(NamedTuple):
    """One objective over all futures: its mean score, and the chance in 0..1 of each of its words, the best first."""

    objective: str
    team: str
    mean: float
    chances: tuple[tuple[str, float], ...]


class Outlook(NamedTuple):
    """What `n` futures have in common. `bands` holds, by gauge, the `PERCENTILES` after each tick from `tick` + 1 on."""

    n: int
    seed: int
    turn: int
    tick: int
    bands: dict[str, tuple[Band, ...]]
    aims: tuple[Aim, ...]


class Ends(NamedTuple):
    """The futures themselves: `paths` of chosen gauges, ticks x n each, and the `scores` of objectives, a row each."""

    paths: dict[str, Floats]
    scores: dict[str, Floats]


def forecast(
    engine: Engine,
    start: Start,
    doctrines: Mapping[str, Doctrine],
    *,
    n: int,
    seed: int,
    gauges: Sequence[str] = (),
    given: Given = Given(),
    known: bool = False,
) -> Outlook:
    """Play `n` futures to the end of the game and say what they have in common.

    `doctrines` play the teams named, from the first turn for those without a given sheet; a team with neither does nothing.
    `gauges` default to the headline gauges. `known` keeps the start's unknowns instead of drawing them anew in each world.
    ValueError for a gauge there is not, or for no futures at all.
    """
    wanted = tuple(gauges) or engine.book.scenario.headline_gauges
    for gauge in wanted:
        if gauge not in engine.layout.gauge_at:
            raise ValueError(f"there is no gauge `{gauge}`{near(gauge, engine.layout.gauges)}")
    if n < 1:
        raise ValueError(f"{n} futures are none: ask for at least 1")
    if n > BLOCK:
        paths, scores = ends(engine, start, doctrines, n=n, seed=seed, gauges=wanted, given=given, known=known)
        bands = {gauge: [_band(row) for row in path] for gauge, path in paths.items()}
    else:
        # Of one block of futures no paths need be kept.
        bands = {gauge: [] for gauge in wanted}

        def note(world: World) -> None:
            for gauge, rows in bands.items():
                rows.append(_band(world.values[engine.layout.gauge_at[gauge]]))

        futures = Futures(engine, start, doctrines, seed=seed, n=n, given=given, known=known)
        while not futures.over:
            futures.play(note)
        scores = final_scores(engine, futures.world)
    aims = tuple(aim_of(engine, objective, row) for objective, row in scores.items())
    told = {gauge: tuple(found) for gauge, found in bands.items()}
    return Outlook(n, seed, start.turn, start.world.tick, told, aims)


def ends(
    engine: Engine,
    start: Start,
    doctrines: Mapping[str, Doctrine],
    *,
    n: int,
    seed: int,
    gauges: Sequence[str],
    given: Given = Given(),
    known: bool = False,
    first: int = 0,
) -> Ends:
    """Play the futures numbered `first` to `first + n` to the end; future k is the same whatever others are asked for."""
    ticks = (start.turns - start.turn + 1) * start.ticks
    paths = {gauge: np.empty((ticks, n)) for gauge in gauges}
    scores = {objective: np.empty(n) for objective in engine.book.objectives}
    # A block of worlds at a time, so that memory does not grow with their number.
    for begin in range(0, n, BLOCK):
        part = slice(begin, min(n, begin + BLOCK))
        size = part.stop - begin
        futures = Futures(engine, start, doctrines, seed=seed, n=size, first=first + begin, given=given, known=known)

        def note(world: World, part: slice = part) -> None:
            for gauge, path in paths.items():
                path[world.tick - start.world.tick - 1, part] = world.values[engine.layout.gauge_at[gauge]]

        while not futures.over:
            futures.play(note)
        for objective, row in final_scores(engine, futures.world).items():
            scores[objective][part] = row
    return Ends(paths, scores)


def final_scores(engine: Engine, world: World) -> dict[str, Floats]:
    """The score of every objective in every world, as the end of a game gives it."""
    at, scores = here(engine, world), {}
    for objective in engine.book.objectives.values():
        row = np.empty(world.n)
        with np.errstate(all="ignore"):
            row[...] = at.run(engine.formula(objective.score))
        scores[objective.id] = np.rint(np.minimum(np.maximum(row, 0.0), 100.0) * 10.0) / 10.0
    return scores


def _band(row: Values) -> Band:
    """The percentiles of a row: each is one of its values, the nearest by rank from below."""
    places = [percent * (len(row) - 1) // 100 for percent in PERCENTILES]
    # Sorting a whole row of plain numbers is quicker than numpy's looking for five of them.
    low, lower, middle, upper, high = np.sort(row)[places].tolist()
    return low, lower, middle, upper, high


def aim_of(engine: Engine, objective: str, scores: Floats) -> Aim:
    """What many final scores make of an objective."""
    found = engine.book.objectives[objective]
    steps = sorted(found.words, key=lambda words: -words.above)
    lines = np.array([words.above for words in steps])
    reached = (scores[None, :] >= lines[:, None]).mean(axis=1).tolist()
    chances = tuple((w.say, at - above) for w, at, above in zip(steps, reached, [0.0, *reached], strict=False))
    return Aim(objective, found.team, float(scores.mean()), chances)

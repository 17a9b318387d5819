"""What a card is worth, worked out once: numbers for each degree of success and for every share that repeats leave of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import effects
from .arithmetic import Values
from .content import DEGREES, Card, Effect, Fading
from .engine import Engine
from .formula import names
from .layout import Floats
from .packed import whole
from .some import Reads, reads
from .world import Cause
from .worlds import Dated

_CAUSE = Cause("move", "moves")


class Worth(NamedTuple):
    """One card. A world's place in every table is given by `places`.

    `points` come of the factors that always count, `factors` are the others; `sums` holds what lands whole: gauge, ticks from the
    move on, and a table of amounts. `told` are effects whose amounts are such tables, too, though what lands of them hangs on the
    worlds they fall on; the tick they fall due in is counted from the move on. All others are `asked` of the worlds themselves,
    with a table of scales.
    """

    points: int
    factors: tuple[tuple[int, str], ...]
    reads: Reads
    sums: tuple[tuple[int, int, Values], ...]
    told: tuple[Dated, ...]
    asked: tuple[tuple[tuple[Effect, ...], Floats, Reads], ...]


def worth(engine: Engine, card: Card) -> Worth:
    """What a card of the rulebook is worth, made when it is first asked for."""
    if card.id not in engine.worths:
        engine.worths[card.id] = _made(engine, card)
    return engine.worths[card.id]


def places(engine: Engine, degrees: NDArray[np.int8], before: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places in a card's tables of worlds with these degrees, by their place in `DEGREES`, and so many earlier playings."""
    steps = len(engine.book.scenario.repeats or (1.0,))
    found: NDArray[np.int64] = np.minimum(before, steps - 1)
    found += np.multiply(degrees, steps, dtype=np.int64)
    return found


def _made(engine: Engine, card: Card) -> Worth:
    scenario = engine.book.scenario
    steps = len(scenario.repeats or (1.0,))
    degrees, before = np.repeat(np.arange(len(DEGREES)), steps), np.tile(np.arange(steps), len(DEGREES))
    fade = effects.shares_left(engine, before)
    scale = np.array([scenario.shares[degree] for degree in DEGREES])[degrees] * fade
    parts = []
    for degree, instead in sorted(card.on.items()):
        reached = degrees == DEGREES.index(degree)
        scale[reached] = 0.0
        parts.append((instead, fade * reached))
    sums: dict[tuple[int, int], Values] = {}
    told, asked = list[Dated](), []
    chosen = {parameter.id for parameter in card.parameters}
    for caused, share in (*parts, (card.effects, scale)):
        plain = [effect for effect in caused if _plain(effect)]
        for item in effects.dated(engine, plain, _CAUSE, tick=0, n=len(share), scale=share):
            for due, amount in whole(item):
                sums[item.gauge, due] = sums.get((item.gauge, due), 0.0) + amount
        rest = tuple(
            effect for effect in caused if isinstance(effect.by, str) or names(effect.provided or "0").values & chosen
        )
        there = [effect for effect in caused if effect not in rest and effect not in plain]
        told += effects.dated(engine, there, _CAUSE, tick=0, n=len(share), scale=share)
        if rest and share.any():
            asked.append((rest, share, reads(engine, [effect.by for effect in rest if isinstance(effect.by, str)])))
    factors = tuple((factor.points, factor.provided) for factor in card.factors if factor.provided)
    return Worth(
        sum(factor.points for factor in card.factors if not factor.provided),
        factors,
        reads(engine, [text for _, text in factors]),
        tuple(
            (gauge, due, amounts.astype(engine.layout.kind))
            for (gauge, due), amounts in sorted(sums.items())
            if amounts.any()
        ),
        tuple(told),
        tuple(asked),
    )


def _plain(effect: Effect) -> bool:
    """Whether what lands of an effect, and when, hangs on the scale alone."""
    return not (isinstance(effect.by, str) or effect.provided or effect.headroom or isinstance(effect.when, Fading))

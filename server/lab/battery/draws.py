"""The row that shakes every weight: whether the signs of other rows outlive what nobody knows exactly."""

import numpy as np

from server.umpire.layout import Flags, Floats

from .asked import Draw, RowAsked
from .bench import Bench
from .figures import Part, Shown, judged, values_of

SEED = 1


def of_draws(bench: Bench, asked: RowAsked, draws: Draw) -> Part:
    """Draw every weight anew in many worlds, and count those in which the signs hold: row by row, and all at once."""
    size = (len(bench.engine.layout.weights), draws.count)
    drawn = np.random.Generator(np.random.Philox(SEED)).uniform(1 - draws.spread, 1 + draws.spread, size)
    shaken = bench.shaken(drawn)
    rows = [bench.battery.rows[number] for number in draws.of]
    kept = [_kept(shaken, row, bench.theories(row)) for row in rows]
    beside = [_kept(shaken, row, (bench.battery.beside,)) for row in rows] if asked.beside else None
    names = [f"row {number}, % of {draws.count}" for number in draws.of]
    shown = [
        Shown("all at once, %", _percent(np.all(kept, axis=0)), _percent(np.all(beside, axis=0)) if beside else None)
    ]
    for place, name in enumerate(names):
        shown.append(Shown(name, _percent(kept[place]), _percent(beside[place]) if beside else None))
    share = float(shown[0].values[0])
    broken = () if share >= draws.share else (f"the signs hold in {share:.2f}%, not {draws.share:g}%, of the draws",)
    return Part(tuple(shown), broken)


def _kept(shaken: Bench, asked: RowAsked, theories: tuple[str, ...]) -> Flags:
    """The worlds in which every sign of a row holds under each of the theories."""
    found = [judged(text, values_of(shaken, asked, theory)) for theory in theories for text in asked.signs]
    kept: Flags = np.all(found, axis=0)
    return kept


def _percent(kept: Flags) -> Floats:
    return np.array([100 * float(np.mean(kept))])

"""What formulas see of a batch of worlds at one instant: rows of gauges, and of all else they may name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .arithmetic import Values, settle, tame_all
from .engine import Engine
from .formula import Compiled, Rows
from .layout import Flags, Floats
from .underway import shared
from .worlds import World


class Kept:
    """Rows of gauges as formulas read them: in double precision, whatever they are kept in, and as they stand when read.

    What copies of one world still have in common is one number for all of them.
    """

    __slots__ = ("_rows",)

    def __init__(self, rows: Values) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, gauge: int) -> Floats:
        row: Floats = shared(self._rows[gauge]).astype(np.float64, copy=False)
        return row

    def some(self, gauge: int, ks: NDArray[np.intp]) -> Floats:
        """The row of a gauge in the worlds `ks` alone."""
        row = shared(self._rows[gauge])
        some: Floats = (row.take(ks) if len(row) > 1 else row).astype(np.float64, copy=False)
        return some


class Here(NamedTuple):
    """One instant in some worlds: `now`, `past` and `start` hold a row a gauge, `rest` unknowns, then weights."""

    now: Rows
    past: Rows
    start: list[Any]
    rest: list[Any]

    def run(self, formula: Compiled, parameters: Sequence[Any] = ()) -> Any:
        """The formula's value in these worlds: a row, or one number for all."""
        return formula.run(self.now, self.past, self.start, [*self.rest, *parameters] if parameters else self.rest)

    def holds(self, formula: Compiled, parameters: Sequence[Any] = ()) -> Any:
        """Whether the formula holds in these worlds: a number holds unless it is 0."""
        value = self.run(formula, parameters)
        return value if formula.logical else np.not_equal(value, 0.0)


def here(engine: Engine, world: World) -> Here:
    """What formulas see in the worlds of a batch."""
    return Here(Kept(world.values), Kept(world.before), engine.start, world.rest)


def derive(engine: Engine, at: Here, into: Values) -> None:
    """Compute the derived gauges anew from what stands at `at` into rows of gauges, rounded and within bounds."""
    for gauge, formula in engine.derived:
        value = settle(at.run(formula), into.shape[1])
        into[gauge] = np.minimum(np.maximum(value, engine.low[gauge]), engine.high[gauge])


def beyond(engine: Engine, values: Values) -> Flags:
    """Which thresholds the worlds stand beyond: thresholds x n for values of gauges x n."""
    past = np.empty((len(engine.thresholds), values.shape[1]), np.bool_)
    for row, (gauge, threshold), line in zip(past, engine.thresholds, engine.lines, strict=True):
        compare = np.greater_equal if threshold.rising else np.less_equal
        compare(values[engine.layout.gauge_at[gauge]], line, out=row)
    return past


def squeeze(engine: Engine, gauge: int, now: Floats, changes: Any) -> Floats:
    """Scale changes of a gauge by the room left to the bound they move towards, as a share of its range."""
    low, high = float(engine.low[gauge, 0]), float(engine.high[gauge, 0])
    room = np.where(changes > 0.0, high - now, now - low)
    room /= high - low
    room *= changes
    return room


def read(engine: Engine, world: World, formula: str, parameters: Mapping[str, Any] | None = None) -> Floats:
    """The value of a formula in every world of a batch, as one row; overflow is cut as in the ledger.

    `parameters` are numbers or rows. FormulaError when the formula names anything unknown.
    """
    given = parameters or {}
    compiled = engine.formula(formula, tuple(sorted(given)))
    row = np.empty(world.n)
    with np.errstate(all="ignore"):
        np.multiply(here(engine, world).run(compiled, [given[name] for name in sorted(given)]), 1.0, out=row)
    tame_all(row.reshape(1, -1))
    return row

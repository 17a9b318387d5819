"""A rulebook compiled once: its formulas as functions, its gauges and weights as arrays, its links as lines of a
tick.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .arithmetic import MOST, NEAR, QUANTUM, curve
from .content import Gauge, Threshold
from .faults import derived_order, faults, weights
from .formula import Compiled, compile
from .layout import Floats, Kind, Layout
from .rulebook import Rulebook
from .slips import near
from .world import Cause

if TYPE_CHECKING:
    from .conduct import Doctrine
    from .course import Course
    from .seat import Reading
    from .worth import Worth


class RulebookError(ValueError):
    """A rulebook that can't run; the message lists every fault."""


@dataclass(frozen=True, slots=True)
class Line:
    """A change of one gauge that a formula computes in each tick."""

    gauge: int
    cause: Cause
    formula: Compiled
    headroom: bool


@dataclass(frozen=True, slots=True)
class Drift:
    """The pull of one gauge towards its baseline, as a share of the distance a tick."""

    gauge: int
    cause: Cause
    baseline: float
    share: float


class Engine:
    """A compiled rulebook. Immutable but for a memory of compiled formulas; safe to share between games.

    Gauges stand in the order of their ids; `low`, `high` and `opening` are gauges x 1, in whole quanta; `derived`
    lists gauge and formula, each after those it needs. Formulas find in `rest` the unknowns, then the weights, then
    parameters.
    """

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        gauges = [book.gauges[name] for name in sorted(book.gauges)]
        own = weights(book)
        thresholds = sorted((f"{g.id}.{t.id}", g.id, t) for g in gauges for t in g.thresholds)
        base = np.array(list(own.values()), dtype=np.float64)
        theories = {book.scenario.default_theory: base}
        for theory in book.theories.values():
            theories[theory.id] = np.array([theory.weights.get(key, value) for key, value in own.items()], np.float64)
        self.layout = Layout(
            (g.id for g in gauges),
            sorted(book.unknowns),
            own,
            (name for name, _, _ in thresholds),
            theories,
            _precision(book),
        )
        at = self.layout.gauge_at
        self.low = _column(np.ceil(g.low / QUANTUM) for g in gauges)
        self.high = _column(np.floor(g.high / QUANTUM) for g in gauges)
        self.opening = np.minimum(
            np.maximum(_column(np.rint(g.opening / QUANTUM) for g in gauges), self.low), self.high
        )
        self.bounds = list(zip(self.low[:, 0].tolist(), self.high[:, 0].tolist(), strict=True))
        self.start: list[Floats] = list(self.opening)
        self.opens: list[float] = self.opening[:, 0].tolist()
        self.curves: dict[str, Callable[[Any], Any]] = {c.id: curve(c.points) for c in book.curves.values()}
        self._formulas: dict[tuple[str, tuple[str, ...], str], Compiled] = {}
        self.links = tuple(
            Line(
                at[link.to],
                Cause("link", f"links/{link.id}"),
                self.formula(link.by, (), f"links/{link.id}"),
                link.headroom,
            )
            for _, link in sorted(book.links.items())
        )
        self.drifts = tuple(self._drift(gauge) for gauge in gauges if gauge.drift)
        self.derived = tuple((at[name], self.formula(book.gauges[name].derived)) for name in derived_order(book)[0])
        self.thresholds = tuple((gauge, threshold) for _, gauge, threshold in thresholds)
        self.lines = [_line(threshold) for _, threshold in self.thresholds]
        self._rules: dict[tuple[str, str, tuple[str, ...]], tuple[Line, ...]] = {}
        self.courses: dict[tuple[str, bool], Course] = {}
        self.worths: dict[str, Worth] = {}
        self.readings: dict[str, tuple[Doctrine, Reading]] = {}

    def formula(self, text: str, parameters: tuple[str, ...] = (), owner: str = "") -> Compiled:
        """Compile a formula, once. `parameters` are its parameters in the order of `rest`; `owner`'s weights may be
        used by their bare names. FormulaError when it can't be compiled.
        """
        key = (text, parameters, owner)
        found = self._formulas.get(key)
        if found is None:
            first = len(self.layout.unknowns)
            slots = {name: at for at, name in enumerate(self.layout.unknowns)}
            for name, at in self.layout.weight_at.items():
                if owner and name.startswith(f"{owner}."):
                    slots[name.removeprefix(f"{owner}.")] = first + at
            first += len(self.layout.weights)
            slots |= {name: first + at for at, name in enumerate(parameters)}
            found = self._formulas[key] = compile(text, self.layout.gauge_at, slots, self.curves)
        return found

    def rules(self, policy: str, team: str, parameters: tuple[str, ...]) -> tuple[Line, ...]:
        """The lines of a standing policy for the team that adopted it, compiled once."""
        key = (policy, team, parameters)
        if key not in self._rules:
            owner = f"policies/{policy}"
            self._rules[key] = tuple(
                Line(
                    self.gauge(rule.gauge),
                    Cause("policy", owner, f"{team}.rules.{at}"),
                    self.formula(rule.by, parameters, owner),
                    rule.headroom,
                )
                for at, rule in enumerate(self.book.policies[policy].rules)
            )
        return self._rules[key]

    def gauge(self, name: str) -> int:
        """Where a gauge that may be changed stands. ValueError for a derived gauge or none at all."""
        at = self.layout.gauge_at.get(name)
        if at is None:
            raise ValueError(f"there is no gauge `{name}`{near(name, self.layout.gauges)}")
        if self.book.gauges[name].derived:
            raise ValueError(f"`{name}` is derived from other gauges: change one of those")
        return at

    def _drift(self, gauge: Gauge) -> Drift:
        baseline = gauge.opening if gauge.baseline is None else gauge.baseline
        return Drift(self.layout.gauge_at[gauge.id], Cause("drift", f"gauges/{gauge.id}"), baseline, gauge.drift)


def compile_book(book: Rulebook) -> Engine:
    """Compile a rulebook. RulebookError with every fault, one a line, when it can't run."""
    found = faults(book)
    if found:
        raise RulebookError("\n".join(f"{fault.where} {fault.field}: {fault.says}" for fault in found))
    return Engine(book)


def _precision(book: Rulebook) -> Kind:
    """Single precision where no sum of a gauge and of its changes in a tick can outgrow it, as in rulebooks of percentages."""
    links = Counter(link.to for link in book.links.values())
    small = all(max(-gauge.low, gauge.high) <= NEAR for gauge in book.gauges.values())
    return np.float32 if small and max(links.values(), default=0) <= MOST else np.float64


def _line(threshold: Threshold) -> float:
    """The whole quantum from which on a gauge is beyond the threshold."""
    whole = math.ceil if threshold.rising else math.floor
    return whole(threshold.at / QUANTUM) * QUANTUM


def _column(values: Iterable[float]) -> Floats:
    """A column of values given in quanta, as values."""
    return np.array([[float(value)] for value in values], dtype=np.float64).reshape(-1, 1) * QUANTUM + 0.0

"""Which way a formula goes when one of its names rises: found by running it, never by reading its text."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np

from server.umpire import formula
from server.umpire.arithmetic import curve
from server.umpire.layout import Floats
from server.umpire.rulebook import Rulebook

Sign = Literal["+", "-", "±", ""]
"""Up, down, either (it depends on the rest), or neither."""

_WORLDS = 64
_AROUND = 0.3
_STEP = 0.1
_CLEARLY = 0.95


class Pull(NamedTuple):
    """The sign of an influence and its size: the mean change when the name rises by a tenth of its range."""

    sign: Sign
    size: float


NOTHING = Pull("", 0.0)


class Probe:
    """Worlds around the opening in which formulas are tried, with the rulebook's own weights.

    There are 64 of them, the same for every call: each gauge lies within 0.3 of its range of its opening value, spread evenly
    (the fractional parts of multiples of square roots of primes), and low enough that it can still rise by a tenth.
    """

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._at = {name: place for place, name in enumerate(sorted(book.gauges))}
        self._curves = {found.id: curve(found.points) for found in book.curves.values()}
        gauges = [book.gauges[name] for name in self._at]
        self._now = [_around(g.low, g.high, g.opening, root) for g, root in zip(gauges, _roots(), strict=False)]
        self._opening = [np.full(_WORLDS, g.opening) for g in gauges]
        self._ready: dict[tuple[str, ...], formula.Compiled] = {}

    def reads(self, text: str) -> set[str]:
        """The names a formula reads; none where the text is no formula, such as one that is withheld."""
        reading = _reading(text)
        return reading.values if reading else set()

    def pull(self, text: str, name: str, others: Mapping[str, float]) -> Pull:
        """How the formula's value changes as `name`, a gauge or an unknown, rises.

        `others` gives the values of its weights and parameters. A sign is given where 95 of 100 parts of all change agree.
        """
        given = self._given(others)
        reading = self._runs(text, given)
        if reading is None or name not in reading.values:
            return NOTHING
        now, past, low, high = list(self._now), list(self._now), dict(given), dict(given)
        if name in self._at:
            place, gauge = self._at[name], self._book.gauges[name]
            moved = now if name in reading.now else past
            moved[place] = moved[place] + _STEP * (gauge.high - gauge.low)
        else:
            unknown = self._book.unknowns[name]
            low[name], high[name] = unknown.low, unknown.high
        return _told(self._run(text, now, past, high) - self._run(text, self._now, self._now, low))

    def worth(self, text: str, others: Mapping[str, float]) -> Pull:
        """The sign and mean size of the formula's own value."""
        given = self._given(others)
        return NOTHING if self._runs(text, given) is None else _told(self._run(text, self._now, self._now, given))

    def _given(self, others: Mapping[str, float]) -> dict[str, float]:
        return {**{u.id: (u.low + u.high) / 2 for u in self._book.unknowns.values()}, **others}

    def _runs(self, text: str, given: Mapping[str, float]) -> formula.Reading | None:
        """What a formula reads, if all of it is here: an extract leaves out what its reader may not know."""
        reading = _reading(text)
        here = reading and reading.curves <= self._curves.keys() and reading.values <= self._at.keys() | given.keys()
        return reading if here else None

    def _run(self, text: str, now: list[Floats], past: list[Floats], given: Mapping[str, float]) -> Floats:
        key = (text, *given)
        if key not in self._ready:
            slots = {name: place for place, name in enumerate(given)}
            self._ready[key] = formula.compile(text, self._at, slots, self._curves)
        ready = self._ready[key]
        rest = [np.full(_WORLDS, value) for value in given.values()]
        with np.errstate(all="ignore"):
            found = np.asarray(ready.run(now, past, self._opening, rest), np.float64)
        real: Floats = np.nan_to_num(np.broadcast_to(found, (_WORLDS,)))
        return real


def signed(amount: float) -> Pull:
    """The pull of a plain number."""
    return Pull("+" if amount > 0 else "-" if amount < 0 else "", abs(amount))


def _reading(text: str) -> formula.Reading | None:
    try:
        return formula.names(text)
    except formula.FormulaError:
        return None


def _told(change: Floats) -> Pull:
    up, down = float(change[change > 0].sum()), float(-change[change < 0].sum())
    total = up + down
    if total < 1e-9:
        return NOTHING
    sign: Sign = "+" if up >= _CLEARLY * total else "-" if down >= _CLEARLY * total else "±"
    return Pull(sign, total / _WORLDS)


def _around(low: float, high: float, opening: float, root: float) -> Floats:
    reach = high - low
    first = max(low, min(opening - _AROUND * reach, high - (_AROUND + _STEP) * reach))
    last = min(high - _STEP * reach, opening + _AROUND * reach)
    share = (np.arange(1, _WORLDS + 1) * root) % 1.0
    return np.asarray(first + share * max(0.0, last - first), np.float64)


def _roots() -> list[float]:
    """Square roots of the first primes, as many as any rulebook has gauges."""
    primes: list[int] = []
    number = 2
    while len(primes) < 400:
        if all(number % prime for prime in primes if prime * prime <= number):
            primes.append(number)
        number += 1
    return [prime**0.5 for prime in primes]

"""How a sheet is filled by a doctrine: the same rules for one live seat and for ten thousand futures at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .conduct import Doctrine, Play
from .doctrine import View, found, value
from .engine import Engine
from .layout import Flags
from .some import Places
from .works import chosen

Slots = tuple[tuple[int, Places], ...]
Price = tuple[tuple[str, float], ...]
Weights = NDArray[np.float32]

# Plays are weighed in single precision, for half the memory. No play weighs less that may be played at all.
_KIND = np.float32
_LEAST = 2.0**-126

# What a pact demands comes before all else: it weighs at least so much, so many times over; and no formula weighs more than most.
_AT_LEAST, _FIRST, _MOST = 2.0**-20, 2.0**60, 2.0**60


class Pick(NamedTuple):
    """A play where it was chosen, of `n` worlds: `at` has slots, from 1, each with its worlds."""

    play: Play
    at: Slots
    n: int
    parameters: dict[str, Any]

    @property
    def slot(self) -> NDArray[np.int8]:
        """Its slot in each world, 0 where it was not chosen."""
        return slot_row(self.at, self.n)


def slot_row(at: Slots, n: int) -> NDArray[np.int8]:
    """The slot in each of `n` worlds, 0 in worlds that have none."""
    row = np.zeros(n, np.int8)
    for slot, worlds in at:
        row[worlds] = slot
    return row


def choose(engine: Engine, doctrine: Doctrine, view: View, luck: Iterable[Any]) -> tuple[Pick, ...]:
    """Fill the sheet: in each world the weightiest plays that hold and can be paid for.

    `luck` has for each play a row of the shares, within the doctrine's whim, by which chance lifts or lowers its weight. A card
    played before weighs less, as its effects do; what a pact forbids is not played, what one demands comes first.
    """
    shares = np.array(engine.book.scenario.repeats or (1.0,), _KIND)
    with np.errstate(all="ignore"):
        scored = [_score(engine, play, view, row, shares) for play, row in zip(doctrine.plays, luck, strict=True)]
    scores = {place: row for place, row in enumerate(scored) if row is not None}
    cards = [engine.book.cards[play.card] for play in doctrine.plays]
    prices = [tuple((budget, card.cost.get(budget, 0.0)) for budget in view.purse) for card in cards]
    purse = _Purse(view)
    picked: dict[int, list[tuple[int, Places]]] = {place: [] for place in scores}
    last = engine.book.scenario.moves_per_turn
    for slot in range(1, last + 1):
        best = np.full(view.n, _LEAST, _KIND)
        for place, row in scores.items():
            able = purse.affords(prices[place])
            if able is not None:
                row *= able
            np.maximum(best, row, out=best)
        free, mine = np.ones(view.n, np.bool_), np.empty(view.n, np.bool_)
        for place, row in scores.items():
            # Of plays that weigh the same the first is chosen.
            np.equal(row, best, out=mine)
            mine &= free
            at = mine.nonzero()[0]
            if len(at):
                free ^= mine
                picked[place].append((slot, at))
        if slot < last:
            for place, slots in picked.items():
                if slots and slots[-1][0] == slot:
                    purse.pays(prices[place], slots[-1][1])
                    for other, row in scores.items():
                        if cards[other] is cards[place]:
                            row[slots[-1][1]] = 0.0
    return tuple(
        Pick(play, tuple(picked[place]), view.n, settings(engine, play, view))
        for place, play in enumerate(doctrine.plays)
        if picked.get(place)
    )


def settings(engine: Engine, play: Play, view: View) -> dict[str, Any]:
    """The parameters of a play: its own within the card's bounds and on its steps, the card's defaults for the rest."""
    taken: dict[str, Any] = {}
    for parameter in engine.book.cards[play.card].parameters:
        wanted: Any = play.parameters.get(parameter.id, parameter.default)
        if isinstance(wanted, str):
            steps = np.rint((value(engine, view, wanted) - parameter.low) / parameter.step)
            wanted = np.minimum(np.maximum(parameter.low + steps * parameter.step, parameter.low), parameter.high)
        taken[parameter.id] = wanted
    return taken


class _Purse:
    """What a team has in each world, and has spent on this sheet. Many cards cost the same, and no cost is asked for twice."""

    def __init__(self, view: View) -> None:
        self._has, self._n = view.purse, view.n
        self._spent: dict[str, Any] = dict.fromkeys(view.purse, 0.0)
        self._least = {budget: float(np.min(row)) for budget, row in view.purse.items()}
        self._most: dict[str, float] = dict.fromkeys(view.purse, 0.0)
        self._held: dict[tuple[str, float], Flags | None] = {}
        self._able: dict[Price, Weights | None] = {}

    def affords(self, price: Price) -> Weights | None:
        """1 where a price can be paid and 0 elsewhere; None if it can be paid everywhere."""
        if price not in self._able:
            held = [flags for budget, cost in price if (flags := self._holds(budget, cost)) is not None]
            self._able[price] = reduce(np.logical_and, held).astype(_KIND) if held else None
        return self._able[price]

    def pays(self, price: Price, at: Places) -> None:
        """Spend a price in the worlds `at`."""
        self._held.clear()
        self._able.clear()
        self._most.clear()
        for budget, cost in price:
            if cost:
                if isinstance(self._spent[budget], float):
                    self._spent[budget] = np.zeros(self._n)
                self._spent[budget][at] += cost

    def _holds(self, budget: str, cost: float) -> Flags | None:
        if budget not in self._most:
            self._most[budget] = float(np.max(self._spent[budget]))
        # Nobody spends more than there is, so where nothing is owed what costs nothing can be paid.
        if cost + self._most[budget] <= self._least[budget] or (not cost and self._least[budget] >= 0.0):
            return None
        if (budget, cost) not in self._held:
            flags = cost + self._spent[budget] <= self._has[budget]
            self._held[budget, cost] = None if flags.all() else flags
        return self._held[budget, cost]


def _score(engine: Engine, play: Play, view: View, luck: Any, shares: Weights) -> Weights | None:
    """What a play weighs in each world, 0 where it may not be played; None if it may be nowhere."""
    wanted: Any = np.asarray(found(engine, view, play.when))
    if play.card in view.promised:
        wanted = wanted | view.promised[play.card]
    if play.card in view.barred:
        wanted = wanted & ~view.barred[play.card]
    allowed = view.open[play.card]
    # Most cards can be played everywhere.
    if np.ndim(allowed) or not allowed:
        wanted = wanted & allowed
    if not wanted.any():
        return None
    weight: Weights = np.add(luck, 1.0, dtype=_KIND)
    weight *= np.clip(value(engine, view, play.weight), -_MOST, _MOST) if isinstance(play.weight, str) else play.weight
    share = shares.take(view.words[f"played_{play.card}"], mode="clip")
    if share.ndim or share != 1.0:
        weight *= share
    if play.card in view.promised:
        chosen(view.promised[play.card], np.maximum(weight, _AT_LEAST) * _KIND(_FIRST), weight.copy(), weight)
    if not wanted.all():
        weight *= wanted.astype(_KIND)
    return weight

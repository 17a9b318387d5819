"""A doctrine over what its seat may see: the same rules for one live seat and for ten thousand futures at once.

A `View` holds one row a thing and one column a world; what the team may not see is not in it. A bot makes a view of one column
from its sight, a forecast one of many from its worlds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from .conduct import Answer, Doctrine, Line, Offer, Play
from .content import Amount
from .engine import Engine
from .formula import Compiled, names
from .layout import Flags, Floats
from .rulebook import Rulebook

_FIRST = 1e9


class View(NamedTuple):
    """What one team knows in `n` worlds.

    `now` and `past` hold a row for each gauge it sees, and None for the others; `words` the rows of all else that formulas may
    name. `open` tells of its cards whether their conditions hold, `barred` and `promised` what its pacts ask of it, `purse` what
    it has of each budget.
    """

    n: int
    now: Sequence[Any]
    past: Sequence[Any]
    words: Mapping[str, Any]
    open: Mapping[str, Any]
    purse: Mapping[str, Any]
    barred: Mapping[str, Any] = {}
    promised: Mapping[str, Any] = {}


class Pick(NamedTuple):
    """A play in the worlds where it was chosen: `slot` holds its slot, from 1, and 0 where it was not."""

    play: Play
    slot: Any
    parameters: dict[str, Any]


def words(book: Rulebook, team: str) -> frozenset[str]:
    """What a team's doctrine may name besides the gauges that the team sees."""
    own = {card.id for card in book.cards.values() if card.team == team}
    return frozenset(
        {
            "turn",
            "turns",
            *(f"played_{card}" for card in own),
            *(f"stands_{policy.id}" for policy in book.policies.values() if policy.team == team),
            *(f"saw_{card}" for card in book.cards if card not in own),
        }
    )


def seen(book: Rulebook, team: str) -> frozenset[str]:
    """The gauges a team sees."""
    return frozenset(gauge.id for gauge in book.gauges.values() if {"all", team} & set(gauge.seen_by))


def asked(doctrine: Doctrine) -> frozenset[str]:
    """Every name that a doctrine's formulas read."""
    amounts = [amount for play in doctrine.plays for amount in (play.weight, *play.parameters.values())]
    texts = [play.when for play in doctrine.plays] + [offer.when for offer in doctrine.offers]
    texts += [answer.when for answer in doctrine.answers] + [line.when for line in doctrine.cables]
    return frozenset().union(*(_reads(text) for text in (*texts, *(a for a in amounts if isinstance(a, str)))))


def choose(engine: Engine, doctrine: Doctrine, view: View, luck: Sequence[Any]) -> tuple[Pick, ...]:
    """Fill the sheet: in each world the weightiest plays that hold and can be paid for. `luck` has a row in 0..1 for each play.

    A card played before weighs less, as its effects do; what a pact forbids is not played, what one demands comes first.
    """
    score = np.stack(
        [_score(engine, doctrine, play, view, row) for play, row in zip(doctrine.plays, luck, strict=True)]
    )
    cards = [play.card for play in doctrine.plays]
    budgets = sorted(view.purse)
    costs = np.array([[engine.book.cards[card].cost.get(budget, 0.0) for card in cards] for budget in budgets])
    spent = np.zeros((len(budgets), view.n))
    slots = np.zeros(score.shape, np.int8)
    for slot in range(1, engine.book.scenario.moves_per_turn + 1):
        # Many cards cost the same, so what can be paid for is asked price by price.
        affordable: dict[bytes, Floats] = {}
        for row, cost in zip(score, costs.T, strict=True):
            price = cost.tobytes()
            if price not in affordable:
                held = [
                    one + paid <= view.purse[budget] for one, paid, budget in zip(cost, spent, budgets, strict=True)
                ]
                affordable[price] = np.logical_and.reduce(held, axis=0).astype(np.float64) if held else np.ones(view.n)
            row *= affordable[price]
        best = score.argmax(axis=0)
        at = np.flatnonzero(score[best, np.arange(view.n)] > 0.0)
        chosen = best[at]
        slots[chosen, at] = slot
        spent[:, at] += costs[:, chosen]
        score[chosen, at] = 0.0
        for place, other in _twins(cards):
            score[other, at[chosen == place]] = 0.0
    return tuple(
        Pick(play, row, settings(engine, play, view))
        for play, row in zip(doctrine.plays, slots, strict=True)
        if row.any()
    )


def settings(engine: Engine, play: Play, view: View) -> dict[str, Any]:
    """The parameters of a play: its own within the card's bounds and on its steps, the card's defaults for the rest."""
    found: dict[str, Any] = {}
    for parameter in engine.book.cards[play.card].parameters:
        wanted: Any = play.parameters.get(parameter.id, parameter.default)
        if isinstance(wanted, str):
            steps = np.rint((value(engine, view, wanted) - parameter.low) / parameter.step)
            wanted = np.minimum(np.maximum(parameter.low + steps * parameter.step, parameter.low), parameter.high)
        found[parameter.id] = wanted
    return found


def offered(engine: Engine, doctrine: Doctrine, view: View) -> tuple[tuple[Offer, Flags], ...]:
    """The pacts a doctrine would propose, each with the worlds where it is the first that holds."""
    return tuple((offer, where) for offer, where in _firsts(engine, view, doctrine.offers) if where.any())


def answered(engine: Engine, doctrine: Doctrine, view: View, proposer: str) -> tuple[tuple[Answer, Flags], ...]:
    """What a doctrine answers to a pact of the proposer, each answer with its worlds; where none fits it refuses."""
    fitting = tuple(answer for answer in doctrine.answers if answer.to == proposer)
    given = _firsts(engine, view, fitting)
    rest = ~np.logical_or.reduce([np.zeros(view.n, np.bool_), *(where for _, where in given)])
    return (*given, (Answer(to=proposer, sign=False, says=doctrine.refuses), rest))


def cables(engine: Engine, doctrine: Doctrine, view: View) -> tuple[Line, ...]:
    """The cables a doctrine sends in the one world of the view: at most one to each team."""
    sent = {}
    for line in doctrine.cables:
        if line.to not in sent and holds(engine, view, line.when)[0]:
            sent[line.to] = line
    return tuple(sent.values())


def value(engine: Engine, view: View, text: Amount) -> Floats:
    """What a doctrine's formula gives in every world of the view, as one row."""
    row = np.empty(view.n)
    if not isinstance(text, str):
        row.fill(text)
        return row
    with np.errstate(all="ignore"):
        compiled, rest = _ready(engine, view, text)
        np.multiply(compiled.run(list(view.now), list(view.past), engine.start, rest), 1.0, out=row)
    return row


def holds(engine: Engine, view: View, text: str) -> Flags:
    """In which worlds a doctrine's condition holds."""
    with np.errstate(all="ignore"):
        compiled, rest = _ready(engine, view, text)
        found = compiled.run(list(view.now), list(view.past), engine.start, rest)
    flags: Flags = np.broadcast_to(found if compiled.logical else np.not_equal(found, 0.0), (view.n,))
    return flags


def shown(row: Floats) -> Floats:
    """Values to two places, as a purse is counted; for whole quanta this is Python's own rounding."""
    rounded: Floats = np.rint(row * 100.0) / 100.0
    return rounded


def _twins(cards: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of different plays of one card."""
    return [(a, b) for a, one in enumerate(cards) for b, other in enumerate(cards) if a != b and one == other]


def _score(engine: Engine, doctrine: Doctrine, play: Play, view: View, luck: Any) -> Floats:
    weight = value(engine, view, play.weight) * (1.0 + doctrine.whim * (2.0 * luck - 1.0))
    shares = np.array(engine.book.scenario.repeats or (1.0,))
    played = np.minimum(np.asarray(view.words[f"played_{play.card}"], np.int64), len(shares) - 1)
    weight *= shares[played]
    wanted = holds(engine, view, play.when)
    if play.card in view.promised:
        weight += _FIRST * view.promised[play.card]
        wanted = wanted | view.promised[play.card]
    if play.card in view.barred:
        wanted = wanted & ~view.barred[play.card]
    scored: Floats = np.maximum(weight, 0.0) * (wanted & view.open[play.card])
    return scored


def _firsts(engine: Engine, view: View, parts: Sequence[Any]) -> list[tuple[Any, Flags]]:
    free = np.ones(view.n, np.bool_)
    found = []
    for part in parts:
        where = free & holds(engine, view, part.when)
        free = free & ~where
        found.append((part, where))
    return found


def _ready(engine: Engine, view: View, text: str) -> tuple[Compiled, list[Any]]:
    given = sorted(_reads(text) & view.words.keys())
    # Unknowns and weights come first among the other names; a doctrine may read none of them, so nothing stands there.
    nothing: list[Any] = [None] * (len(engine.layout.unknowns) + len(engine.layout.weights))
    return engine.formula(text, tuple(given)), [*nothing, *(view.words[name] for name in given)]


@lru_cache(maxsize=4096)
def _reads(text: str) -> frozenset[str]:
    return frozenset(names(text).values)

"""A doctrine over what its seat may see: the same rules for one live seat and for ten thousand futures at once.

A `View` holds one row a thing and one column a world; what the team may not see is not in it. A bot makes a view of one column
from its sight, a forecast one of many from its worlds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from .conduct import Answer, Doctrine, Line, Offer
from .content import Amount
from .engine import Engine
from .formula import Compiled, names
from .layout import Flags, Floats
from .rulebook import Rulebook


class View(NamedTuple):
    """What one team knows in `n` worlds.

    `now` and `past` hold a row for each gauge it sees, and None for the others; `words` the rows of all else that formulas may
    name. A row is one number where all worlds have it in common. `open` tells of its cards whether their conditions hold,
    `barred` and `promised` what its pacts ask of it, `purse` what it has of each budget.
    """

    n: int
    now: Sequence[Any]
    past: Sequence[Any]
    words: Mapping[str, Any]
    open: Mapping[str, Any]
    purse: Mapping[str, Any]
    barred: Mapping[str, Any] = {}
    promised: Mapping[str, Any] = {}


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
    return frozenset().union(*(_reads(text) for text in _texts(doctrine)))


def remembered(engine: Engine, doctrine: Doctrine) -> frozenset[str]:
    """The gauges that a doctrine's formulas read as they were before."""
    gauges = engine.layout.gauge_at
    found = {
        place
        for text in _texts(doctrine)
        for place in engine.formula(text, tuple(name for name in _reads(text) if name not in gauges)).remembered
    }
    return frozenset(engine.layout.gauges[place] for place in found)


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
        np.multiply(compiled.run(view.now, view.past, engine.start, rest), 1.0, out=row)
    return row


def holds(engine: Engine, view: View, text: str) -> Flags:
    """In which worlds a doctrine's condition holds."""
    with np.errstate(all="ignore"):
        flags: Flags = np.broadcast_to(found(engine, view, text), (view.n,))
    return flags


def found(engine: Engine, view: View, text: str) -> Any:
    """Whether a condition holds: a row of flags, or one for all worlds."""
    compiled, rest = _ready(engine, view, text)
    result = compiled.run(view.now, view.past, engine.start, rest)
    return result if compiled.logical else np.not_equal(result, 0.0)


def shown(row: Floats) -> Floats:
    """Values to two places, as a purse is counted; for whole quanta this is Python's own rounding."""
    rounded: Floats = np.rint(row * 100.0) / 100.0
    return rounded


def _texts(doctrine: Doctrine) -> list[str]:
    amounts = [amount for play in doctrine.plays for amount in (play.weight, *play.parameters.values())]
    texts = [play.when for play in doctrine.plays] + [offer.when for offer in doctrine.offers]
    texts += [answer.when for answer in doctrine.answers] + [line.when for line in doctrine.cables]
    return [*texts, *(amount for amount in amounts if isinstance(amount, str))]


def _firsts(engine: Engine, view: View, parts: Sequence[Any]) -> list[tuple[Any, Flags]]:
    free = np.ones(view.n, np.bool_)
    found = []
    for part in parts:
        where = free & holds(engine, view, part.when)
        free = free & ~where
        found.append((part, where))
    return found


def _ready(engine: Engine, view: View, text: str) -> tuple[Compiled, list[Any]]:
    given = [name for name in _reads(text) if name in view.words]
    if not given:
        return engine.formula(text), []
    # Unknowns and weights come first among the other names; a doctrine may read none of them, so nothing stands there.
    nothing: list[Any] = [None] * (len(engine.layout.unknowns) + len(engine.layout.weights))
    return engine.formula(text, tuple(given)), [*nothing, *(view.words[name] for name in given)]


@lru_cache(maxsize=4096)
def _reads(text: str) -> tuple[str, ...]:
    return tuple(sorted(names(text).values))

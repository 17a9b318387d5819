"""A team's seat in many futures: what its doctrine may read there, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any, NamedTuple

import numpy as np

from .conduct import Doctrine
from .content import Card
from .doctrine import View, asked, remembered, shown, words
from .engine import Engine
from .here import Kept, here
from .layout import Flags, Floats
from .worlds import World

_NEVER, _NOWHERE, _EVERYWHERE = np.int64(0), np.bool_(False), np.bool_(True)


class Reading(NamedTuple):
    """What a doctrine reads: every name, gauges now and as they were, words by kind and name; and the cards it may play."""

    asked: frozenset[str]
    cards: list[str]
    now: list[int]
    past: list[tuple[str, int]]
    words: list[tuple[str, str, str]]


class Seat:
    """The seat of a team that a doctrine plays. `saw` has the rivals' cards it saw in the turn before, each with its worlds."""

    def __init__(self, engine: Engine, team: str, doctrine: Doctrine) -> None:
        self.saw: dict[str, Any] = {}
        self._engine, self._team = engine, team
        self._reads = _reading(engine, team, doctrine)

    def wants(self, card: str) -> bool:
        """Whether it matters to the doctrine that this card of a rival's was seen."""
        return f"saw_{card}" in self._reads.asked

    def memory(self, world: World) -> dict[str, Floats]:
        """What of the present the doctrine will remember, kept."""
        return {gauge: world.values[place].astype(np.float64) for gauge, place in self._reads.past}

    def view(self, world: World, past: Mapping[str, Floats], turn: int, turns: int) -> View:
        """What the doctrine knows at the start of a turn; `past` has gauges as they were at the start of the turn before."""
        now: list[Any] = [None] * len(self._engine.layout.gauges)
        before = list(now)
        kept = Kept(world.values)
        for place in self._reads.now:
            now[place] = kept[place]
        for gauge, place in self._reads.past:
            before[place] = past[gauge]
        known: dict[str, Any] = {"turn": float(turn), "turns": float(turns)}
        for word, kind, name in self._reads.words:
            if kind == "played":
                known[word] = world.repeats.get(name, _NEVER)
            elif kind == "saw":
                known[word] = self.saw.get(name, _NOWHERE)
            elif kind == "stands":
                known[word] = self._stands(world, name)
        purse = self._engine.book.teams[self._team].budget
        return View(
            world.n,
            now,
            before,
            known,
            {card: self._playable(world, self._engine.book.cards[card]) for card in self._reads.cards},
            {budget: shown(kept[self._engine.layout.gauge_at[gauge]]) for budget, gauge in purse.items()},
        )

    def _stands(self, world: World, policy: str) -> Flags:
        held = [active.where for active in world.standing if (active.policy, active.team) == (policy, self._team)]
        return reduce(np.logical_or, held, _NOWHERE)  # type: ignore[arg-type]

    def _playable(self, world: World, card: Card) -> Any:
        """Where a card's conditions hold and, if all it does is to end policies, one of them stands."""
        found: Any = _EVERYWHERE
        if card.conditions:
            at = here(self._engine, world)
            with np.errstate(all="ignore"):
                for condition in card.conditions:
                    found = found & at.holds(self._engine.formula(condition.holds))
        if card.revokes and not card.adopts:
            found = found & reduce(np.logical_or, [self._stands(world, policy) for policy in card.revokes])
        return found


def _reading(engine: Engine, team: str, doctrine: Doctrine) -> Reading:
    """What a doctrine reads in a team's seat, worked out once for as long as no other one sits there."""
    known = engine.readings.get(team)
    if known is not None and known[0] is doctrine:
        return known[1]
    names, at = asked(doctrine), engine.layout.gauge_at
    found = Reading(
        asked=names,
        cards=sorted({play.card for play in doctrine.plays}),
        now=[at[gauge] for gauge in sorted(names) if gauge in at],
        past=[(gauge, at[gauge]) for gauge in sorted(remembered(engine, doctrine))],
        # What the words of a doctrine tell of: cards played, cards seen, policies that stand.
        words=[(word, *word.partition("_")[::2]) for word in sorted(words(engine.book, team))],
    )
    engine.readings[team] = doctrine, found
    return found

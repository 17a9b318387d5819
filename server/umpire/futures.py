"""Many futures of one game: each turn's moves chosen, ruled and set off in all worlds at once, then the ticks.

What a move does goes through `effects.py` as in live play; only the dice differ, and what people would say. Every step follows
`decide`: offers and answers, sheets from the values as they stand, odds from the same, all costs before any effect, the ticks,
then the pacts. The team's own argument counts a point, other doctrines argue as they are written, and methods that only people
can carry out are read as percentile, at the chance that the card's factors give.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import effects
from .arithmetic import QUANTUM
from .bonds import Bond, demands, follows, judge, standing
from .conduct import Doctrine
from .content import Card
from .decide.outcome import effects_of
from .doctrine import View, answered, asked, choose, offered, shown
from .engine import Engine
from .here import here
from .layout import Flags, Floats
from .luck import Luck
from .packed import merged, packed
from .played import Played, fixed, ruled, set_off
from .runsheet import lines
from .start import Given, Start
from .tick import step
from .world import Cause
from .worlds import World

SHEET, DICE, SEEN, UNKNOWN = range(4)


class Futures:
    """`n` worlds of one start, numbered from `first`, and what their teams know. `play` takes all of them one turn on.

    `known` keeps the start's unknowns; otherwise every world draws its own. With `forced`, which gives moves of the first turn
    (by `<team>.<slot>`) a row of degrees each, -1 leaving it to the dice, a row of m times `n` makes m times as many worlds, of
    which each `n` have the luck of the first. `degrees` holds what given moves came to.
    """

    def __init__(
        self,
        engine: Engine,
        start: Start,
        doctrines: Mapping[str, Doctrine],
        *,
        seed: int,
        n: int,
        first: int = 0,
        given: Given = Given(),
        known: bool = False,
        forced: Mapping[str, NDArray[np.int8]] | None = None,
    ) -> None:
        self.engine, self.book, self.start = engine, engine.book, start
        self.doctrines, self.given, self.forced = doctrines, given, forced or {}
        times = max((len(row) // n for row in self.forced.values()), default=1)
        self.luck = Luck(seed, first, n, times)
        n *= times
        self.degrees: dict[str, NDArray[np.int8]] = {}
        self.world = World.from_state(engine.layout, start.world, n)
        if not known:
            self._draw_unknowns()
        self.turn = start.turn
        self.bonds = [standing(pact, n) for pact in start.pacts]
        everyone = np.ones(n, np.bool_)
        self._saw = {team: dict.fromkeys(cards, everyone) for team, cards in start.saw.items()}
        self._reads = {team: asked(doctrine) for team, doctrine in doctrines.items()}
        self._faces: dict[tuple[int, int, str, int], Any] = {}
        self._past = {gauge: np.array([value]) for gauge, value in start.before.items()}

    @property
    def over(self) -> bool:
        """Whether no turn is left."""
        return self.turn > self.start.turns

    def play(self, each: Callable[[World], None] = lambda world: None) -> None:
        """Play one turn in every world; `each` is called after every tick."""
        self._injects(late=False)
        past = {gauge: self._row(gauge).copy() for reads in self._reads.values() for gauge in reads & self._past.keys()}
        views = {team: self.view(team) for team in self.doctrines}
        self._negotiate(views)
        played = [move for team in self.book.scenario.teams for move in self._sheet(team, views)]
        at = here(self.engine, self.world)
        fixing = self.given if self.turn == self.start.turn else Given()
        for move in played:
            ruled(self.engine, at, move, self.doctrines, fixing, self._dice)
            if move.name in self.forced:
                move.degree = np.where(self.forced[move.name] < 0, move.degree, self.forced[move.name])
        self.degrees |= {move.name: move.degree for move in played if move.name}
        self._pay(played)
        set_off(self.engine, self.world, played, self.turn)
        self.world.pending, self.world.standing = packed(self.world.pending), merged(self.world.standing)
        for _ in range(self.start.ticks):
            step(self.engine, self.world)
            each(self.world)
        self._judge(played)
        self._saw = {team: self._seen_by(team, played) for team in self.doctrines}
        self._past |= past
        self._faces.clear()
        self._injects(late=True)
        self.turn += 1

    def view(self, team: str) -> View:
        """What a team's doctrine knows in every world, before it negotiates."""
        engine, n, reads = self.engine, self.world.n, self._reads[team]
        now: list[Any] = [None] * len(engine.layout.gauges)
        past = list(now)
        for gauge in reads & self._past.keys():
            place = engine.layout.gauge_at[gauge]
            now[place], past[place] = self._row(gauge), self._past[gauge]
        cards = {play.card for play in self.doctrines[team].plays}
        words: dict[str, Any] = {"turn": float(self.turn), "turns": float(self.start.turns)}
        none, nowhere = np.zeros(n, np.int64), np.zeros(n, np.bool_)
        for card in self.book.cards:
            words[f"played_{card}"] = self.world.repeats.get(card, none)
            words[f"saw_{card}"] = self._saw.get(team, {}).get(card, nowhere)
        for policy in self.book.policies:
            held = [a.where for a in self.world.standing if (a.policy, a.team) == (policy, team)]
            words[f"stands_{policy}"] = np.logical_or.reduce([nowhere, *held])
        open = {card: self._playable(self.book.cards[card], words) for card in cards}
        purse = {budget: shown(self._row(gauge)) for budget, gauge in self.book.teams[team].budget.items()}
        return View(n, now, past, words, open, purse)

    def _playable(self, card: Card, words: Mapping[str, Any]) -> Flags:
        """Where a card's conditions hold and, if all it does is to end policies, one of them stands."""
        found = np.ones(self.world.n, np.bool_)
        for condition in card.conditions:
            with np.errstate(all="ignore"):
                found &= here(self.engine, self.world).holds(self.engine.formula(condition.holds))
        if card.revokes and not card.adopts:
            found &= np.logical_or.reduce([words[f"stands_{policy}"] for policy in card.revokes])
        return found

    def _row(self, gauge: str) -> Floats:
        row: Floats = self.world.values[self.engine.layout.gauge_at[gauge]]
        return row

    def _draw_unknowns(self) -> None:
        for place, name in enumerate(self.engine.layout.unknowns):
            unknown = self.book.unknowns[name]
            share = (self.luck.bits(0, 0, UNKNOWN, place) >> np.uint64(32)) / 2.0**32
            drawn = unknown.low + share * (unknown.high - unknown.low)
            self.world.unknowns[place] = np.rint(drawn / QUANTUM) * QUANTUM

    def _team(self, team: str) -> int:
        return self.book.scenario.teams.index(team)

    def _dice(self, move: Played, sides: int) -> Any:
        """A throw for every world, the dice of the slot in which the move stands there."""
        thrown = np.zeros(self.world.n, np.int64)
        for slot in range(1, int(move.slot.max()) + 1):
            mine = move.slot == slot
            if mine.any():
                thrown = np.where(mine, self._thrown(sides, move.team, slot), thrown)
        return thrown

    def _thrown(self, sides: int, team: str, slot: int) -> Any:
        # Whatever a slot holds in each world, its dice are the same, so a turn throws them once.
        key = (self.turn, sides, team, slot)
        if key not in self._faces:
            self._faces[key] = self.luck.faces(sides, self.turn, self._team(team), DICE, slot)
        return self._faces[key]

    def _negotiate(self, views: Mapping[str, View]) -> None:
        made = []
        for team, doctrine in self.doctrines.items():
            for offer, where in offered(self.engine, doctrine, views[team]):
                if offer.to not in self.doctrines:
                    continue
                for bond in self.bonds:
                    if (bond.title, bond.proposer) == (offer.title, team):
                        where = where & ~bond.where
                until = min(self.start.turns, self.turn + offer.turns - 1)
                signed = np.zeros(self.world.n, np.bool_)
                for answer, fits in answered(self.engine, self.doctrines[offer.to], views[offer.to], team):
                    signed |= fits & answer.sign
                done = [np.zeros(self.world.n, np.bool_) for _ in offer.clauses]
                parties = tuple(sorted((team, offer.to)))
                made.append(Bond(offer.title, team, parties, offer.clauses, until, where & signed, done))
        for bond in made:
            for party in bond.parties:
                follows(self.engine, self.world, self.book.pacts.on_signed, bond, party, bond.where)
        self.bonds += [bond for bond in made if bond.where.any()]

    def _sheet(self, team: str, views: Mapping[str, View]) -> list[Played]:
        if self.turn == self.start.turn and team in self.given.sheets:
            return fixed(self.book, team, self.given.sheets[team], self.world.n)
        if team not in self.doctrines:
            return []
        doctrine, n = self.doctrines[team], self.world.n
        view = views[team]._replace(
            barred=demands(self.bonds, team, "does_not_play", n), promised=demands(self.bonds, team, "plays", n)
        )
        luck = self.luck.rows(len(doctrine.plays), self.turn, self._team(team), SHEET)
        moves = []
        for pick in choose(self.engine, doctrine, view, luck):
            card = self.book.cards[pick.play.card]
            covert = pick.play.covert or card.covert == "always"
            moves.append(Played(team, card, pick.slot, covert, True, pick.parameters, card.cost))
        return moves

    def _pay(self, played: list[Played]) -> None:
        bills: dict[str, Floats] = {}
        for move in played:
            for budget, amount in sorted(move.cost.items()):
                gauge = self.book.teams[move.team].budget[budget]
                whole = float(np.rint(amount / QUANTUM) * QUANTUM)
                bills.setdefault(gauge, np.zeros(self.world.n))[move.where] += whole
        for gauge, bill in sorted(bills.items()):
            effects.shift(self.engine, self.world, gauge, -bill, Cause("cost", "moves"))

    def _judge(self, played: list[Played]) -> None:
        def plays(party: str, card: str, others: frozenset[str]) -> Flags:
            where = np.zeros(self.world.n, np.bool_)
            for move in played:
                if move.team == party and move.card is not None and move.card.id == card:
                    where |= np.logical_or.reduce([self._known_to(rival, move) for rival in sorted(others)])
            return where

        for bond in self.bonds:
            judge(self.engine, self.world, bond, self.turn, plays)
        self.bonds = [bond for bond in self.bonds if bond.where.any()]

    def _known_to(self, rival: str, move: Played) -> Flags:
        """Where a rival knows of a move after the turn: an open one everywhere, a covert one where its roll detected it."""
        if not move.covert:
            return move.where
        seen = np.zeros(self.world.n, np.bool_)
        for slot in range(1, int(move.slot.max()) + 1):
            use = (self.turn, self._team(move.team), SEEN, slot * 256 + self._team(rival))
            seen |= (move.slot == slot) & (self.luck.faces(100, *use) < self.book.scenario.detection)
        return seen

    def _seen_by(self, team: str, played: list[Played]) -> dict[str, Flags]:
        seen: dict[str, Flags] = {}
        for move in played:
            if move.team != team and move.card is not None and f"saw_{move.card.id}" in self._reads[team]:
                seen[move.card.id] = seen.get(move.card.id, np.zeros(self.world.n, np.bool_)) | self._known_to(
                    team, move
                )
        return seen

    def _injects(self, *, late: bool) -> None:
        """Release what the run-sheet plans for this turn: all but what comes with the results before the moves, that after."""
        for plan in lines(self.book, self.start.calendar, self.start.plans).values():
            due = plan.turn == self.turn and (plan.phase == "results") == late
            if not due or plan.id in self.start.spent:
                continue
            fits, inject = np.ones(self.world.n), self.book.injects.get(plan.id)
            if inject is not None and inject.provided:
                with np.errstate(all="ignore"):
                    fits = fits * here(self.engine, self.world).holds(self.engine.formula(inject.provided))
            cause = Cause("inject", f"injects/{plan.id}")
            effects.put(self.engine, self.world, effects_of(self.book, plan), cause, scale=fits)

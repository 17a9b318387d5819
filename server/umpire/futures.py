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
from .bonds import demands, judge, negotiated, standing
from .choosing import choose
from .conduct import Doctrine
from .decide.outcome import effects_of
from .doctrine import View
from .engine import Engine
from .here import derive, here
from .layout import Flags, Floats
from .luck import Luck
from .played import Played, arguments, fixed, ruled, set_off
from .runsheet import lines
from .seat import Seat
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
        self._seats = {team: Seat(engine, team, doctrine) for team, doctrine in doctrines.items()}
        for team, cards in start.saw.items():
            if team in self._seats:
                self._seats[team].saw = dict.fromkeys(cards, np.bool_(True))
        self._said = arguments(engine.book, doctrines)
        planned = lines(engine.book, start.calendar, start.plans).values()
        self._plans = [plan for plan in planned if plan.id not in start.spent]
        self._faces: dict[tuple[int, int, str, int], Any] = {}
        self._past = {gauge: np.array([value]) for gauge, value in start.before.items()}

    @property
    def over(self) -> bool:
        """Whether no turn is left."""
        return self.turn > self.start.turns

    def play(self, each: Callable[[World], None] = lambda world: None) -> None:
        """Play one turn in every world; `each` is called after every tick."""
        self._at = here(self.engine, self.world)
        self._injects(late=False)
        past = {gauge: row for seat in self._seats.values() for gauge, row in seat.memory(self.world).items()}
        views = {team: self.view(team) for team in self.doctrines}
        self.bonds += negotiated(
            self.engine, self.world, self.doctrines, views, self.bonds, self.turn, self.start.turns
        )
        played = [move for team in self.book.scenario.teams for move in self._sheet(team, views)]
        fixing = self.given if self.turn == self.start.turn else Given()
        for move in played:
            ruled(self.engine, self._at, move, self._said, fixing, self._dice)
            if move.name in self.forced:
                # A given move is played in every world.
                move.degree = np.where(self.forced[move.name] < 0, move.degree, self.forced[move.name])
        self.degrees |= {move.name: move.degree for move in played if move.name}
        # Until here copies of one world may have seen its values in common.
        self.world.own()
        self._at = here(self.engine, self.world)
        self._pay(played)
        set_off(self.engine, self.world, self._at, played, self.turn)
        for _ in range(self.start.ticks):
            step(self.engine, self.world)
            each(self.world)
        self._judge(played)
        for team, seat in self._seats.items():
            seat.saw = self._seen_by(team, played)
        self._past |= past
        self._faces.clear()
        self._injects(late=True)
        self.turn += 1

    def view(self, team: str) -> View:
        """What a team's doctrine knows in every world, before it negotiates."""
        return self._seats[team].view(self.world, self._past, self.turn, self.start.turns)

    def _draw_unknowns(self) -> None:
        for place, name in enumerate(self.engine.layout.unknowns):
            unknown = self.book.unknowns[name]
            share = (self.luck.bits(0, 0, UNKNOWN, place) >> np.uint64(32)) / 2.0**32
            drawn = unknown.low + share * (unknown.high - unknown.low)
            self.world.unknowns[place] = np.rint(drawn / QUANTUM) * QUANTUM

    def _team(self, team: str) -> int:
        return self.book.scenario.teams.index(team)

    def _dice(self, move: Played, sides: int) -> Any:
        """A throw for every world where the move is played, the dice of the slot in which it stands there."""
        thrown = [self._thrown(sides, move.team, slot).take(at) for slot, at in move.slots]
        return thrown[0] if len(thrown) == 1 else np.concatenate(thrown)

    def _thrown(self, sides: int, team: str, slot: int) -> Any:
        # Whatever a slot holds in each world, its dice are the same, so a turn throws them once.
        pair, which = divmod(slot - 1, 2)
        key = (self.turn, sides, team, pair)
        if key not in self._faces:
            self._faces[key] = self.luck.two(sides, self.turn, self._team(team), DICE, pair)
        return self._faces[key][which]

    def _sheet(self, team: str, views: Mapping[str, View]) -> list[Played]:
        if self.turn == self.start.turn and team in self.given.sheets:
            return fixed(self.book, team, self.given.sheets[team], self.world.n)
        if team not in self.doctrines:
            return []
        doctrine, n = self.doctrines[team], self.world.n
        view = views[team]._replace(
            barred=demands(self.bonds, team, "does_not_play", n), promised=demands(self.bonds, team, "plays", n)
        )
        luck = self.luck.rows(len(doctrine.plays), self.turn, self._team(team), SHEET, reach=doctrine.whim)
        moves = []
        for pick in choose(self.engine, doctrine, view, luck):
            card = self.book.cards[pick.play.card]
            covert = pick.play.covert or card.covert == "always"
            moves.append(Played(team, card, n, pick.at, covert, True, pick.parameters, card.cost))
        return moves

    def _pay(self, played: list[Played]) -> None:
        bills: dict[str, Floats] = {}
        for move in played:
            for budget, amount in sorted(move.cost.items()):
                gauge = self.book.teams[move.team].budget[budget]
                whole = float(np.rint(amount / QUANTUM) * QUANTUM)
                if gauge not in bills:
                    bills[gauge] = np.zeros(self.world.n)
                np.add.at(bills[gauge], move.at, whole)
        for gauge, bill in bills.items():
            effects.spend(self.engine, self.world, self.engine.gauge(gauge), bill)
        with np.errstate(all="ignore"):
            derive(self.engine, self._at, self.world.values)

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
        for slot, at in move.slots:
            use = (self.turn, self._team(move.team), SEEN, slot * 256 + self._team(rival))
            seen[at] = self.luck.faces(100, *use).take(at) < self.book.scenario.detection
        return seen

    def _seen_by(self, team: str, played: list[Played]) -> dict[str, Flags]:
        seen: dict[str, Flags] = {}
        for move in played:
            if move.team != team and move.card is not None and self._seats[team].wants(move.card.id):
                seen[move.card.id] = self._known_to(team, move) | seen.get(move.card.id, False)
        return seen

    def _injects(self, *, late: bool) -> None:
        """Release what the run-sheet plans for this turn: all but what comes with the results before the moves, that after."""
        for plan in self._plans:
            if plan.turn != self.turn or (plan.phase == "results") != late:
                continue
            where = None
            inject = self.book.injects.get(plan.id)
            if inject is not None and inject.provided:
                with np.errstate(all="ignore"):
                    where = here(self.engine, self.world).holds(self.engine.formula(inject.provided))
            cause = Cause("inject", f"injects/{plan.id}")
            effects.put(self.engine, self.world, effects_of(self.book, plan), cause, where=where)

"""A table without a server: the same engine and the same log, in memory, with time and salts that a seed fixes.

For `play`, golden games and tests: the same seed gives the same bytes on every machine.
"""

import hashlib

from msgspec.structs import replace

from server.umpire.content import Phase
from server.umpire.decide import decide
from server.umpire.decide.late import stood_in_for
from server.umpire.dice import KeyedDice, commitment
from server.umpire.digest import GENESIS, Entry, canonical, sealed
from server.umpire.events import AnyEvent, GameEnded
from server.umpire.fold import Body, apply
from server.umpire.given import Given, Grant
from server.umpire.model import Engine
from server.umpire.orders import AnyOrder, ClosePhase, OpenGame
from server.umpire.parts import MoveDraft
from server.umpire.refusals import Refusal
from server.umpire.state import State

_SECONDS_BETWEEN = 7
_OPENED_AT = 1_741_046_400_000  # 4 March 2025, the day wedge-2025 opens; paper games never ask a clock.


class PaperTable:
    """One game on paper. `submit` gives the events or the Refusal; `entries` is the log so far."""

    def __init__(
        self, engine: Engine, seed: int, *, calendar: str | None = None, theory: str | None = None, game: str = "paper"
    ) -> None:
        scenario = engine.book.scenario
        self.engine = engine
        self.game = game
        self.entries: list[Entry] = []
        self.drafts: dict[str, tuple[MoveDraft, ...]] = {}
        self.stand_ins: dict[str, tuple[MoveDraft, ...]] = {}
        self.now = _OPENED_AT
        self._seed = f"wedge paper {seed}"
        self.secret = hashlib.sha256(f"{self._seed} secret".encode()).digest()
        self._dice = KeyedDice(self.secret)
        self._state: State | None = None
        opening = OpenGame(
            game=game, calendar=calendar or scenario.default_calendar, theory=theory or scenario.default_theory
        )
        answer = self.submit("host", opening)
        if isinstance(answer, Refusal):
            raise ValueError(answer.says)

    @property
    def state(self) -> State:
        """The state after the last entry."""
        assert self._state is not None, "a paper table is opened when it is made"
        return self._state

    def submit(
        self, seat: str, order: AnyOrder, *, id: str = "", grant: Grant = "none"
    ) -> tuple[AnyEvent, ...] | Refusal:
        """Carry out an order, some seconds of paper time after the last; an order that changes nothing makes no entry."""
        self.now += _SECONDS_BETWEEN * 1000
        given = Given(
            seat=seat,
            id=id or f"{seat}-{len(self.entries)}",
            at=self.now,
            grant=grant,
            drafts=self._drafts_for(order),
            stand_ins=self._stand_ins_for(order),
            commitment="" if self._state else commitment(self.secret),
            secret=self.secret.hex(),
        )
        decision = decide(self.engine, self._state, order, given, self._dice)
        if isinstance(decision, Refusal) or not decision:
            return decision
        if not any(isinstance(event, GameEnded) for event in decision):
            given = replace(given, secret="")
        body = canonical(Body(order=order, given=given, events=decision))
        seq = len(self.entries) + 1
        salt = hashlib.sha256(f"{self._seed} salt {seq}".encode()).hexdigest()[:32]
        before = self.entries[-1].digest if self.entries else GENESIS
        self.entries.append(sealed(self.game, seq, given.at, seat, given.id, body, salt, before))
        self._state = apply(self._state, decision)
        return decision

    def _drafts_for(self, order: AnyOrder) -> dict[str, tuple[MoveDraft, ...]]:
        return dict(sorted(self.drafts.items())) if self._closes_sheets(order) else {}

    def _stand_ins_for(self, order: AnyOrder) -> dict[str, tuple[MoveDraft, ...]]:
        teams = stood_in_for(self.engine.book, self.state) if self._closes_sheets(order) else ()
        return {team: self.stand_ins[team] for team in teams if team in self.stand_ins}

    def _closes_sheets(self, order: AnyOrder) -> bool:
        sealing: Phase = "seal"
        return isinstance(order, ClosePhase) and self._state is not None and self.state.play.phase == sealing

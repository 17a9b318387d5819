"""A table to tell stories at: given people and a phase, when somebody orders something, then this happens or is refused.

Orders go through the wire's own words. After every answer the log, folded anew, must be the live state byte for byte, and a
refusal must have a code of the printed list and a sentence and have changed nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from server.rules import load
from server.table.paper import PaperTable
from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.content import PHASES, Phase
from server.umpire.digest import canonical
from server.umpire.fold import apply, read
from server.umpire.given import Grant
from server.umpire.model import Engine, compile_book
from server.umpire.parts import ClauseDraft, MoveDraft, Role
from server.umpire.refusals import CODES, Refusal
from server.umpire.rulebook import Rulebook
from server.umpire.sight import sight
from server.umpire.state import Play, State

RULEBOOKS = Path(__file__).parents[1] / "rulebooks"
FLAGSHIP = Path(__file__).parents[2] / "rulebook" / "wedge-2025"

# Who sits at every table of these stories, by seat.
PEOPLE: dict[str, tuple[Role, str]] = {
    "uma": ("umpire", ""),
    "asa": ("assistant", ""),
    "red": ("lead", "red"),
    "blue": ("lead", "blue"),
    "green": ("lead", "green"),
    "rod": ("member", "red"),
    "bea": ("member", "blue"),
    "ana": ("analyst", ""),
    "obi": ("observer", ""),
    "beamer": ("projector", ""),
}
TEAMS = ("red", "blue", "green")

Answer = tuple[e.AnyEvent, ...] | Refusal


@cache
def book() -> Rulebook:
    """The small world of three towns and a harbour."""
    return load(RULEBOOKS / "harbour")


@cache
def harbour() -> Engine:
    """The harbour, compiled."""
    return compile_book(book())


@cache
def wedge() -> Engine:
    """The flagship scenario, compiled."""
    return compile_book(load(FLAGSHIP))


def harbour_with(*, cards: Mapping[str, dict[str, Any]] | None = None, **scenario: Any) -> Engine:
    """The harbour with some of its scenario or cards otherwise."""
    changed = {id: replace(book().cards[id], **fields) for id, fields in (cards or {}).items()}
    return compile_book(replace(book(), cards=book().cards | changed, scenario=replace(book().scenario, **scenario)))


def wired(order: o.AnyOrder) -> o.AnyOrder:
    """The order as it comes out of the wire."""
    return msgspec.json.decode(msgspec.json.encode(order), type=o.AnyOrder)


class Talk:
    """A story at one table."""

    def __init__(self, engine: Engine | None = None, *, seed: int = 3, people: Mapping[str, tuple[Role, str]] = PEOPLE):
        self.engine = engine or harbour()
        self.table = PaperTable(self.engine, seed)
        self.shadow: State = apply(None, read(self.table.entries[0]).events)
        self.answer: Answer = ()
        for seat, (role, team) in people.items():
            grant: Grant = "white_cell" if role in ("umpire", "assistant") else "player"
            self.when(seat, o.TakeSeat(role=role, name=seat.title(), team=team), grant=grant).then(e.SeatTaken)

    @property
    def state(self) -> State:
        return self.table.state

    @property
    def play(self) -> Play:
        return self.table.state.play

    def when(self, seat: str, order: o.AnyOrder, **more: Any) -> Talk:
        """Somebody gives an order."""
        before, entries = self.state, len(self.table.entries)
        self.answer = self.table.submit(seat, wired(order), **more)
        for entry in self.table.entries[entries:]:
            self.shadow = apply(self.shadow, read(entry).events)
            assert canonical(self.shadow) == canonical(self.state), "the log, folded, is not the live state"
        if isinstance(self.answer, Refusal):
            assert self.answer.code in CODES
            assert len(self.answer.says) > 15 and self.answer.says.rstrip()[-1] in ".!?:", self.answer
            # States are frozen, but the dicts in them are not, so the bytes are compared as well.
            assert self.state is before and canonical(before) == canonical(self.shadow), "a refusal changed something"
            assert len(self.table.entries) == entries
        return self

    def then(self, *kinds: type[e.Event]) -> Any:
        """These events happened, in this order; the event if it is one, else all."""
        assert not isinstance(self.answer, Refusal), self.answer.says
        assert [type(event).__name__ for event in self.answer] == [kind.__name__ for kind in kinds]
        return self.answer[0] if len(self.answer) == 1 else self.answer

    def then_refused(self, code: str) -> str:
        """The order was refused with this code; the sentence."""
        assert isinstance(self.answer, Refusal), f"not refused: {self.answer}"
        assert self.answer.code == code, self.answer
        return self.answer.says

    def then_nothing(self) -> None:
        """The order was fine and changed nothing, so it made no entry."""
        assert self.answer == ()

    def event(self, kind: type[e.Event]) -> Any:
        """The one event of this kind among those that happened."""
        assert not isinstance(self.answer, Refusal), self.answer.says
        found = [event for event in self.answer if isinstance(event, kind)]
        assert len(found) == 1, [type(event).__name__ for event in self.answer]
        return found[0]

    def close(self) -> Talk:
        """The umpire closes the open phase."""
        self.when("uma", o.ClosePhase(turn=self.play.turn, phase=self.play.phase))
        assert not isinstance(self.answer, Refusal), self.answer.says
        return self

    def until(self, phase: Phase, turn: int | None = None) -> Talk:
        """The umpire closes phase after phase, accepting every proposal, until this one is open."""
        if self.state.stage == "lobby":
            self.when("uma", o.StartGame()).then(e.PhaseOpened)
        goal = (turn or self.play.turn, PHASES.index(phase))
        while (self.play.turn, PHASES.index(self.play.phase)) < goal:
            if self.play.phase == "adjudicate":
                self.rule_all()
            self.close()
        assert (self.play.turn, self.play.phase) == (goal[0], phase)
        return self

    def rule_all(self) -> Talk:
        """The umpire accepts what can be accepted and rules the rest a partial success."""
        for move, proposal in self.play.proposals.items():
            if move in self.play.rulings:
                continue
            if proposal.chance is None:
                order = o.MakeRuling(move=move, method="ruling", degree="partial", reason="It half worked.")
                self.when("uma", order).then(e.RulingMade)
            else:
                self.when("uma", o.AcceptRulings(turn=self.play.turn, moves=(move,))).then(e.RulingMade)
        return self

    def seal(self, team: str, *moves: MoveDraft) -> Talk:
        """A lead seals these moves."""
        self.when(team, o.SealSheet(turn=self.play.turn, moves=moves)).then(e.SheetSealed)
        return self

    def ruled(self, move: str, degree: str) -> Talk:
        """The umpire decides a move outright."""
        order = o.MakeRuling(move=move, method="ruling", degree=degree, reason="So it was agreed.")  # type: ignore[arg-type]
        self.when("uma", order).then(e.RulingMade)
        return self

    def sees(self, audience: str) -> dict[str, Any]:
        """What an audience sees now, made anew."""
        return sight(self.engine, self.state, audience)


def given(engine: Engine | None = None, *, phase: Phase = "deliberate", turn: int = 1, seed: int = 3) -> Talk:
    """A table with everybody seated, at a phase."""
    return Talk(engine, seed=seed).until("brief" if phase == "brief" else PHASES[0], 1).until(phase, turn)


def card(id: str, **more: Any) -> MoveDraft:
    """A move that plays a card."""
    return MoveDraft(card=id, **more)


def free(title: str = "Ring the bells", **more: Any) -> MoveDraft:
    """A free-form move."""
    return MoveDraft(title=title, text="All three towns hear them.", reason="Everybody will come running.", **more)


def plays(party: str, id: str) -> ClauseDraft:
    """A clause: the party plays a card."""
    return ClauseDraft(party=party, kind="plays", card=id)


def spares(party: str, id: str) -> ClauseDraft:
    """A clause: the party does not play a card."""
    return ClauseDraft(party=party, kind="does_not_play", card=id)


def keeps(party: str, gauge: str, low: float | None = None, high: float | None = None) -> ClauseDraft:
    """A clause: the party keeps a gauge within bounds."""
    return ClauseDraft(party=party, kind="keeps", gauge=gauge, low=low, high=high)


def pact(
    talk: Talk, proposer: str, partner: str, *clauses: ClauseDraft, until: int | None = None, secret: bool = False
) -> str:
    """A pact proposed and, unless the partner's name is empty, signed; its id."""
    parties = (partner,) if partner else tuple(team for team in TEAMS if team != proposer)[:1]
    order = o.ProposePact(
        title="A word given", parties=parties, clauses=clauses, until=until or talk.play.turn, secret=secret
    )
    made: str = talk.when(proposer, order).then(e.PactProposed).pact.id
    if partner:
        talk.when(partner, o.SignPact(pact=made)).then(e.PactSigned)
    return made

"""A whole game on a paper table: bots by their doctrines, a bot umpire who releases what is due and accepts what is proposed."""

from collections.abc import Mapping
from random import Random
from typing import Any

from server.table.paper import PaperTable
from server.umpire.events import AnyEvent
from server.umpire.model import Engine
from server.umpire.orders import (
    AcceptRulings,
    AnyOrder,
    ClosePhase,
    MakeRuling,
    ReleaseInject,
    StartGame,
    TakeSeat,
)
from server.umpire.refusals import Refusal
from server.umpire.sight import sight

from .doctrinaire import DoctrineBot
from .simple import SimpleBot

UMPIRE = "umpire"


class RehearsalStuckError(RuntimeError):
    """A bot gave an order that was refused: a fault of a bot or of the rulebook."""


class Rehearsal:
    """A bot for every team, and an umpire, at a paper table.

    `doctrines` names by team the doctrine that plays it, where it is not the scenario's own choice. A team that has none is
    played by a simple bot. ValueError for a doctrine that the team has not.
    """

    def __init__(
        self,
        engine: Engine,
        seed: int,
        *,
        calendar: str | None = None,
        theory: str | None = None,
        doctrines: Mapping[str, str] | None = None,
    ) -> None:
        self.table = PaperTable(engine, seed, calendar=calendar, theory=theory)
        chosen = engine.book.chosen_doctrines(doctrines or {})
        self.bots: dict[str, DoctrineBot | SimpleBot] = {}
        for team in engine.book.scenario.teams:
            if team in chosen:
                self.bots[team] = DoctrineBot(engine, chosen[team], f"{seed} {team}")
            else:
                self.bots[team] = SimpleBot(team, Random(f"{seed} {team}"))
        self._order(UMPIRE, TakeSeat(role="umpire", name="Umpire", bot=True), newcomer=True)
        for team, found in engine.book.teams.items():
            self._order(team, TakeSeat(role="lead", name=found.leader, team=team, bot=True), newcomer=True)

    def play(self) -> PaperTable:
        """Play to the end and give the table."""
        self._order(UMPIRE, StartGame())
        while self.table.state.stage == "play":
            self.play_phase()
        return self.table

    def play_phase(self) -> None:
        """Do what the phase asks of everybody, then close it."""
        play = self.table.state.play
        self._release_due()
        match play.phase:
            case "negotiate":
                self._negotiate()
            case "seal":
                for team, bot in self.bots.items():
                    self._order(team, bot.sheet(self.sight(team)))
            case "contest":
                for team, bot in self.bots.items():
                    shown = self.sight(team)
                    for order in (*bot.reasons(shown), *bot.estimates(shown)):
                        self._order(team, order)
            case "adjudicate":
                self._rule()
            case _:
                pass
        self._order(UMPIRE, ClosePhase(turn=play.turn, phase=play.phase))

    def _negotiate(self) -> None:
        for team, bot in self.bots.items():
            for cable in bot.cables(self.sight(team)):
                self._order(team, cable)
        for team, bot in self.bots.items():
            for reply in bot.replies(self.sight(team)):
                self._order(team, reply)
        for team, bot in self.bots.items():
            for pact in bot.pacts(self.sight(team)):
                self._order(team, pact)
        for team, bot in self.bots.items():
            for answer in bot.answers(self.sight(team)):
                self._order(team, answer)

    def _rule(self) -> None:
        play = self.table.state.play
        if any(proposal.chance is not None for proposal in play.proposals.values()):
            self._order(UMPIRE, AcceptRulings(turn=play.turn))
        for move, proposal in play.proposals.items():
            if proposal.chance is None:
                ruling = MakeRuling(
                    move=move, method="ruling", degree="partial", reason="The rehearsal's umpire splits it."
                )
                self._order(UMPIRE, ruling)

    def _release_due(self) -> None:
        play = self.table.state.play
        runsheet = sight(self.table.engine, self.table.state, "umpire")["runsheet"]
        for inject, item in sorted(runsheet.items()):
            due = item["planned"] == play.turn and item["phase"] == play.phase
            if due and item["fits"] and not item["released"] and not item["held"]:
                self._order(UMPIRE, ReleaseInject(inject=inject))

    def sight(self, team: str) -> dict[str, Any]:
        """What a team's bot is given."""
        return sight(self.table.engine, self.table.state, f"team:{team}")

    def _order(self, seat: str, order: AnyOrder, *, newcomer: bool = False) -> tuple[AnyEvent, ...]:
        answer = self.table.submit(seat, order, grant="white_cell" if newcomer else "none")
        if isinstance(answer, Refusal):
            raise RehearsalStuckError(f"{seat}'s {type(order).__name__} was refused: {answer.says}")
        return answer

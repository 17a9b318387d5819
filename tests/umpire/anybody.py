"""People who play any legal thing at all: games in which every choice is picked from what sight itself shows as possible."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, get_args

from server.table.paper import PaperTable
from server.umpire import orders as o
from server.umpire.content import DEGREES
from server.umpire.events import AnyEvent, TurnResolved
from server.umpire.model import Engine
from server.umpire.parts import MoveDraft
from server.umpire.refusals import Refusal
from server.umpire.sight import Memo, sight
from server.umpire.world import QUANTUM, CauseKind, WorldState

Some = TypeVar("Some")
Pick = Callable[[Sequence[Some]], Some]
KINDS = frozenset(get_args(CauseKind))


class AnyGame:
    """A game on paper in which `pick` chooses one of several, again and again; what is simplest stands first."""

    def __init__(self, engine: Engine, pick: Pick[Any], *, theory: str, calendar: str, seed: int = 3) -> None:
        self.engine, self.pick = engine, pick
        self.table = PaperTable(engine, seed, theory=theory, calendar=calendar)
        self._memos = {team: Memo() for team in ("umpire", *(f"team:{team}" for team in engine.book.scenario.teams))}
        self.order("umpire", o.TakeSeat(role="umpire", name="Uma"), grant="white_cell")
        for team in engine.book.scenario.teams:
            self.order(team, o.TakeSeat(role="lead", name=team, team=team), grant="player")
        self.order("umpire", o.StartGame())

    def order(self, seat: str, order: o.AnyOrder, **more: Any) -> tuple[AnyEvent, ...]:
        """Somebody gives an order that must be legal."""
        answer = self.table.submit(seat, order, **more)
        assert not isinstance(answer, Refusal), f"{seat}'s {order} was refused: {answer.says}"
        return answer

    def seen(self, audience: str) -> dict[str, Any]:
        """What an audience sees now."""
        return sight(self.engine, self.table.state, audience, self._memos[audience])

    def play(self) -> None:
        """Play to the end, and look at the books after every turn."""
        while self.table.state.stage == "play":
            before = self.table.state.play.world
            for event in self.phase():
                if isinstance(event, TurnResolved):
                    balanced(self.engine, before, event)

    def phase(self) -> tuple[AnyEvent, ...]:
        """Do something in the open phase, then close it."""
        play = self.table.state.play
        self.news()
        if play.phase == "deliberate":
            for standing in play.world.standing:
                if self.pick((False, True)):
                    self.order(standing.team, o.RevokePolicy(policy=standing.policy))
        if play.phase == "seal":
            for team in self.engine.book.scenario.teams:
                self.order(team, o.SealSheet(turn=play.turn, moves=self.moves(team)))
        if play.phase == "adjudicate":
            for move in sorted(play.proposals):
                self.rule(move)
        return self.order("umpire", o.ClosePhase(turn=play.turn, phase=play.phase))

    def news(self) -> None:
        """The umpire may release one inject that fits, whatever the run-sheet planned."""
        runsheet = self.seen("umpire")["runsheet"]
        ready = sorted(name for name, item in runsheet.items() if item["fits"] and not item["released"])
        chosen = self.pick([*ready, ""])
        if chosen:
            self.order("umpire", o.ReleaseInject(inject=chosen))

    def moves(self, team: str) -> tuple[MoveDraft, ...]:
        """A sheet of anything that the team's own screen says can be played and paid."""
        seen = self.seen(f"team:{team}")
        purse = {name: seen["gauges"][gauge]["value"] for name, gauge in seen["book"]["teams"][team]["budget"].items()}
        made: dict[str, MoveDraft] = {}
        for _ in range(seen["book"]["moves_per_turn"]):
            cards = {name: seen["book"]["cards"][name] for name, item in seen["hand"].items() if item["playable"]}
            can = sorted(name for name in cards if name not in made and affords(purse, cards[name]["cost"]))
            chosen = self.pick([*can, ""])
            if not chosen:
                break
            purse = {name: has - cards[chosen]["cost"].get(name, 0.0) for name, has in purse.items()}
            made[chosen] = self.move(chosen, cards[chosen])
        return tuple(made.values())

    def move(self, card: str, content: Mapping[str, Any]) -> MoveDraft:
        """One move: any target, covert where it may be, every parameter at an end, at its default or between."""
        return MoveDraft(
            card=card,
            target=self.pick(content["targets"]) if content["targets"] else "",
            covert=content["covert"] == "always" or (content["covert"] == "may" and self.pick((False, True))),
            parameters={
                one["id"]: self.pick((one["default"], one["low"], one["high"], (one["low"] + one["high"]) / 2))
                for one in content["parameters"]
            },
            reason="Why not?",
        )

    def rule(self, move: str) -> None:
        """The umpire takes what the engine proposes, or decides outright."""
        turn = self.table.state.play.turn
        proposed = self.table.state.play.proposals[move].chance is not None
        degree = self.pick([*DEGREES, ""] if proposed else DEGREES)
        if degree:
            self.order("umpire", o.MakeRuling(move=move, method="ruling", degree=degree, reason="So it was agreed."))
        else:
            self.order("umpire", o.AcceptRulings(turn=turn, moves=(move,)))


def affords(purse: Mapping[str, float], cost: Mapping[str, float]) -> bool:
    return all(amount <= purse[budget] for budget, amount in cost.items())


def balanced(engine: Engine, before: WorldState, event: TurnResolved) -> None:
    """The books of a turn: named causes add up to every change, in whole quanta; bounds hold; nobody is in debt."""
    changes = dict.fromkeys(before.values, 0.0)
    for row in event.rows:
        assert row.cause.kind in KINDS and row.cause.ref and row.change and (row.change / QUANTUM).is_integer(), row
        assert not {"other", "residual", "rest"} & {row.cause.ref.partition("/")[2], row.cause.detail}, row
        changes[row.gauge] += row.change
    assert {g: before.values[g] + changes[g] for g in changes} == event.world.values
    for gauge in engine.book.gauges.values():
        path = event.result.path[gauge.id]
        assert all(gauge.low <= value <= gauge.high for value in path), (gauge.id, path)
        assert path[-1] == event.world.values[gauge.id]
    for change in event.result.changes:
        assert sum(share.change for share in change.shares) == change.after - change.before, change
        assert {share.kind for share in change.shares} <= KINDS
    for team in engine.book.teams.values():
        assert all(value >= 0.0 for gauge in team.budget.values() for value in event.result.path[gauge]), team.id

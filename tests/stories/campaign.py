"""A seminar: an umpire, five team leads and an observer play a whole campaign of wedge-2025 over real sockets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import msgspec

from server.bots.simple import SimpleBot

from .house import House
from .people import Person

TEAMS = ("washington", "moscow", "beijing", "kyiv", "new_delhi")
EXPORTS = "china_exports_to_russia"

# What the leads have agreed to play, whatever else they choose: by turn and team.
SCRIPT: dict[tuple[int, str], list[dict[str, Any]]] = {
    (1, "washington"): [
        {"card": "tariff_carrot", "target": "beijing", "reason": "Let less trade with Russia earn relief."}
    ],
    (1, "beijing"): [{"card": "supply_quietly", "target": "moscow", "covert": True, "reason": "Russia must not fall."}],
    (1, "moscow"): [{"card": "restraint_in_central_asia", "target": "beijing", "reason": "Manners cost little."}],
    (2, "moscow"): [{"card": "nuclear_hints", "target": "washington", "reason": "They should hear us."}],
    (2, "kyiv"): [{"title": "Open a school of drones", "text": "Train crews abroad.", "reason": "Crews are scarce."}],
}

Accident = Callable[[str], None]


class Campaign:
    """The people of one game, and the routine of their turns. `accident` is called between any two steps."""

    def __init__(self, house: House, accident: Accident = lambda step: None) -> None:
        self.house = house
        self.accident = accident
        self.umpire = Person(house, name="Ursula").umpire()
        self.leads = {team: Person(house, name=f"Lead of {team}").join("lead", team) for team in TEAMS}
        self.observer = Person(house, name="Olaf").join("observer")
        self._bots = {team: SimpleBot(team, Random(f"campaign {team}")) for team in TEAMS}

    @property
    def everyone(self) -> tuple[Person, ...]:
        """All seven people."""
        return (self.umpire, *self.leads.values(), self.observer)

    @property
    def turn(self) -> int:
        """The turn at the umpire's desk."""
        return int(self.umpire.view["game"]["turn"])

    def play(self) -> None:
        """Play from the lobby to the end."""
        self.umpire.order("StartGame")
        while self.umpire.view["game"]["stage"] == "play":
            self.play_turn()
        for person in self.everyone:
            person.until(lambda view: view["ending"] is not None)

    def play_turn(self) -> None:
        """One turn through its seven phases."""
        turn = self.turn
        for phase, does in (
            ("brief", lambda: None),
            ("deliberate", self._deliberate),
            ("negotiate", lambda: self._negotiate(turn)),
            ("seal", lambda: self._seal(turn)),
            ("contest", self._contest),
            ("adjudicate", lambda: self._adjudicate(turn)),
            ("results", lambda: None),
        ):
            for person in self.everyone:
                person.until(lambda view, p=phase: (view["game"]["turn"], view["game"]["phase"]) == (turn, p))
            self._release_due(turn, phase)
            does()
            self.accident(f"{turn} {phase}")
            self.umpire.order("ClosePhase", turn=turn, phase=phase)

    def _deliberate(self) -> None:
        for team, lead in self.leads.items():
            other = "moscow" if team != "moscow" else "beijing"
            lead.order("SendCable", kind="bilateral", to=[other], text=f"{team} greets {other}.")

    def _negotiate(self, turn: int) -> None:
        if turn == 1:
            clauses = [
                {"party": "washington", "kind": "plays", "card": "tariff_carrot"},
                {"party": "beijing", "kind": "keeps", "gauge": EXPORTS, "high": 90},
            ]
            self._agree("washington", "beijing", "Tariffs for exports", clauses, until=2)
        if turn == 2:
            clauses = [{"party": "moscow", "kind": "does_not_play", "card": "nuclear_hints"}]
            self._agree("beijing", "moscow", "No nuclear talk", clauses, until=4, secret=True)

    def _agree(
        self, proposer: str, signer: str, title: str, clauses: list[dict[str, Any]], *, until: int, secret: bool = False
    ) -> None:
        order = {"title": title, "parties": [signer], "clauses": clauses, "until": until, "secret": secret}
        self.leads[proposer].order("ProposePact", **order)
        view = self.leads[signer].until(lambda v: any(p["title"] == title for p in v["pacts"].values()))
        pact = next(key for key, item in view["pacts"].items() if item["title"] == title)
        self.leads[signer].order("SignPact", pact=pact)

    def _seal(self, turn: int) -> None:
        for team, lead in self.leads.items():
            moves = SCRIPT.get((turn, team)) or msgspec.to_builtins(self._bots[team].sheet(lead.view).moves)
            lead.type_draft(*moves)
            # A page whose seat was moved since it was opened still writes for the team it sat with.
            stray = {"game": lead.game, "team": "elsewhere", "turn": turn, "base": 0, "moves": []}
            answer = lead.call("draft", stray)
            assert answer["refused"]["code"] == "WrongSeat" and "draft" not in answer
            self.accident(f"{turn} seal {team}")
            lead.order("SealSheet", turn=turn, moves=moves)

    def _contest(self) -> None:
        for team, lead in self.leads.items():
            for reason in self._bots[team].reasons(lead.view):
                lead.order("FileReason", **_fields(reason))
        for person in (*self.leads.values(), self.observer):
            for estimate in self._bots["kyiv"].estimates(person.view):
                person.order("GiveEstimate", **_fields(estimate))

    def _adjudicate(self, turn: int) -> None:
        queue = sorted(self.umpire.view["queue"])
        if turn == 2:
            dice = {"move": "2.moscow.1", "method": "weighted", "dice": [6, 4], "reason": "Rolled on the table."}
            self.umpire.order("MakeRuling", **dice)
            drones = {"gauge": "ukrainian_capacity", "by": 3, "spread": 2}
            self.umpire.order(
                "MakeRuling",
                move="2.kyiv.1",
                method="ruling",
                degree="success",
                effects=[drones],
                reason="Well argued.",
            )
        self.umpire.order("AcceptRulings", turn=turn)
        if turn == 3:
            view = self.umpire.until(lambda v: all(item["ruling"] for item in v["queue"].values()))
            old = view["queue"][queue[0]]["ruling"]["degree"]
            new = "success" if old != "success" else "partial"
            self.umpire.order("OverruleRuling", move=queue[0], degree=new, reason="The room convinced me.")

    def _release_due(self, turn: int, phase: str) -> None:
        for inject, item in sorted(self.umpire.view["runsheet"].items()):
            if (item["planned"], item["phase"]) == (turn, phase) and item["fits"] and not item["released"]:
                self.umpire.order("ReleaseInject", inject=inject)


@contextmanager
def seated(house: House, accident: Accident = lambda step: None) -> Iterator[Campaign]:
    """A campaign whose people go home at the end, whatever happens."""
    campaign = Campaign(house, accident)
    try:
        yield campaign
    finally:
        for person in campaign.everyone:
            person.leave()


def _fields(order: Any) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(order)
    del fields["type"]
    return fields

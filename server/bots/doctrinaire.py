"""A bot that plays a doctrine: the same rules that a forecast asks of ten thousand worlds, asked of the one its seat sees."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np

from server.umpire.choosing import choose
from server.umpire.conduct import Doctrine, Offer, Play, Undertaking
from server.umpire.doctrine import View, answered, asked, cables, offered
from server.umpire.engine import Engine
from server.umpire.orders import FileReason, GiveEstimate, ProposePact, RejectPact, SealSheet, SendCable, SignPact
from server.umpire.parts import ClauseDraft, MoveDraft

Sections = dict[str, Any]

_EVEN = 50


class DoctrineBot:
    """A team's bot. Of the game it is given its own sight and nothing else; what its doctrine may read, its sight contains."""

    def __init__(self, engine: Engine, doctrine: Doctrine, seed: str) -> None:
        self.team = doctrine.team
        self.doctrine = doctrine
        self._engine = engine
        self._seed = seed

    def sheet(self, sight: Sections) -> SealSheet:
        """Fill the sheet with the weightiest plays that hold and can be paid for."""
        turn = sight["game"]["turn"]
        # Luck hangs on the turn alone, so a bot that is paused, replaced or restarted plays on as it would have.
        random = Random(f"{self._seed} {turn}")
        luck = [np.array([self.doctrine.whim * (2.0 * random.random() - 1.0)]) for _ in self.doctrine.plays]
        picks = choose(self._engine, self.doctrine, self.view(sight), luck)
        moves = sorted(picks, key=lambda pick: int(pick.slot[0]))
        return SealSheet(turn=turn, moves=tuple(self._draft(pick.play, pick.parameters) for pick in moves))

    def estimates(self, sight: Sections) -> list[GiveEstimate]:
        """Estimate every move on the table: its own by the odds it was shown, others as the doctrine thinks of their team."""
        given = []
        for move, item in sorted(_on_the_table(sight).items()):
            if item["team"] == self.team and item["card"]:
                chance = sight["hand"][item["card"]]["chance"]
            else:
                chance = self.doctrine.estimates.get(item["team"], _EVEN)
            given.append(GiveEstimate(move=move, chance=chance))
        return given

    def reasons(self, sight: Sections) -> list[FileReason]:
        """Argue for or against the rivals' open moves of which the doctrine has something to say."""
        said = {argument.card: argument for argument in reversed(self.doctrine.argues)}
        return [
            FileReason(move=move, side=said[item["card"]].side, text=said[item["card"]].text)
            for move, item in sorted(_on_the_table(sight).items())
            if item["team"] != self.team and item["card"] in said and not item["covert"]
        ]

    def cables(self, sight: Sections) -> list[SendCable]:
        """Send what the doctrine has to say of itself and has not said this turn."""
        turn = sight["game"]["turn"]
        said = {(i["turn"], *i["to"], i["text"]) for i in sight["cables"].values() if i["sender"] == self.team}
        return [
            SendCable(kind="bilateral", to=(line.to,), text=line.text)
            for line in cables(self._engine, self.doctrine, self.view(sight))
            if (turn, line.to, line.text) not in said
        ]

    def replies(self, sight: Sections) -> list[SendCable]:
        """Answer each team's first bilateral cable of the turn that is no answer itself; there is one sentence to say to it."""
        sent = []
        fresh = {cable: item for cable, item in sight["cables"].items() if item["turn"] == sight["game"]["turn"]}
        had = {
            team for item in fresh.values() if item["sender"] == self.team and item["answers"] for team in item["to"]
        }
        for cable, item in sorted(fresh.items(), key=lambda entry: (entry[1]["at"], entry[0])):
            sender = item["sender"]
            if item["kind"] == "bilateral" and not item["answers"] and sender in self.doctrine.replies.keys() - had:
                had.add(sender)
                reply = self.doctrine.replies[sender]
                sent.append(SendCable(kind="bilateral", to=(sender,), text=reply, answers=cable))
        return sent

    def pacts(self, sight: Sections) -> list[ProposePact]:
        """Propose the first of the doctrine's pacts that holds, unless the like of it is proposed or in force."""
        turn, turns = sight["game"]["turn"], sight["book"]["calendar"]["turns"]
        running = {
            item["title"]
            for item in sight["pacts"].values()
            if item["proposer"] == self.team and item["status"] in ("proposed", "active")
        }
        return [
            ProposePact(
                title=offer.title,
                parties=(offer.to,),
                clauses=_clauses(offer),
                until=min(turns, turn + offer.turns - 1),
                secret=offer.secret,
            )
            for offer, _ in offered(self._engine, self.doctrine, self.view(sight))
            if offer.title not in running
        ]

    def unsigned(self, sight: Sections) -> list[str]:
        """The pacts that wait for this team's signature."""
        return [
            pact
            for pact, item in sorted(sight["pacts"].items())
            if item["status"] == "proposed" and self.team in item["parties"] and self.team not in item["signed"]
        ]

    def answer(self, sight: Sections, pact: str) -> list[SignPact | RejectPact | SendCable]:
        """Sign or reject a pact, and say so in a sentence."""
        given: list[SignPact | RejectPact | SendCable] = []
        proposer = sight["pacts"][pact]["proposer"]
        for answer, where in answered(self._engine, self.doctrine, self.view(sight), proposer):
            if where[0]:
                given.append(SignPact(pact=pact) if answer.sign else RejectPact(pact=pact))
                given.append(SendCable(kind="bilateral", to=(proposer,), text=answer.says))
        return given

    def answers(self, sight: Sections) -> list[SignPact | RejectPact | SendCable]:
        """Answer every pact that waits for this team."""
        return [order for pact in self.unsigned(sight) for order in self.answer(sight, pact)]

    def view(self, sight: Sections) -> View:
        """What the seat sees, as its doctrine reads it: one world."""
        book, hand, turn = self._engine.book, sight["hand"], sight["game"]["turn"]
        now: list[Any] = [None] * len(self._engine.layout.gauges)
        past = list(now)
        for gauge in asked(self.doctrine) & sight["gauges"].keys():
            place = self._engine.layout.gauge_at[gauge]
            now[place] = np.array([sight["gauges"][gauge]["value"]])
            past[place] = np.array([sight["gauges"][gauge]["before"]])
        words: dict[str, Any] = {"turn": float(turn), "turns": float(sight["book"]["calendar"]["turns"])}
        for card in book.cards:
            words[f"saw_{card}"] = np.array([_saw(sight, self.team, card, turn - 1)])
            if card in hand:
                words[f"played_{card}"] = np.array([hand[card]["played"]])
        for policy in book.policies:
            words[f"stands_{policy}"] = np.array([f"{self.team}.{policy}" in sight["policies"]])
        return View(
            n=1,
            now=now,
            past=past,
            words=words,
            open={card: np.array([item["playable"]]) for card, item in hand.items()},
            purse={
                budget: np.array([round(sight["gauges"][gauge]["value"], 2)])
                for budget, gauge in sight["book"]["teams"][self.team]["budget"].items()
            },
            barred=self._bound(sight, "does not play"),
            promised=self._bound(sight, "plays", undone=True),
        )

    def _bound(self, sight: Sections, does: str, *, undone: bool = False) -> dict[str, Any]:
        """Which cards of ours our pacts in force speak of, by the sentences in which we see their clauses."""
        ours, bound = sight["book"]["teams"][self.team]["title"], {}
        for item in sight["pacts"].values():
            if item["status"] != "active" or self.team not in item["parties"]:
                continue
            for card, content in sight["book"]["cards"].items():
                done = undone and any(
                    move["card"] == card
                    and item["since"] <= move["turn"] < sight["game"]["turn"]
                    and not move["covert"]
                    for move in sight["moves"].values()
                )
                if f"{ours} {does} {content['title']}." in item["clauses"] and not done:
                    bound[card] = np.array([True])
        return bound

    def _draft(self, play: Play, parameters: dict[str, Any]) -> MoveDraft:
        card = self._engine.book.cards[play.card]
        return MoveDraft(
            card=play.card,
            target=play.target,
            covert=play.covert or card.covert == "always",
            parameters={name: float(np.ravel(amount)[0]) for name, amount in parameters.items()},
            reason=play.reason,
        )


def _on_the_table(sight: Sections) -> Sections:
    turn = sight["game"]["turn"]
    return {move: item for move, item in sight["moves"].items() if item["turn"] == turn}


def _saw(sight: Sections, team: str, card: str, turn: int) -> bool:
    return any(
        item["card"] == card and item["turn"] == turn and item["team"] != team for item in sight["moves"].values()
    )


def _clauses(offer: Offer) -> tuple[ClauseDraft, ...]:
    return tuple(_clause(clause) for clause in offer.clauses)


def _clause(clause: Undertaking) -> ClauseDraft:
    return ClauseDraft(
        party=clause.party, kind=clause.kind, card=clause.card, gauge=clause.gauge, low=clause.low, high=clause.high
    )

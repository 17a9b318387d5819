"""A simple bot: it plays cards it can afford, argues in a sentence, estimates near the odds it is shown, keeps to its pacts."""

from random import Random
from typing import Any

from server.umpire.orders import FileReason, GiveEstimate, ProposePact, RejectPact, SealSheet, SendCable, SignPact
from server.umpire.parts import ClauseDraft, MoveDraft

Sections = dict[str, Any]


class SimpleBot:
    """A team's bot. All it is given is its own sight."""

    def __init__(self, team: str, random: Random) -> None:
        self.team = team
        self._random = random

    def sheet(self, sight: Sections) -> SealSheet:
        """Choose up to the turn's number of moves among the playable cards, within the budget."""
        cards, hand = sight["book"]["cards"], sight["hand"]
        purse = {
            budget: sight["gauges"][gauge]["value"]
            for budget, gauge in sight["book"]["teams"][self.team]["budget"].items()
        }
        playable = sorted(card for card, item in hand.items() if item["playable"])
        self._random.shuffle(playable)
        # A card played before fades, so a bot prefers what is new.
        playable.sort(key=lambda card: hand[card]["played"])
        moves: list[MoveDraft] = []
        for card in playable:
            if len(moves) == sight["book"]["moves_per_turn"]:
                break
            cost = cards[card]["cost"]
            if all(amount <= purse[budget] for budget, amount in cost.items()):
                purse = {budget: has - cost.get(budget, 0) for budget, has in purse.items()}
                moves.append(self._move(card, cards[card]))
        return SealSheet(turn=sight["game"]["turn"], moves=tuple(moves))

    def estimates(self, sight: Sections) -> list[GiveEstimate]:
        """Estimate every move on the table, somewhere around even."""
        moves = sorted(move for move, item in sight["moves"].items() if item["turn"] == sight["game"]["turn"])
        return [GiveEstimate(move=move, chance=self._random.randrange(20, 85, 5)) for move in moves]

    def reasons(self, sight: Sections) -> list[FileReason]:
        """Argue against some of the rivals' moves."""
        turn = sight["game"]["turn"]
        rivals = sorted(m for m, item in sight["moves"].items() if item["turn"] == turn and item["team"] != self.team)
        filed = []
        for move in rivals:
            if self._random.random() < 0.3:
                side = self._random.choice(("for", "against"))
                title = sight["moves"][move]["title"]
                word = "helps" if side == "for" else "stands in the way of"
                filed.append(FileReason(move=move, side=side, text=f"The state of things {word} this: {title}."))
        return filed

    def cable(self, sight: Sections) -> SendCable:
        """Write a line to another team."""
        other = self._random.choice(sorted(team for team in sight["book"]["teams"] if team != self.team))
        title = sight["book"]["teams"][other]["title"]
        return SendCable(
            kind="bilateral", to=(other,), text=f"We should like to hear what {title} means to do this turn."
        )

    def cables(self, sight: Sections) -> list[SendCable]:
        """Write a line to one other team."""
        return [self.cable(sight)]

    def replies(self, sight: Sections) -> list[SendCable]:
        """Answer no cable."""
        return []

    def pacts(self, sight: Sections) -> list[ProposePact]:
        """Propose a pact when it is this team's turn to."""
        teams = list(sight["book"]["teams"])
        return [self.pact(sight)] if teams[sight["game"]["turn"] % len(teams)] == self.team else []

    def pact(self, sight: Sections) -> ProposePact:
        """Propose that neither of two teams plays one of its cards for a while."""
        titles = sight["book"]["card_titles"]
        other = self._random.choice(sorted(team for team in sight["book"]["teams"] if team != self.team))
        clauses = tuple(
            ClauseDraft(
                party=party,
                kind="does_not_play",
                card=self._random.choice(sorted(card for card, item in titles.items() if item["team"] == party)),
            )
            for party in (self.team, other)
        )
        last = len(sight["book"]["calendar"]["labels"])
        until = min(last, sight["game"]["turn"] + 1)
        return ProposePact(title="Restraint for restraint", parties=(other,), clauses=clauses, until=until)

    def answers(self, sight: Sections) -> list[SignPact | RejectPact]:
        """Sign or reject what waits for this team's signature."""
        waiting = sorted(
            pact
            for pact, item in sight["pacts"].items()
            if item["status"] == "proposed" and self.team in item["parties"] and self.team not in item["signed"]
        )
        return [SignPact(pact=p) if self._random.random() < 0.6 else RejectPact(pact=p) for p in waiting]

    def _move(self, card: str, content: Sections) -> MoveDraft:
        target = self._random.choice(content["targets"]) if content["targets"] else ""
        covert = content["covert"] == "always" or (content["covert"] == "may" and self._random.random() < 0.5)
        parameters = {}
        for parameter in content["parameters"]:
            steps = round((parameter["high"] - parameter["low"]) / parameter["step"])
            value = parameter["low"] + self._random.randint(0, steps) * parameter["step"]
            parameters[parameter["id"]] = min(parameter["high"], value)
        return MoveDraft(
            card=card,
            target=target,
            covert=covert,
            parameters=parameters,
            reason=f"It serves us now: {content['because']}",
        )

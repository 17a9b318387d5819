"""What a team's own pacts in force ask of its cards this turn, in words, so that nobody breaks one unawares."""

from ..content import Card
from ..rulebook import Rulebook
from ..state import State


def pledges(book: Rulebook, state: State, card: Card) -> tuple[list[str], list[str]]:
    """Say which pacts playing the card would break, and which break if it is not played before this turn is over."""
    breaks, due = [], []
    labels = book.calendar(state.calendar).labels
    for pact in state.play.pacts.values():
        if pact.status != "active":
            continue
        until, label = pact.until, labels[pact.until - 1]
        for place, clause in enumerate(pact.clauses):
            if (clause.party, clause.card) != (card.team, card.id):
                continue
            if clause.kind == "does_not_play" and card.covert == "never":
                breaks.append(
                    f"{card.title} breaks the pact “{pact.title}”: you promised not to play it until the end of turn "
                    f"{until} ({label})."
                )
            elif clause.kind == "does_not_play":
                breaks.append(
                    f"{card.title} breaks the pact “{pact.title}”: you promised not to play it until the end of turn "
                    f"{until} ({label}). Played covertly, it counts as broken once another party finds out."
                )
            elif clause.kind == "plays" and place not in pact.done and pact.until <= state.play.turn:
                due.append(f"The pact “{pact.title}” is broken after this turn unless you play {card.title}.")
    return breaks, due

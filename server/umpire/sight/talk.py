"""What was said: cables, pacts and news, each only to those it was meant for."""

from typing import Any

from ..decide.cables import may_read
from ..parts import ClauseDraft
from ..rulebook import Rulebook
from ..state import Cable, State
from .viewer import Viewer


def cables(state: State, who: Viewer) -> dict[str, Any]:
    """Cables this audience may read; the white cell reads all."""
    return {cable.id: _cable(cable) for cable in state.cables if _reads(who, cable)}


def _reads(who: Viewer, cable: Cable) -> bool:
    if who.kind == "umpire":
        return True
    return may_read(who.team, cable) if who.kind == "team" else "all" in cable.to


def _cable(cable: Cable) -> dict[str, Any]:
    return {
        "at": cable.at,
        "turn": cable.turn,
        "phase": cable.phase,
        "kind": cable.kind,
        "sender": cable.sender,
        "seat": cable.seat,
        "to": list(cable.to),
        "text": cable.text,
        "answers": cable.answers,
        "answered": cable.answered,
    }


def pacts(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """Pacts this audience knows of, with their clauses in words."""
    return {
        pact.id: {
            "title": pact.title,
            "proposer": pact.proposer,
            "parties": list(pact.parties),
            "clauses": [clause_words(book, clause) for clause in pact.clauses],
            "until": pact.until,
            "secret": pact.secret,
            "signed": list(pact.signed),
            "status": pact.status,
            "proposed_turn": pact.proposed_turn,
            "since": pact.since,
            "closed_turn": pact.closed_turn,
            "blame": list(pact.blame),
            "because": pact.because,
        }
        for pact in state.play.pacts.values()
        if who.knows_pact(pact)
    }


def clause_words(book: Rulebook, clause: ClauseDraft) -> str:
    """A clause as a sentence."""
    party = book.teams[clause.party].title
    match clause.kind:
        case "plays":
            return f"{party} plays {book.cards[clause.card].title}."
        case "does_not_play":
            return f"{party} does not play {book.cards[clause.card].title}."
        case "keeps":
            return f"{party} keeps {book.gauges[clause.gauge].title} {_bounds(clause)}."


def _bounds(clause: ClauseDraft) -> str:
    if clause.low is not None and clause.high is not None:
        return f"between {clause.low:g} and {clause.high:g}"
    return f"above {clause.low:g}" if clause.low is not None else f"below {clause.high:g}"


def news(state: State, who: Viewer) -> dict[str, Any]:
    """Injects, announcements and crossed thresholds that reached this audience."""
    return {
        item.id: {
            "turn": item.turn,
            "at": item.at,
            "title": item.title,
            "text": item.text,
            "kind": item.kind,
            "to": list(item.to) if who.kind == "umpire" else [],
        }
        for item in state.play.news
        if who.may_read(item.to)
    }

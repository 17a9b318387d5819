"""What was said: cables, pacts and news, each only to those it was meant for."""

import operator
from typing import Any

from ..decide.cables import may_read
from ..parts import WHITE, ClauseDraft
from ..rulebook import Rulebook
from ..state import Cable, Handling, State
from .viewer import Viewer

Before = tuple[tuple[Cable, ...], dict[str, Handling], dict[str, Any]]
_NOTHING_YET = Handling()


def cables(state: State, who: Viewer, before: Before | None = None) -> dict[str, Any]:
    """Cables this audience may read; the white cell reads all.

    `before` is what this gave last, with the cables and their handling as they were then. Mostly one more has come since, and
    then the items of the others are the same objects, for in a long game a thousand of them stand here.
    """
    fresh, items = state.cables, {}
    if before is not None:
        was, handled, made = before
        if handled is state.handling and len(was) <= len(fresh) and all(map(operator.is_, was, fresh)):
            fresh, items = fresh[len(was) :], made
    return items | {cable.id: _cable(state, who, cable) for cable in fresh if _reads(who, cable)}


def _reads(who: Viewer, cable: Cable) -> bool:
    if who.kind == "umpire":
        return True
    return may_read(who.team, cable) if who.kind == "team" else "all" in cable.to


def _question(state: State, cable: Cable) -> str:
    """What an answer to all answers, without which it says little; who asked stays unsaid, and other cables stay closed."""
    if cable.sender != WHITE or "all" not in cable.to:
        return ""
    return next((c.text for c in state.cables if c.id == cable.answers and c.kind == "rfi"), "")


def _cable(state: State, who: Viewer, cable: Cable) -> dict[str, Any]:
    handling = state.handling.get(cable.id, _NOTHING_YET)
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
        "question": _question(state, cable),
        "answered": cable.answered,
        "assigned": handling.assigned,
        "published": handling.published,
        # What the white cell thinks of a team's cable is its own affair; on a cable of its own the mark is for the readers.
        "important": handling.important and (who.kind == "umpire" or cable.sender == WHITE),
        "heard": {
            team: {"agrees": heard.agrees, "text": heard.text, "seat": heard.seat, "at": heard.at}
            for team, heard in handling.heard.items()
        },
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
    """Injects, announcements, crossed thresholds and steps back that reached this audience."""
    return {
        item.id: {
            "turn": item.turn,
            "phase": item.phase,
            "at": item.at,
            "title": item.title,
            "text": item.text,
            "kind": item.kind,
            "to": list(item.to) if who.kind == "umpire" else [],
        }
        for item in (*state.play.news, *state.stepped)
        if who.may_read(item.to)
    }

"""The sponsor's inquiries for those who must answer them, and of the evidence that would, what is there and what is missing."""

from typing import Any

from ..content import Inquiry
from ..rulebook import Rulebook
from ..state import State
from .viewer import Viewer


def inquiries(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """Each inquiry with its evidence as this audience may know it: what would count, how much is wanted, how much is found."""
    return {
        inquiry.id: {
            "text": inquiry.text,
            "because": inquiry.because,
            "evidence": _evidence(inquiry, state, who),
        }
        for inquiry in book.inquiries.values()
    }


def _evidence(inquiry: Inquiry, state: State, who: Viewer) -> list[dict[str, Any]]:
    lines = []
    gauges = [gauge for gauge in inquiry.gauges if gauge in who.gauges]
    if gauges:
        lines.append(_line("gauges", gauges, len(state.play.results)))
    if inquiry.cards:
        played = [move for move in state.play.moves.values() if move.draft.card in inquiry.cards]
        lines.append(_line("cards", inquiry.cards, sum(who.knows_move(move) for move in played)))
    if inquiry.pacts:
        between = [pact for pact in state.play.pacts.values() if len(set(pact.parties) & set(inquiry.pacts)) > 1]
        lines.append(_line("pacts", inquiry.pacts, sum(who.knows_pact(pact) for pact in between)))
    if inquiry.notes:
        # Notes are blind from each other: whoever is not the umpire counts their own.
        found = sum(inquiry.id in note.tags for note in state.notes) if who.kind == "umpire" else None
        lines.append(_line("notes", (), found, inquiry.notes))
    return lines


def _line(kind: str, names: Any, found: int | None, wanted: int = 1) -> dict[str, Any]:
    return {"kind": kind, "names": list(names), "wanted": wanted, "found": found}

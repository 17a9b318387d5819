"""What only the umpire sees: sealed sheets, the queue of moves, the run-sheet, checkpoints, analysts' notes."""

from typing import Any

import msgspec

from .. import odds
from ..model import Engine, holds
from ..state import Note, State
from .table import ruling_item


def sealed(state: State) -> dict[str, Any]:
    """Every team's sealed sheet."""
    return {
        team: {"manner": sheet.manner, "at": sheet.at, "moves": msgspec.to_builtins(sheet.moves)}
        for team, sheet in sorted(state.play.sheets.items())
    }


def queue(state: State) -> dict[str, Any]:
    """This turn's moves with the engine's proposals and the rulings made so far."""
    play = state.play
    items = {}
    for move_id, proposal in play.proposals.items():
        ruling = play.rulings.get(move_id)
        items[move_id] = {
            "method": proposal.method,
            "factors": msgspec.to_builtins(proposal.factors),
            "chance": proposal.chance,
            "words": odds.in_words(proposal.chance) if proposal.chance is not None else "",
            "preview": proposal.preview,
            "ruling": ruling_item(ruling) if ruling else None,
        }
    return items


def runsheet(engine: Engine, state: State) -> dict[str, Any]:
    """Every planned inject: when it is due, whether its condition holds now, whether it went out or is held, and the
    turn in which a threshold offered it (0: none did)."""
    released = {news.inject: news.turn for news in state.play.news if news.inject}
    items = {}
    for inject in engine.book.injects.values():
        items[inject.id] = {
            "title": inject.title,
            "text": inject.text,
            "planned": inject.turn.get(state.calendar, 0),
            "phase": inject.phase,
            "to": list(inject.to),
            "news": inject.news,
            "fits": not inject.provided or holds(engine, state.play.world, inject.provided),
            "released": released.get(inject.id, 0),
            "held": inject.id in state.play.held,
            "offered": state.play.offered.get(inject.id, 0),
        }
    return items


def checkpoints(state: State) -> list[dict[str, Any]]:
    """Moments to which the umpire may step back, oldest first."""
    return [{"id": point.id, "label": point.label, "at": point.at} for point in state.checkpoints]


def notes(state: State) -> dict[str, Any]:
    """Every analyst's note."""
    return {item.id: note(item) for item in state.notes}


def note(item: Note) -> dict[str, Any]:
    """One note as its author and the umpire see it."""
    return {
        "id": item.id,
        "seat": item.seat,
        "at": item.at,
        "turn": item.turn,
        "phase": item.phase,
        "text": item.text,
        "tags": list(item.tags),
        "about": item.about,
    }

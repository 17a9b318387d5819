"""Notes of analysts, kept for the record."""

from ..digest import short
from ..events import AnyEvent, NoteWritten
from ..orders import NoteOrder
from ..refusals import Refusal
from ..state import Note
from .case import TEXT_LIMIT, Case, checked_text


def decide(case: Case, order: NoteOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Keep a note as written."""
    text = checked_text(order.text, TEXT_LIMIT, "note")
    if isinstance(text, Refusal):
        return text
    note = Note(
        id=f"n-{short(case.given.id)}",
        seat=case.by,
        at=case.given.at,
        turn=case.play.turn,
        phase=case.play.phase,
        text=text,
        tags=tuple(sorted({tag.strip().lower() for tag in order.tags if tag.strip()})),
        about=order.about,
    )
    return (NoteWritten(note=note),)

"""Notes of analysts, kept for the record."""

from ..events import AnyEvent, NoteWritten
from ..orders import NoteOrder
from ..refusals import Refusal, refusal
from ..state import Note
from .case import NAME_LIMIT, TEXT_LIMIT, TITLE_LIMIT, Case, checked_text, too_long

_MOST_TAGS = 12


def decide(case: Case, order: NoteOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Keep a note as written."""
    text = checked_text(order.text, TEXT_LIMIT, "note")
    if isinstance(text, Refusal):
        return text
    tags = tuple(sorted({tag.strip().lower() for tag in order.tags if tag.strip()}))
    if len(tags) > _MOST_TAGS:
        return refusal("TextTooLong", f"The note has {len(tags)} tags; {_MOST_TAGS} are the most. Take some off.")
    for tag in tags:
        if wrong := too_long(tag, NAME_LIMIT, "tag"):
            return wrong
    if wrong := too_long(order.about, TITLE_LIMIT, "name of what the note is about"):
        return wrong
    note = Note(
        id=case.own_id("n"),
        seat=case.by,
        at=case.given.at,
        turn=case.play.turn,
        phase=case.play.phase,
        text=text,
        tags=tags,
        about=order.about.strip(),
    )
    return (NoteWritten(note=note),)

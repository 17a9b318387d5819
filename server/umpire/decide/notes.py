"""Notes of those who watch: each for its author alone until it is published."""

from typing import assert_never

from msgspec.structs import replace

from ..events import AnyEvent, NoteEdited, NotesPublished, NoteWithdrawn, NoteWritten
from ..orders import EditNote, NoteOrder, PublishNotes, WithdrawNote, WriteNote
from ..parts import WHITE_CELL
from ..refusals import Refusal, refusal
from ..sight.viewer import seen_from
from ..state import Note
from .cables import may_read
from .case import NAME_LIMIT, TEXT_LIMIT, TITLE_LIMIT, Case, checked_text, too_long

_MOST_TAGS = 12


def decide(case: Case, order: NoteOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order about notes."""
    match order:
        case WriteNote():
            return _write(case, order)
        case EditNote():
            note = _own(case, order.note)
            if isinstance(note, Refusal):
                return note
            words = _words(case, order, quote=note.kind == "quote")
            return words if isinstance(words, Refusal) else _edited(case, note, words)
        case WithdrawNote():
            note = _own(case, order.note)
            return note if isinstance(note, Refusal) else (NoteWithdrawn(note=note.id),)
        case PublishNotes():
            return _publish(case, order)
        case _:
            assert_never(order)


def _write(case: Case, order: WriteNote) -> tuple[AnyEvent, ...] | Refusal:
    words = _words(case, order, quote=order.kind == "quote")
    if isinstance(words, Refusal) or case.seat is None:
        return words if isinstance(words, Refusal) else ()
    note = replace(
        words,
        id=case.own_id("n"),
        seat=case.by,
        at=case.given.at,
        turn=case.play.turn,
        phase=case.play.phase,
        kind=order.kind,
        role=case.seat.role,
    )
    return (NoteWritten(note=note),)


def _edited(case: Case, note: Note, words: Note) -> tuple[AnyEvent, ...]:
    new = replace(note, text=words.text, who=words.who, tags=words.tags, about=words.about)
    return () if new == note else (NoteEdited(note=replace(new, edited_at=case.given.at)),)


def _publish(case: Case, order: PublishNotes) -> tuple[AnyEvent, ...] | Refusal:
    umpire = case.seat is not None and case.seat.role == "umpire"
    if not umpire and not order.notes:
        return refusal("UnknownNote", "Name the note of yours that is to be published.")
    for id in order.notes:
        own = _own(case, id)
        if isinstance(own, Refusal):
            return own
        if own.role in WHITE_CELL:
            return refusal("UnknownNote", "Notes of the white cell stay with it. To tell everybody, announce it.")
    waiting = tuple(
        note.id
        for note in case.state.notes
        if not note.published_at and note.role not in WHITE_CELL and (note.id in order.notes or not order.notes)
    )
    return (NotesPublished(notes=waiting, by=case.by, at=case.given.at),) if waiting else ()


def _own(case: Case, id: str) -> Note | Refusal:
    note = next((note for note in case.state.notes if note.id == id and note.seat == case.by), None)
    return note or refusal("UnknownNote", "There is no such note of yours; perhaps you have withdrawn it.")


def _words(case: Case, order: WriteNote | EditNote, *, quote: bool) -> Note | Refusal:
    """The words of a note, checked, in a note that has no author yet."""
    text = checked_text(order.text, TEXT_LIMIT, "note")
    if isinstance(text, Refusal):
        return text
    who = order.who.strip()
    if quote and not who:
        return refusal("EmptyText", "A quote needs the one who said it. Write a name or a team beside it.")
    tags = tuple(sorted({tag.strip().lower() for tag in order.tags if tag.strip()}))
    if len(tags) > _MOST_TAGS:
        return refusal("TextTooLong", f"The note has {len(tags)} tags; {_MOST_TAGS} are the most. Take some off.")
    for tag in tags:
        if wrong := too_long(tag, NAME_LIMIT, "tag"):
            return wrong
    if wrong := too_long(who, TITLE_LIMIT, "name of who said it"):
        return wrong
    about = order.about.strip()
    if about and not _knows(case, about):
        return refusal(
            "UnknownSubject", "What the note is about is not on the table. Choose it from the list, or leave it out."
        )
    return Note(id="", seat="", at=0, turn=0, phase="", text=text, tags=tags, about=about, who=who if quote else "")


def _knows(case: Case, about: str) -> bool:
    """Whether the seat may know of a turn, move, pact, cable or news by this id."""
    if case.seat is None:
        return False
    play, who = case.play, seen_from(case.seat)
    if about in play.moves:
        return who.knows_move(play.moves[about])
    if about in play.pacts:
        return who.knows_pact(play.pacts[about])
    cable = next((one for one in case.state.cables if one.id == about), None)
    if cable is not None:
        return who.kind == "umpire" or "all" in cable.to or may_read(who.team, cable)
    news = next((one for one in (*play.news, *case.state.stepped) if one.id == about), None)
    if news is not None:
        return who.may_read(news.to)
    return about in {f"turn:{turn}" for turn in range(1, play.turn + 1)}

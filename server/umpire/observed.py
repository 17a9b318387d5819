"""What notes, answers and the survey become by their events, and which of them a step back undoes."""

from typing import assert_never

from msgspec.structs import replace

from . import observing as ob
from .state import Checkpoint, State


def noted(notes: tuple[ob.Note, ...], event: ob.NoteEvent) -> tuple[ob.Note, ...]:
    """The notes after one more event."""
    match event:
        case ob.NoteWritten():
            return (*notes, event.note)
        case ob.NoteEdited():
            return tuple(event.note if note.id == event.note.id else note for note in notes)
        case ob.NoteWithdrawn():
            return tuple(note for note in notes if note.id != event.note)
        case ob.NotesPublished():
            return tuple(replace(n, published_at=event.at) if n.id in event.notes else n for n in notes)
        case _:
            assert_never(event)


def answered(answers: tuple[ob.Answer, ...], answer: ob.Answer) -> tuple[ob.Answer, ...]:
    """The answers with one more, in place of the same seat's earlier one."""
    same = (answer.question, answer.turn, answer.seat)
    return (*(one for one in answers if (one.question, one.turn, one.seat) != same), answer)


def surveyed(survey: ob.Survey | None, event: ob.SurveyEvent) -> ob.Survey:
    """The survey after one more event; opening it anew keeps what was answered."""
    now = survey or ob.Survey(until=0)
    match event:
        case ob.SurveyOpened():
            return replace(now, until=event.until, closed_at=0)
        case ob.SurveyAnswered():
            new = event.reply
            others = (one for one in now.replies if (one.question, one.seat) != (new.question, new.seat))
            return replace(now, replies=(*others, new))
        case ob.SurveyClosed():
            return replace(now, closed_at=event.at)
        case _:
            assert_never(event)


def undone(state: State, point: Checkpoint) -> State:
    """Without the estimates and answers given after a checkpoint, which are asked again; notes stay."""
    turn = point.play.turn
    return replace(
        state,
        estimates=tuple(one for one in state.estimates if state.play.moves[one.move].turn < turn),
        answers=tuple(one for one in state.answers if one.turn < turn or (one.turn == turn and one.at <= point.at)),
    )

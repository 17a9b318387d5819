"""Observing: notes of those who watch, questions of the turn, the survey afterwards. Their orders, events and facts."""

from typing import Literal

import msgspec

from .kinds import Event, Order
from .parts import Role

NoteKind = Literal["note", "moment", "quote"]
Value = int | str | dict[str, str] | None


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody kept for the record. `who` said it, where it is a quote; `role` is the author's at the time of writing.

    `published_at` is 0 as long as only its author may read it; `about` names a move, pact, cable, news, or `turn:<n>`.
    """

    id: str
    seat: str
    at: int
    turn: int
    phase: str
    text: str
    tags: tuple[str, ...]
    about: str
    kind: NoteKind = "note"
    who: str = ""
    role: Role = "analyst"
    published_at: int = 0
    edited_at: int = 0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One seat's answer to a question of a turn; None where the seat passed it over. A guess is a card (or '') by team."""

    question: str
    turn: int
    seat: str
    team: str
    value: Value
    at: int


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One seat's answer in the survey. `anonymous` keeps the name from every screen and report; the log has it still."""

    question: str
    seat: str
    team: str
    value: Value
    anonymous: bool
    at: int


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """The survey after the game: answers are taken until `until` or until it is closed, and shown only then."""

    until: int
    closed_at: int = 0
    replies: tuple[Reply, ...] = ()


class WriteNote(Order, frozen=True):
    """Keep a note, a moment or a quote, for oneself until it is published. `about` names what it is about."""

    text: str
    kind: NoteKind = "note"
    who: str = ""
    tags: tuple[str, ...] = ()
    about: str = ""


class EditNote(Order, frozen=True):
    """Reword one's own note; what it said before stays in the log."""

    note: str
    text: str
    who: str = ""
    tags: tuple[str, ...] = ()
    about: str = ""


class WithdrawNote(Order, frozen=True):
    """Take one's own note back; the log keeps it, no screen shows it any more."""

    note: str


class PublishNotes(Order, frozen=True):
    """Let the others who watch read notes: one's own by name, or (umpire) everybody's when none is named."""

    notes: tuple[str, ...] = ()


class AnswerQuestion(Order, frozen=True):
    """Answer a question of this turn, or pass it over with null. A later answer replaces it while the phase is open."""

    question: str
    turn: int
    value: Value = None


class AnswerSurvey(Order, frozen=True):
    """Answer a question of the survey, or pass it over with null. `anonymous` keeps one's name from all screens."""

    question: str
    value: Value = None
    anonymous: bool = False


class OpenSurvey(Order, frozen=True):
    """Take answers to the survey for so many minutes from now (umpire)."""

    minutes: float


class CloseSurvey(Order, frozen=True):
    """Take no more answers to the survey, and show what was answered (umpire)."""


class NoteWritten(Event, frozen=True):
    """Somebody noted something."""

    note: Note


class NoteEdited(Event, frozen=True):
    """An author reworded a note; the entry that wrote it has the earlier words."""

    note: Note


class NoteWithdrawn(Event, frozen=True):
    """An author took a note back."""

    note: str


class NotesPublished(Event, frozen=True):
    """Notes became readable for the others who watch; `by` is the author or the umpire."""

    notes: tuple[str, ...]
    by: str
    at: int


class EstimatesOpened(Event, frozen=True):
    """Everybody has estimated this move, so its estimates are shown and none changes any more."""

    move: str


class QuestionAnswered(Event, frozen=True):
    """A seat answered a question of the turn."""

    answer: Answer


class SurveyOpened(Event, frozen=True):
    """The survey takes answers until a moment in ms."""

    until: int


class SurveyAnswered(Event, frozen=True):
    """A seat answered a question of the survey."""

    reply: Reply


class SurveyClosed(Event, frozen=True):
    """The survey is over and its answers are shown."""

    at: int


NoteOrder = WriteNote | EditNote | WithdrawNote | PublishNotes
AskedOrder = AnswerQuestion | AnswerSurvey | OpenSurvey | CloseSurvey
NoteEvent = NoteWritten | NoteEdited | NoteWithdrawn | NotesPublished
SurveyEvent = SurveyOpened | SurveyAnswered | SurveyClosed

"""Events: what happened, in past tense. Recorded results, so a replay never recomputes; `verify` recomputes and compares."""

from .content import Degree, Phase
from .kinds import Event as Event
from .observing import EstimatesOpened as EstimatesOpened
from .observing import NoteEdited as NoteEdited
from .observing import NoteEvent, SurveyEvent
from .observing import NotesPublished as NotesPublished
from .observing import NoteWithdrawn as NoteWithdrawn
from .observing import NoteWritten as NoteWritten
from .observing import QuestionAnswered as QuestionAnswered
from .observing import SurveyAnswered as SurveyAnswered
from .observing import SurveyClosed as SurveyClosed
from .observing import SurveyOpened as SurveyOpened
from .parts import MoveDraft
from .seating import LobbySet as LobbySet
from .seating import SeatEvent
from .seating import SeatMoved as SeatMoved
from .seating import SeatRenamed as SeatRenamed
from .seating import SeatTaken as SeatTaken
from .seating import SeatVacated as SeatVacated
from .showing import BoardEvent
from .showing import BoardSet as BoardSet
from .showing import MovesShown as MovesShown
from .state import (
    AtCloseRuled,
    Cable,
    Change,
    Clock,
    Estimate,
    Manner,
    Move,
    News,
    Pact,
    PactStatus,
    Pause,
    Plan,
    Prepared,
    Proposal,
    Reason,
    Ruling,
    Score,
    TurnResult,
)
from .talking import CableMarked as CableMarked
from .talking import RfiAssigned as RfiAssigned
from .talking import TalkEvent
from .talking import TalkHeard as TalkHeard
from .world import Row, WorldState


class GameOpened(Event, frozen=True):
    """The first entry: what the game is bound to, and the commitment to its dice."""

    game: str
    edition: str
    calendar: str
    commitment: str
    world: WorldState


class DoctrineSeated(Event, frozen=True):
    """A doctrine plays a team from now on, from a lead's seat of its own; `name` is its title."""

    seat: str
    team: str
    doctrine: str
    name: str


class DoctrinePaused(Event, frozen=True):
    """A doctrine stopped: the umpire's wish, a person on the lead's seat, or a fault of its bot."""

    seat: str
    cause: Pause


class DoctrineResumed(Event, frozen=True):
    """A doctrine plays on."""

    seat: str


class PhaseOpened(Event, frozen=True):
    """A phase began; the clock runs from here. `checkpoint` labels the moment for a step back, `by` who opened it."""

    turn: int
    phase: Phase
    clock: Clock
    at: int
    checkpoint: str
    by: str = ""


class PhaseClosed(Event, frozen=True):
    """A phase ended; whatever comes later in the log is late."""

    turn: int
    phase: Phase


class ClockSet(Event, frozen=True):
    """The clock was paused, resumed or moved."""

    clock: Clock


class SteppedBack(Event, frozen=True):
    """The game returned to a checkpoint; seen dice never return, because the era is part of their key."""

    checkpoint: str
    reason: str
    by: str
    era: int
    clock: Clock


class SheetSealed(Event, frozen=True):
    """A team handed in its moves."""

    team: str
    turn: int
    moves: tuple[MoveDraft, ...]
    manner: Manner
    seat: str
    at: int


class SheetRecalled(Event, frozen=True):
    """A team took its sheet back."""

    team: str


class AtCloseSet(Event, frozen=True):
    """The umpire said what this turn's close does to a team's unsealed sheet."""

    team: str
    ruled: AtCloseRuled


class SheetDropped(Event, frozen=True):
    """A draft nobody sealed was dropped at the close, as the scenario says or because it broke a rule."""

    team: str
    turn: int
    says: str


class MovesRevealed(Event, frozen=True):
    """All sealed moves left their envelopes at once; covert ones for the umpire only."""

    turn: int
    moves: tuple[Move, ...]


class PolicyRevoked(Event, frozen=True):
    """A standing policy ended."""

    team: str
    policy: str
    world: WorldState


class ReasonFiled(Event, frozen=True):
    """A team argued."""

    reason: Reason


class ReasonWeighed(Event, frozen=True):
    """The umpire let a reason count more or less."""

    reason: str
    weight: int


class EstimateGiven(Event, frozen=True):
    """A person estimated blindly."""

    estimate: Estimate


class RulingsProposed(Event, frozen=True):
    """The engine's proposals for the turn's moves."""

    proposals: dict[str, Proposal]


class RulingMade(Event, frozen=True):
    """A move got its ruling."""

    ruling: Ruling


class RulingOverruled(Event, frozen=True):
    """A ruling's degree was changed; the old one is kept."""

    move: str
    degree: Degree
    by: str
    reason: str
    at: int


class TurnResolved(Event, frozen=True):
    """The moves took effect and the world went on: the new world, every ledger row, and the account of the turn."""

    turn: int
    world: WorldState
    rows: tuple[Row, ...]
    result: TurnResult
    detected: dict[str, tuple[str, ...]]


class CableSent(Event, frozen=True):
    """A message went out."""

    cable: Cable


class PactProposed(Event, frozen=True):
    """A pact lies on the table."""

    pact: Pact


class PactSigned(Event, frozen=True):
    """A party signed; with the last signature the pact is in force, and what that sets off is queued in `world`."""

    pact: str
    team: str
    turn: int
    active: bool
    world: WorldState


class PactClosed(Event, frozen=True):
    """A pact was rejected, left, kept, breached, or lapsed unsigned; `blame` names who broke it."""

    pact: str
    status: PactStatus
    turn: int
    blame: tuple[str, ...]
    because: str
    world: WorldState


class ClauseFulfilled(Event, frozen=True):
    """A party played what it had promised."""

    pact: str
    clause: int


class NewsBroken(Event, frozen=True):
    """An inject, an announcement or a crossed threshold reached its readers; `world` has its effects queued."""

    news: News
    world: WorldState


class InjectHeld(Event, frozen=True):
    """A planned inject is held back, or let go again."""

    inject: str
    held: bool
    reason: str


class InjectEdited(Event, frozen=True):
    """The white cell reworded an inject that is not out yet, or gave it other readers or effects."""

    plan: Plan


class InjectsMoved(Event, frozen=True):
    """Injects that are not out yet were planned for another time."""

    plans: tuple[Plan, ...]


class InjectsImported(Event, frozen=True):
    """The rows of a workbook (`file`) joined the run-sheet, or changed what stood there under the same numbers."""

    file: str
    plans: tuple[Plan, ...]


class InjectOffered(Event, frozen=True):
    """A threshold that was crossed (`<gauge>.<id>`) offers the umpire an inject; what becomes of it is the umpire's to say."""

    inject: str
    turn: int
    threshold: str


class GaugeEdited(Event, frozen=True):
    """The umpire set a gauge; `changes` include the gauges derived from it."""

    world: WorldState
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    reason: str
    by: str


class OrderPrepared(Event, frozen=True):
    """An assistant prepared an order that waits for the umpire."""

    prepared: Prepared


class PreparedClosed(Event, frozen=True):
    """What was prepared was published, with the events that come before this one in its entry, or dropped."""

    prepared: Prepared


class GameEnded(Event, frozen=True):
    """The game is over: scores, unknowns revealed, dice secret published."""

    at: int
    reason: str
    scores: tuple[Score, ...]
    unknowns: dict[str, float]
    secret: str


AnyEvent = (
    GameOpened
    | SeatEvent
    | DoctrineSeated
    | DoctrinePaused
    | DoctrineResumed
    | PhaseOpened
    | PhaseClosed
    | ClockSet
    | SteppedBack
    | SheetSealed
    | SheetRecalled
    | AtCloseSet
    | SheetDropped
    | MovesRevealed
    | PolicyRevoked
    | ReasonFiled
    | ReasonWeighed
    | EstimateGiven
    | RulingsProposed
    | RulingMade
    | RulingOverruled
    | TurnResolved
    | CableSent
    | TalkEvent
    | PactProposed
    | PactSigned
    | PactClosed
    | ClauseFulfilled
    | NewsBroken
    | InjectHeld
    | InjectEdited
    | InjectsMoved
    | InjectsImported
    | InjectOffered
    | GaugeEdited
    | EstimatesOpened
    | NoteEvent
    | QuestionAnswered
    | SurveyEvent
    | BoardEvent
    | OrderPrepared
    | PreparedClosed
    | GameEnded
)

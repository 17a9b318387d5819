"""Events: what happened, in past tense. Recorded results, so a replay never recomputes; `verify` recomputes and compares."""

from .bargaining import ClauseFulfilled as ClauseFulfilled
from .bargaining import PactClosed as PactClosed
from .bargaining import PactEvent
from .bargaining import PactProposed as PactProposed
from .bargaining import PactSigned as PactSigned
from .content import Phase
from .judging import EstimateGiven as EstimateGiven
from .judging import JudgingEvent
from .judging import ReasonFiled as ReasonFiled
from .judging import ReasonWeighed as ReasonWeighed
from .judging import RulingMade as RulingMade
from .judging import RulingOverruled as RulingOverruled
from .judging import RulingsProposed as RulingsProposed
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
from .planning import InjectEdited as InjectEdited
from .planning import InjectHeld as InjectHeld
from .planning import InjectOffered as InjectOffered
from .planning import InjectsImported as InjectsImported
from .planning import InjectsMoved as InjectsMoved
from .planning import NewsBroken as NewsBroken
from .planning import PlanEvent
from .sealing import AtCloseSet as AtCloseSet
from .sealing import MovesRevealed as MovesRevealed
from .sealing import PolicyRevoked as PolicyRevoked
from .sealing import SheetDropped as SheetDropped
from .sealing import SheetEvent
from .sealing import SheetRecalled as SheetRecalled
from .sealing import SheetSealed as SheetSealed
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
    Cable,
    Change,
    Clock,
    Pause,
    Prepared,
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
    at: int = 0


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
    | SheetEvent
    | JudgingEvent
    | TurnResolved
    | CableSent
    | TalkEvent
    | PactEvent
    | PlanEvent
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

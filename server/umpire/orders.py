"""Orders: what people ask the umpire engine to do. Imperative names, decoded strictly from the wire."""

from .bargaining import LeavePact as LeavePact
from .bargaining import PactOrder as PactOrder
from .bargaining import ProposePact as ProposePact
from .bargaining import RejectPact as RejectPact
from .bargaining import SignPact as SignPact
from .content import Phase
from .judging import AcceptRulings as AcceptRulings
from .judging import ContestOrder as ContestOrder
from .judging import FileReason as FileReason
from .judging import GiveEstimate as GiveEstimate
from .judging import MakeRuling as MakeRuling
from .judging import OverruleRuling as OverruleRuling
from .judging import RulingOrder as RulingOrder
from .judging import WeighReason as WeighReason
from .kinds import Order as Order
from .observing import AnswerQuestion as AnswerQuestion
from .observing import AnswerSurvey as AnswerSurvey
from .observing import AskedOrder as AskedOrder
from .observing import CloseSurvey as CloseSurvey
from .observing import EditNote as EditNote
from .observing import NoteOrder as NoteOrder
from .observing import OpenSurvey as OpenSurvey
from .observing import PublishNotes as PublishNotes
from .observing import WithdrawNote as WithdrawNote
from .observing import WriteNote as WriteNote
from .parts import CableKind
from .planning import EditInject as EditInject
from .planning import HoldInject as HoldInject
from .planning import ImportInjects as ImportInjects
from .planning import ImproviseInject as ImproviseInject
from .planning import MoveInject as MoveInject
from .planning import ReleaseInject as ReleaseInject
from .planning import RunsheetOrder as RunsheetOrder
from .planning import ShiftInjects as ShiftInjects
from .sealing import EnterPaperSheet as EnterPaperSheet
from .sealing import RecallSheet as RecallSheet
from .sealing import RevokePolicy as RevokePolicy
from .sealing import SealSheet as SealSheet
from .sealing import SetAtClose as SetAtClose
from .sealing import SheetOrder as SheetOrder
from .seating import LeaveSeat as LeaveSeat
from .seating import LockLobby as LockLobby
from .seating import MoveSeat as MoveSeat
from .seating import RemoveSeat as RemoveSeat
from .seating import RenameSeat as RenameSeat
from .seating import SeatOrder as SeatOrder
from .seating import TakeSeat as TakeSeat
from .showing import BoardOrder as BoardOrder
from .showing import SetBoard as SetBoard
from .showing import ShowMoves as ShowMoves
from .talking import AnswerTalk as AnswerTalk
from .talking import AssignRfi as AssignRfi
from .talking import MarkCable as MarkCable
from .talking import TalkOrder


class OpenGame(Order, frozen=True):
    """Begin the log. Given by the host only; the dice commitment comes with what the table gives."""

    game: str
    calendar: str
    theory: str


class SeatDoctrine(Order, frozen=True):
    """Let a doctrine play a team from its lead's seat; with none named, the scenario's choice for that team (umpire)."""

    team: str
    doctrine: str = ""


class FillTeams(Order, frozen=True):
    """Let a doctrine play each team at which nobody sits (umpire, and the host for a rehearsal)."""


class PauseDoctrine(Order, frozen=True):
    """Stop a team's doctrine where it is (umpire, and the server where the bot failed)."""

    team: str


class ResumeDoctrine(Order, frozen=True):
    """Let a team's doctrine play on (umpire)."""

    team: str


class StartGame(Order, frozen=True):
    """Open the first phase of the first turn (umpire)."""


class ClosePhase(Order, frozen=True):
    """Close the named phase and open the next; naming it makes a double click harmless (umpire, clock)."""

    turn: int
    phase: Phase


class PauseClock(Order, frozen=True):
    """Stop the clock; players' writes wait (umpire)."""


class ResumeClock(Order, frozen=True):
    """Let the clock run on (umpire)."""


class MoveClock(Order, frozen=True):
    """Add or take away minutes of the open phase (umpire)."""

    minutes: float


class StepBack(Order, frozen=True):
    """Return to a checkpoint; nothing is deleted, and the dice begin a new era (umpire)."""

    checkpoint: str
    reason: str


class EndGame(Order, frozen=True):
    """End the game now, score the objectives and publish the dice secret (umpire)."""

    reason: str


class CloseLobby(Order, frozen=True):
    """Put away a game that has not begun; nothing is scored, and nothing of the scenario that is hidden comes out (umpire)."""

    reason: str = ""


class SendCable(Order, frozen=True):
    """Send a message, or log a talk face to face in a line. `to` names teams (empty for public statements and RFIs).

    `answers` names an earlier cable. The white cell names all who talked; a team, those with whom it talked.
    """

    kind: CableKind
    text: str
    to: tuple[str, ...] = ()
    answers: str = ""


class AnswerRfi(Order, frozen=True):
    """Answer a request for information, to the asker or to all (umpire, assistant)."""

    cable: str
    text: str
    publish: bool = False


class EditGauge(Order, frozen=True):
    """Set a gauge to a value, with a reason (umpire)."""

    gauge: str
    value: float
    reason: str


class Announce(Order, frozen=True):
    """Say something to everybody (umpire)."""

    text: str


class PublishPrepared(Order, frozen=True):
    """Carry out what an assistant has prepared, as one's own act; both names stay in the record (umpire)."""

    prepared: str


class DropPrepared(Order, frozen=True):
    """Put aside what was prepared (umpire, and whoever prepared it)."""

    prepared: str
    reason: str = ""


DoctrineOrder = SeatDoctrine | FillTeams | PauseDoctrine | ResumeDoctrine
PhaseOrder = OpenGame | StartGame | ClosePhase | PauseClock | ResumeClock | MoveClock | StepBack | EndGame | CloseLobby
CableOrder = SendCable | AnswerRfi | Announce
InjectOrder = ReleaseInject | HoldInject | ImproviseInject | EditGauge
PreparedOrder = PublishPrepared | DropPrepared
Waiting = (
    MakeRuling
    | OverruleRuling
    | SendCable
    | AnswerRfi
    | Announce
    | ReleaseInject
    | ImproviseInject
    | EditInject
    | EditGauge
    | EnterPaperSheet
)
AnyOrder = (
    SeatOrder
    | DoctrineOrder
    | PhaseOrder
    | SheetOrder
    | ContestOrder
    | RulingOrder
    | CableOrder
    | TalkOrder
    | PactOrder
    | InjectOrder
    | RunsheetOrder
    | NoteOrder
    | AskedOrder
    | BoardOrder
    | PreparedOrder
)

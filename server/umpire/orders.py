"""Orders: what people ask the umpire engine to do. Imperative names, decoded strictly from the wire."""

from .content import Degree, Method, Phase
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
from .parts import AtClose, CableKind, ClauseDraft, EffectDraft, FactorLine, InjectRow, MoveDraft, Side
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


class SealSheet(Order, frozen=True):
    """Hand in the team's moves for this turn (lead)."""

    turn: int
    moves: tuple[MoveDraft, ...]


class RecallSheet(Order, frozen=True):
    """Take the sealed sheet back while the phase is open (lead)."""

    turn: int


class EnterPaperSheet(Order, frozen=True):
    """Enter a team's paper sheet for it, marked so (umpire)."""

    team: str
    turn: int
    moves: tuple[MoveDraft, ...]


class SetAtClose(Order, frozen=True):
    """Say what happens to one team's unsealed sheet at this turn's close, whatever the scenario says (umpire)."""

    team: str
    policy: AtClose
    reason: str


class RevokePolicy(Order, frozen=True):
    """End one of the team's standing policies (lead)."""

    policy: str


class FileReason(Order, frozen=True):
    """Say why a move should succeed or fail (one reason a team and move)."""

    move: str
    side: Side
    text: str


class WeighReason(Order, frozen=True):
    """Count a reason as compelling (2), ordinary (1) or set it aside (0) (umpire)."""

    reason: str
    weight: int


class GiveEstimate(Order, frozen=True):
    """Give one's blind estimate of the chance of success, in whole percent."""

    move: str
    chance: int


class AcceptRulings(Order, frozen=True):
    """Rule as the engine proposes: the named moves, or every one still open when none is named (umpire)."""

    turn: int
    moves: tuple[str, ...] = ()


class MakeRuling(Order, frozen=True):
    """Rule one move otherwise than proposed, with a reason (umpire).

    `factors` replace the proposal's (weighted); `chance` sets it (percentile, expert); `degree` decides outright (ruling);
    `dice` are real dice rolled on the table: two of 1..6 for weighted, four for opposed (the mover's first), one of 1..100
    otherwise; `their_points` is the other side's sum (opposed), `votes` agree, disagree and unsure (vote), `expert` a name
    (expert); `effects` replace the card's.
    """

    move: str
    method: Method
    reason: str
    factors: tuple[FactorLine, ...] | None = None
    chance: int | None = None
    degree: Degree | None = None
    dice: tuple[int, ...] = ()
    their_points: int = 0
    votes: tuple[int, int, int] | None = None
    expert: str = ""
    effects: tuple[EffectDraft, ...] | None = None


class OverruleRuling(Order, frozen=True):
    """Change the degree of a ruling already made, with a reason; both values are kept (umpire)."""

    move: str
    degree: Degree
    reason: str


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


class ProposePact(Order, frozen=True):
    """Propose a pact; the proposer's own signature is on it. `until` is the last turn it binds."""

    title: str
    parties: tuple[str, ...]
    clauses: tuple[ClauseDraft, ...]
    until: int
    secret: bool = False


class SignPact(Order, frozen=True):
    """Countersign (lead)."""

    pact: str


class RejectPact(Order, frozen=True):
    """Decline a proposed pact (lead)."""

    pact: str


class LeavePact(Order, frozen=True):
    """Walk out of a pact in force, openly (lead)."""

    pact: str
    reason: str = ""


class ReleaseInject(Order, frozen=True):
    """Send a planned inject now (umpire)."""

    inject: str


class HoldInject(Order, frozen=True):
    """Hold a planned inject back, or let it go again (umpire)."""

    inject: str
    held: bool
    reason: str = ""


class ImproviseInject(Order, frozen=True):
    """Send an event nobody planned (umpire). `to` empty means everyone."""

    title: str
    text: str
    to: tuple[str, ...] = ()
    effects: tuple[EffectDraft, ...] = ()


class EditInject(Order, frozen=True):
    """Reword a planned inject before it goes out (white cell). `to` empty means everyone; `effects` None leaves them."""

    inject: str
    title: str
    text: str
    reason: str
    to: tuple[str, ...] = ()
    effects: tuple[EffectDraft, ...] | None = None


class MoveInject(Order, frozen=True):
    """Plan an inject for another turn and phase (white cell). `turn` 0 leaves it to the umpire."""

    inject: str
    turn: int
    phase: Phase
    reason: str = ""


class ShiftInjects(Order, frozen=True):
    """Move everything that is planned and not out yet by so many turns (umpire)."""

    turns: int
    reason: str = ""


class ImportInjects(Order, frozen=True):
    """Take the rows of a workbook into the run-sheet (umpire). A row whose number stands there already replaces it."""

    file: str
    rows: tuple[InjectRow, ...]


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
PhaseOrder = OpenGame | StartGame | ClosePhase | PauseClock | ResumeClock | MoveClock | StepBack | EndGame
SheetOrder = SealSheet | RecallSheet | EnterPaperSheet | SetAtClose | RevokePolicy
ContestOrder = FileReason | WeighReason | GiveEstimate
RulingOrder = AcceptRulings | MakeRuling | OverruleRuling
CableOrder = SendCable | AnswerRfi | Announce
PactOrder = ProposePact | SignPact | RejectPact | LeavePact
InjectOrder = ReleaseInject | HoldInject | ImproviseInject | EditGauge
RunsheetOrder = EditInject | MoveInject | ShiftInjects | ImportInjects
PreparedOrder = PublishPrepared | DropPrepared
Waiting = (
    MakeRuling
    | OverruleRuling
    | SendCable
    | AnswerRfi
    | Announce
    | ReleaseInject
    | ImproviseInject
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

"""Who may give which order, and when: one table, asked before anything else is looked at."""

from typing import NamedTuple, TypeGuard, get_args

from ..content import PHASES, Phase
from ..orders import (
    AcceptRulings,
    Announce,
    AnswerQuestion,
    AnswerRfi,
    AnswerSurvey,
    AnswerTalk,
    AnyOrder,
    AssignRfi,
    CloseLobby,
    ClosePhase,
    CloseSurvey,
    DropPrepared,
    EditGauge,
    EditInject,
    EditNote,
    EndGame,
    EnterPaperSheet,
    FileReason,
    FillTeams,
    GiveEstimate,
    HoldInject,
    ImportInjects,
    ImproviseInject,
    LeavePact,
    LeaveSeat,
    LockLobby,
    MakeRuling,
    MarkCable,
    MoveClock,
    MoveInject,
    MoveSeat,
    OpenGame,
    OpenSurvey,
    OverruleRuling,
    PauseClock,
    PauseDoctrine,
    ProposePact,
    PublishNotes,
    PublishPrepared,
    RecallSheet,
    RejectPact,
    ReleaseInject,
    RemoveSeat,
    RenameSeat,
    ResumeClock,
    ResumeDoctrine,
    RevokePolicy,
    SealSheet,
    SeatDoctrine,
    SendCable,
    SetAtClose,
    SetBoard,
    ShiftInjects,
    ShowMoves,
    SignPact,
    StartGame,
    StepBack,
    TakeSeat,
    Waiting,
    WeighReason,
    WithdrawNote,
    WriteNote,
)
from ..parts import PLAYERS, WHITE_CELL, Role
from ..refusals import Refusal, refusal
from ..state import Stage
from .case import Case


class Gate(NamedTuple):
    """What an order needs. `server` names the server's own hands that may give it; `paused` whether it passes a pause.

    From a role in `prepares` the order is not carried out but waits for the umpire to publish it.
    """

    roles: tuple[Role, ...]
    stages: tuple[Stage, ...] = ("play",)
    phases: tuple[Phase, ...] = PHASES
    paused: bool = False
    server: tuple[str, ...] = ()
    prepares: tuple[Role, ...] = ()


LEAD: tuple[Role, ...] = ("lead",)
UMPIRE: tuple[Role, ...] = ("umpire",)
ASSISTANT: tuple[Role, ...] = ("assistant",)
NOTING: tuple[Role, ...] = ("umpire", "assistant", "analyst", "observer")
PEOPLE: tuple[Role, ...] = ("lead", "member", "umpire", "assistant", "analyst", "observer")
DRAFTING: tuple[Phase, ...] = ("deliberate", "negotiate", "seal")
TALKING: tuple[Phase, ...] = ("brief", "deliberate", "negotiate", "seal", "contest", "results")
ANY_STAGE: tuple[Stage, ...] = ("lobby", "play", "over")
BEFORE_END: tuple[Stage, ...] = ("lobby", "play")

GATES: dict[type[AnyOrder], Gate] = {
    OpenGame: Gate((), stages=(), server=("host",)),
    TakeSeat: Gate((), stages=ANY_STAGE, paused=True, server=("newcomer",)),
    RenameSeat: Gate(PEOPLE, stages=ANY_STAGE, paused=True),
    LeaveSeat: Gate(PEOPLE, stages=ANY_STAGE, paused=True),
    MoveSeat: Gate(UMPIRE, stages=ANY_STAGE, paused=True),
    RemoveSeat: Gate(UMPIRE, stages=ANY_STAGE, paused=True),
    LockLobby: Gate(UMPIRE, stages=ANY_STAGE, paused=True),
    SeatDoctrine: Gate(UMPIRE, stages=BEFORE_END, paused=True),
    FillTeams: Gate(UMPIRE, stages=BEFORE_END, paused=True, server=("host",)),
    PauseDoctrine: Gate(UMPIRE, stages=BEFORE_END, paused=True, server=("bots",)),
    ResumeDoctrine: Gate(UMPIRE, stages=BEFORE_END, paused=True),
    StartGame: Gate(UMPIRE, stages=("lobby",), paused=True),
    ClosePhase: Gate(UMPIRE, paused=True, server=("clock",)),
    PauseClock: Gate(UMPIRE, paused=True, server=("clock",)),
    ResumeClock: Gate(UMPIRE, paused=True),
    MoveClock: Gate(UMPIRE, paused=True),
    StepBack: Gate(UMPIRE, paused=True),
    EndGame: Gate(UMPIRE, paused=True),
    CloseLobby: Gate(UMPIRE, stages=("lobby",), paused=True),
    SealSheet: Gate(LEAD, phases=DRAFTING),
    RecallSheet: Gate(LEAD, phases=DRAFTING),
    RevokePolicy: Gate(LEAD, phases=DRAFTING),
    SetAtClose: Gate(UMPIRE, phases=("brief", *DRAFTING), paused=True),
    EnterPaperSheet: Gate(UMPIRE, phases=DRAFTING, paused=True, prepares=ASSISTANT),
    FileReason: Gate(PLAYERS, phases=("contest",)),
    GiveEstimate: Gate(PEOPLE, phases=("contest",)),
    WeighReason: Gate(WHITE_CELL, phases=("contest",), paused=True),
    AcceptRulings: Gate(UMPIRE, phases=("adjudicate",), paused=True),
    MakeRuling: Gate(UMPIRE, phases=("adjudicate",), paused=True, prepares=ASSISTANT),
    OverruleRuling: Gate(UMPIRE, phases=("adjudicate",), paused=True, prepares=ASSISTANT),
    SendCable: Gate((*PLAYERS, *UMPIRE), phases=TALKING, prepares=ASSISTANT),
    AnswerRfi: Gate(UMPIRE, paused=True, prepares=ASSISTANT),
    AssignRfi: Gate(WHITE_CELL, paused=True),
    MarkCable: Gate(WHITE_CELL, stages=ANY_STAGE, paused=True),
    AnswerTalk: Gate(PLAYERS, paused=True),
    Announce: Gate(UMPIRE, stages=ANY_STAGE, paused=True, prepares=ASSISTANT),
    ProposePact: Gate(LEAD, phases=("deliberate", "negotiate")),
    SignPact: Gate(LEAD, phases=DRAFTING),
    RejectPact: Gate(LEAD, phases=DRAFTING),
    LeavePact: Gate(LEAD, phases=DRAFTING),
    ReleaseInject: Gate(UMPIRE, paused=True, prepares=ASSISTANT),
    HoldInject: Gate(WHITE_CELL, stages=BEFORE_END, paused=True),
    ImproviseInject: Gate(UMPIRE, paused=True, prepares=ASSISTANT),
    EditInject: Gate(UMPIRE, stages=BEFORE_END, paused=True, prepares=ASSISTANT),
    MoveInject: Gate(WHITE_CELL, stages=BEFORE_END, paused=True),
    ShiftInjects: Gate(UMPIRE, stages=BEFORE_END, paused=True),
    ImportInjects: Gate(UMPIRE, stages=BEFORE_END, paused=True),
    EditGauge: Gate(UMPIRE, stages=BEFORE_END, paused=True, prepares=ASSISTANT),
    WriteNote: Gate(NOTING, stages=ANY_STAGE, paused=True),
    EditNote: Gate(NOTING, stages=ANY_STAGE, paused=True),
    WithdrawNote: Gate(NOTING, stages=ANY_STAGE, paused=True),
    PublishNotes: Gate(("umpire", "analyst", "observer"), stages=ANY_STAGE, paused=True),
    AnswerQuestion: Gate(PEOPLE, paused=True),
    AnswerSurvey: Gate(PEOPLE, stages=("over",), paused=True),
    OpenSurvey: Gate(UMPIRE, stages=("over",), paused=True),
    CloseSurvey: Gate(UMPIRE, stages=("over",), paused=True),
    SetBoard: Gate(WHITE_CELL, stages=ANY_STAGE, paused=True),
    ShowMoves: Gate(WHITE_CELL, phases=("contest",), paused=True),
    PublishPrepared: Gate(UMPIRE, stages=ANY_STAGE, paused=True),
    DropPrepared: Gate(WHITE_CELL, stages=ANY_STAGE, paused=True),
}


def prepares(order: AnyOrder, case: Case) -> TypeGuard[Waiting]:
    """Whether this order, from this seat, waits for the umpire to publish it."""
    return (
        case.seat is not None and case.seat.role in GATES[type(order)].prepares and isinstance(order, get_args(Waiting))
    )


def stopped(case: Case, order: AnyOrder) -> Refusal | None:
    """Refuse an order that its seat, the stage, the phase or a pause rules out; None lets it through."""
    gate = GATES[type(order)]
    name = type(order).__name__
    if case.seat is None:
        if case.given.seat in gate.server or (gate.server == ("newcomer",) and case.given.grant != "none"):
            return _mistimed(case, gate, name)
        return refusal("WrongSeat", f"Nobody is seated here who could give {name}. Join the game again with your link.")
    if case.seat.gone:
        return refusal("UnknownSeat", "This seat was given up or removed. Join again, or ask the umpire.")
    if case.seat.paused:
        return refusal("WrongSeat", "This doctrine is paused; it acts again once the umpire lets it play on.")
    if case.seat.role not in (*gate.roles, *gate.prepares):
        may = ", ".join(gate.roles) or "the server"
        return refusal("WrongSeat", f"A seat of role {case.seat.role} may not give {name}; that is for: {may}.")
    return _mistimed(case, gate, name)


def _mistimed(case: Case, gate: Gate, name: str) -> Refusal | None:
    stage = case.state.stage
    if stage not in gate.stages:
        if stage == "lobby":
            return refusal("GameNotRunning", f"The game has not begun; {name} must wait until the umpire starts it.")
        if stage == "over":
            return refusal("GameNotRunning", f"The game is over; {name} has no effect any more.")
        return refusal("GameNotRunning", f"The game is running already; {name} belongs before its start.")
    if stage != "play":
        return None
    if case.play.phase not in gate.phases:
        allowed = ", ".join(gate.phases)
        return refusal("WrongPhase", f"The phase is {case.play.phase}; {name} is possible in: {allowed}.")
    if not gate.paused and not case.play.clock.running:
        return refusal("ClockPaused", "The umpire has paused the clock. Nothing is lost; send it again when it runs.")
    return None

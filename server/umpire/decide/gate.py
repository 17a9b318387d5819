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

    `act` is what the screens call it, to stand behind "you cannot". From a role in `prepares` the order is not carried out
    but waits for the umpire to publish it.
    """

    act: str
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

CALLED: dict[Role, str] = {
    "lead": "team lead",
    "member": "team member",
    "umpire": "umpire",
    "assistant": "assistant umpire",
    "analyst": "analyst",
    "observer": "observer",
    "projector": "projector",
}
"""What the screens call each role."""

GATES: dict[type[AnyOrder], Gate] = {
    OpenGame: Gate("open the game", (), stages=(), server=("host",)),
    TakeSeat: Gate("take a seat", (), stages=ANY_STAGE, paused=True, server=("newcomer",)),
    RenameSeat: Gate("change a name", PEOPLE, stages=ANY_STAGE, paused=True),
    LeaveSeat: Gate("give up a seat", PEOPLE, stages=ANY_STAGE, paused=True),
    MoveSeat: Gate("move somebody to another place", UMPIRE, stages=ANY_STAGE, paused=True),
    RemoveSeat: Gate("take somebody's seat away", UMPIRE, stages=ANY_STAGE, paused=True),
    LockLobby: Gate("lock or open the lobby", UMPIRE, stages=ANY_STAGE, paused=True),
    SeatDoctrine: Gate("let a doctrine play a team", UMPIRE, stages=BEFORE_END, paused=True),
    FillTeams: Gate("let doctrines play the empty teams", UMPIRE, stages=BEFORE_END, paused=True, server=("host",)),
    PauseDoctrine: Gate("pause a doctrine", UMPIRE, stages=BEFORE_END, paused=True, server=("bots",)),
    ResumeDoctrine: Gate("let a doctrine play on", UMPIRE, stages=BEFORE_END, paused=True),
    StartGame: Gate("start the game", UMPIRE, stages=("lobby",), paused=True),
    ClosePhase: Gate("close a phase", UMPIRE, paused=True, server=("clock",)),
    PauseClock: Gate("pause the clock", UMPIRE, paused=True, server=("clock",)),
    ResumeClock: Gate("resume the clock", UMPIRE, paused=True),
    MoveClock: Gate("add or take away minutes", UMPIRE, paused=True),
    StepBack: Gate("step back", UMPIRE, paused=True),
    EndGame: Gate("end the game", UMPIRE, paused=True),
    CloseLobby: Gate("close the game unplayed", UMPIRE, stages=("lobby",), paused=True),
    SealSheet: Gate("seal the sheet", LEAD, phases=DRAFTING),
    RecallSheet: Gate("recall the sheet", LEAD, phases=DRAFTING),
    RevokePolicy: Gate("revoke a standing policy", LEAD, phases=DRAFTING),
    SetAtClose: Gate("decide what the close does to a sheet", UMPIRE, phases=("brief", *DRAFTING), paused=True),
    EnterPaperSheet: Gate("enter a paper sheet", UMPIRE, phases=DRAFTING, paused=True, prepares=ASSISTANT),
    FileReason: Gate("file a reason", PLAYERS, phases=("contest",)),
    GiveEstimate: Gate("give an estimate", PEOPLE, phases=("contest",)),
    WeighReason: Gate("weigh a reason", WHITE_CELL, phases=("contest",), paused=True),
    AcceptRulings: Gate("accept the proposals", UMPIRE, phases=("adjudicate",), paused=True),
    MakeRuling: Gate("rule a move", UMPIRE, phases=("adjudicate",), paused=True, prepares=ASSISTANT),
    OverruleRuling: Gate("overrule a result", UMPIRE, phases=("adjudicate",), paused=True, prepares=ASSISTANT),
    SendCable: Gate("send a message", (*PLAYERS, *UMPIRE), phases=TALKING, prepares=ASSISTANT),
    AnswerRfi: Gate("answer a team's question", UMPIRE, paused=True, prepares=ASSISTANT),
    AssignRfi: Gate("say who answers a question", WHITE_CELL, paused=True),
    MarkCable: Gate("mark a message", WHITE_CELL, stages=ANY_STAGE, paused=True),
    AnswerTalk: Gate("confirm a talk or object", PLAYERS, paused=True),
    Announce: Gate("announce something to everybody", UMPIRE, stages=ANY_STAGE, paused=True, prepares=ASSISTANT),
    ProposePact: Gate("propose a pact", LEAD, phases=("deliberate", "negotiate")),
    SignPact: Gate("sign a pact", LEAD, phases=DRAFTING),
    RejectPact: Gate("reject a pact", LEAD, phases=DRAFTING),
    LeavePact: Gate("leave a pact", LEAD, phases=DRAFTING),
    ReleaseInject: Gate("send an inject", UMPIRE, paused=True, prepares=ASSISTANT),
    HoldInject: Gate("hold an inject", WHITE_CELL, stages=BEFORE_END, paused=True),
    ImproviseInject: Gate("improvise an inject", UMPIRE, paused=True, prepares=ASSISTANT),
    EditInject: Gate("edit an inject", UMPIRE, stages=BEFORE_END, paused=True, prepares=ASSISTANT),
    MoveInject: Gate("move an inject", WHITE_CELL, stages=BEFORE_END, paused=True),
    ShiftInjects: Gate("shift the run-sheet", UMPIRE, stages=BEFORE_END, paused=True),
    ImportInjects: Gate("take in a workbook", UMPIRE, stages=BEFORE_END, paused=True),
    EditGauge: Gate("set a gauge", UMPIRE, stages=BEFORE_END, paused=True, prepares=ASSISTANT),
    WriteNote: Gate("write a note", NOTING, stages=ANY_STAGE, paused=True),
    EditNote: Gate("change a note", NOTING, stages=ANY_STAGE, paused=True),
    WithdrawNote: Gate("withdraw a note", NOTING, stages=ANY_STAGE, paused=True),
    PublishNotes: Gate("publish notes", ("umpire", "analyst", "observer"), stages=ANY_STAGE, paused=True),
    AnswerQuestion: Gate("answer a question of the turn", PEOPLE, paused=True),
    AnswerSurvey: Gate("answer the survey", PEOPLE, stages=("over",), paused=True),
    OpenSurvey: Gate("open the survey", UMPIRE, stages=("over",), paused=True),
    CloseSurvey: Gate("close the survey", UMPIRE, stages=("over",), paused=True),
    SetBoard: Gate("choose what the board shows", WHITE_CELL, stages=ANY_STAGE, paused=True),
    ShowMoves: Gate("show a move to the room", WHITE_CELL, phases=("contest",), paused=True),
    PublishPrepared: Gate("publish what was prepared", UMPIRE, stages=ANY_STAGE, paused=True),
    DropPrepared: Gate("put aside what was prepared", WHITE_CELL, stages=ANY_STAGE, paused=True),
}


def prepares(order: AnyOrder, case: Case) -> TypeGuard[Waiting]:
    """Whether this order, from this seat, waits for the umpire to publish it."""
    return (
        case.seat is not None and case.seat.role in GATES[type(order)].prepares and isinstance(order, get_args(Waiting))
    )


def stopped(case: Case, order: AnyOrder) -> Refusal | None:
    """Refuse an order that its seat, the stage, the phase or a pause rules out; None lets it through."""
    gate = GATES[type(order)]
    act = gate.act
    if case.seat is None:
        if case.given.seat in gate.server or (gate.server == ("newcomer",) and case.given.grant != "none"):
            return _mistimed(case, gate)
        return refusal("WrongSeat", f"You have no seat here, so you cannot {act}. Join the game again with your link.")
    if case.seat.gone:
        return refusal("UnknownSeat", "This seat was given up or removed. Join again, or ask the umpire.")
    if case.seat.paused:
        return refusal("WrongSeat", "This doctrine is paused; it acts again once the umpire lets it play on.")
    if not gate.roles:
        return refusal("WrongSeat", f"You sit at this table already, and nobody who sits here can {act}.")
    if case.seat.role not in (*gate.roles, *gate.prepares):
        role = CALLED[case.seat.role]
        roles = ", ".join(CALLED[may] for may in gate.roles)
        return refusal("WrongSeat", f"As {role} you cannot {act}; that is for: {roles}.")
    return _mistimed(case, gate)


def _mistimed(case: Case, gate: Gate) -> Refusal | None:
    act, stage = gate.act, case.state.stage
    if stage not in gate.stages:
        if stage == "over":
            return refusal("GameNotRunning", f"The game is over; nobody can {act} any more.")
        if "play" in gate.stages:
            return refusal("GameNotRunning", f"The game has not begun; to {act}, wait until the umpire starts it.")
        if "over" in gate.stages:
            return refusal("GameNotRunning", f"The game is not over; to {act}, wait for its end.")
        return refusal("GameNotRunning", f"The game has begun already; nobody can {act} any more.")
    if stage != "play":
        return None
    if case.play.phase not in gate.phases:
        phase = case.phase_title(case.play.phase)
        phases = ", ".join(case.phase_title(may) for may in gate.phases if may in case.phases)
        if not phases:
            return refusal("WrongPhase", f"The phase is {phase}; this scenario has none in which to {act}.")
        return refusal("WrongPhase", f"The phase is {phase}. You can {act} in: {phases}.")
    if not gate.paused and not case.play.clock.running:
        return refusal("ClockPaused", "The umpire has paused the clock. Nothing is lost; send it again when it runs.")
    return None

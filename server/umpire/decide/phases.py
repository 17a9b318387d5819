"""Phases and the clock: starting, closing into the next, pausing, moving, stepping back, ending."""

from ..content import Phase
from ..events import (
    AnyEvent,
    ClockSet,
    MovesRevealed,
    PhaseClosed,
    PhaseOpened,
    RulingsProposed,
    SheetSealed,
    SteppedBack,
)
from ..evolve import evolve
from ..orders import (
    CloseLobby,
    ClosePhase,
    EndGame,
    MoveClock,
    PauseClock,
    PhaseOrder,
    ResumeClock,
    StartGame,
    StepBack,
)
from ..refusals import Refusal, refusal
from ..state import Clock, Move, Sheet
from .case import MINUTE, TEXT_LIMIT, Case, checked_text, too_long
from .ending import end
from .late import at_close
from .proposals import propose
from .resolve import resolve
from .rulings import open_moves

_MOST_MINUTES = 240


def decide(case: Case, order: PhaseOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order about phases or the clock."""
    clock = case.play.clock
    now = case.given.at
    match order:
        case StartGame():
            return (_opened(case, 1, case.phases[0]),)
        case ClosePhase():
            return _close(case, order)
        case PauseClock():
            if not clock.running:
                return ()
            return (ClockSet(clock=Clock(running=False, left=max(0, clock.ends_at - now))),)
        case ResumeClock():
            if clock.running:
                return ()
            return (ClockSet(clock=Clock(running=True, ends_at=now + clock.left)),)
        case MoveClock():
            return _move_clock(case, order)
        case StepBack():
            return _step_back(case, order)
        case EndGame():
            reason = checked_text(order.reason, TEXT_LIMIT, "reason for ending")
            if not order.reason.strip():
                return refusal("ReasonMissing", "Say why the game ends: it stands on every screen, and in the record.")
            return reason if isinstance(reason, Refusal) else end(case, reason)
        case CloseLobby():
            wrong = too_long(order.reason, TEXT_LIMIT, "reason for closing it")
            return wrong or end(case, order.reason.strip())
        case _:
            return refusal("GameNotRunning", "The game is open already.")


def _close(case: Case, order: ClosePhase) -> tuple[AnyEvent, ...] | Refusal:
    play = case.play
    if (order.turn, order.phase) != (play.turn, play.phase):
        return _closed_already(case, order)
    if case.given.seat == "clock":
        plan = case.book.phase(play.phase)
        if plan.closes != "clock" or not play.clock.running or case.given.at < play.clock.ends_at:
            return refusal("StalePhase", "The clock has not run out, or this phase is the umpire's to end.")
    if play.phase == "adjudicate" and (waiting := open_moves(case)):
        return refusal("RulingsOpen", _unruled(case, waiting))
    following = _following(case)
    finale = end(case, "The last turn is over.") if following is None else ()
    if isinstance(finale, Refusal):
        return finale
    at_the_close = _consequences(case, following[1] if following else None)
    opened = (_opened(case, *following),) if following else ()
    return (*at_the_close, PhaseClosed(turn=play.turn, phase=play.phase), *opened, *finale)


def _unruled(case: Case, waiting: list[str]) -> str:
    """Say which moves wait, by team and title as they stand in the queue."""
    moves = [case.play.moves[move] for move in waiting]
    # A title may have a comma of its own.
    names = "; ".join(f"{case.book.teams[move.team].title}: {move.draft.title}" for move in moves)
    if len(moves) == 1:
        return f"One move has no ruling: {names}. Accept its proposal, or rule it yourself."
    return f"{len(moves)} moves have no ruling: {names}. Accept all, or rule them one by one."


def _closed_already(case: Case, order: ClosePhase) -> Refusal:
    """Tell who comes second who was first."""
    play = case.play
    phase = case.phase_title(play.phase)
    by = case.state.seats.get(case.state.checkpoints[-1].by) if case.state.checkpoints else None
    if by is None or by.id == case.by:
        closed = case.phase_title(order.phase)
        return refusal("StalePhase", f"{closed} of turn {order.turn} is not open: this is turn {play.turn}, {phase}.")
    return refusal("StalePhase", f"{by.name} was first: the table is at turn {play.turn}, {phase} now.")


def _consequences(case: Case, following: Phase | None) -> tuple[AnyEvent, ...]:
    """What closing this phase brings about besides the close itself."""
    closing = case.play.phase
    events: tuple[AnyEvent, ...] = ()
    if closing == "seal":
        events = at_close(case)
        sheets = {**case.play.sheets, **{e.team: _sheet(e) for e in events if isinstance(e, SheetSealed)}}
        events = (*events, MovesRevealed(turn=case.play.turn, moves=_moves(case, sheets)))
    if following == "adjudicate":
        state = case.state
        for event in events:
            state = evolve(state, event)
        events = (*events, RulingsProposed(proposals=propose(case._replace(state=state))))
    if closing == "adjudicate":
        events = resolve(case)
    return events


def _sheet(event: SheetSealed) -> Sheet:
    return Sheet(team=event.team, turn=event.turn, moves=event.moves, manner=event.manner, seat=event.seat, at=event.at)


def _moves(case: Case, sheets: dict[str, Sheet]) -> tuple[Move, ...]:
    turn = case.play.turn
    return tuple(
        Move(id=f"{turn}.{team}.{slot}", turn=turn, team=team, slot=slot, draft=draft, covert=draft.covert)
        for team in sorted(sheets)
        for slot, draft in enumerate(sheets[team].moves, 1)
    )


def _following(case: Case) -> tuple[int, Phase] | None:
    """The turn and phase after this one, None after the last."""
    phases = case.phases
    position = phases.index(case.play.phase) + 1
    if position < len(phases):
        return case.play.turn, phases[position]
    if case.play.turn < case.book.calendar(case.state.calendar).turns:
        return case.play.turn + 1, phases[0]
    return None


def _opened(case: Case, turn: int, phase: Phase) -> PhaseOpened:
    clock = Clock(running=True, ends_at=case.given.at + _length(case, phase))
    checkpoint = f"{case.state.era}.{turn}.{phase}"
    return PhaseOpened(turn=turn, phase=phase, clock=clock, at=case.given.at, checkpoint=checkpoint, by=case.by)


def _length(case: Case, phase: Phase) -> int:
    return round(case.book.phase(phase).minutes[case.state.calendar] * MINUTE)


def _move_clock(case: Case, order: MoveClock) -> tuple[AnyEvent, ...] | Refusal:
    if not -_MOST_MINUTES <= order.minutes <= _MOST_MINUTES or not order.minutes:
        return refusal(
            "BadMinutes", f"Move the clock by up to {_MOST_MINUTES} minutes either way, not by {order.minutes:g}."
        )
    clock = case.play.clock
    by = round(order.minutes * MINUTE)
    if clock.running:
        # A clock that has run over stands at nought, so minutes are added to now; and one moved below nought ends now.
        now = case.given.at
        return (ClockSet(clock=Clock(running=True, ends_at=max(now, max(now, clock.ends_at) + by))),)
    return (ClockSet(clock=Clock(running=False, left=max(0, clock.left + by))),)


def _step_back(case: Case, order: StepBack) -> tuple[AnyEvent, ...] | Refusal:
    point = next((c for c in case.state.checkpoints if c.id == order.checkpoint), None)
    if point is None:
        known = ", ".join(c.id for c in case.state.checkpoints)
        return refusal("UnknownCheckpoint", f"There is no checkpoint {order.checkpoint!r}; there are: {known}.")
    reason = checked_text(order.reason, TEXT_LIMIT, "reason for stepping back")
    if isinstance(reason, Refusal):
        return refusal("ReasonMissing", reason.says)
    clock = Clock(running=False, left=_length(case, point.play.phase))
    era = case.state.era + 1
    return (SteppedBack(checkpoint=point.id, reason=reason, by=case.by, era=era, clock=clock, at=case.given.at),)

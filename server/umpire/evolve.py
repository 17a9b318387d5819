"""evolve: state, event -> state. Events hold results, so nothing is decided, drawn or computed anew here."""

from typing import Any, assert_never

from msgspec.structs import replace

from . import events as e
from .evolve_play import played
from .observed import answered, noted, surveyed, undone
from .parts import WHITE
from .state import Cable, Checkpoint, Ending, Handling, News, Play, Seat, State


def begin(event: e.GameOpened) -> State:
    """The state after the first entry of a log."""
    return State(
        game=event.game,
        edition=event.edition,
        calendar=event.calendar,
        commitment=event.commitment,
        play=Play(world=event.world),
    )


def evolve(state: State, event: e.AnyEvent) -> State:
    """The state after one more event."""
    match event:
        case e.GameOpened():
            raise ValueError("a log has one GameOpened, its first event")
        case e.SeatTaken() | e.SeatRenamed() | e.SeatMoved() | e.SeatVacated() | e.LobbySet():
            return _seats(state, event)
        case e.DoctrineSeated() | e.DoctrinePaused() | e.DoctrineResumed():
            return _doctrines(state, event)
        case e.CableSent():
            return _cable_sent(state, event.cable)
        case e.RfiAssigned():
            return replace(state, handling=_handled(state, event.cable, assigned=event.seat))
        case e.CableMarked():
            return replace(state, handling=_handled(state, event.cable, important=event.important))
        case e.TalkHeard():
            heard = state.handling.get(event.cable, Handling()).heard
            return replace(state, handling=_handled(state, event.cable, heard={**heard, event.team: event.heard}))
        case e.NoteWritten() | e.NoteEdited() | e.NoteWithdrawn() | e.NotesPublished():
            return replace(state, notes=noted(state.notes, event))
        case e.QuestionAnswered():
            return replace(state, answers=answered(state.answers, event.answer))
        case e.SurveyOpened() | e.SurveyAnswered() | e.SurveyClosed():
            return replace(state, survey=surveyed(state.survey, event))
        case e.BoardSet():
            return replace(state, board=event.view)
        case e.OrderPrepared() | e.PreparedClosed():
            return replace(state, prepared={**state.prepared, event.prepared.id: event.prepared})
        case e.InjectEdited():
            return replace(state, plans={**state.plans, event.plan.id: event.plan})
        case e.InjectsMoved() | e.InjectsImported():
            return replace(state, plans={**state.plans, **{plan.id: plan for plan in event.plans}})
        case e.PhaseOpened():
            return _phase_opened(state, event)
        case e.SteppedBack():
            return _stepped_back(state, event)
        case e.GameEnded():
            ending = Ending(
                at=event.at, reason=event.reason, scores=event.scores, unknowns=event.unknowns, secret=event.secret
            )
            play = replace(state.play, clock=replace(state.play.clock, running=False, ends_at=0))
            return replace(state, stage="over", ending=ending, play=play)
        case _:
            return replace(state, play=played(state.play, event))


def _answers(cable: Cable, earlier: Cable) -> bool:
    """Only the white cell answers a request; whoever asked may add to it without closing it."""
    return earlier.kind == "rfi" and earlier.id == cable.answers and cable.sender == WHITE


def _cable_sent(state: State, cable: Cable) -> State:
    cables = state.cables
    if cable.answers:
        cables = tuple(replace(c, answered=True) if _answers(cable, c) else c for c in cables)
        if cables != state.cables and "all" in cable.to:
            state = replace(state, handling=_handled(state, cable.answers, published=True))
    return replace(state, cables=(*cables, cable))


def _handled(state: State, cable: str, **changed: Any) -> dict[str, Handling]:
    return {**state.handling, cable: replace(state.handling.get(cable, Handling()), **changed)}


def _seats(state: State, event: e.SeatTaken | e.SeatRenamed | e.SeatMoved | e.SeatVacated | e.LobbySet) -> State:
    seats = dict(state.seats)
    match event:
        case e.SeatTaken():
            seats[event.seat] = Seat(id=event.seat, role=event.role, name=event.name, team=event.team, bot=event.bot)
        case e.SeatRenamed():
            seats[event.seat] = replace(seats[event.seat], name=event.name)
        case e.SeatMoved():
            seats[event.seat] = replace(seats[event.seat], role=event.role, team=event.team)
        case e.SeatVacated():
            seats[event.seat] = replace(seats[event.seat], gone=True)
        case e.LobbySet():
            return replace(state, locked=event.locked)
        case _:
            assert_never(event)
    return replace(state, seats=seats)


def _doctrines(state: State, event: e.DoctrineSeated | e.DoctrinePaused | e.DoctrineResumed) -> State:
    seat: Seat
    match event:
        case e.DoctrineSeated():
            seat = Seat(id=event.seat, role="lead", name=event.name, team=event.team, bot=True, doctrine=event.doctrine)
        case e.DoctrinePaused():
            seat = replace(state.seats[event.seat], paused=event.cause)
        case e.DoctrineResumed():
            seat = replace(state.seats[event.seat], paused="")
        case _:
            assert_never(event)
    return replace(state, seats={**state.seats, seat.id: seat})


def _phase_opened(state: State, event: e.PhaseOpened) -> State:
    play = replace(state.play, turn=event.turn, phase=event.phase, clock=event.clock)
    kept = state.checkpoints
    if event.turn != state.play.turn:
        # A scenario may leave out the brief, so it is the turn that tells when the table is cleared. What the umpire adjusted
        # since the last account stays, because the next account must explain it, and so do moves with what was argued on them.
        play = replace(play, sheets={}, dropped={}, at_close={}, shown=(), estimates=(), opened=(), proposals={})
        state = replace(state, estimates=(*state.estimates, *state.play.estimates))
        # A slip is often found only in the turn after, so the turn that is over keeps all its checkpoints. Of those before
        # only the first phase is kept, so the state stays small in a long game.
        turns = [c.play.turn for c in kept]
        kept = tuple(
            c for place, c in enumerate(kept) if turns[place] == state.play.turn or turns.index(turns[place]) == place
        )
    point = Checkpoint(id=event.checkpoint, at=event.at, play=play, by=event.by)
    return replace(state, stage="play", play=play, checkpoints=(*kept, point))


def _stepped_back(state: State, event: e.SteppedBack) -> State:
    position = next(i for i, c in enumerate(state.checkpoints) if c.id == event.checkpoint)
    state = undone(state, state.checkpoints[position])
    play = replace(state.checkpoints[position].play, clock=event.clock)
    told = News(
        id=f"step_back.{event.era}",
        turn=play.turn,
        phase=play.phase,
        at=event.at,
        title="",
        text=event.reason,
        to=("all",),
        kind="step_back",
        by=event.by,
    )
    return replace(
        state,
        stage="play",
        ending=None,
        era=event.era,
        play=play,
        checkpoints=state.checkpoints[: position + 1],
        # An entry without a time is from before steps back were told; its reason was written for the record alone.
        stepped=(*state.stepped, told) if event.at else state.stepped,
    )

"""decide: order -> events, or a Refusal. One file a family of orders; this one only finds the family."""

from typing import assert_never

from .. import orders as o
from ..dice import Dice
from ..events import AnyEvent
from ..given import Given
from ..model import Engine
from ..refusals import Refusal, refusal
from ..state import State
from . import (
    asked,
    board,
    cables,
    contest,
    doctrines,
    injects,
    notes,
    pacts,
    phases,
    prepared,
    rulings,
    runsheet,
    seats,
    sheets,
    talks,
)
from .case import Case
from .gate import prepares, stopped
from .opening import open_game

Decision = tuple[AnyEvent, ...] | Refusal


def decide(engine: Engine, state: State | None, order: o.AnyOrder, given: Given, dice: Dice) -> Decision:
    """Decide what an order brings about, from nothing but the arguments. Never raises for a bad order."""
    if state is None:
        if isinstance(order, o.OpenGame) and given.seat == "host":
            return open_game(engine, order, given, dice)
        return refusal(
            "GameNotRunning", "There is no such game here. Check the link, or ask the umpire for the join code."
        )
    case = Case(engine, state, given, dice, state.seats.get(given.seat))
    barred = stopped(case, order)
    if barred is not None:
        return barred
    if prepares(order, case):
        return prepared.prepare(case, order, _family)
    return _family(case, order)


def _family(case: Case, order: o.AnyOrder) -> Decision:
    match order:
        case o.TakeSeat() | o.RenameSeat() | o.LeaveSeat() | o.MoveSeat() | o.RemoveSeat() | o.LockLobby():
            return seats.decide(case, order)
        case o.SeatDoctrine() | o.FillTeams() | o.PauseDoctrine() | o.ResumeDoctrine():
            return doctrines.decide(case, order)
        case (
            o.StartGame()
            | o.ClosePhase()
            | o.PauseClock()
            | o.ResumeClock()
            | o.MoveClock()
            | o.StepBack()
            | o.EndGame()
            | o.CloseLobby()
        ):
            return phases.decide(case, order)
        case o.SealSheet() | o.RecallSheet() | o.EnterPaperSheet() | o.SetAtClose() | o.RevokePolicy():
            return sheets.decide(case, order)
        case o.FileReason() | o.WeighReason() | o.GiveEstimate():
            return contest.decide(case, order)
        case o.AcceptRulings() | o.MakeRuling() | o.OverruleRuling():
            return rulings.decide(case, order)
        case o.SendCable() | o.AnswerRfi() | o.Announce():
            return cables.decide(case, order)
        case o.AssignRfi() | o.MarkCable() | o.AnswerTalk():
            return talks.decide(case, order)
        case o.ProposePact() | o.SignPact() | o.RejectPact() | o.LeavePact():
            return pacts.decide(case, order)
        case o.ReleaseInject() | o.HoldInject() | o.ImproviseInject() | o.EditGauge():
            return injects.decide(case, order)
        case o.EditInject() | o.MoveInject() | o.ShiftInjects() | o.ImportInjects():
            return runsheet.decide(case, order)
        case o.WriteNote() | o.EditNote() | o.WithdrawNote() | o.PublishNotes():
            return notes.decide(case, order)
        case o.AnswerQuestion() | o.AnswerSurvey() | o.OpenSurvey() | o.CloseSurvey():
            return asked.decide(case, order)
        case o.SetBoard() | o.ShowMoves():
            return board.decide(case, order)
        case o.PublishPrepared() | o.DropPrepared():
            return prepared.decide(case, order, _family)
        case o.OpenGame():
            return refusal("GameNotRunning", "The game is open already; a new game needs a log of its own.")
        case _:
            assert_never(order)

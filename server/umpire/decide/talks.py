"""What becomes of a cable once it is out: who answers a request, what is marked, and what is said to a logged talk."""

from typing import assert_never

from ..events import AnyEvent, CableMarked, RfiAssigned, TalkHeard
from ..parts import WHITE_CELL
from ..refusals import Refusal, refusal
from ..state import Cable, Handling
from ..talking import AnswerTalk, AssignRfi, Heard, MarkCable, TalkOrder
from .case import TEXT_LIMIT, Case, checked_text, too_long


def decide(case: Case, order: TalkOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order about a cable that is out already; one that finds everything so already changes nothing."""
    cable = next((c for c in case.state.cables if c.id == order.cable), None)
    match order:
        case AssignRfi():
            return _assign(case, order, cable)
        case MarkCable():
            if cable is None:
                return refusal("UnknownCable", "There is no such cable to mark.")
            if _handling(case, cable).important == order.important:
                return ()
            return (CableMarked(cable=cable.id, important=order.important, by=case.by),)
        case AnswerTalk():
            return _hear(case, order, cable)
        case _:
            assert_never(order)


def _handling(case: Case, cable: Cable) -> Handling:
    return case.state.handling.get(cable.id, Handling())


def _assign(case: Case, order: AssignRfi, cable: Cable | None) -> tuple[AnyEvent, ...] | Refusal:
    if cable is None or cable.kind != "rfi":
        return refusal("UnknownCable", "There is no such request for information.")
    if cable.answered:
        return refusal("AlreadyAnswered", "This request has its answer already; nobody need take it on.")
    seat = case.state.seats.get(order.seat)
    if order.seat and (seat is None or seat.gone or seat.role not in WHITE_CELL):
        return refusal(
            "WrongSeat", "A request is answered by an umpire or an assistant who is seated; choose one of them."
        )
    if _handling(case, cable).assigned == order.seat:
        return ()
    return (RfiAssigned(cable=cable.id, seat=order.seat, by=case.by),)


def _hear(case: Case, order: AnswerTalk, cable: Cable | None) -> tuple[AnyEvent, ...] | Refusal:
    if cable is None or cable.kind != "talk" or case.team not in cable.to:
        return refusal("UnknownCable", "There is no talk of your team that somebody else logged under this name.")
    text = order.text.strip()
    if order.agrees:
        if wrong := too_long(text, TEXT_LIMIT, "word on the talk"):
            return wrong
    else:
        objection = checked_text(text, TEXT_LIMIT, "objection")
        if isinstance(objection, Refusal):
            return objection
    before = _handling(case, cable).heard.get(case.team)
    if before is not None and (before.agrees, before.text) == (order.agrees, text):
        return ()
    heard = Heard(agrees=order.agrees, text=text, seat=case.by, at=case.given.at)
    return (TalkHeard(cable=cable.id, team=case.team, heard=heard),)

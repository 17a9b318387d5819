"""Cables: bilateral, multilateral, public statements, requests for information and their answers, talks face to face."""

from typing import assert_never

from ..events import AnyEvent, CableSent, NewsBroken
from ..orders import Announce, AnswerRfi, CableOrder, SendCable
from ..parts import WHITE, WHITE_CELL, CableKind
from ..refusals import Refusal, refusal
from ..state import Cable, News
from .case import TEXT_LIMIT, Case, checked_text, too_long

LINE_LIMIT = 240


def decide(case: Case, order: CableOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order about messages."""
    text = checked_text(order.text, TEXT_LIMIT, "message")
    if isinstance(text, Refusal):
        return text
    match order:
        case SendCable():
            return _send(case, order, text)
        case AnswerRfi():
            return _answer(case, order, text)
        case Announce():
            news = News(
                id=case.own_id("a"),
                turn=case.play.turn,
                at=case.given.at,
                title="From the umpire",
                text=text,
                to=("all",),
                kind="announcement",
            )
            return (NewsBroken(news=news, world=case.play.world),)
        case _:
            assert_never(order)


def may_read(team: str, cable: Cable) -> bool:
    """Whether a team is among a cable's readers. The white cell reads everything and is not asked about here."""
    return "all" in cable.to or team in cable.to or team == cable.sender


def _send(case: Case, order: SendCable, text: str) -> tuple[AnyEvent, ...] | Refusal:
    sender = _sender(case)
    if order.kind == "talk":
        text = " ".join(text.split())
        if wrong := too_long(text, LINE_LIMIT, "line about the talk"):
            return wrong
    to = _address(case, order, sender)
    if isinstance(to, Refusal):
        return to
    if order.answers:
        earlier = next((c for c in case.state.cables if c.id == order.answers), None)
        if earlier is None or not (sender == WHITE or may_read(sender, earlier)):
            return refusal("UnknownCable", "The cable you are answering is not one you can read.")
    return (CableSent(cable=_cable(case, order.kind, sender, to, text, order.answers)),)


def _answer(case: Case, order: AnswerRfi, text: str) -> tuple[AnyEvent, ...] | Refusal:
    asked = next((c for c in case.state.cables if c.id == order.cable and c.kind == "rfi"), None)
    if asked is None:
        return refusal("UnknownCable", "There is no such request for information.")
    if asked.answered:
        return refusal("AlreadyAnswered", "This request has its answer already; send a cable to add to it.")
    kind: CableKind = "public" if order.publish else "bilateral"
    to = ("all",) if order.publish else (asked.sender,)
    return (CableSent(cable=_cable(case, kind, WHITE, to, text, asked.id)),)


def _sender(case: Case) -> str:
    return WHITE if case.seat is not None and case.seat.role in WHITE_CELL else case.team


def _address(case: Case, order: SendCable, sender: str) -> tuple[str, ...] | Refusal:
    if order.kind == "public":
        return ("all",)
    if order.kind == "rfi":
        if sender == WHITE:
            return refusal("BadAddress", "The white cell answers requests for information; it does not ask itself.")
        return (WHITE,)
    to = tuple(sorted(set(order.to)))
    unknown = [team for team in to if team not in case.book.teams and team != WHITE]
    if unknown:
        return refusal(
            "UnknownTeam", f"There is no team {unknown[0]!r}; write to: {', '.join(case.book.scenario.teams)}."
        )
    if not to or sender in to:
        return refusal("BadAddress", "Choose at least one other team to write to; you are among the readers anyway.")
    if order.kind == "talk" and WHITE in to:
        return refusal("BadAddress", "What is said to the white cell needs no log; name the teams that talked.")
    if order.kind == "talk" and sender == WHITE and len(to) < 2:
        return refusal("BadAddress", "Name at least two teams that talked with each other.")
    if order.kind == "bilateral" and len(to) != 1:
        return refusal("BadAddress", "A bilateral cable has one reader team; choose multilateral for more.")
    return to


def _cable(case: Case, kind: CableKind, sender: str, to: tuple[str, ...], text: str, answers: str) -> Cable:
    return Cable(
        id=case.own_id("c"),
        at=case.given.at,
        turn=case.play.turn,
        phase=case.play.phase,
        kind=kind,
        sender=sender,
        seat=case.by,
        to=to,
        text=text,
        answers=answers,
    )

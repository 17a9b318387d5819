"""What an assistant prepares and the umpire publishes: the same orders, kept back until the umpire says so.

Which orders of an assistant wait like this stands in the gate's table (`prepares`) and nowhere else.
"""

from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from ..events import AnyEvent, OrderPrepared, PreparedClosed
from ..orders import DropPrepared, PreparedOrder, PublishPrepared, Waiting
from ..refusals import Refusal, refusal
from ..state import Prepared
from .case import TEXT_LIMIT, Case, too_long
from .gate import stopped

Decide = Callable[[Case, Waiting], tuple[AnyEvent, ...] | Refusal]


def prepare(case: Case, order: Waiting, decide: Decide) -> tuple[AnyEvent, ...] | Refusal:
    """Keep an order back for the umpire, if it could be carried out now; whoever prepares hears at once what is wrong with it."""
    tried = decide(case, order)
    if isinstance(tried, Refusal):
        return tried
    kept = Prepared(
        id=case.own_id("w"),
        order=order,
        seat=case.by,
        at=case.given.at,
        turn=case.play.turn,
        phase=case.play.phase if case.state.stage == "play" else "",
    )
    return (OrderPrepared(prepared=kept),)


def decide(case: Case, order: PreparedOrder, carry_out: Decide) -> tuple[AnyEvent, ...] | Refusal:
    """Publish what was prepared, as the umpire's own act, or drop it; who prepared it stays in the record either way."""
    kept = case.state.prepared.get(order.prepared)
    if kept is None:
        return refusal("UnknownPrepared", "There is no such prepared text or ruling in this game.")
    if kept.status != "open":
        by = case.state.seats[kept.by].name if kept.by in case.state.seats else kept.by
        if kept.status == "published":
            return refusal("AlreadyClosed", f"{by} has published this already; nothing more needs to be done.")
        return refusal("AlreadyClosed", f"{by} has dropped this already; it can be prepared again.")
    match order:
        case PublishPrepared():
            barred = stopped(case, kept.order)
            events = barred or carry_out(case, kept.order)
            if isinstance(events, Refusal):
                return events
            closed = replace(kept, status="published", by=case.by, closed_at=case.given.at)
            return (*events, PreparedClosed(prepared=closed))
        case DropPrepared():
            if case.seat is not None and case.seat.role != "umpire" and case.by != kept.seat:
                return refusal("WrongSeat", "Only the umpire, or whoever prepared this, may drop it.")
            if wrong := too_long(order.reason, TEXT_LIMIT, "reason for dropping it"):
                return wrong
            closed = replace(kept, status="dropped", by=case.by, closed_at=case.given.at, reason=order.reason.strip())
            return (PreparedClosed(prepared=closed),)
        case _:
            assert_never(order)

"""Injects: the white cell's planned and improvised events, and the umpire's edit of a gauge."""

from typing import assert_never

from ..events import AnyEvent, GaugeEdited, InjectHeld, NewsBroken
from ..model import change, queue
from ..orders import EditGauge, HoldInject, ImproviseInject, InjectOrder, ReleaseInject
from ..refusals import Refusal, refusal
from ..state import News
from ..world import Cause
from .accounts import changes_from
from .case import TEXT_LIMIT, Case, checked_text, too_long
from .outcome import by_hand, effects_of
from .rulings import bad_effects
from .runsheet import planned, unsent, worded


def decide(case: Case, order: InjectOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order of the run-sheet or on a gauge."""
    match order:
        case ReleaseInject():
            return _release(case, order)
        case HoldInject():
            if isinstance(unknown := planned(case, order.inject), Refusal):
                return unknown
            if wrong := too_long(order.reason, TEXT_LIMIT, "reason for holding it"):
                return wrong
            if order.held == (order.inject in case.play.held):
                return ()
            return (InjectHeld(inject=order.inject, held=order.held, reason=order.reason.strip()),)
        case ImproviseInject():
            return _improvise(case, order)
        case EditGauge():
            return _edit(case, order)
        case _:
            assert_never(order)


def _release(case: Case, order: ReleaseInject) -> tuple[AnyEvent, ...] | Refusal:
    plan = unsent(case, order.inject)
    if isinstance(plan, Refusal):
        return plan
    news = News(
        id=f"i-{plan.id}",
        turn=case.play.turn,
        at=case.given.at,
        title=plan.title,
        text=plan.text,
        to=plan.to,
        inject=plan.id,
        phase=case.play.phase,
        by=case.by,
    )
    cause = Cause(kind="inject", ref=f"injects/{plan.id}")
    world = queue(case.engine, case.play.world, effects_of(case.book, plan), cause)
    return (NewsBroken(news=news, world=world),)


def _improvise(case: Case, order: ImproviseInject) -> tuple[AnyEvent, ...] | Refusal:
    said = worded(case, order.title, order.text, order.to)
    if isinstance(said, Refusal):
        return said
    wrong = bad_effects(case, order.effects)
    if wrong is not None:
        return wrong
    news = News(
        id=case.own_id("i"),
        turn=case.play.turn,
        at=case.given.at,
        title=said.title,
        text=said.text,
        to=said.to,
        phase=case.play.phase,
        by=case.by,
    )
    effects = tuple(by_hand(effect) for effect in order.effects)
    world = queue(case.engine, case.play.world, effects, Cause(kind="inject", ref=f"news/{news.id}"))
    return (NewsBroken(news=news, world=world),)


def _edit(case: Case, order: EditGauge) -> tuple[AnyEvent, ...] | Refusal:
    gauge = case.book.gauges.get(order.gauge)
    if gauge is None:
        return refusal("UnknownGauge", f"There is no gauge {order.gauge!r}.")
    if gauge.derived:
        return refusal("UnknownGauge", f"{gauge.title} is worked out from other gauges; set one of those instead.")
    if not gauge.low <= order.value <= gauge.high:
        return refusal(
            "BadEffect",
            f"{gauge.title} lies between {gauge.low:g} and {gauge.high:g} {gauge.unit}, not {order.value:g}.",
        )
    reason = checked_text(order.reason, TEXT_LIMIT, "reason for the edit")
    if isinstance(reason, Refusal):
        return refusal("ReasonMissing", reason.says)
    before = case.play.world.values[gauge.id]
    cause = Cause(kind="umpire", ref=f"edits/{case.own_id('e')}", detail=reason)
    world, rows = change(case.engine, case.play.world, gauge.id, order.value - before, cause)
    return (
        GaugeEdited(
            world=world,
            rows=rows,
            changes=changes_from(case.play.world.values, world.values, rows),
            reason=reason,
            by=case.by,
        ),
    )

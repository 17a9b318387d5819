"""Injects: the white cell's planned and improvised events, and the umpire's edit of a gauge."""

from typing import assert_never

from ..events import AnyEvent, GaugeEdited, InjectHeld, NewsBroken
from ..model import change, queue
from ..orders import EditGauge, HoldInject, ImproviseInject, InjectOrder, ReleaseInject
from ..refusals import Refusal, refusal
from ..state import News
from ..world import Cause
from .accounts import changes_from
from .case import TEXT_LIMIT, TITLE_LIMIT, Case, checked_text, too_long
from .outcome import by_hand
from .rulings import bad_effects


def decide(case: Case, order: InjectOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order of the run-sheet or on a gauge."""
    match order:
        case ReleaseInject():
            return _release(case, order)
        case HoldInject():
            if order.inject not in case.book.injects:
                return refusal("UnknownInject", f"There is no inject {order.inject!r} on the run-sheet.")
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
    inject = case.book.injects.get(order.inject)
    if inject is None:
        return refusal("UnknownInject", f"There is no inject {order.inject!r} on the run-sheet.")
    if any(news.inject == inject.id for news in case.play.news):
        return refusal("InjectSpent", f"{inject.title} was released already.")
    news = News(
        id=f"i-{inject.id}",
        turn=case.play.turn,
        at=case.given.at,
        title=inject.title,
        text=inject.text,
        to=inject.to,
        inject=inject.id,
    )
    world = queue(case.engine, case.play.world, inject.effects, Cause(kind="inject", ref=f"injects/{inject.id}"))
    return (NewsBroken(news=news, world=world),)


def _improvise(case: Case, order: ImproviseInject) -> tuple[AnyEvent, ...] | Refusal:
    title = checked_text(order.title, TITLE_LIMIT, "title")
    if isinstance(title, Refusal):
        return title
    text = checked_text(order.text, TEXT_LIMIT, "text")
    if isinstance(text, Refusal):
        return text
    unknown = [team for team in order.to if team not in case.book.teams]
    if unknown:
        return refusal("UnknownTeam", f"There is no team {unknown[0]!r}; leave the readers empty for everyone.")
    wrong = bad_effects(case, order.effects)
    if wrong is not None:
        return wrong
    news = News(
        id=case.own_id("i"),
        turn=case.play.turn,
        at=case.given.at,
        title=title,
        text=text,
        to=tuple(sorted(set(order.to))) or ("all",),
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

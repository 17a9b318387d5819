"""What only the umpire sees: sealed sheets, the queue of moves, the run-sheet, checkpoints."""

from typing import Any

import msgspec

from .. import odds
from ..content import Effect, Later, Spread
from ..decide.outcome import effects_of
from ..model import Engine, holds
from ..runsheet import lines, standing
from ..state import Play, Ruling, State
from .table import ruling_item


def sealed(state: State) -> dict[str, Any]:
    """Every team's sealed sheet."""
    return {
        team: {"manner": sheet.manner, "at": sheet.at, "moves": msgspec.to_builtins(sheet.moves)}
        for team, sheet in sorted(state.play.sheets.items())
    }


def queue(state: State) -> dict[str, Any]:
    """This turn's moves with the engine's proposals and the rulings made so far."""
    play = state.play
    items = {}
    for move_id, proposal in play.proposals.items():
        ruling = play.rulings.get(move_id)
        items[move_id] = {
            "method": proposal.method,
            "factors": msgspec.to_builtins(proposal.factors),
            "chance": proposal.chance,
            "words": odds.in_words(proposal.chance) if proposal.chance is not None else "",
            "preview": proposal.preview,
            "ruling": _ruled(ruling) if ruling else None,
        }
    return items


def _ruled(ruling: Ruling) -> dict[str, Any]:
    """A ruling with the effects set by hand, which may touch gauges that others do not see."""
    return {**ruling_item(ruling), "effects": msgspec.to_builtins(ruling.effects)}


def runsheet(engine: Engine, state: State) -> dict[str, Any]:
    """Every planned inject: when it is due and how it stands to that, what it will say and do, whether its condition holds
    now, when and by whom it went out, what it said before it was edited, and the turn in which a threshold offered it."""
    book, play = engine.book, state.play
    sent = {news.inject: news for news in play.news if news.inject}
    turns = book.calendar(state.calendar).turns
    items = {}
    for plan in lines(book, state.calendar, state.plans).values():
        inject, news, first = book.injects.get(plan.id), sent.get(plan.id), plan.first
        provided = inject.provided if inject else ""
        items[plan.id] = {
            "title": plan.title,
            "text": plan.text,
            "planned": plan.turn,
            "phase": plan.phase,
            "to": list(plan.to),
            "news": inject.news if inject else "mixed",
            "fits": not provided or holds(engine, play.world, provided),
            "released": news.turn if news else 0,
            "held": plan.id in play.held,
            "offered": play.offered.get(plan.id, 0),
            "standing": standing(plan, play, turns=turns, over=state.stage == "over"),
            "sent": {"turn": news.turn, "phase": news.phase, "at": news.at, "by": news.by} if news else None,
            "effects": [_effect(effect) for effect in effects_of(book, plan)],
            "first": {"title": first.title, "text": first.text, "to": list(first.to)} if first else None,
            **{name: getattr(plan, name) for name in ("number", "sender", "expected", "remarks", "by", "reason")},
        }
    return items


def _effect(effect: Effect) -> dict[str, Any]:
    """A planned effect; `by` is a number, or a formula as the rulebook writes it."""
    ticks = effect.when.ticks if isinstance(effect.when, Later | Spread) else 0
    return {
        "gauge": effect.gauge,
        "by": effect.by,
        "later": ticks if isinstance(effect.when, Later) else 0,
        "spread": ticks if isinstance(effect.when, Spread) else 0,
    }


def prepared(state: State) -> dict[str, Any]:
    """What assistants have prepared, the order as it would be given, and what became of it."""
    return {
        kept.id: {name: msgspec.to_builtins(getattr(kept, name)) for name in kept.__struct_fields__ if name != "id"}
        for kept in state.prepared.values()
    }


def checkpoints(state: State) -> list[dict[str, Any]]:
    """Moments to which the umpire may step back, oldest first, each with how much of what stands now that would undo."""
    return [
        {
            "id": point.id,
            "turn": point.play.turn,
            "phase": point.play.phase,
            "at": point.at,
            "undoes": _undone(point.play, state.play),
        }
        for point in state.checkpoints
    ]


def _undone(then: Play, now: Play) -> dict[str, int]:
    lost = {
        "results": len(now.results) - len(then.results),
        "rulings": len(now.rulings.keys() - then.rulings.keys()),
        "moves": len(now.moves.keys() - then.moves.keys()),
        "sheets": sum(then.sheets.get(team) != sheet for team, sheet in now.sheets.items()),
        "pacts": sum(then.pacts.get(id) != pact for id, pact in now.pacts.items()),
        "news": len(now.news) - len(then.news),
    }
    return {what: count for what, count in lost.items() if count > 0}

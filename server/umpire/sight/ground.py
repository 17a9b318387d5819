"""The world as an audience may see it: gauges, accounts of change, and a team's hand of cards with its odds."""

from typing import Any

from .. import odds
from ..content import Card
from ..decide.sheets import NOTHING_TO_REVOKE, idle, purse
from ..formula import names
from ..model import Engine, holds
from ..rulebook import Rulebook
from ..state import Change, Share, State, TurnResult
from .pledges import pledges
from .standing import knew
from .viewer import Viewer

UNSEEN = "Something we cannot see"


def gauges(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """Each readable gauge: its value now, at the last turn's start, and at the end of every tick so far."""
    play = state.play
    items = {}
    for gauge in sorted(who.gauges):
        path = [book.gauges[gauge].opening]
        for result in play.results:
            path += result.path[gauge]
        last = play.results[-1] if play.results else None
        before = next((c.before for c in last.changes if c.gauge == gauge), None) if last else None
        value = play.world.values[gauge]
        items[gauge] = {
            "value": value,
            "before": before if before is not None else value,
            "path": path,
        }
    return items


def results(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """Each resolved turn's account of the readable gauges; the shares add up, and what may not be known says so."""
    return {str(result.turn): _result(book, state, who, result) for result in state.play.results}


def _result(book: Rulebook, state: State, who: Viewer, result: TurnResult) -> dict[str, Any]:
    changes = [change for change in result.changes if change.gauge in who.gauges]
    label = book.calendar(state.calendar).labels[result.turn - 1]
    return {
        "turn": result.turn,
        "label": label,
        "changes": [_change(book, state, who, change, result.turn) for change in changes],
    }


def _change(book: Rulebook, state: State, who: Viewer, change: Change, turn: int) -> dict[str, Any]:
    parts: dict[tuple[str, str], float] = {}
    for share in change.shares:
        key = cause_words(book, state, who, share, turn)
        parts[key] = parts.get(key, 0.0) + share.change
    ordered = sorted(parts.items(), key=lambda item: (-abs(item[1]), item[0]))
    return {
        "gauge": change.gauge,
        "before": change.before,
        "after": change.after,
        "shares": [{"kind": kind, "says": says, "change": amount} for (kind, says), amount in ordered],
    }


def cause_words(book: Rulebook, state: State, who: Viewer, share: Share, turn: int) -> tuple[str, str]:
    """The kind of a cause in a turn's account and a sentence for it, as far as this audience may know it."""
    _, _, name = share.ref.partition("/")
    match share.kind:
        case "move" | "cost":
            move = state.play.moves.get(name)
            if move is None or not who.knows_move(move):
                return "unseen", UNSEEN
            title = f"{book.teams[move.team].title}: {move.draft.title}"
            return share.kind, f"Cost of {title}" if share.kind == "cost" else title
        case "policy":
            team, _, _ = share.detail.partition(".")
            if not knew(book, state, who, name, team, turn):
                return "unseen", UNSEEN
            return "policy", f"{book.teams[team].title}'s standing policy: {book.policies[name].title}"
        case "link":
            return "link", book.links[name].because
        case "pact":
            pact = state.play.pacts.get(name)
            if pact is None or not who.knows_pact(pact):
                return "unseen", UNSEEN
            return "pact", f"Pact: {pact.title}"
        case "inject":
            news = next((n for n in state.play.news if n.inject == name or n.id == name), None)
            if news is None or not who.may_read(news.to):
                return "unseen", UNSEEN
            return "inject", news.title
        case "umpire":
            return "umpire", f"The umpire: {share.detail}" if who.kind == "umpire" else "The umpire's correction"
        case "drift":
            return "drift", "It drifts back towards its usual level"
        case "bounds":
            return "bounds", "It can go no further"
        case "derived":
            return "derived", "It follows from the gauges it is worked out from"
        case _:
            return share.kind, share.detail or share.ref


def hand(engine: Engine, state: State, who: Viewer) -> dict[str, Any]:
    """The team's cards: whether each can be played now, why not, its odds in words from what the team may know, its pledges."""
    return {card.id: _card(engine, state, who, card) for card in engine.book.cards_of(who.team)}


def _card(engine: Engine, state: State, who: Viewer, card: Card) -> dict[str, Any]:
    world = state.play.world
    why_not = [c.says for c in card.conditions if not holds(engine, world, c.holds)]
    why_not += [NOTHING_TO_REVOKE] if idle(world, card) else []
    short_of = []
    for budget, amount in sorted(card.cost.items()):
        if amount > purse(engine.book, world, who.team, budget):
            short_of.append(budget)
    factors = []
    points = 0
    for factor in card.factors:
        # A factor that rests on gauges the team cannot read is named, but whether it holds is not given away.
        known = not factor.provided or names(factor.provided)[0] <= who.gauges
        counts = known and (not factor.provided or holds(engine, world, factor.provided))
        points += factor.points if counts else 0
        factors.append(
            {
                "title": factor.title,
                "points": factor.points,
                "because": factor.because,
                "state": ("counts" if counts else "does not count") if known else "unknown to you",
            }
        )
    chance = odds.weighted_chance(points)
    breaks, due = pledges(engine.book, state, card)
    return {
        "playable": not why_not and not short_of,
        "why_not": [*why_not, *(f"Not enough {budget}." for budget in short_of)],
        "factors": factors,
        "chance": chance,
        "words": odds.in_words(chance),
        "played": world.repeats.get(card.id, 0),
        "breaks": breaks,
        "due": due,
    }

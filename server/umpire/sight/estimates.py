"""Blind estimates: how many at first, their spread once they are open, and after the end how good they were."""

from typing import Any

from .. import brier, odds
from ..asked import Questionnaire
from ..rulebook import Rulebook
from ..state import Estimate, State
from .viewer import Viewer


def estimates(book: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """By move: how many have estimated; median, range and outliers once the move is open or the contest closed.

    All of people alone; `bots` holds apart how many programs have, and once the others are shown the median of theirs.
    """
    rules, play = book.asked, state.play
    by_move: dict[str, list[Estimate]] = {}
    for estimate in brier.given_so_far(state):
        if who.knows_move(play.moves[estimate.move]):
            by_move.setdefault(estimate.move, []).append(estimate)
    items: dict[str, Any] = {}
    for move, found in by_move.items():
        people, bots = brier.apart(state, found)
        items[move] = {"count": len(people)}
        shown = play.moves[move].turn < play.turn or play.phase != "contest" or move in play.opened
        told = shown and (who.kind == "umpire" or rules.estimates_to == "all")
        if bots:
            theirs = odds.median([one.chance for one in bots])
            items[move]["bots"] = {"count": len(bots), "median": theirs} if told else {"count": len(bots)}
        if told and people:
            chances = [one.chance for one in people]
            named = who.kind == "umpire" or rules.outliers_to == "all"
            spread = {"median": odds.median(chances), "low": min(chances), "high": max(chances)}
            items[move] |= {**spread, "outliers": _outliers(people, rules) if named else []}
    return items


def _outliers(found: list[Estimate], rules: Questionnaire) -> list[dict[str, Any]]:
    """The lowest and highest, as seat, chance and side: too few to be the room, and far enough from its median."""
    chances = sorted(one.chance for one in found)
    middle, few = odds.median(chances), max(1, len(chances) * rules.outlier_percent // 100)
    low = [c for c in chances if sum(d <= c for d in chances) <= few and middle - c >= rules.outlier_gap]
    high = [c for c in chances if sum(d >= c for d in chances) <= few and c - middle >= rules.outlier_gap]
    return [
        {"seat": one.seat, "chance": one.chance, "side": "low" if one.chance in low else "high"}
        for one in sorted(found, key=lambda one: (one.chance, one.seat))
        if one.chance in low or one.chance in high
    ]


def scored(state: State, who: Viewer) -> dict[str, Any] | None:
    """Once the game is over: the room's Brier score on the moves known here; every seat's for white cell and analysts."""
    if state.stage != "over" or not state.play.turn:
        return None
    found = brier.scored(state, who.knows_move)
    everybody = who.kind in ("umpire", "analyst")
    return {
        "room": _kept(found.room),
        "even": brier.ALWAYS_EVEN,
        "seats": {seat: _kept(kept) for seat, kept in found.seats.items()} if everybody else {},
    }


def own_score(state: State, seat: str, who: Viewer) -> dict[str, Any] | None:
    """One seat's own score, once the game is over and if it estimated anything."""
    if state.stage != "over":
        return None
    return _kept(brier.scored(state, who.knows_move).seats.get(seat))


def _kept(kept: brier.Kept | None) -> dict[str, Any] | None:
    return {"score": kept.score, "moves": kept.n} if kept else None

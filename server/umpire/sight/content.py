"""The content an audience may read: its own cards, the gauges it sees, its brief and objectives. It changes only at the end."""

from typing import Any

import msgspec

from .. import odds
from ..conduct import Doctrine
from ..content import Card, Gauge
from ..decide.methods import MOST_POINTS
from ..rulebook import Rulebook
from ..state import State
from . import watching
from .viewer import Viewer


def book(rulebook: Rulebook, state: State, who: Viewer) -> dict[str, Any]:
    """Scenario, teams, readable gauges, cards, brief and objectives for this audience."""
    scenario = rulebook.scenario
    calendar = rulebook.calendar(state.calendar)
    return {
        "title": scenario.title,
        "blurb": scenario.blurb,
        "opens": scenario.opens,
        "calendar": {
            "id": calendar.id,
            "title": calendar.title,
            "turns": calendar.turns,
            "labels": list(calendar.labels),
        },
        "phases": [
            {"id": plan.id, "title": plan.title, "minutes": plan.minutes[calendar.id], "closes": plan.closes}
            for plan in scenario.phases
        ],
        "moves_per_turn": scenario.moves_per_turn,
        "unsealed": scenario.unsealed,
        "absent": scenario.absent,
        "detection": scenario.detection,
        "free_form_cost": scenario.free_form_cost,
        "headline_gauges": [gauge for gauge in scenario.headline_gauges if gauge in who.gauges],
        "ties": [msgspec.to_builtins(tie) for tie in scenario.ties if tie.gauge in who.gauges],
        "watchable": [gauge for gauge in rulebook.pacts.watchable if gauge in who.gauges],
        "pact_stake": rulebook.pacts.because,
        "teams": {team: _team(rulebook, team, who) for team in scenario.teams},
        "gauges": {gauge: _gauge(rulebook.gauges[gauge]) for gauge in sorted(who.gauges)},
        "cards": {card.id: _card(card) for card in rulebook.cards.values() if _holds(who, card)},
        "doctrines": {d.id: {"team": d.team, "title": d.title, "text": d.text} for d in _doctrines(rulebook, who)},
        "card_titles": {card.id: {"team": card.team, "title": card.title} for card in rulebook.cards.values()},
        "brief": _brief(rulebook, who),
        "public_brief": rulebook.briefs.get("public", ""),
        "asked": watching.asked(rulebook),
        "by_points": odds.by_points() if who.kind == "umpire" else {},
        "most_points": MOST_POINTS,
        "objectives": [
            {"id": o.id, "team": o.team, "title": o.title, "secret": o.secret, "because": o.because}
            for o in rulebook.objectives.values()
            if not o.secret or who.kind == "umpire" or (who.kind == "team" and who.team == o.team)
        ],
    }


def _team(rulebook: Rulebook, team: str, who: Viewer) -> dict[str, Any]:
    found = rulebook.teams[team]
    budget = found.budget if who.kind == "umpire" or who.team == team else {}
    return {
        "title": found.title,
        "leader": found.leader,
        "capital": list(found.capital),
        "colour": found.colour,
        "budget": budget,
    }


def _gauge(gauge: Gauge) -> dict[str, Any]:
    return {
        "title": gauge.title,
        "unit": gauge.unit,
        "low": gauge.low,
        "high": gauge.high,
        "opening": gauge.opening,
        "group": gauge.group,
        "team": gauge.team,
        "better": gauge.better,
        "because": gauge.because,
        "sources": list(gauge.sources),
    }


def _holds(who: Viewer, card: Card) -> bool:
    return who.kind == "umpire" or (who.kind == "team" and who.team == card.team)


def _card(card: Card) -> dict[str, Any]:
    return {
        "team": card.team,
        "title": card.title,
        "text": card.text,
        "cost": card.cost,
        "targets": list(card.targets),
        "parameters": msgspec.to_builtins(card.parameters),
        "covert": card.covert,
        "because": card.because,
        "sources": list(card.sources),
        "adopts": card.adopts,
    }


def _doctrines(rulebook: Rulebook, who: Viewer) -> tuple[Doctrine, ...]:
    """By team, its usual one first: what the umpire may choose from. Players learn the name of the one that plays, no more."""
    teams = rulebook.scenario.teams if who.kind == "umpire" else ()
    return tuple(doctrine for team in teams for doctrine in rulebook.doctrines_of(team))


def _brief(rulebook: Rulebook, who: Viewer) -> str:
    if who.kind == "team":
        return rulebook.briefs.get(who.team, "")
    return rulebook.briefs.get("umpire", "") if who.kind == "umpire" else ""

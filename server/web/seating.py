"""Who sits where in the next game: everybody's own place where there is one, else a place like it."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.umpire.parts import PLAYERS, WHITE_CELL, Role

from .places import chosen

People = Mapping[str, Mapping[str, Any]]


def people(seats: People) -> dict[str, Mapping[str, Any]]:
    """Those of a game's seats that can go on to another: persons, neither bots nor boards."""
    return {seat: who for seat, who in seats.items() if not who["bot"] and who["role"] != "projector"}


def suggested(going: People, teams: Sequence[str], there: People) -> dict[str, str]:
    """A place's id by seat, of teams where some people (`there`) sit already; a person who does is not asked again.

    Whoever led and finds no team without a lead becomes a member of the smallest team, as members of unknown teams do.
    """
    leads = {who["team"] for who in people(there).values() if who["role"] == "lead"}
    sizes = {team: sum(who["team"] == team for who in people(there).values()) for team in teams}
    plan = {}
    coming = {seat: who for seat, who in going.items() if seat not in there}
    for seat, who in sorted(coming.items(), key=lambda one: (one[1]["role"] != "lead", one[1]["team"] not in teams)):
        role, team = who["role"], who["team"]
        if role not in PLAYERS:
            plan[seat] = role
            continue
        if team not in teams or (role == "lead" and team in leads):
            free = [other for other in teams if other not in leads] if role == "lead" else []
            role, team = ("lead", free[0]) if free else ("member", min(teams, key=lambda one: sizes[one]))
        leads |= {team} if role == "lead" else set()
        sizes[team] += 1
        plan[seat] = f"{role}:{team}"
    return plan


def namesakes(going: People, there: People) -> dict[str, str]:
    """The seat that a person has there under the same name, by the seat they have here, where the name leaves no doubt.

    Nobody is offered a seat of the white cell who has none here: a name alone must not show hidden things.
    """
    coming = {seat: who for seat, who in people(going).items() if seat not in there}
    mine = _by_name(coming)
    theirs = _by_name({seat: who for seat, who in people(there).items() if seat not in going})
    return {
        seats[0]: theirs[name][0]
        for name, seats in mine.items()
        if len(seats) == len(theirs.get(name, ())) == 1
        and (there[theirs[name][0]]["role"] not in WHITE_CELL or coming[seats[0]]["role"] in WHITE_CELL)
    }


def _by_name(seats: People) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for seat, who in seats.items():
        named.setdefault(who["name"].casefold(), []).append(seat)
    return named


def placed(place: str) -> tuple[Role, str] | None:
    """Role and team of a place that an umpire gives; None for no place."""
    for role in WHITE_CELL:
        if place == role:
            return role, ""
    return chosen(place)


def led_twice(plan: Mapping[str, str], there: People) -> str:
    """A team that two people would lead, or nothing."""
    led = [who["team"] for who in people(there).values() if who["role"] == "lead"]
    led += [place.partition(":")[2] for place in plan.values() if place.startswith("lead:")]
    return next((team for team in led if led.count(team) > 1), "")

"""The places of a game that a newcomer may choose from, as everybody may see them."""

from typing import TYPE_CHECKING, NamedTuple

from server.umpire.parts import Role

from .tongue import title, voice
from .words import DUTIES, ROLES

if TYPE_CHECKING:
    from server.table.game import Table

_ONLOOKERS: tuple[Role, ...] = ("observer", "analyst")


class Place(NamedTuple):
    """One choice: `id` is `lead:<team>`, `member:<team>`, `observer` or `analyst`; `taken` names who leads there."""

    id: str
    title: str
    duty: str
    taken: str = ""


class Side(NamedTuple):
    """The places of one team; `here` names who has joined it, `played` the doctrine that plays it until a person leads."""

    title: str
    leader: str
    places: tuple[Place, ...]
    here: tuple[str, ...]
    played: str


class Room(NamedTuple):
    """A game's places, and whether the umpire has locked the door."""

    title: str
    stage: str
    locked: bool
    sides: tuple[Side, ...]
    onlookers: tuple[Place, ...]


def room(table: "Table") -> Room:
    """What may be said of a game to somebody who has typed its code: what the projector shows."""
    seen = voice(table.row.scenario).sections(table.view("projector").sections)
    people = list(seen["seats"].values())
    sides = []
    for team, about in seen["book"]["teams"].items():
        mine = [person for person in people if person["team"] == team and not person["doctrine"]]
        bots = [seat for seat in people if seat["team"] == team and seat["doctrine"] and seat["paused"] != "person"]
        lead = next((person["name"] for person in mine if person["role"] == "lead"), "")
        sides.append(
            Side(
                about["title"],
                about["leader"],
                (_place("lead", team, lead), _place("member", team)),
                tuple(person["name"] for person in mine),
                bots[0]["name"] if bots else "",
            )
        )
    return Room(
        title(table),
        seen["game"]["stage"],
        seen["game"]["locked"],
        tuple(sides),
        tuple(_place(role) for role in _ONLOOKERS),
    )


def chosen(place: str) -> tuple[Role, str] | None:
    """Role and team of a place's id; None for one that no newcomer may choose. Whether the team exists, decide says."""
    role, _, team = place.partition(":")
    match role:
        case "lead" | "member" if team:
            return role, team
        case "observer" | "analyst" if not team:
            return role, team
        case _:
            return None


def _place(role: Role, team: str = "", taken: str = "") -> Place:
    return Place(f"{role}:{team}" if team else role, ROLES[role], DUTIES[role], taken)

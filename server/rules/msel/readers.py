"""A cell that names readers, as teams of the game; who is no team is the umpire's to place."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from .columns import normal

ALL = "Everyone"
_ALL = frozenset(
    {"everyone", "everybody", "all", "all teams", "all players", "all cells", "all participants", "public", "plenary"}
)
_PARTS = re.compile(r"[,;/&|\n]+|\band\b|\+")
_EXTRA = frozenset({"team", "cell", "the", "group", "lead", "player", "players", "delegation", "government"})


class Readers(NamedTuple):
    """The teams a cell names (`all` for everyone), the names in it that are no team's, and those that the umpire placed."""

    to: tuple[str, ...]
    unknown: tuple[str, ...]
    placed: tuple[str, ...]


def readers(text: str, teams: Mapping[str, str], said: Mapping[str, str]) -> Readers:
    """Read a cell. `teams` gives each team's title; `said` what the umpire says of a name: a team, `all`, or `` for nobody."""
    to: list[str] = []
    strange: list[str] = []
    parts = [part.strip() for part in _PARTS.split(text)]
    for name in [part for part in parts if part] or [""]:
        found = _team(name, teams)
        if found is None:
            strange.append(name)
            found = said.get(name, "")
        if found:
            to.append(found)
    unknown, placed = (tuple(n for n in strange if (n in said) is placed) for placed in (False, True))
    return Readers(("all",) if "all" in to else tuple(sorted(set(to))), unknown, placed)


def _team(name: str, teams: Mapping[str, str]) -> str | None:
    words = normal(name)
    if words in _ALL:
        return "all"
    bare = " ".join(word for word in words.split() if word not in _EXTRA)
    for id, title in teams.items():
        if bare and bare in (normal(id), normal(title)):
            return id
    return None


def written_readers(to: tuple[str, ...], teams: Mapping[str, str]) -> str:
    """Readers as `readers` reads them again."""
    return ALL if "all" in to else "; ".join(teams[team] for team in to)

"""One step of a replay as its audience saw it: the sight before and after, and what changed between them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from server.umpire.sight import Diff

View = dict[str, Any]


class Seen(NamedTuple):
    """A step: the sight before and after, and what was put and dropped between them."""

    before: View
    after: View
    changes: Diff

    def put(self, section: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any] | None]]:
        """Each item of a section that is new or changed: its id, itself, and what it was (None where it is new)."""
        for id, item in self.changes["put"].get(section, {}).items():
            yield id, item, self.before[section].get(id)

    def dropped(self, section: str) -> Iterator[dict[str, Any]]:
        """Each item that is gone, as it was."""
        for id in self.changes["drop"].get(section, ()):
            yield self.before[section][id]

    def fresh(self, section: str) -> list[dict[str, Any]]:
        """The items of a section that are new."""
        return [item for _, item, old in self.put(section) if old is None]

    def who(self, id: str) -> str:
        """A team, the white cell or everybody, by name."""
        teams = self.after["book"]["teams"]
        return str(teams[id]["title"]) if id in teams else {"white_cell": "the white cell", "all": "all"}.get(id, id)

    def move(self, id: str) -> str:
        """A move by name."""
        found = self.after["moves"].get(id)
        return f"{self.who(found['team'])}: {found['title']}" if found else "a move"

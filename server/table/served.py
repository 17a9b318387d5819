"""What a window is given to begin with: by a `sync` over the line, and in the page itself before there is a line."""

from collections.abc import Collection
from typing import Any, Protocol

from msgspec.structs import asdict

from server.umpire.sight import mine

from . import clock
from .game import Table
from .sessions import Seated


class Voice(Protocol):
    """Whoever says sections of a sight and a draft in one language."""

    def sections(self, shown: dict[str, Any]) -> dict[str, Any]:
        """Sections of a sight, said."""

    def draft(self, kept: dict[str, Any]) -> dict[str, Any]:
        """A draft, with what is wrong with its moves said."""


def served(
    table: Table, say: Voice, audience: str, who: Seated | None, *, has: Any = None, without: Collection[str] = ()
) -> dict[str, Any]:
    """The audience's view, all but some sections, and what is the seat's own; `who` is None for a window without a seat.

    The view is None where the window `has` it already, by audience and revision.
    """
    view = table.view(audience)
    seen = {name: section for name, section in view.sections.items() if name not in without}
    return {
        "audience": audience,
        "rev": view.rev,
        "view": None if has == {"audience": audience, "rev": view.rev} else say.sections(seen),
        "mine": mine(table.state, who.seat if who else ""),
        "read": table.marks.of(who.seat) if who else {},
        "draft": say.draft(asdict(table.draft(who.team))) if who and who.team else None,
        "now": clock.now(),
    }

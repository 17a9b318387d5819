"""What the white cell is told of the game that its people have gone on to."""

from typing import Any

from server.languages.speaker import speaker
from server.table.onward import gone_on
from server.table.sessions import Seated
from server.table.tables import Tables
from server.umpire.parts import WHITE_CELL


def gone(tables: Tables, who: Seated, to: str, tongue: str) -> dict[str, Any] | None:
    """The title of the game `to` in a language, and how many have a place there; None for others, and where nobody is led on."""
    if not to or who.role not in WHITE_CELL:
        return None
    row = tables.table(to).row
    return {"title": speaker(tongue, row.scenario).name(row.title), "people": gone_on(tables, who.game, to)}

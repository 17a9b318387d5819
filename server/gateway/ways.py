"""What the white cell is told of the game that its people have gone on to."""

from typing import Any

from server.languages.speaker import speaker
from server.table.onward import gone_on, leads_to
from server.table.sessions import Seated
from server.table.tables import Tables
from server.umpire.parts import WHITE_CELL


def gone(tables: Tables, who: Seated, tongue: str) -> dict[str, Any] | None:
    """That game's title in a language, and how many of these people have a place there; None where they stay, or to others."""
    to = leads_to(tables, who.game)
    if not to or who.role not in WHITE_CELL:
        return None
    row = tables.table(to).row
    return {"title": speaker(tongue, row.scenario).name(row.title), "people": gone_on(tables, who.game, to)}

"""What the white cell is told of the game that its people have gone on to."""

from typing import Any

from server.languages.speaker import speaker
from server.table.onward import gone_on, gone_to
from server.table.sessions import Seated
from server.table.tables import Tables
from server.umpire.parts import WHITE_CELL


def gone(tables: Tables, who: Seated, tongue: str) -> dict[str, Any] | None:
    """The title in a language of the game that people went on to, over or not, and how many have a place there.

    None for others than the white cell, and where nobody went on.
    """
    to = gone_to(tables, who.game) if who.role in WHITE_CELL else who.game
    if to == who.game:
        return None
    row = tables.table(to).row
    return {"title": speaker(tongue, row.scenario).name(row.title), "people": gone_on(tables, who.game, to)}

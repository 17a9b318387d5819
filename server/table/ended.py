"""Whether a game is over, told from its log alone: an ended game never begins again."""

from server.store.store import Store
from server.umpire.events import GameEnded
from server.umpire.fold import read

# Inside a text the quotation marks are escaped, so only an event can hold these bytes.
_MARK = b'"type":"GameEnded"'


def ended(store: Store, game: str) -> bool:
    """Whether the log holds the end of the game."""
    return any(
        isinstance(event, GameEnded)
        for entry in store.entries(game)
        if _MARK in entry.body
        for event in read(entry).events
    )

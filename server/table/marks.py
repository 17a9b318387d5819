"""How far each seat has read in each channel: nobody's business but that seat's, and no part of the game's log."""

from typing import Any

import msgspec

from server.store.faults import NoSuchGame, NotDurable, StoreAway
from server.store.store import Store
from server.umpire.refusals import Refusal

from .sessions import Seated

_MOST_CHANNELS = 64
_LONGEST_NAME = 200
_LATEST = 2**53

_MARKS = msgspec.json.Decoder(dict[str, int])


class Marks:
    """The marks of one game, by seat and channel: the time of the newest cable that was read there, in ms."""

    def __init__(self, store: Store, game: str) -> None:
        self._store = store
        self._game = game
        self._marks: dict[str, dict[str, int]] = {}

    def of(self, seat: str) -> dict[str, int] | None:
        """How far a seat has read; None where the store cannot say, and the page goes by what it kept itself."""
        try:
            return self._found(seat)
        except StoreAway:
            return None

    def move(self, seated: Seated, raw: Any) -> dict[str, int] | Refusal:
        """Move a seat's marks on, never back; all of its marks as they now stand."""
        if not isinstance(raw, dict) or not all(_sound(channel, at) for channel, at in raw.items()):
            return Refusal("MalformedOrder", "Read marks are times in milliseconds by the name of a channel.")
        try:
            stands = self._found(seated.seat)
            moved = stands | {channel: max(at, stands.get(channel, 0)) for channel, at in raw.items()}
            if len(moved) > _MOST_CHANNELS:
                return Refusal("MalformedOrder", f"A seat reads in at most {_MOST_CHANNELS} channels.")
            if moved != stands:
                self._store.keep_marks(self._game, seated.seat, msgspec.json.encode(moved))
                self._marks[seated.seat] = moved
        except StoreAway as away:
            return Refusal("StoreAway", str(away))
        except NotDurable as unsafe:
            return Refusal("StoreAway", f"The marks were not kept. {unsafe}")
        except NoSuchGame:
            return Refusal("GameNotRunning", "This game was deleted from the server.")
        return moved

    def _found(self, seat: str) -> dict[str, int]:
        if seat not in self._marks:
            body = self._store.marks(self._game, seat)
            self._marks[seat] = _MARKS.decode(body) if body else {}
        return self._marks[seat]


def _sound(channel: Any, at: Any) -> bool:
    return isinstance(channel, str) and 1 <= len(channel) <= _LONGEST_NAME and type(at) is int and 0 <= at <= _LATEST

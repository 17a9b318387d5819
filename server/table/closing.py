"""The orders that a game's clock gives: it closes some phases by itself when their time has run out."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager

from server.umpire.orders import AnyOrder, ClosePhase, PauseClock
from server.umpire.refusals import Refusal
from server.umpire.rulebook import Rulebook
from server.umpire.state import State

from . import clock
from .answers import Answer

_AGAIN_MS = 1000

CLOCK = "clock"
"""The seat that the clock's orders come from."""


def closes_at(book: Rulebook, state: State) -> int | None:
    """When the clock closes the phase by itself, in ms; None where it stands still or closes none."""
    hand = state.play.clock
    running = state.stage == "play" and hand.running and book.phase(state.play.phase).closes == "clock"
    return hand.ends_at if running else None


def clock_id() -> str:
    """A new id for an order of the clock, drawn at random: a player who could guess it might use it up and stop the clock."""
    return f"clock-{secrets.token_hex(8)}"


class Closer:
    """Gives one game its clock's orders, under the game's lock; `state` tells how it stands, `submit` takes an order."""

    def __init__(
        self,
        book: Rulebook,
        state: Callable[[], State],
        submit: Callable[[str, str, AnyOrder], Answer],
        lock: AbstractContextManager[object],
    ) -> None:
        self._book = book
        self._state = state
        self._submit = submit
        self._lock = lock
        self._ended = False
        self._timer = clock.Timer(self._time_up)

    def set(self, not_before: int = 0) -> None:
        """Wait for the moment at which the phase closes as the game stands now, if it does."""
        at = None if self._ended else closes_at(self._book, self._state())
        self._timer.set(None if at is None else max(at, not_before))

    def rest(self) -> None:
        """Wait for nothing any more."""
        self._timer.set(None)

    def end(self) -> None:
        """Never wait again: the game is gone."""
        self._ended = True

    def pause_if_late(self) -> None:
        """Pause a phase whose clock ran out while no server ran: nobody could write, so the umpire says how it goes on."""
        at = closes_at(self._book, self._state())
        if at is not None and at <= clock.now():
            self._submit(CLOCK, clock_id(), PauseClock())

    def _time_up(self) -> None:
        play = self._state().play
        if isinstance(self._submit(CLOCK, clock_id(), ClosePhase(turn=play.turn, phase=play.phase)), Refusal):
            with self._lock:
                self.set(clock.now() + _AGAIN_MS)

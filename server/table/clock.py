"""Game time, and the timer that closes a phase when its clock has run out."""

import threading
import time
from collections.abc import Callable


def now() -> int:
    """Game time in ms since the epoch."""
    return time.time_ns() // 1_000_000


class Timer:
    """Calls back once when game time reaches a moment; setting it anew forgets the old moment."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self._set: threading.Timer | None = None
        self._lock = threading.Lock()
        self._moment: int | None = None

    def set(self, moment: int | None) -> None:
        """Wait for a moment in ms, or for none."""
        with self._lock:
            if moment == self._moment:
                return
            self._moment = moment
            if self._set is not None:
                self._set.cancel()
                self._set = None
            if moment is not None:
                # A little late is right: never before the moment, because a clock that runs out early would be refused.
                self._set = threading.Timer(max(0, moment - now()) / 1000 + 0.02, self._fire)
                self._set.daemon = True
                self._set.start()

    def _fire(self) -> None:
        with self._lock:
            self._moment = None
        self._call()

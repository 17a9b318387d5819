"""The bytes of one connection, read under an allowance of time and bytes: no client can drip or pour for ever."""

import io
import math
import time
from typing import Any

import gevent


class TooSlow(TimeoutError, ValueError):
    """The client took longer, or sent more, than allowed. A ValueError too, which pywsgi takes for a bad request."""


class Inlet(io.RawIOBase):
    """A raw reader over a gevent socket; `allow` sets what may still be read."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._until = math.inf
        self._bytes = math.inf
        self.spent = False
        """True once the allowance ran out: what follows on this connection can no longer be told apart."""

    def allow(self, seconds: float, octets: float = math.inf) -> None:
        """Allow reading for so many seconds from now, and so many bytes; replaces what was allowed before."""
        self._until = time.monotonic() + seconds
        self._bytes = octets

    def readable(self) -> bool:
        """Say that this can be read, as io asks."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what has come, waiting for the first byte no longer than allowed. TooSlow past that."""
        left = self._until - time.monotonic()
        if self.spent or left <= 0 or self._bytes <= 0:
            self.spent = True
            raise TooSlow("the request did not end within its time or size")
        try:
            with gevent.Timeout(None if left == math.inf else left, TooSlow("the request did not arrive in time")):
                count: int = self._sock.recv_into(buffer)
        except TimeoutError:
            self.spent = True
            raise
        self._bytes -= count
        return count

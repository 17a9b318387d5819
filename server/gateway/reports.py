"""Reports of faults that tell where, never what: no packet, header or exception's text gets into a log (P3, P15)."""

import logging
import sys
import time
import traceback
from typing import Any

from server.gateway.limits import Counts
from server.gateway.rates import Buckets

log = logging.getLogger("wedge.gateway")


class Reports:
    """Count every fault, and log each kind a few times a minute at most: its place, type and the lines it passed."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._buckets = Buckets(rate=0.05, burst=3)

    def fault(self, place: str, error: BaseException | None) -> None:
        """Report an exception that `place` caught. Its own words are left out: they may quote a sealed sheet."""
        self._counts.faults[place] += 1
        now = time.monotonic()
        if not self._buckets.of(place, now).take(now):
            return
        if error is None:
            log.error("a fault in %s", place)
        else:
            trail = "".join(traceback.format_tb(error.__traceback__))
            log.error("a fault in %s: %s (its words are withheld)\n%s", place, type(error).__name__, trail)


class QuietLogger:
    """The logger of python-socketio and python-engineio: it counts faults and forgets every packet shown to it."""

    level = logging.ERROR

    def __init__(self, reports: Reports, place: str) -> None:
        self._reports = reports
        self._place = place

    def debug(self, *_: Any, **__: Any) -> None:
        """Say nothing."""

    info = debug
    warning = debug

    def error(self, *_: Any, **__: Any) -> None:
        """Say nothing: these are requests turned away with a 400, and the text quotes the request."""

    def exception(self, *_: Any, **__: Any) -> None:
        """Report the exception at hand."""
        self._reports.fault(self._place, sys.exc_info()[1])

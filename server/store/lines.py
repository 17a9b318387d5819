"""Keep a few checked connections open, and do a piece of work on one of them."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from sqlalchemy import Connection, Engine

from server.store.faults import StoreAway, as_away

T = TypeVar("T")


class Lines:
    """Idle connections of one engine, for reading or for writing; deque's own atomicity is all the locking there is."""

    def __init__(self, engine: Engine, *, writes: bool, keep: int) -> None:
        self._engine = engine
        self._writes = writes
        self._keep = keep
        self._idle: deque[Connection] = deque()

    def use(self, work: Callable[[Connection], T]) -> T:
        """Do the work on an idle connection or a new one, in one transaction where the lines are for writing.

        A connection that went dead while idle is replaced once, unless it died in the commit. StoreAway otherwise.
        """
        with suppress(IndexError):
            line = self._idle.pop()
            try:
                return self._on(line, work)
            except StoreAway as away:
                if away.fault != "away" or away.unsure:
                    raise
        return self._on(self._open(), work)

    def close(self) -> None:
        """Close every idle connection."""
        with suppress(IndexError):
            while True:
                _hang_up(self._idle.pop())

    def _open(self) -> Connection:
        with as_away():
            line = self._engine.connect()
        if self._writes:
            return line.execution_options(writes=True)
        return line.execution_options(isolation_level="AUTOCOMMIT")

    def _on(self, line: Connection, work: Callable[[Connection], T]) -> T:
        try:
            with as_away():
                line.begin()
                done = work(line)
            with as_away(committing=self._writes):
                line.commit()
        except BaseException:
            # A connection that has failed is never trusted again; closing it rolls back whatever was half done.
            _hang_up(line)
            raise
        if len(self._idle) < self._keep:
            self._idle.append(line)
        else:
            _hang_up(line)
        return done


def _hang_up(line: Connection) -> None:
    """Close a connection that may be dead already, in which case there is nothing left to say to it."""
    with suppress(Exception):
        line.close()

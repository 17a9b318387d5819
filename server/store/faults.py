"""Turn a database's many complaints into one exception that people can act on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from sqlalchemy.exc import DBAPIError

Fault = Literal["full", "busy", "away", "readonly", "damaged"]

SENTENCES: dict[Fault, str] = {
    "full": "The disk that holds the games is full. Nothing was recorded; free some space and go on without a restart.",
    "busy": "The database is held by another program. Nothing was recorded; try again in a moment.",
    "away": "The database cannot be reached. Nothing was confirmed; the table goes on by itself when it is back.",
    "readonly": "The database may only be read. Nothing was recorded; give the server the right to write to it.",
    "damaged": "The database file is damaged. Nothing was recorded; stop the server and bring back a copy of the file.",
}

_SQLITE: dict[int, Fault] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_IOERR: "away",
    sqlite3.SQLITE_CANTOPEN: "away",
    sqlite3.SQLITE_PERM: "readonly",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}

# PostgreSQL's own codes by their longest known prefix; a lost connection has no code at all.
_POSTGRES: dict[str, Fault] = {
    "53100": "full",
    "25006": "readonly",
    "53": "away",
    "40": "busy",
    "55": "busy",
    "08": "away",
    "57": "away",
    "58": "away",
    "XX": "damaged",
}


class StoreAway(Exception):
    """The store cannot do what was asked just now: `fault` says why, the text what to do about it.

    `unsure` is True where the fault fell into the commit itself, so that the write may yet be found there; a resend
    with the same command id settles it.
    """

    def __init__(self, fault: Fault, *, unsure: bool = False) -> None:
        super().__init__(SENTENCES[fault])
        self.fault = fault
        self.unsure = unsure


class NotDurable(Exception):
    """The database would acknowledge what a power cut can take back, so the store does not use it."""


class NoSuchGame(LookupError):
    """The game is not in the store (any more)."""


class BrokenChain(ValueError):
    """An entry does not follow from the one before it; storing it would spoil the log."""


@contextmanager
def as_away(*, committing: bool = False) -> Iterator[None]:
    """Raise StoreAway for a full, busy, absent or read-only database; let bugs through as they are."""
    try:
        yield
    except DBAPIError as error:
        fault = fault_of(error)
        if fault is None:
            raise
        raise StoreAway(fault, unsure=committing) from error


def fault_of(error: DBAPIError) -> Fault | None:
    """Tell which fault of the surroundings an error of the driver is; None where it is a bug of ours."""
    original = error.orig
    if isinstance(original, sqlite3.Error):
        # The low byte is the primary code, the rest tells its kinds apart.
        code = getattr(original, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return _SQLITE.get(code)
    state = getattr(original, "sqlstate", None)
    if state is None:
        return (
            "away"
            if type(original).__name__ in ("OperationalError", "InterfaceError") or error.connection_invalidated
            else None
        )
    return _POSTGRES.get(state) or _POSTGRES.get(state[:2])

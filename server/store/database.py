"""Open connections that lose nothing: every one is set, and read back, before the store trusts it."""

import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import NullPool

from server.store.faults import NotDurable

# How long a writer waits for another program's lock before it says so.
PATIENCE_MS = 5000

# From 3.7.0 to 3.51.2 several connections in WAL mode can lose commits.
WAL_IS_SOUND = (3, 51, 3)


def open_engine(url: str) -> Engine:
    """Make the engine of a `sqlite:///file` or `postgresql://` URL. ValueError for any other database."""
    address = make_url(url)
    match address.get_backend_name():
        case "sqlite":
            return _sqlite(address)
        case "postgresql" | "postgres":
            return _postgres(address.set(drivername="postgresql+psycopg"))
        case other:
            raise ValueError(f"Wedge keeps its games in sqlite or postgresql, not in {other}: check the database URL.")


def sqlite_settings(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> dict[str, str | int]:
    """Name the pragmas that every SQLite connection must show, by the version of the library.

    The journal is truncated, not deleted: with FULL, SQLite syncs a truncated journal but not the folder that a deleted
    one was in, so a power cut could bring the journal back and take back an acknowledged entry with it.
    """
    return {
        "journal_mode": "wal" if version >= WAL_IS_SOUND else "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": PATIENCE_MS,
        "secure_delete": 1,
        "fullfsync": 1,
    }


def check_sqlite(asked: Callable[[str], Any], wanted: dict[str, str | int]) -> None:
    """Raise NotDurable unless the connection answers every pragma as wanted."""
    for name, value in wanted.items():
        shown = asked(f"PRAGMA {name}")
        if shown != value:
            raise NotDurable(
                f"SQLite has {name} = {shown} where {value} is needed; is the file open in another program?"
            )


def check_postgres(asked: Callable[[str], Any]) -> None:
    """Raise NotDurable for a PostgreSQL that acknowledges before it has written."""
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        if asked(f"SHOW {name}") == "off":
            raise NotDurable(f"PostgreSQL runs with {name} = off and could lose what it acknowledged; set {name} = on.")


def _sqlite(address: URL) -> Engine:
    if address.database in (None, "", ":memory:"):
        raise ValueError(
            "Wedge needs a database file, as in sqlite:///wedge.db: one in memory would forget every game."
        )
    engine = create_engine(
        address,
        poolclass=NullPool,
        hide_parameters=True,
        # A connection is used by one thread at a time but opened and closed by whichever thread comes first.
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _set(raw: sqlite3.Connection, _record: object) -> None:
        # The driver's own BEGIN is deferred and would fail with BUSY in the middle; ours is said below.
        raw.isolation_level = None
        wanted = sqlite_settings()
        # Patience comes first, because the journal mode may have to wait for a lock.
        raw.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        for name, value in wanted.items():
            raw.execute(f"PRAGMA {name} = {value}")
        check_sqlite(lambda question: raw.execute(question).fetchone()[0], wanted)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgres(address: URL) -> Engine:
    engine = create_engine(
        address,
        poolclass=NullPool,
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        connect_args={
            "connect_timeout": 5,
            "application_name": "wedge",
            # A cable pulled in the middle of a commit is noticed in ten seconds instead of in fifteen minutes.
            "tcp_user_timeout": 10_000,
        },
    )

    @event.listens_for(engine, "connect")
    def _set(raw: Any, _record: object) -> None:
        def asked(question: str) -> Any:
            return raw.execute(question).fetchone()[0]

        if asked("SHOW synchronous_commit") == "off":
            raw.execute("SET synchronous_commit = on")
        raw.execute(f"SET lock_timeout = {PATIENCE_MS}")
        raw.commit()
        check_postgres(asked)
        raw.rollback()

    return engine

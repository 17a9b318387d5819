"""P12: a database that is stopped, held or taken away is refused in words, and is used again when it is back."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.store import database
from server.store.database import open_engine
from server.store.faults import StoreAway
from server.store.migrate import migrate
from server.store.rows import Draft, Repeat, Stored
from server.store.store import Store
from tests.postgres import Postgres, new_postgres
from tests.store.playing import MIGRATIONS, RULEBOOK, Chronicle, a_game, is_whole


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A PostgreSQL that may be stopped."""
    server = new_postgres()
    yield server
    server.end()


@pytest.fixture
def store(own_postgres: Postgres) -> Iterator[Store]:
    migrate(own_postgres.url(), MIGRATIONS)
    store = Store(own_postgres.url())
    store.add_game(a_game(), rulebook=RULEBOOK)
    yield store
    store.close()


def test_a_stopped_postgresql_is_refused_and_used_again_by_itself(store: Store, own_postgres: Postgres) -> None:
    written = Chronicle()
    for entry in written.write(3):
        store.append(entry)
    assert store.entries("berlin") == written.log
    own_postgres.stop()
    entry = written.next()
    for _ in range(2):
        with pytest.raises(StoreAway, match="cannot be reached") as refused:
            store.append(entry)
        assert refused.value.fault == "away"
        with pytest.raises(StoreAway, match="cannot be reached"):
            store.entries("berlin")
    own_postgres.start()
    # The very first call after its return goes through; nobody meets the dead connections of before.
    assert store.entries("berlin") == written.log
    assert store.append(written.stored(entry)) == Stored()
    assert store.save_draft(Draft(game="berlin", team="Kyiv", turn=1, rev=1, body=b"d", at=1)) == Stored()
    assert store.entries("berlin") == written.log


def test_nothing_acknowledged_is_lost_when_postgresql_dies_among_many_writers(
    store: Store, own_postgres: Postgres
) -> None:
    tables = [Chronicle(f"table-{number}") for number in range(8)]
    for table in tables:
        store.add_game(a_game(table.game))
    under_way = threading.Barrier(len(tables) + 1)
    unanswered = {}

    def play(table: Chronicle) -> None:
        for _ in range(3):
            assert store.append(table.stored(table.next())) == Stored()
        under_way.wait()
        while True:
            entry = table.next()
            try:
                assert store.append(entry) == Stored()
            except StoreAway:
                unanswered[table.game] = entry
                return
            table.stored(entry)

    players = [threading.Thread(target=play, args=(table,)) for table in tables]
    for player in players:
        player.start()
    under_way.wait()
    own_postgres.stop()
    for player in players:
        player.join()
    own_postgres.start()
    for table in tables:
        found = store.entries(table.game)
        assert is_whole(found)
        assert found[: len(table.log)] == table.log
        # What got no answer may be there or not; sent again, it is there once.
        assert store.append(unanswered[table.game]) == Stored()
        assert store.entries(table.game) == [*table.log, unanswered[table.game]]


def test_a_killed_connection_is_replaced_without_a_word(store: Store, own_postgres: Postgres) -> None:
    written = Chronicle()
    store.append(written.stored(written.next()))
    store.entries("berlin")
    own_postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wedge'")
    assert store.entries("berlin") == written.log
    assert store.append(written.stored(written.next())) == Stored()


def test_a_postgresql_that_has_turned_read_only_says_so(store: Store, own_postgres: Postgres) -> None:
    own_postgres.execute("ALTER DATABASE postgres SET default_transaction_read_only = on")
    own_postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wedge'")
    with pytest.raises(StoreAway, match="may only be read"):
        store.append(Chronicle().next())
    assert store.entries("berlin") == []


def test_an_sqlite_file_held_by_another_program_is_refused_until_it_is_let_go(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_MS", 50)
    migrate(sqlite_url, MIGRATIONS)
    store = Store(sqlite_url)
    store.add_game(a_game(), rulebook=RULEBOOK)
    entry = Chronicle().next("seal")
    with open_engine(sqlite_url).connect().execution_options(writes=True) as other:
        other.begin()
        with pytest.raises(StoreAway, match="held by another program") as refused:
            store.append(entry)
        assert refused.value.fault == "busy"
        assert store.entries("berlin") == []
    assert store.append(entry) == Stored()
    assert store.append(Chronicle().next("seal", salt="0" * 32)) == Repeat(entry)
    store.close()


def test_a_missing_folder_and_a_spoiled_file_are_told_apart(tmp_path: Path) -> None:
    nowhere = Store(f"sqlite:///{tmp_path / 'nowhere' / 'wedge.db'}")
    with pytest.raises(StoreAway, match="cannot be reached"):
        nowhere.games()
    nowhere.close()
    (tmp_path / "spoiled.db").write_bytes(b"this is no database, but it is long enough to look like one. " * 40)
    spoiled = Store(f"sqlite:///{tmp_path / 'spoiled.db'}")
    with pytest.raises(StoreAway, match="damaged"):
        spoiled.games()
    spoiled.close()

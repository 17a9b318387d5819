"""P6: games come in whole, are found however their code is typed, and go without a trace."""

from pathlib import Path

import pytest

from server.store.faults import BrokenChain, NoSuchGame
from server.store.migrate import migrate
from server.store.rows import Draft, Snapshot
from server.store.store import Store
from tests.postgres import Postgres
from tests.store.playing import MIGRATIONS, RULEBOOK, Chronicle, a_game

CANARY = b"canary-of-new-delhi-7f3a"


def test_a_game_is_found_by_id_and_by_its_code_in_any_case(store: Store) -> None:
    game = a_game("vienna", code="kyiv 7q")
    assert store.add_game(game) == "added"
    found = store.game("vienna")
    assert found is not None and found.join_code == "KYIV7Q" and found.secret == game.secret
    assert store.game_by_code(" Kyiv7q ") == found == store.game_by_code("KYIV 7Q")
    assert store.game_by_code("kyiv-8") is None
    assert store.game("lisbon") is None
    assert [game.id for game in store.games()] == ["berlin", "vienna"]


def test_codes_and_ids_are_given_out_once(store: Store) -> None:
    assert store.add_game(a_game("vienna", code="Code-Berlin")) == "code taken"
    assert store.add_game(a_game("berlin", code="another")) == "id taken"
    assert store.game("vienna") is None


def test_a_game_needs_its_rulebook_which_is_kept_as_it_was(store: Store) -> None:
    assert store.add_game(a_game("vienna", edition="f" * 64)) == "no rulebook"
    assert store.add_game(a_game("vienna", edition="f" * 64), rulebook=bytes(range(256))) == "added"
    assert store.rulebook("f" * 64) == bytes(range(256))
    assert store.rulebook("e" * 64) == RULEBOOK
    assert store.rulebook("0" * 64) is None


def test_an_imported_game_is_there_with_its_whole_log(store: Store) -> None:
    written = Chronicle("vienna")
    written.write(40)
    assert store.add_game(a_game("vienna"), entries=written.log) == "added"
    assert store.entries("vienna") == written.log


@pytest.mark.parametrize("fault", ["dropped", "swapped", "another game's"])
def test_of_a_spoiled_import_nothing_is_left(store: Store, fault: str) -> None:
    written = Chronicle("vienna")
    log = written.write(6)
    match fault:
        case "dropped":
            del log[2]
        case "swapped":
            log[2], log[3] = log[3], log[2]
        case _:
            log.append(Chronicle("berlin").next())
    with pytest.raises(BrokenChain):
        store.add_game(a_game("vienna", edition="f" * 64), rulebook=b"z", entries=log)
    assert store.game("vienna") is None
    assert store.entries("vienna") == []
    assert store.rulebook("f" * 64) is None


def test_links_made_anew_are_counted_by_game_and_by_what_they_open(store: Store) -> None:
    store.add_game(a_game("vienna"))
    for token in ("first", "second", "second"):
        store.renew("berlin", "umpire", token)
    assert [
        store.renewals("berlin", "umpire"),
        store.renewals("berlin", "team"),
        store.renewals("vienna", "umpire"),
    ] == [2, 0, 0]


def test_a_deleted_game_gives_a_receipt_and_leaves_its_neighbour(store: Store) -> None:
    neighbour = Chronicle("berlin")
    for entry in neighbour.write(2):
        store.append(entry)
    _fill_vienna(store)
    receipt = store.delete_game("vienna")
    assert receipt.rows == {
        "entries": 3,
        "snapshots": 1,
        "drafts": 1,
        "marks": 1,
        "sessions": 1,
        "doors": 1,
        "games": 1,
        "rulebooks": 1,
    }
    assert receipt.wiped
    assert [game.id for game in store.games()] == ["berlin"]
    assert store.entries("berlin") == neighbour.log
    assert store.rulebook("e" * 64) == RULEBOOK
    with pytest.raises(NoSuchGame, match="no game 'vienna' to delete"):
        store.delete_game("vienna")


def test_no_byte_of_a_deleted_game_is_left_in_the_sqlite_file(sqlite_url: str, tmp_path: Path) -> None:
    store = _store_with_vienna(sqlite_url)
    assert _files_with_canary(tmp_path)
    store.delete_game("vienna")
    assert not _files_with_canary(tmp_path)
    store.close()


def test_no_byte_of_a_deleted_game_is_left_in_postgresqls_tables(postgres_url: str, postgres: Postgres) -> None:
    store = _store_with_vienna(postgres_url)
    postgres.execute("CHECKPOINT")
    assert _files_with_canary(postgres.data / "base")
    store.delete_game("vienna")
    postgres.execute("CHECKPOINT")
    assert not _files_with_canary(postgres.data / "base")
    store.close()


def test_what_is_logged_of_a_row_gives_away_no_secret(store: Store) -> None:
    told = repr((a_game("vienna"), Draft(game="v", team="Kyiv", turn=1, rev=1, body=CANARY, at=1)))
    assert "dice" not in told and CANARY.decode() not in told
    assert "body=<24 bytes>" in told


def _store_with_vienna(url: str) -> Store:
    migrate(url, MIGRATIONS)
    store = Store(url)
    _fill_vienna(store)
    return store


def _fill_vienna(store: Store) -> None:
    game = a_game("vienna", edition="f" * 64)
    store.add_game(game, rulebook=CANARY * 40)
    store.renew("vienna", "umpire", "t-umpire")
    written = Chronicle("vienna")
    for number in range(3):
        store.append(written.stored(written.next(body=CANARY * 50 * (number + 1))))
    store.keep_reading("f" * 64, CANARY * 200)
    store.save_snapshot(Snapshot(game="vienna", seq=3, body=CANARY * 300))
    store.open_session("token", "vienna", "umpire", 1)
    store.save_draft(Draft(game="vienna", team="New Delhi", turn=1, rev=1, body=CANARY, at=1))
    store.keep_marks("vienna", "umpire", CANARY)


def _files_with_canary(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and CANARY in path.read_bytes()]

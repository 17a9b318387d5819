"""P12: a full disk is refused in words, never acknowledged, read through, and forgotten when there is room again."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from server.store import database
from server.store.faults import StoreAway
from server.store.migrate import migrate
from server.store.rows import Draft, Stored
from server.store.store import Store
from tests.store.playing import MIGRATIONS, RULEBOOK, Chronicle, a_game, is_whole


def _mount(folder: Path, *options: str) -> bool:
    words = ["mount", "-t", "tmpfs", "-o", ",".join(options), "wedge-test", str(folder)]
    with suppress(FileNotFoundError):
        return subprocess.run(words, capture_output=True).returncode == 0
    return False


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", str(folder)], check=True)


def _may_mount() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        if may := _mount(Path(folder), "size=64k"):
            _unmount(Path(folder))
        return may


# A real full disk wherever the tests may mount one (as root, in most containers); SQLite's own page limit everywhere.
KINDS = ["page limit", "small disk"] if _may_mount() else ["page limit"]

Disk = tuple[Path, Callable[[], None]]


@pytest.fixture(params=KINDS)
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A folder that is full after some 400 kB, and a way to give it room."""
    if request.param == "small disk":
        _mount(tmp_path, "size=400k")
        yield tmp_path, lambda: _mount(tmp_path, "remount", "size=16m") or pytest.fail("the disk would not grow")
        _unmount(tmp_path)
    else:
        limit = {"pages": 100}
        settings = database.sqlite_settings()
        monkeypatch.setattr(database, "sqlite_settings", lambda: {**settings, "max_page_count": limit["pages"]})
        yield tmp_path, lambda: limit.update(pages=4000)


@pytest.fixture
def url(disk: Disk) -> str:
    return f"sqlite:///{disk[0] / 'wedge.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    migrate(url, MIGRATIONS)
    store = Store(url)
    store.add_game(a_game(), rulebook=RULEBOOK)
    yield store
    store.close()


def fill(store: Store, written: Chronicle) -> StoreAway:
    """Write until the disk is full; the refusal that came of it."""
    while True:
        entry = written.next(body=b"x" * 20_000)
        try:
            assert store.append(entry) == Stored()
        except StoreAway as away:
            return away
        written.stored(entry)


def test_a_full_disk_refuses_in_words_and_reading_goes_on(store: Store) -> None:
    written = Chronicle()
    away = fill(store, written)
    assert away.fault == "full"
    assert "disk that holds the games is full" in str(away) and "without a restart" in str(away)
    assert len(written.log) > 2
    for _ in range(3):
        with pytest.raises(StoreAway, match="full"):
            store.append(written.next(body=b"x" * 20_000))
        assert store.entries("berlin") == written.log
    # The room that is too small for an entry may still hold a draft of the same size, so this one is larger.
    with pytest.raises(StoreAway, match="full"):
        store.save_draft(Draft(game="berlin", team="Kyiv", turn=1, rev=1, body=b"d" * 60_000, at=1))
    assert store.drafts("berlin") == []


def test_with_room_again_the_same_move_goes_through_without_a_restart(store: Store, disk: Disk) -> None:
    written = Chronicle()
    fill(store, written)
    disk[1]()
    for _ in range(5):
        assert store.append(written.stored(written.next(body=b"x" * 20_000))) == Stored()
    assert store.entries("berlin") == written.log
    assert is_whole(written.log)


def test_who_restarts_on_a_full_disk_finds_all_that_was_acknowledged(store: Store, url: str) -> None:
    written = Chronicle()
    fill(store, written)
    restarted = Store(url)
    assert restarted.entries("berlin") == written.log
    restarted.close()

"""A start reads a rulebook's files once and for all, and believes a kept reading only where it would have read the same."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from server import places, rules
from server.store.faults import StoreAway
from server.store.migrate import migrate
from server.store.store import Store
from server.table import engines
from server.table.engines import Engines, readable, written
from server.table.tables import Tables
from server.umpire.digest import canonical
from server.umpire.rulebook import Rulebook

HARBOUR = Path(__file__).resolve().parents[1] / "rulebooks" / "harbour"
BOOK = rules.load(HARBOUR)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with a game of the harbour in it."""
    url = f"sqlite:///{tmp_path / 'wedge.db'}"
    migrate(url, places.migrations())
    store = Store(url)
    Tables(store).open_game(HARBOUR)
    yield store
    store.close()


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every packed rulebook that is read from now on."""
    seen: list[bytes] = []
    read = rules.unpack

    def unpack(files: bytes) -> Rulebook:
        seen.append(files)
        return read(files)

    monkeypatch.setattr(rules, "unpack", unpack)
    return seen


def test_a_second_start_reads_no_file_and_knows_the_same_rulebook(store: Store, unpacked: list[bytes]) -> None:
    assert canonical(Engines(store).of(BOOK.edition).book) == canonical(BOOK)
    assert unpacked == []


def _cut(kept: bytes) -> bytes:
    return kept[:-1]


def _flipped(kept: bytes) -> bytes:
    middle = len(kept) // 2
    return kept[:middle] + bytes([kept[middle] ^ 1]) + kept[middle + 1 :]


def _of_another_edition(kept: bytes) -> bytes:
    return written(msgspec.structs.replace(BOOK, edition="0" * 64))


def _empty(kept: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("spoil", [_cut, _flipped, _of_another_edition, _empty])
def test_a_spoiled_reading_is_passed_over_and_mended(
    store: Store, unpacked: list[bytes], spoil: Callable[[bytes], bytes]
) -> None:
    sound = store.reading(BOOK.edition)
    assert sound is not None
    store.keep_reading(BOOK.edition, spoil(sound))
    assert Engines(store).of(BOOK.edition).book == BOOK
    assert len(unpacked) == 1
    assert store.reading(BOOK.edition) == sound


def test_a_reading_of_other_code_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = written(BOOK)
    assert readable(kept) == BOOK
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "load.py").write_text("# a stricter release\n")
    monkeypatch.setattr(engines, "_SERVER", tmp_path)
    assert readable(kept) is None


def test_sealed_bytes_that_are_no_rulebook_are_passed_over() -> None:
    assert readable(engines._seal(b"\x01") + b"\x01") is None


def test_a_store_that_cannot_write_costs_only_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(edition: str, kept: bytes) -> None:
        raise StoreAway("full")

    store.keep_reading(BOOK.edition, b"")
    monkeypatch.setattr(store, "keep_reading", full)
    assert Engines(store).of(BOOK.edition).book == BOOK


def test_an_edition_that_is_not_here_is_named(store: Store) -> None:
    with pytest.raises(KeyError, match="edition 0000"):
        Engines(store).of("0" * 64)

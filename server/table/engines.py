"""Engines by edition. Reading a rulebook's hundreds of files is most of a start, so what was read is kept beside them."""

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from server.store.faults import NotDurable, StoreAway
from server.store.store import Store
from server.umpire.model import Engine, compile_book
from server.umpire.rulebook import Rulebook

_SERVER = Path(__file__).resolve().parents[1]
_SEAL_BYTES = 32
_BOOK = msgspec.msgpack.Decoder(Rulebook)


class Engines:
    """The compiled rulebooks of one server.

    A reading is only a short cut: one that another release wrote, that is damaged, or that is of another edition is passed over,
    the stored files are read and checked again, and the new reading takes its place. It goes when its rulebook goes.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._engines: dict[str, Engine] = {}

    def of(self, edition: str) -> Engine:
        """The engine of a stored edition. KeyError when it is not in the store; Faulty when it cannot be played."""
        if edition not in self._engines:
            book = self._read(edition)
            if book is None:
                book = self._unpacked(edition)
                self.keep(book)
            self._engines[edition] = compile_book(book)
        return self._engines[edition]

    def compiled(self, book: Rulebook) -> Engine:
        """The engine of a rulebook just loaded."""
        if book.edition not in self._engines:
            self._engines[book.edition] = compile_book(book)
        return self._engines[book.edition]

    def keep(self, book: Rulebook) -> None:
        """Keep what was read of a rulebook, if the store takes it; the next start only waits a little longer if not."""
        with suppress(StoreAway, NotDurable):
            self._store.keep_reading(book.edition, written(book))

    def _read(self, edition: str) -> Rulebook | None:
        kept = self._store.reading(edition)
        book = None if kept is None else readable(kept)
        return book if book is not None and book.edition == edition else None

    def _unpacked(self, edition: str) -> Rulebook:
        # The reader of rulebooks is imported only where one must be read: it is a tenth of a start.
        from server.rules import unpack

        files = self._store.rulebook(edition)
        if files is None:
            raise KeyError(f"the rulebook of edition {edition} is not in the store")
        return unpack(files)


def written(book: Rulebook) -> bytes:
    """A rulebook in bytes, sealed by a digest over them and over the code that read and checked it."""
    body = msgspec.msgpack.encode(book)
    return _seal(body) + body


def readable(kept: bytes) -> Rulebook | None:
    """The rulebook of such bytes; None unless they are whole and this very code would have read the same."""
    seal, body = kept[:_SEAL_BYTES], kept[_SEAL_BYTES:]
    if seal != _seal(body):
        return None
    try:
        return _BOOK.decode(body)
    except msgspec.DecodeError:
        return None


def _seal(body: bytes) -> bytes:
    """Name these bytes as read by this code: a release whose checks are stricter must not trust an older one's reading."""
    total = hashlib.sha256()
    for package in ("rules", "umpire"):
        for file in sorted((_SERVER / package).rglob("*.py")):
            total.update(f"{file.relative_to(_SERVER).as_posix()}\0".encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    total.update(body)
    return total.digest()

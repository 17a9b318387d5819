"""A game in a file: the same game is the same bytes, and no flipped bit passes unseen (P9)."""

import io
import random
import zipfile
from functools import cache

import msgspec
import pytest

from server.bots.rehearsal import Rehearsal
from server.review import archive
from server.review.archive import Archive, NotAnArchiveError, manifest_of, opened, written
from server.rules import Faulty, pack, unpack
from server.umpire.digest import Entry
from tests.umpire.table_talk import RULEBOOKS, harbour

RULEBOOK = pack(RULEBOOKS / "harbour")


@cache
def file() -> bytes:
    """A whole game of two turns as a file."""
    table = Rehearsal(harbour(), 5).play()
    manifest = manifest_of(
        table.entries,
        title="A Tuesday",
        scenario="harbour",
        edition=harbour().book.edition,
        calendar="short",
        created_at=1,
    )
    return written(Archive(manifest, tuple(table.entries), RULEBOOK))


def zipped(**parts: bytes | None) -> bytes:
    """The file with some of its parts otherwise, or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = parts.get(name.partition(".")[0], old.read(name))
            if data is not None:
                new.writestr(name, data)
    return out.getvalue()


def test_what_is_written_is_read_and_written_the_same() -> None:
    read = opened(file())
    assert written(read) == file()
    assert read.manifest.entries == len(read.entries) and read.manifest.head == read.entries[-1].digest
    assert read.rulebook == RULEBOOK


def test_a_game_without_entries_is_none() -> None:
    with pytest.raises(ValueError, match="without entries"):
        manifest_of([], title="", scenario="", edition="", calendar="", created_at=0)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a whole"),
        (b"PK\x03\x04 and so on", "not a whole"),
        (file()[: len(file()) // 2], "not a whole"),
        (zipped(entries=None), "not a whole"),
        (zipped(manifest=b"{}"), "could not be read"),
        (zipped(manifest=b"\xff"), "could not be read"),
        (zipped(entries=b"[]\n"), "could not be read"),
        (zipped(manifest=msgspec.json.encode(msgspec.structs.replace(opened(file()).manifest, format=2))), "format 2"),
    ],
)
def test_files_that_are_no_games(data: bytes, says: str) -> None:
    with pytest.raises(NotAnArchiveError, match=says):
        opened(data)


def test_a_file_that_would_unpack_to_a_mountain_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert archive._LARGEST == 256 * 2**20
    monkeypatch.setattr(archive, "_LARGEST", 2**20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in ("manifest.json", "entries.jsonl", "rulebook.zip"):
            new.writestr(name, bytes(2**19))
    with pytest.raises(NotAnArchiveError, match="more than 1 MiB"):
        opened(out.getvalue())


def same(one: Archive, two: Archive) -> bool:
    def plain(entries: tuple[Entry, ...]) -> list[dict]:
        return [msgspec.structs.asdict(entry) for entry in entries]

    return (one.manifest, plain(one.entries), one.rulebook) == (two.manifest, plain(two.entries), two.rulebook)


def test_no_flipped_bit_of_the_file_changes_the_game_unseen() -> None:
    """Some bits of a zip mean nothing, such as a date; any other is an open refusal, and never another exception."""
    whole, kept = bytearray(file()), opened(file())
    places = random.Random(1).sample(range(len(whole)), 1200)
    # Where a zip keeps its names, sizes, methods and flags every byte is tried.
    with zipfile.ZipFile(io.BytesIO(file())) as parts:
        start = parts.start_dir
        places += [info.header_offset + n for info in parts.infolist() for n in range(30 + len(info.filename))]
    places += range(start, len(whole))
    for place in places:
        bit = 1 << (place % 8)
        whole[place] ^= bit
        try:
            assert same(opened(bytes(whole)), kept), f"bit {bit} of byte {place} changed the game"
        except NotAnArchiveError as refused:
            assert len(str(refused)) > 20
        finally:
            whole[place] ^= bit


def test_a_file_whose_rulebook_was_exchanged_is_faulty() -> None:
    with pytest.raises((Faulty, ValueError)):
        unpack(opened(zipped(rulebook=b"no zip at all")).rulebook)

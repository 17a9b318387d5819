"""A game in a file: a `.wedge` is a zip of manifest.json, entries.jsonl and rulebook.zip."""

import io
import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Sequence

import msgspec

from server.rules import Faulty, unpack
from server.umpire.digest import Entry
from server.umpire.rulebook import Rulebook

FORMAT = 1
_LARGEST = 256 * 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARTS = ("manifest.json", "entries.jsonl", "rulebook.zip")
# What zipfile and its decompressors raise for a file in which some bit is not as it was.
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    LookupError,
    EOFError,
    OSError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says of itself. `secret` (hex) is there only when a running game is moved.

    Of a game that has ended the log publishes it.
    """

    format: int
    game: str
    title: str
    scenario: str
    edition: str
    calendar: str
    created_at: int
    entries: int
    head: str
    secret: str = ""


class Archive(msgspec.Struct, frozen=True):
    """A game as a file holds it: `rulebook` is the zip that `server.rules.unpack` reads."""

    manifest: Manifest
    entries: tuple[Entry, ...]
    rulebook: bytes


class NotAnArchiveError(ValueError):
    """The file is no game, or a damaged one; the sentence says which part."""


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    seq: int
    at: int
    seat: str
    id: str
    salt: str
    digest: str
    body: str


def written(archive: Archive) -> bytes:
    """The bytes of a `.wedge`; the same game gives the same bytes."""
    lines = [
        msgspec.json.encode(
            _Line(seq=e.seq, at=e.at, seat=e.seat, id=e.id, salt=e.salt, digest=e.digest, body=e.body.decode())
        )
        for e in archive.entries
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in (
            ("manifest.json", json.dumps(msgspec.to_builtins(archive.manifest), indent=2).encode() + b"\n"),
            ("entries.jsonl", b"".join(line + b"\n" for line in lines)),
            ("rulebook.zip", archive.rulebook),
        ):
            file.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def opened(data: bytes) -> Archive:
    """Read a `.wedge`. NotAnArchiveError says what is wrong with it; whether its log is sound only `verify` tells."""
    parts = _parts(data)
    try:
        manifest = msgspec.json.decode(parts["manifest.json"], type=Manifest)
        lines = [msgspec.json.decode(line, type=_Line) for line in parts["entries.jsonl"].splitlines()]
    except msgspec.DecodeError as wrong:
        raise NotAnArchiveError(f"a part of the file could not be read: {wrong}") from None
    if manifest.format != FORMAT:
        raise NotAnArchiveError(f"the file has format {manifest.format}; this release reads format {FORMAT}")
    return Archive(manifest, tuple(_entry(manifest.game, line) for line in lines), parts["rulebook.zip"])


def book_of(archive: Archive) -> Rulebook:
    """The rulebook a game is bound to. NotAnArchiveError, in words for people, when it is not as it was packed."""
    try:
        return unpack(archive.rulebook)
    except Faulty as faulty:
        first, *others = (fault.what for fault in faulty.faults)
        more = f", and {len(others)} more" if others else ""
        raise NotAnArchiveError(
            f"the rulebook inside this file is not as Wedge packed it ({first}{more}). Another tool may have unpacked the "
            "file and packed it again: ask for the file as Wedge wrote it"
        ) from None


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            large = sum(info.file_size for info in file.infolist()) > _LARGEST
            parts = {} if large else {name: file.read(name) for name in _PARTS}
    except _DAMAGED as wrong:
        raise NotAnArchiveError(f"this is not a whole .wedge file: {wrong or type(wrong).__name__}") from None
    if large:
        raise NotAnArchiveError(f"the file unpacks to more than {_LARGEST // 2**20} MiB, which no game does")
    return parts


def manifest_of(
    entries: Sequence[Entry],
    *,
    title: str,
    scenario: str,
    edition: str,
    calendar: str,
    created_at: int,
    secret: str = "",
) -> Manifest:
    """Describe a log that is to be written; ValueError for an empty one."""
    if not entries:
        raise ValueError("a game without entries cannot be written")
    return Manifest(
        format=FORMAT,
        game=entries[0].game,
        title=title,
        scenario=scenario,
        edition=edition,
        calendar=calendar,
        created_at=created_at,
        entries=len(entries),
        head=entries[-1].digest,
        secret=secret,
    )


def _entry(game: str, line: _Line) -> Entry:
    return Entry(
        game=game,
        seq=line.seq,
        at=line.at,
        seat=line.seat,
        id=line.id,
        body=line.body.encode(),
        salt=line.salt,
        digest=line.digest,
    )

"""The log on disk: append one entry where it belongs, or say why not; and read entries back as they were."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Insert, Row, Table, bindparam, delete, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from server.store.faults import BrokenChain, NoSuchGame
from server.store.rows import Head, Repeat, Snapshot, Stored, Taken
from server.store.tables import entries, snapshots
from server.umpire.digest import GENESIS, Entry, chain

# A snapshot only saves time; a few are kept in case the newest was made by an engine that the present one cannot read.
SNAPSHOTS_KEPT = 3

# Built once: what is read or written at every move should not be put together anew each time.
_ENTRY = select(*(entries.c[name] for name in Entry.__struct_fields__)).where(entries.c.game == bindparam("game_"))
_ENTRY_BY_COMMAND = _ENTRY.where(entries.c.id == bindparam("id_"))
_HEAD = (
    select(entries.c.seq, entries.c.digest)
    .where(entries.c.game == bindparam("game_"))
    .order_by(entries.c.seq.desc())
    .limit(1)
)


def put(line: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless one of its unique keys is there; tell whether it went in. NoSuchGame for a missing game."""
    try:
        return line.execute(_newcomer(table, line.dialect.name), row).rowcount == 1
    except IntegrityError as error:
        raise NoSuchGame(f"Game {row.get('game')!r} is not in the store; it may have been deleted.") from error


@cache
def _newcomer(table: Table, dialect: str) -> Insert:
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    # Imported only where it is spoken: a start on SQLite is quicker without it.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def append(line: Connection, entry: Entry) -> Stored | Taken | Repeat:
    """Insert the entry if it is next and new. BrokenChain if it does not follow, NoSuchGame if its game is gone."""
    last = head(line, entry.game)
    if last is None or entry.seq > last.seq:
        must_follow(entry, last)
        if put(line, entries, msgspec.structs.asdict(entry)):
            return Stored()
        last = head(line, entry.game)
    earlier = by_command(line, entry.game, entry.id)
    if earlier is None:
        assert last is not None
        return Taken(last.seq)
    # With its random salt an equal digest is this very entry, come a second time after a commit of unknown end.
    return Stored() if earlier.digest == entry.digest else Repeat(earlier)


def append_all(line: Connection, game: str, log: Iterable[Entry]) -> None:
    """Insert a whole log into a game that has none. BrokenChain where an entry does not follow the one before it."""
    last: Head | None = None
    rows = []
    for entry in log:
        if entry.game != game:
            raise BrokenChain(f"Entry {entry.seq} belongs to game {entry.game!r}, not to {game!r}.")
        must_follow(entry, last)
        rows.append(msgspec.structs.asdict(entry))
        last = Head(entry.seq, entry.digest)
    if rows:
        line.execute(entries.insert(), rows)


def must_follow(entry: Entry, last: Head | None) -> None:
    """Raise BrokenChain unless the entry is chained to the head, or to the beginning where there is no head yet."""
    if last is not None and entry.seq != last.seq + 1:
        raise BrokenChain(f"Entry {entry.seq} of game {entry.game!r} leaves a gap: the log ends at {last.seq}.")
    before = GENESIS if last is None else last.digest
    due = chain(entry.game, entry.seq, entry.at, entry.seat, entry.id, entry.body, entry.salt, before)
    if entry.digest != due:
        raise BrokenChain(
            f"The digest of entry {entry.seq} of game {entry.game!r} does not tie it to the entry before."
        )


def head(line: Connection, game: str) -> Head | None:
    """Read the last entry's seq and digest; None for an empty log."""
    row = line.execute(_HEAD, {"game_": game}).one_or_none()
    return None if row is None else Head(row.seq, row.digest)


def read(line: Connection, game: str, after: int | None, upto: int | None) -> list[Entry]:
    """Read the entries with after < seq <= upto in order; None leaves that end open."""
    wanted = _ENTRY.order_by(entries.c.seq)
    if after is not None:
        wanted = wanted.where(entries.c.seq > after)
    if upto is not None:
        wanted = wanted.where(entries.c.seq <= upto)
    return [_entry(row) for row in line.execute(wanted, {"game_": game})]


def by_command(line: Connection, game: str, id: str) -> Entry | None:
    """Find the entry that a command made; None where it made none."""
    row = line.execute(_ENTRY_BY_COMMAND, {"game_": game, "id_": id}).one_or_none()
    return None if row is None else _entry(row)


def save_snapshot(line: Connection, snapshot: Snapshot) -> None:
    """Keep a snapshot and the few before it."""
    put(line, snapshots, msgspec.structs.asdict(snapshot))
    mine = snapshots.c.game == snapshot.game
    kept = select(snapshots.c.seq).where(mine).order_by(snapshots.c.seq.desc()).limit(SNAPSHOTS_KEPT)
    line.execute(delete(snapshots).where(mine, snapshots.c.seq.not_in(kept)))


def newest_snapshots(line: Connection, game: str) -> list[Snapshot]:
    """Read the snapshots that are kept, the newest first."""
    rows = line.execute(select(snapshots).where(snapshots.c.game == game).order_by(snapshots.c.seq.desc()))
    return [Snapshot(game=row.game, seq=row.seq, body=bytes(row.body)) for row in rows]


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        game=row.game,
        seq=row.seq,
        at=row.at,
        seat=row.seat,
        id=row.id,
        body=bytes(row.body),
        salt=row.salt,
        digest=row.digest,
    )

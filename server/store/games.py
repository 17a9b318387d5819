"""Games, their rulebooks and their special links: added whole, found by code or token, deleted without a trace."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, delete, exists, select, update
from sqlalchemy.sql.functions import count

from server.store.faults import NoSuchGame, StoreAway
from server.store.lines import Lines
from server.store.log import append_all, put
from server.store.rows import Game
from server.store.seats import fingerprint
from server.store.tables import doors, drafts, entries, games, marks, rulebooks, sessions, snapshots
from server.umpire.digest import Entry

Added = Literal["added", "id taken", "code taken", "no rulebook"]

# What hangs on a game; all of it goes when the game goes.
HANGING = (entries, snapshots, drafts, marks, sessions, doors)


def add(line: Connection, game: Game, rulebook: bytes | None, log: Iterable[Entry]) -> Added:
    """Put in a game with its rulebook and log, all of it or nothing."""
    if line.execute(select(games.c.id).where(games.c.id == game.id)).first() is not None:
        return "id taken"
    if rulebook is not None:
        put(line, rulebooks, {"edition": game.edition, "body": rulebook})
    if line.execute(select(rulebooks.c.edition).where(rulebooks.c.edition == game.edition)).first() is None:
        return "no rulebook"
    if not put(line, games, {**msgspec.structs.asdict(game), "join_code": blind(game.join_code)}):
        return "code taken"
    append_all(line, game.id, log)
    return "added"


def blind(code: str) -> str:
    """Bring a join code into the one form in which it is kept: capitals, without spaces."""
    return "".join(code.split()).upper()


def every(line: Connection) -> list[Game]:
    """Read all games, the newest first."""
    return [_game(row) for row in line.execute(select(games).order_by(games.c.created_at.desc(), games.c.id))]


def by_id(line: Connection, id: str) -> Game | None:
    """Find a game by its id."""
    row = line.execute(select(games).where(games.c.id == id)).one_or_none()
    return None if row is None else _game(row)


def by_code(line: Connection, code: str) -> Game | None:
    """Find a game by its join code, however it was typed."""
    row = line.execute(select(games).where(games.c.join_code == blind(code))).one_or_none()
    return None if row is None else _game(row)


def rulebook(line: Connection, edition: str) -> bytes | None:
    """Read a rulebook's files, zipped as they were saved."""
    body = line.execute(select(rulebooks.c.body).where(rulebooks.c.edition == edition)).scalar_one_or_none()
    return None if body is None else bytes(body)


def reading(line: Connection, edition: str) -> bytes | None:
    """Read what was kept of a rulebook when its files were last read; None where nothing was."""
    kept = line.execute(select(rulebooks.c.reading).where(rulebooks.c.edition == edition)).scalar_one_or_none()
    return None if kept is None else bytes(kept)


def keep_reading(line: Connection, edition: str, kept: bytes) -> None:
    """Keep a reading in place of any other; an edition that is not there keeps none."""
    line.execute(update(rulebooks).where(rulebooks.c.edition == edition).values(reading=kept))


def renewals(line: Connection, game: str, opens: str) -> int:
    """Count how often the link that opens this of a game was made anew."""
    return line.execute(select(count()).where(doors.c.game == game, doors.c.opens == opens)).scalar_one()


def renew(line: Connection, game: str, opens: str, token: str) -> None:
    """Count one more, made with this token; the same token counts once."""
    put(line, doors, {"token": fingerprint(token), "game": game, "opens": opens})


def next_of(line: Connection, id: str) -> str | None:
    """The game that a game's people have gone on to."""
    return line.execute(select(games.c.next_game).where(games.c.id == id)).scalar_one_or_none()


def lead_on(line: Connection, id: str, to: str) -> None:
    """Let a game's people go on to another, which leads nowhere from now on: whoever follows from game to game arrives."""
    line.execute(update(games).where(games.c.id == to).values(next_game=None))
    line.execute(update(games).where(games.c.id == id).values(next_game=to))


def remove(line: Connection, id: str) -> dict[str, int]:
    """Delete a game and all that hangs on it; rows removed by table. NoSuchGame where there is none."""
    game = by_id(line, id)
    if game is None:
        raise NoSuchGame(f"There is no game {id!r} to delete.")
    rows = {table.name: line.execute(delete(table).where(table.c.game == id)).rowcount for table in HANGING}
    line.execute(update(games).where(games.c.next_game == id).values(next_game=None))
    rows[games.name] = line.execute(delete(games).where(games.c.id == id)).rowcount
    # The edition goes with its last game: a scenario may be as private as the game was.
    used = exists().where(games.c.edition == game.edition)
    rows[rulebooks.name] = line.execute(delete(rulebooks).where(rulebooks.c.edition == game.edition, ~used)).rowcount
    return rows


def wipe(lines: Lines) -> bool:
    """Rewrite the database so that no freed page keeps deleted words; False where that cannot be done now."""
    with suppress(StoreAway):
        lines.use(_rewrite)
        return True
    return False


def _rewrite(line: Connection) -> None:
    if line.dialect.name == "sqlite":
        line.exec_driver_sql("VACUUM")
        line.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        for table in (*HANGING, games, rulebooks):
            line.exec_driver_sql(f"VACUUM FULL {table.name}")


def _game(row: Row[Any]) -> Game:
    return Game(
        id=row.id,
        title=row.title,
        scenario=row.scenario,
        edition=row.edition,
        calendar=row.calendar,
        created_at=row.created_at,
        join_code=row.join_code,
        secret=bytes(row.secret),
    )

"""What lies on the disk: entries appended for good, and a rulebook read from its files or from what was kept of it."""

import statistics
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
from sqlalchemy import Connection
from sqlalchemy.orm import DeclarativeBase, Session

from server import places
from server.rules import load
from server.store.database import open_engine
from server.store.migrate import migrate
from server.store.rows import Game, Stored
from server.store.store import Store
from server.store.tables import entries as entries_table
from server.table.engines import readable, written
from server.umpire.digest import GENESIS, Entry, sealed

from .figures import Figure
from .scene import Scene
from .timing import beside, once


class Base(DeclarativeBase):
    """The classes of the ORM."""


class Row(Base):
    """An entry as the ORM would keep it, in the very table that the log is in."""

    __table__ = entries_table


def figures(scene: Scene, folder: Path, *, appends: int = 90, seconds: float = 3.0) -> Iterator[Figure]:
    """Measure the store with a database of its own in `folder`, and the reading of the rulebook."""
    url = f"sqlite:///{folder / 'bench.db'}"
    migrate(url, places.migrations())
    store = Store(url)
    body = max((entry.body for entry in scene.game.entries[:40]), key=len)
    one, orm = _in_turns(store, url, _log(store, "one", appends, body), _log(store, "orm", appends, body))
    yield Figure("append_durable_by_one", one, "ms", "through_the_orm", orm)
    logs = [_log(store, f"table {number}", max(1, appends // 3), body) for number in range(30)]
    crowd = once(lambda: _crowd(store, logs)) / sum(map(len, logs))
    yield Figure("append_durable_by_30_callers", 1000 / crowd, "1/s", "by_one", 1000 / one)
    store.close()
    kept = written(scene.engine.book)
    cached, read = beside(lambda: readable(kept), lambda: load(scene.folder), seconds=seconds)
    yield Figure("rulebook_from_its_reading", cached, "ms", "from_its_files", read)


def _log(store: Store, game: str, length: int, body: bytes) -> list[Entry]:
    row = Game(
        id=game, title=game, scenario="s", edition="e", calendar="c", created_at=1, join_code=game, secret=b"dice"
    )
    assert store.add_game(row, rulebook=b"files") == "added"
    log: list[Entry] = []
    for seq in range(1, length + 1):
        before = log[-1].digest if log else GENESIS
        log.append(sealed(game, seq, seq, "umpire", f"command-{seq}", body, "5a17" * 8, before))
    return log


def _in_turns(store: Store, url: str, ours: list[Entry], theirs: list[Entry]) -> tuple[float, float]:
    """Append to two logs in turns, to ours as the table does and to theirs through the ORM; median ms of an entry each."""
    waits: tuple[list[float], list[float]] = ([], [])
    with open_engine(url).connect() as line:
        writing = line.execution_options(writes=True)
        for entry, other in zip(ours, theirs, strict=True):
            waits[0].append(once(lambda entry=entry: _each(store, [entry])))
            waits[1].append(once(lambda other=other: _add(writing, other)))
    return statistics.median(waits[0]), statistics.median(waits[1])


def _add(line: Connection, entry: Entry) -> None:
    with Session(line) as session:
        session.add(Row(**msgspec.structs.asdict(entry)))
        session.commit()


def _each(store: Store, log: list[Entry]) -> None:
    for entry in log:
        assert isinstance(store.append(entry), Stored)


def _crowd(store: Store, logs: list[list[Entry]]) -> None:
    """Thirty people at thirty tables, each sending the next order once the last is on the disk."""
    people = [threading.Thread(target=_each, args=(store, log)) for log in logs]
    for person in people:
        person.start()
    for person in people:
        person.join()

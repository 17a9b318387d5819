"""A process patched by gevent, in which a held database must hold nobody but those who wait for it.

python -m tests.store.under_gevent URL
"""

# ruff: noqa: E402
from gevent import monkey

monkey.patch_all()

import sys

import gevent

from server.store.database import open_engine
from server.store.rows import Stored
from server.store.store import Store
from server.store.threads import Native
from tests.store.playing import RULEBOOK, Chronicle, a_game


def main(url: str) -> None:
    """Hold the database's write lock; see that reading and other greenlets go on; let go; see every entry stored."""
    store = Store(url)
    if not isinstance(store._writer, Native):
        raise SystemExit("a patched process must commit in a native thread")
    tables = [Chronicle(f"table-{number}") for number in range(12)]
    for table in tables:
        store.add_game(a_game(table.game), rulebook=RULEBOOK)
    with open_engine(url).connect().execution_options(writes=True) as holder:
        holder.begin()
        if not url.startswith("sqlite"):
            holder.exec_driver_sql("LOCK TABLE entries IN EXCLUSIVE MODE")
        waiting = [gevent.spawn(store.append, table.stored(table.next())) for table in tables]
        # All of this happens while the commit is held; a stalled loop would never come to the rollback below.
        ticks = 0
        for _ in range(50):
            gevent.sleep(0.001)
            ticks += 1
        if store.entries("table-0") or any(caller.dead for caller in waiting):
            raise SystemExit("somebody was answered before the commit")
        holder.rollback()
    gevent.joinall(waiting)
    if [caller.value for caller in waiting] != [Stored()] * len(tables):
        raise SystemExit(f"not stored: {[caller.value for caller in waiting]}")
    if [store.entries(table.game) for table in tables] != [table.log for table in tables]:
        raise SystemExit("the logs are not what was written")
    store.close()
    print("ticks", ticks)


main(sys.argv[1])

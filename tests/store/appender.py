"""A process to be killed: writes chained entries of one game for ever and says each only when it is acknowledged.

python -m tests.store.appender URL GAME [gevent]
"""

import sys

if sys.argv[3:] == ["gevent"]:
    from gevent import monkey

    monkey.patch_all()

import os
import threading

from server.store.rows import Draft, Stored
from server.store.store import Store
from tests.store.playing import Chronicle


def main(url: str, game: str) -> None:
    """Go on where the log ends, while another thread saves drafts so that commits are shared."""
    store = Store(url)
    written = Chronicle(game)
    threading.Thread(target=lambda: save_drafts(store, game), daemon=True).start()
    while True:
        # Read each time, because the last commit of a killed process may come to light late.
        written.log = store.entries(game)
        # Bodies of a page and more, so that a commit is many writes to be broken off in.
        entry = written.next(body=b"x" * (len(written.log) * 997 % 20_000))
        if store.append(entry) == Stored():
            say("entry", entry.seq, entry.digest)


def save_drafts(store: Store, game: str) -> None:
    """Save one draft again and again."""
    while True:
        standing = store.draft(game, "Kyiv", 1)
        rev = standing.rev + 1 if standing else 1
        if (
            store.save_draft(Draft(game=game, team="Kyiv", turn=1, rev=rev, body=b"d" * (rev % 5000), at=rev))
            == Stored()
        ):
            say("draft", rev, "-")


def say(kind: str, number: int, digest: str) -> None:
    """Write a line in one piece, so that two threads never mix theirs."""
    os.write(1, f"{kind} {number} {digest}\n".encode())


main(sys.argv[1], sys.argv[2])

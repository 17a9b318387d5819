"""What a table remembers of its log, and the snapshots that spare it reading the whole log after a restart."""

from typing import NamedTuple

import msgspec

from server.store.faults import NoSuchGame, NotDurable, StoreAway
from server.store.rows import Head, Snapshot
from server.store.store import Store
from server.umpire.digest import GENESIS
from server.umpire.fold import apply, read
from server.umpire.model import Engine
from server.umpire.state import State

from .views import Views


class Remembered(NamedTuple):
    """A log as far as it was read: its state, what every audience was shown, where it ends, and when its last entry was."""

    state: State
    views: Views
    head: Head
    last_at: int
    snapshot_at: int


class _Kept(msgspec.Struct):
    """What a snapshot holds."""

    state: State
    raised: dict[str, list[int]]


_KEPT = msgspec.json.Decoder(_Kept)


def recall(engine: Engine, store: Store, game: str) -> Remembered:
    """Take up the log where the newest readable snapshot left it, or from the beginning. NoSuchGame for an empty log."""
    state, views, snapshot_at = _newest(engine, store, game)
    head, last_at = Head(snapshot_at, GENESIS), 0
    # The entry of the snapshot itself is read for its digest and its time.
    for entry in store.entries(game, after=max(0, snapshot_at - 1)):
        head, last_at = Head(entry.seq, entry.digest), entry.at
        if entry.seq > snapshot_at:
            state = apply(state, read(entry).events)
            views.advance(state, entry.seq)
    if state is None:
        raise NoSuchGame(f"Game {game!r} has no log in the store; it may have been deleted.")
    return Remembered(state, views, head, last_at, snapshot_at)


def keep(store: Store, game: str, seq: int, state: State, views: Views) -> bool:
    """Keep a snapshot; whether that could be done. It is only a short cut, so the next one will do."""
    body = msgspec.json.encode(_Kept(state, views.raised))
    try:
        store.save_snapshot(Snapshot(game=game, seq=seq, body=body))
    except (StoreAway, NotDurable, NoSuchGame):
        return False
    return True


def _newest(engine: Engine, store: Store, game: str) -> tuple[State | None, Views, int]:
    for snapshot in store.snapshots(game):
        try:
            kept = _KEPT.decode(snapshot.body)
        except msgspec.DecodeError:
            # A snapshot of another release is only a lost short cut; the log itself has everything.
            continue
        views = Views(engine, kept.raised)
        views.show(kept.state)
        return kept.state, views, snapshot.seq
    return None, Views(engine), 0

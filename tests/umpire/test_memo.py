"""A section that nothing it reads has changed is not made again; and that never shows."""

from pathlib import Path

from server.bots.rehearsal import Rehearsal
from server.rules import load
from server.umpire.fold import apply, read
from server.umpire.model import compile_book
from server.umpire.sight import Memo, sight
from server.umpire.state import State

BOOK = Path(__file__).resolve().parent.parent.parent / "rulebook" / "wedge-2025"


def test_a_sight_with_a_memory_is_the_sight_made_fresh_after_every_entry_of_a_game() -> None:
    table = Rehearsal(compile_book(load(BOOK)), seed=3).play()
    memos = {audience: Memo() for audience in ("umpire", "team:moscow", "observer")}
    state: State | None = None
    for entry in table.entries:
        state = apply(state, read(entry).events)
        for audience, memo in memos.items():
            remembered, fresh = sight(table.engine, state, audience, memo), sight(table.engine, state, audience)
            stale = [name for name in fresh if remembered[name] != fresh[name]]
            assert stale == [], f"{audience} after entry {entry.seq}"

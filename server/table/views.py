"""What each audience was last shown, and its revision: raised only when its own sight changes."""

from bisect import bisect_right
from typing import Any

import msgspec

from server.umpire.model import Engine
from server.umpire.sight import Memo, audiences, diff, empty, sight
from server.umpire.state import State

from .announce import Change


class View(msgspec.Struct, frozen=True):
    """One audience's sight at a revision."""

    audience: str
    rev: int
    sections: dict[str, Any]


class Views:
    """The sights of every audience of one game. `raised` lists, by audience, the log's seqs at which its revision rose."""

    def __init__(self, engine: Engine, raised: dict[str, list[int]] | None = None) -> None:
        self._engine = engine
        self._memos = {audience: Memo() for audience in audiences(engine.book)}
        self._shown: dict[str, dict[str, Any]] = {}
        self.raised: dict[str, list[int]] = raised or {audience: [] for audience in self._memos}

    def show(self, state: State) -> None:
        """Take a state as already shown, raising nothing: where a snapshot left off."""
        for audience, memo in self._memos.items():
            self._shown[audience] = sight(self._engine, state, audience, memo)

    def advance(self, state: State, seq: int) -> tuple[Change, ...]:
        """Look at the state after entry `seq` with every audience's eyes; the changes of those whose sight changed."""
        changes = []
        for audience, memo in self._memos.items():
            new = sight(self._engine, state, audience, memo)
            changed = diff(self._shown.get(audience), new)
            if not empty(changed):
                self._shown[audience] = new
                self.raised[audience].append(seq)
                changes.append(Change(audience, len(self.raised[audience]), changed))
        return tuple(changes)

    def view(self, audience: str) -> View:
        """The present sight of an audience; KeyError when there is none of that name."""
        return View(audience, len(self.raised[audience]), self._shown[audience])

    def rev_at(self, audience: str, seq: int) -> int:
        """The audience's revision just after entry `seq`."""
        return bisect_right(self.raised[audience], seq)

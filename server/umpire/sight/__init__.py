"""sight: what one audience may know. The only road from state to any screen, export or log line.

`sight` gives sections by name; those in `KEYED` are collections of items by id, sent item by item when they change. All values
are plain JSON data. What a section may hold is decided here and nowhere else; see README.md beside this file.
"""

from typing import Any

from ..model import Engine
from ..state import State
from .diff import KEYED, Diff, diff, empty, patched
from .drafted import unsealable, would_be
from .extract import WITHHELD, extract
from .sections import SECTIONS
from .viewer import AUDIENCE_KINDS, Viewer, audience_of, audiences, viewer
from .watching import mine

__all__ = [
    "AUDIENCE_KINDS",
    "KEYED",
    "WITHHELD",
    "Diff",
    "Memo",
    "Viewer",
    "audience_of",
    "audiences",
    "diff",
    "empty",
    "extract",
    "mine",
    "patched",
    "sight",
    "unsealable",
    "viewer",
    "would_be",
]


class Memo:
    """What an audience was shown last, so that a section is made anew only when something it reads has changed."""

    def __init__(self) -> None:
        self.made: dict[str, tuple[tuple[object, ...], Any]] = {}


def sight(engine: Engine, state: State, audience: str, memo: Memo | None = None) -> dict[str, Any]:
    """Every section this audience may know, by name. `audience` is as `audience_of` gives it; ValueError for another.

    With a `memo` (one an audience) unchanged sections are the same objects as last time.
    """
    who = viewer(engine.book, audience)
    made = memo.made if memo else {}
    shown = {}
    for section in SECTIONS:
        if who.kind not in section.kinds:
            continue
        reads = section.reads(state)
        before = made.get(section.name)
        if before is None or any(a is not b for a, b in zip(before[0], reads, strict=True)):
            again = section.again
            fresh = again(state, who, *before) if again and before else section.make(engine, state, who)
            made[section.name] = (reads, fresh)
        shown[section.name] = made[section.name][1]
    return shown

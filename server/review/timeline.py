"""The timeline of a game as one audience saw it: a step wherever its sight changed, shaped as the wire's `view`."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypedDict

from server.umpire.digest import Entry
from server.umpire.fold import apply, read
from server.umpire.model import Engine
from server.umpire.sight import Memo, audiences, diff, empty, sight
from server.umpire.state import State

from .labels import label


class Step(TypedDict):
    """One change of an audience's sight: `rev` counts from 1, `at` is game time in ms, `label` says what happened."""

    rev: int
    turn: int
    phase: str
    at: int
    label: str
    set: dict[str, Any]
    put: dict[str, dict[str, Any]]
    drop: dict[str, list[str]]


class Frames(TypedDict):
    """A whole replay for one audience; `audiences` are all there are in this game."""

    game: str
    audience: str
    audiences: list[str]
    steps: list[Step]


def frames(engine: Engine, entries: Iterable[Entry], audience: str) -> Frames:
    """Replay a log as this audience saw it. ValueError for an audience the game has not got, or for an empty log."""
    log = list(entries)
    if not log:
        raise ValueError("there is nothing to replay: the log is empty")
    steps = [step for step in replayed(engine, log, audience) if step is not None]
    return {"game": log[0].game, "audience": audience, "audiences": list(audiences(engine.book)), "steps": steps}


def replayed(
    engine: Engine, entries: Iterable[Entry], audience: str, say: Callable[[str], str] = str
) -> Iterator[Step | None]:
    """Give one step for each entry in turn, or None for an entry this audience could not notice. `say` words the labels.

    A caller that must not keep others waiting can pause between entries. Only the newest sight is held in memory.
    """
    state: State | None = None
    shown: dict[str, Any] | None = None
    memo = Memo()
    rev = 0
    for entry in entries:
        state = apply(state, read(entry).events)
        seen = sight(engine, state, audience, memo)
        changes = diff(shown, seen)
        if empty(changes):
            yield None
            continue
        rev += 1
        yield {
            "rev": rev,
            "turn": seen["game"]["turn"],
            "phase": seen["game"]["phase"],
            "at": entry.at,
            "label": label(shown, seen, changes, say),
            **changes,
        }
        shown = seen

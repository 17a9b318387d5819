"""fold: events -> state, and the reading of an entry's body back into what was ordered, given and decided."""

from collections.abc import Iterable

import msgspec

from . import events as e
from .digest import Entry
from .evolve import begin, evolve
from .given import Given
from .orders import AnyOrder
from .state import State


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What one entry holds: the order, the facts the table gave with it, and the events decided from both."""

    order: AnyOrder
    given: Given
    events: tuple[e.AnyEvent, ...]


_decoder = msgspec.json.Decoder(Body)


def read(entry: Entry) -> Body:
    """Decode an entry's body; msgspec.ValidationError when a later release no longer knows its words."""
    return _decoder.decode(entry.body)


def apply(state: State | None, events: Iterable[e.AnyEvent]) -> State:
    """Evolve through some events, beginning a game where there is none; ValueError on an empty beginning."""
    for event in events:
        if state is None:
            if not isinstance(event, e.GameOpened):
                raise ValueError(f"a log begins with GameOpened, not {type(event).__name__}")
            state = begin(event)
        else:
            state = evolve(state, event)
    if state is None:
        raise ValueError("nothing to fold: the log is empty")
    return state


def fold(entries: Iterable[Entry], state: State | None = None) -> State:
    """Fold entries in order onto a state (a snapshot's, or none)."""
    for entry in entries:
        state = apply(state, read(entry).events)
    if state is None:
        raise ValueError("nothing to fold: the log is empty")
    return state

"""What the table tells the gateway after an entry is stored: nothing here is sent before."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from server.umpire.content import Phase
from server.umpire.events import AnyEvent, GameEnded, PhaseOpened, SeatMoved, SeatVacated
from server.umpire.sight import Diff


class Change(msgspec.Struct, frozen=True):
    """One audience's new revision and what changed for it."""

    audience: str
    rev: int
    diff: Diff


class SealedHead(msgspec.Struct, frozen=True):
    """The log's head at the end of a turn, signed, for players to keep: later tampering shows against it."""

    turn: int
    digest: str
    signature: str


def ends_turn(events: Iterable[AnyEvent]) -> bool:
    """Whether these events end a turn or the game, so that a head goes out to be kept."""
    opens: Phase = "results"
    return any(isinstance(e, GameEnded) or (isinstance(e, PhaseOpened) and e.phase == opens) for e in events)


class DraftSaved(msgspec.Struct, frozen=True):
    """A team's shared draft as it now stands; for that team's own sockets only."""

    team: str
    turn: int
    rev: int
    by: str
    moves: list[dict[str, Any]]
    saved: dict[str, str] = {}
    wrong: dict[str, str] = {}
    paper: bool = False
    aside: list[dict[str, Any]] = []


class News(msgspec.Struct, frozen=True):
    """Everything one stored entry (or saved draft) sets off. `stale` asks every client to sync: the log was re-read.

    `onward` is the id of the game to which this one's people are asked to go on.
    """

    game: str
    changes: tuple[Change, ...] = ()
    gone: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    head: SealedHead | None = None
    draft: DraftSaved | None = None
    stale: bool = False
    onward: str = ""


def news_of(game: str, events: Sequence[AnyEvent], changes: tuple[Change, ...], head: SealedHead | None) -> News:
    """What an entry of these events sets off, by which each audience's sight has changed so."""
    gone = tuple(event.seat for event in events if isinstance(event, SeatVacated))
    moved = tuple(event.seat for event in events if isinstance(event, SeatMoved))
    return News(game=game, changes=changes, gone=gone, moved=moved, head=head)


Listener = Callable[[News], None]

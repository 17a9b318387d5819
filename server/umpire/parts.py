"""Pieces that orders, events and state share: a drafted move, a clause, a factor, an effect written by hand."""

from typing import Literal

import msgspec

Role = Literal["lead", "member", "umpire", "assistant", "analyst", "observer", "projector"]
Side = Literal["for", "against"]
CableKind = Literal["bilateral", "multilateral", "public", "rfi", "talk"]
BoardView = Literal["auto", "capitals", "moves", "results", "join", "dark"]
AtClose = Literal["seal", "drop", "doctrine"]
ClauseKind = Literal["plays", "does_not_play", "keeps"]

WHITE = "white_cell"
PLAYERS: tuple[Role, ...] = ("lead", "member")
WHITE_CELL: tuple[Role, ...] = ("umpire", "assistant")
ROLES: tuple[Role, ...] = ("lead", "member", "umpire", "assistant", "analyst", "observer", "projector")


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A piece of an order that is no order by itself."""


class MoveDraft(Part, frozen=True):
    """One move as a team writes it. `card` empty means free-form: then `title` and `text` carry the argued action."""

    card: str = ""
    title: str = ""
    text: str = ""
    target: str = ""
    parameters: dict[str, float] = {}
    reason: str = ""
    covert: bool = False


class ClauseDraft(Part, frozen=True):
    """What one party of a pact undertakes: to play or not to play `card`, or to keep `gauge` within `low`..`high`."""

    party: str
    kind: ClauseKind
    card: str = ""
    gauge: str = ""
    low: float | None = None
    high: float | None = None


class FactorLine(Part, frozen=True):
    """A named reason that shifts the odds by `points` on the 2d6 scale."""

    title: str
    points: int
    because: str = ""


class InjectRow(Part, frozen=True):
    """One row of a run-sheet from outside. `to` empty means everyone, `turn` 0 whenever the umpire likes."""

    title: str
    text: str
    number: str = ""
    to: tuple[str, ...] = ()
    turn: int = 0
    phase: str = ""
    sender: str = ""
    expected: str = ""
    remarks: str = ""


class EffectDraft(Part, frozen=True):
    """A change the umpire writes by hand: at once, or spread evenly over `spread` ticks, or after `later` ticks."""

    gauge: str
    by: float
    later: int = 0
    spread: int = 0

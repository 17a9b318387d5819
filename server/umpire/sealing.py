"""Sealing: sheets, the moves on them and standing policies that a team ends. Their orders, events and facts."""

from typing import Literal

import msgspec

from .kinds import Event, Order
from .parts import AtClose, MoveDraft
from .world import WorldState

Manner = Literal["lead", "clock", "paper", "doctrine"]


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed move. Its id `<turn>.<team>.<slot>` depends on nobody else's moves."""

    id: str
    turn: int
    team: str
    slot: int
    draft: MoveDraft
    covert: bool
    detected_by: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A team's sealed moves for the turn, by whom and in which manner."""

    team: str
    turn: int
    moves: tuple[MoveDraft, ...]
    manner: Manner
    seat: str
    at: int


class AtCloseRuled(msgspec.Struct, frozen=True, kw_only=True):
    """What the umpire said a close shall do to one team's unsealed sheet, and why."""

    policy: AtClose
    by: str
    reason: str


class Revoked(msgspec.Struct, frozen=True, kw_only=True):
    """A standing policy that its team ended by order, in which turn: an open act, unlike the moves of that turn."""

    turn: int
    team: str
    policy: str


class SealSheet(Order, frozen=True):
    """Hand in the team's moves for this turn (lead)."""

    turn: int
    moves: tuple[MoveDraft, ...]


class RecallSheet(Order, frozen=True):
    """Take the sealed sheet back while the phase is open (lead)."""

    turn: int


class EnterPaperSheet(Order, frozen=True):
    """Enter a team's paper sheet for it, marked so (umpire)."""

    team: str
    turn: int
    moves: tuple[MoveDraft, ...]


class SetAtClose(Order, frozen=True):
    """Say what happens to one team's unsealed sheet at this turn's close, whatever the scenario says (umpire)."""

    team: str
    policy: AtClose
    reason: str


class RevokePolicy(Order, frozen=True):
    """End one of the team's standing policies (lead)."""

    policy: str


class SheetSealed(Event, frozen=True):
    """A team handed in its moves."""

    team: str
    turn: int
    moves: tuple[MoveDraft, ...]
    manner: Manner
    seat: str
    at: int


class SheetRecalled(Event, frozen=True):
    """A team took its sheet back."""

    team: str


class AtCloseSet(Event, frozen=True):
    """The umpire said what this turn's close does to a team's unsealed sheet."""

    team: str
    ruled: AtCloseRuled


class SheetDropped(Event, frozen=True):
    """A draft nobody sealed was dropped at the close, as the scenario says or because it broke a rule."""

    team: str
    turn: int
    says: str


class MovesRevealed(Event, frozen=True):
    """All sealed moves left their envelopes at once; covert ones for the umpire only."""

    turn: int
    moves: tuple[Move, ...]


class PolicyRevoked(Event, frozen=True):
    """A standing policy ended."""

    team: str
    policy: str
    world: WorldState


SheetOrder = SealSheet | RecallSheet | EnterPaperSheet | SetAtClose | RevokePolicy
SheetEvent = SheetSealed | SheetRecalled | AtCloseSet | SheetDropped | MovesRevealed | PolicyRevoked

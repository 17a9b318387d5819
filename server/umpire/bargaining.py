"""Bargaining: pacts, the orders about them, and the events they become."""

from typing import Literal

import msgspec

from .kinds import Event, Order
from .parts import ClauseDraft
from .world import WorldState

PactStatus = Literal["proposed", "rejected", "withdrawn", "lapsed", "active", "kept", "breached", "left"]


class Pact(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement. `done` lists the indices of `plays` clauses already fulfilled; `blame` the parties who broke it."""

    id: str
    title: str
    proposer: str
    parties: tuple[str, ...]
    clauses: tuple[ClauseDraft, ...]
    until: int
    secret: bool
    signed: tuple[str, ...]
    status: PactStatus
    proposed_turn: int
    since: int = 0
    done: tuple[int, ...] = ()
    blame: tuple[str, ...] = ()
    closed_turn: int = 0
    because: str = ""


class ProposePact(Order, frozen=True):
    """Propose a pact; the proposer's own signature is on it. `until` is the last turn it binds."""

    title: str
    parties: tuple[str, ...]
    clauses: tuple[ClauseDraft, ...]
    until: int
    secret: bool = False


class SignPact(Order, frozen=True):
    """Countersign (lead)."""

    pact: str


class RejectPact(Order, frozen=True):
    """Decline a proposed pact, or withdraw the one that is one's own team's (lead)."""

    pact: str


class LeavePact(Order, frozen=True):
    """Walk out of a pact in force, openly (lead)."""

    pact: str
    reason: str = ""


class PactProposed(Event, frozen=True):
    """A pact lies on the table."""

    pact: Pact


class PactSigned(Event, frozen=True):
    """A party signed; with the last signature the pact is in force, and what that sets off is queued in `world`."""

    pact: str
    team: str
    turn: int
    active: bool
    world: WorldState


class PactClosed(Event, frozen=True):
    """A pact was rejected, withdrawn, left, kept, breached, or lapsed unsigned; `blame` names who broke it."""

    pact: str
    status: PactStatus
    turn: int
    blame: tuple[str, ...]
    because: str
    world: WorldState


class ClauseFulfilled(Event, frozen=True):
    """A party played what it had promised."""

    pact: str
    clause: int


PactOrder = ProposePact | SignPact | RejectPact | LeavePact
PactEvent = PactProposed | PactSigned | PactClosed | ClauseFulfilled

"""Judging: what is argued and estimated about a move, and how it is ruled. Orders, events and facts."""

from typing import Literal

import msgspec

from .content import Degree, Method
from .kinds import Event, Order
from .parts import EffectDraft, FactorLine, Side


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One team's argument about a move; `weight` is what the umpire lets it count."""

    id: str
    move: str
    team: str
    seat: str
    side: Side
    text: str
    at: int
    weight: int = 1


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """One person's blind estimate, in percent."""

    move: str
    seat: str
    team: str
    chance: int


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the engine suggests for a move: method, named factors, chance in percent, and what each degree would change.

    A method that only people can carry out (ruling, vote, expert, opposed) has no chance here and cannot be accepted unseen.
    """

    method: Method
    factors: tuple[FactorLine, ...]
    chance: int | None
    preview: dict[str, dict[str, float]] = {}


class Overruled(msgspec.Struct, frozen=True, kw_only=True):
    """A degree as it stood before the umpire overruled it."""

    degree: Degree
    by: str
    reason: str
    at: int


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """The umpire's decision on a move. `dice` says where the roll came from; `effects` replace the card's when given.

    `their_points` is the other side's sum (opposed), `votes` agree, disagree and unsure (vote), `expert` who was asked (expert).
    """

    move: str
    method: Method
    factors: tuple[FactorLine, ...]
    chance: int | None
    rolls: tuple[int, ...]
    dice: Literal["engine", "table", "none"]
    degree: Degree
    by: str
    reason: str
    at: int
    effects: tuple[EffectDraft, ...] | None = None
    their_points: int = 0
    votes: tuple[int, int, int] | None = None
    expert: str = ""
    before: tuple[Overruled, ...] = ()


class FileReason(Order, frozen=True):
    """Say why a move should succeed or fail (one reason a team and move)."""

    move: str
    side: Side
    text: str


class WeighReason(Order, frozen=True):
    """Count a reason as compelling (2), ordinary (1) or set it aside (0) (umpire)."""

    reason: str
    weight: int


class GiveEstimate(Order, frozen=True):
    """Give one's blind estimate of the chance of success, in whole percent."""

    move: str
    chance: int


class AcceptRulings(Order, frozen=True):
    """Rule as the engine proposes: the named moves, or every one still open when none is named (umpire)."""

    turn: int
    moves: tuple[str, ...] = ()


class MakeRuling(Order, frozen=True):
    """Rule one move otherwise than proposed, with a reason (umpire).

    `factors` replace the proposal's (weighted); `chance` sets it (percentile, expert); `degree` decides outright (ruling);
    `dice` are real dice rolled on the table: two of 1..6 for weighted, four for opposed (the mover's first), one of 1..100
    otherwise; `their_points` is the other side's sum (opposed), `votes` agree, disagree and unsure (vote), `expert` a name
    (expert); `effects` replace the card's.
    """

    move: str
    method: Method
    reason: str
    factors: tuple[FactorLine, ...] | None = None
    chance: int | None = None
    degree: Degree | None = None
    dice: tuple[int, ...] = ()
    their_points: int = 0
    votes: tuple[int, int, int] | None = None
    expert: str = ""
    effects: tuple[EffectDraft, ...] | None = None


class OverruleRuling(Order, frozen=True):
    """Change the degree of a ruling already made, with a reason; both values are kept (umpire)."""

    move: str
    degree: Degree
    reason: str


class ReasonFiled(Event, frozen=True):
    """A team argued."""

    reason: Reason


class ReasonWeighed(Event, frozen=True):
    """The umpire let a reason count more or less."""

    reason: str
    weight: int


class EstimateGiven(Event, frozen=True):
    """A person estimated blindly."""

    estimate: Estimate


class RulingsProposed(Event, frozen=True):
    """The engine's proposals for the turn's moves."""

    proposals: dict[str, Proposal]


class RulingMade(Event, frozen=True):
    """A move got its ruling."""

    ruling: Ruling


class RulingOverruled(Event, frozen=True):
    """A ruling's degree was changed; the old one is kept."""

    move: str
    degree: Degree
    by: str
    reason: str
    at: int


ContestOrder = FileReason | WeighReason | GiveEstimate
RulingOrder = AcceptRulings | MakeRuling | OverruleRuling
JudgingEvent = ReasonFiled | ReasonWeighed | EstimateGiven | RulingsProposed | RulingMade | RulingOverruled

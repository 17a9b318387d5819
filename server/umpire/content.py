"""The elements of a rulebook, each one file of content: what people play, and with `dynamics.py` what the world is made of.

Every struct here is frozen plain data. Formulas stay text (see `formula.py` for the language); `model.py` compiles them.
An element's id is its path inside the rulebook without the suffix, e.g. `cards/washington/arm_kyiv` has id `arm_kyiv`.
"""

from typing import Literal

import msgspec

from .dynamics import Amount as Amount
from .dynamics import Curve as Curve
from .dynamics import Effect as Effect
from .dynamics import Fading as Fading
from .dynamics import Formula as Formula
from .dynamics import Gauge as Gauge
from .dynamics import Later as Later
from .dynamics import Link as Link
from .dynamics import Now as Now
from .dynamics import Spread as Spread
from .dynamics import Threshold as Threshold
from .dynamics import Timing as Timing
from .dynamics import Unknown as Unknown
from .kinds import Content as Content
from .kinds import Sourced as Sourced

Phase = Literal["brief", "deliberate", "negotiate", "seal", "contest", "adjudicate", "results"]
Degree = Literal["backfire", "failure", "partial", "success", "decisive"]
Method = Literal["weighted", "estimate", "percentile", "expert", "vote", "opposed", "ruling"]

PHASES: tuple[Phase, ...] = ("brief", "deliberate", "negotiate", "seal", "contest", "adjudicate", "results")
DEGREES: tuple[Degree, ...] = ("backfire", "failure", "partial", "success", "decisive")


class Parameter(Content, frozen=True):
    """A number the team sets when it plays the card."""

    id: str
    title: str
    unit: str
    low: float
    high: float
    default: float
    step: float = 1.0


class Factor(Sourced, frozen=True):
    """A named reason that shifts the odds of a card by whole points when its condition holds (2d6 scale)."""

    title: str
    points: int
    provided: Formula = ""


class Condition(Content, frozen=True):
    """Something that must hold for the card to be playable; `says` is the sentence shown when it does not."""

    holds: Formula
    says: str


class Card(Sourced, frozen=True):
    """A lever a team may pull.

    `effects` are scaled by the scenario's share for the degree (`Scenario.shares`); an entry in `on` replaces them for that
    degree and is not scaled. `adopts` starts a standing policy on partial or better, `revokes` ends those of this team.
    """

    id: str
    team: str
    title: str
    text: str
    cost: dict[str, float] = msgspec.field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    targets: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    method: Method = "weighted"
    factors: tuple[Factor, ...] = ()
    covert: Literal["never", "may", "always"] = "never"
    effects: tuple[Effect, ...] = ()
    on: dict[Degree, tuple[Effect, ...]] = msgspec.field(default_factory=dict)
    adopts: str = ""
    revokes: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()


class Rule(Content, frozen=True):
    """One line of a standing policy, applied each tick before anything else."""

    gauge: str
    by: Formula
    because: str
    headroom: bool = False


class Policy(Sourced, frozen=True):
    """An effect rule that stays in force until revoked; its formulas may use its parameters by name."""

    id: str
    title: str
    text: str
    team: str
    rules: tuple[Rule, ...]
    parameters: tuple[Parameter, ...] = ()
    weights: dict[str, float] = msgspec.field(default_factory=dict)


class PactRules(Sourced, frozen=True):
    """What signing, keeping, breaching and leaving a pact does to the world, whatever its clauses."""

    watchable: tuple[str, ...]
    on_signed: tuple[Effect, ...] = ()
    on_kept: tuple[Effect, ...] = ()
    on_breached: tuple[Effect, ...] = ()
    on_left: tuple[Effect, ...] = ()


class Inject(Sourced, frozen=True):
    """An event of the white cell. `turn` gives the planned turn for each calendar; `to` is `all` or team ids."""

    id: str
    title: str
    text: str
    turn: dict[str, int]
    phase: Phase
    to: tuple[str, ...]
    effects: tuple[Effect, ...] = ()
    provided: Formula = ""
    news: Literal["good", "bad", "mixed"] = "mixed"


class Inquiry(Content, frozen=True):
    """What the sponsor of the game wants to learn, and what would answer it: gauges to follow, cards of which one should be
    played, teams between whom pacts count, and how many notes should carry the question's id as a tag."""

    id: str
    text: str
    because: str
    gauges: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    pacts: tuple[str, ...] = ()
    notes: int = 0


class Words(Content, frozen=True):
    """What the report says of a score at or above `above`."""

    above: float
    say: str


class Objective(Sourced, frozen=True):
    """One team's aim: a formula on 0..100, scored at the end with words of its own. Secret ones only their team sees."""

    id: str
    team: str
    title: str
    secret: bool
    score: Formula
    words: tuple[Words, ...]


class Theory(Sourced, frozen=True):
    """An overlay: whose account of wedges is true. Keys of `weights` are `links/<id>.<name>` or `policies/<id>.<name>`."""

    id: str
    title: str
    text: str
    author: str
    weights: dict[str, float]


class Publication(Content, frozen=True):
    """A dated public figure's place of publication, or the essay behind a claim."""

    id: str
    title: str
    publisher: str
    date: str


class Claim(Content, frozen=True):
    """One lever (L), mechanism (M) or historical step (H) of the source essays, paraphrased."""

    id: str
    text: str
    source: tuple[str, ...]
    home: str = "wedge-2025"

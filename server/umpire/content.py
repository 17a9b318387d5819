"""The elements of a rulebook: gauges, links, cards and the rest, each one file of content.

Every struct here is frozen plain data. Formulas stay text (see `formula.py` for the language); `model.py` compiles them.
An element's id is its path inside the rulebook without the suffix, e.g. `cards/washington/arm_kyiv` has id `arm_kyiv`.
"""

from typing import Literal

import msgspec

Phase = Literal["brief", "deliberate", "negotiate", "seal", "contest", "adjudicate", "results"]
Degree = Literal["backfire", "failure", "partial", "success", "decisive"]
Method = Literal["weighted", "estimate", "percentile", "expert", "vote", "opposed", "ruling"]
Formula = str
Amount = float | str

PHASES: tuple[Phase, ...] = ("brief", "deliberate", "negotiate", "seal", "contest", "adjudicate", "results")
DEGREES: tuple[Degree, ...] = ("backfire", "failure", "partial", "success", "decisive")


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Anything read from a rulebook; an unknown key is a fault of the content."""


class Sourced(Content, frozen=True):
    """Content that argues for itself: one line of reason, and claims, dated figures or `judgement` behind it."""

    because: str
    sources: tuple[str, ...]


class Now(Content, frozen=True, tag_field="kind", tag="now"):
    """Falls due in the next tick, whole."""


class Later(Content, frozen=True, tag_field="kind", tag="later"):
    """Falls due whole after `ticks` further ticks."""

    ticks: int


class Spread(Content, frozen=True, tag_field="kind", tag="spread"):
    """Falls due in equal parts over `ticks` ticks, the first in the next tick."""

    ticks: int


class Fading(Content, frozen=True, tag_field="kind", tag="fading"):
    """Falls due whole in the next tick, then is taken back: each tick keeps the share `keep` of what is left."""

    keep: float


Timing = Now | Later | Spread | Fading


class Effect(Content, frozen=True):
    """A dated change of one gauge. In YAML `when: now | {later: n} | {spread: n} | {fading: keep}` (default now).

    `by` may use gauges, unknowns, curves and the parameters of the card or policy. `provided` is asked again in every tick in
    which the effect falls due. `headroom` scales the change by the room left to the bound it moves towards, as a share of the
    gauge's whole range. `exact` marks what is decided and not earned, a number set or a line frozen: a decisive success makes
    it no larger. In pacts.yaml `gauge` may be `party:<budget>`: the budget gauge of the party concerned.
    """

    gauge: str
    by: Amount
    because: str
    when: Timing = Now()
    provided: Formula = ""
    headroom: bool = False
    exact: bool = False


class Threshold(Content, frozen=True):
    """A line a gauge may cross: raises an event, may offer an inject to the umpire. Judged at the end of each tick."""

    id: str
    at: float
    rising: bool
    says: str
    offers: str = ""


class Gauge(Sourced, frozen=True):
    """One measure of the world. `seen_by` names teams, or is `all` or `umpire`. A `derived` formula excludes links and drift.

    `drift` is the share of the distance to `baseline` (default: the opening value) covered in each tick.
    """

    id: str
    title: str
    unit: str
    low: float
    high: float
    opening: float
    group: str
    seen_by: tuple[str, ...]
    better: Literal["up", "down", "neither"] = "neither"
    baseline: float | None = None
    drift: float = 0.0
    derived: Formula = ""
    team: str = ""
    thresholds: tuple[Threshold, ...] = ()


class Link(Sourced, frozen=True):
    """A causal edge, evaluated once a tick from the values at the tick's start. `weights` are named numbers theories overlay."""

    id: str
    to: str
    by: Formula
    weights: dict[str, float] = {}
    headroom: bool = False


class Curve(Sourced, frozen=True):
    """A piecewise-linear function, flat beyond its first and last point; called by its id in formulas."""

    id: str
    points: tuple[tuple[float, float], ...]


class Unknown(Sourced, frozen=True):
    """A parameter nobody at the table knows: drawn evenly from low..high by the dice at the start, revealed at the end."""

    id: str
    title: str
    low: float
    high: float


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
    cost: dict[str, float] = {}
    conditions: tuple[Condition, ...] = ()
    targets: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    method: Method = "weighted"
    factors: tuple[Factor, ...] = ()
    covert: Literal["never", "may", "always"] = "never"
    effects: tuple[Effect, ...] = ()
    on: dict[Degree, tuple[Effect, ...]] = {}
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
    weights: dict[str, float] = {}


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

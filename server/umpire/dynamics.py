"""What moves the world, as content: gauges with their thresholds, links, curves, unknowns, and effects in time."""

from typing import Literal

import msgspec

from .kinds import Content, Sourced

Formula = str
Amount = float | str


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
    weights: dict[str, float] = msgspec.field(default_factory=dict)
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

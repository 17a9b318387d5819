"""What a battery may ask, as `battery.yaml` writes it: strategies, rows, figures, and what must hold of them."""

from typing import Literal

import msgspec

from server.umpire.content import Content, Formula

EVERY = "every"


class Strategy(Content, frozen=True):
    """What is done. `sheets` gives cards and injects by quarter, from 1; `of` adds what other strategies do.

    `shock` moves gauges before the first quarter; `everything` plays every card at once, that many times over.
    """

    sheets: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    of: tuple[str, ...] = ()
    shock: dict[str, float] = msgspec.field(default_factory=dict)
    everything: float = 0.0


class Figure(Content, frozen=True):
    """One number to measure, of a strategy (none: nobody moves).

    `tells`: `gap` is the gauge less what it is under `against` (none: nobody moves), `percent` the same in percent of
    that, `change` the gauge less its opening, `level` the gauge itself, `year` when the first of the lines of `crossing`
    was crossed (0: never), `count` how many of them were, `outside` how many values of all gauges left their bounds.
    `quarter` is when, by default the last; or `take` the least, most or mean `over` the quarters from one to another.
    `theory` overrides the row's.
    """

    tells: Literal["gap", "percent", "change", "level", "year", "count", "outside"] = "gap"
    gauge: str = ""
    crossing: tuple[str, ...] = ()
    strategy: str = ""
    against: str = ""
    theory: str = ""
    quarter: int = 0
    over: tuple[int, ...] = ()
    take: Literal["least", "most", "mean"] = "mean"


class Draw(Content, frozen=True):
    """Ask the `signs` of the rows `of` again in `count` worlds whose weights are each drawn within `spread` of their value.

    They must all hold at once in at least `share` percent of the worlds.
    """

    of: tuple[str, ...]
    spread: float
    count: int
    share: float


class Ban(Content, frozen=True):
    """No content of the kinds `by` may move the gauge this way."""

    gauge: str
    way: Literal["up", "down"]
    by: tuple[Literal["cards", "injects", "pacts", "policies", "links"], ...]


class RowAsked(Content, frozen=True):
    """One row. Every formula of `holds` must hold of its figures, under every theory of `under` and at every share of `unknowns`.

    `beside` prints the figures under the battery's other theory, unjudged. `scenario` hands the row to another scenario. `alone`
    names thresholds that must each stand on a gauge of their own and offer nothing. `fails` says why an honest row fails.
    """

    asks: str
    under: tuple[str, ...] = ()
    unknowns: tuple[float, ...] = (0.5,)
    quarters: int = 0
    figures: dict[str, Figure] = msgspec.field(default_factory=dict)
    holds: tuple[Formula, ...] = ()
    signs: tuple[Formula, ...] = ()
    beside: bool = False
    draws: tuple[Draw, ...] = ()
    never: dict[str, Ban] = msgspec.field(default_factory=dict)
    alone: tuple[str, ...] = ()
    repeats: bool = False
    scenario: str = ""
    fails: str = ""


class Battery(Content, frozen=True):
    """What is asked of one scenario. `elsewhere` says why rows it lacks do not apply; `year` is that of the first quarter."""

    theory: str
    beside: str
    quarters: int
    rows: dict[str, RowAsked]
    strategies: dict[str, Strategy] = msgspec.field(default_factory=dict)
    year: float = 0.0
    elsewhere: str = ""

"""The state of a world, as the log keeps it: plain frozen data in canonical order, so that equal worlds are equal
bytes.

Every value of a gauge, every amount and every ledger row is a multiple of `QUANTUM`, so sums of them are exact in any
order. `worlds.py` holds the same state for many worlds at once, as arrays.
"""

from typing import Literal

import msgspec

from .arithmetic import FAR, QUANTUM

__all__ = ["FAR", "QUANTUM", "Cause", "CauseKind", "Crossing", "Pending", "Row", "Standing", "WorldState"]

CauseKind = Literal[
    "cost", "move", "policy", "link", "drift", "bounds", "derived", "pact", "inject", "umpire", "threshold"
]


class Cause(msgspec.Struct, frozen=True, order=True):
    """Why a gauge changed: `ref` names what did it (`moves/3.moscow.1`, `links/x`), `detail` the line in it
    (`effects.0`).
    """

    kind: CauseKind
    ref: str
    detail: str = ""


class Row(msgspec.Struct, frozen=True):
    """One line of the ledger: what one cause changed in one gauge in one tick, never 0, a multiple of `QUANTUM`.

    `tick` counts from 1; a change made between ticks carries the number of the tick before it (0 before the first).
    """

    tick: int
    gauge: str
    cause: Cause
    change: float


class Crossing(msgspec.Struct, frozen=True):
    """A threshold crossed at the end of a tick."""

    tick: int
    gauge: str
    threshold: str
    rising: bool


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """An effect on its way: `amount` is still to land, the next part of it in tick `due`, in `parts` equal parts, a
    tick each.

    With `keep` below 1 it fades: once `landed`, `amount` is what is left of it, and each tick keeps that share, cut
    towards 0 to whole quanta, until nothing is left. `provided` is asked, with `parameters`, in each tick in which a
    part lands, and a part refused is lost; what fades is asked only when it lands, and so is `headroom`.
    """

    gauge: str
    cause: Cause
    due: int
    amount: float
    parts: int = 1
    keep: float = 1.0
    landed: bool = False
    provided: str = ""
    headroom: bool = False
    parameters: dict[str, float] = {}


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A standing policy in force for a team since the end of tick `since`; `cause` is what adopted it."""

    policy: str
    team: str
    cause: Cause
    since: int
    parameters: dict[str, float] = {}


class WorldState(msgspec.Struct, frozen=True, kw_only=True):
    """One world between two ticks.

    `tick` counts the ticks run; `before` holds the values at the start of the last of them; `unknowns` what the dice
    drew; `weights` what differs from the theory's weights (empty in play); `repeats` how often each card was played;
    `crossed` the thresholds (`gauge.id`) beyond which the world stands. Dicts are in key order, tuples sorted.
    """

    tick: int
    values: dict[str, float]
    before: dict[str, float]
    theory: str
    unknowns: dict[str, float] = {}
    weights: dict[str, float] = {}
    pending: tuple[Pending, ...] = ()
    standing: tuple[Standing, ...] = ()
    repeats: dict[str, int] = {}
    crossed: tuple[str, ...] = ()

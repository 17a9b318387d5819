"""The flagship scenario on the lab's bench, with the strategies of its battery."""

from functools import cache
from pathlib import Path

from server.lab.battery import Bench, bench_of
from server.umpire.engine import Engine

WEDGE = Path(__file__).parents[2] / "rulebook" / "wedge-2025"


@cache
def bench() -> Bench:
    """The compiled rulebook with its battery."""
    return bench_of(WEDGE)


def engine() -> Engine:
    """The compiled rulebook."""
    return bench().engine


def unknowns(share: float = 0.5) -> dict[str, float]:
    """Every unknown at the same share of its range."""
    return {u.id: u.low + share * (u.high - u.low) for u in engine().book.unknowns.values()}


def gains(strategy: str, theory: str = "taffer", gauge: str = "cohesion") -> list[float]:
    """How far a strategy holds a gauge above what it would have been, after each quarter."""
    there, here = (bench().course(name, theory).of(gauge)[:, 0] for name in (strategy, ""))
    return list((there - here).tolist())

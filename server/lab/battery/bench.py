"""A compiled rulebook on the bench with its battery: every course is run once, however many rows ask for it."""

from collections.abc import Sequence
from pathlib import Path

from server.rules import load
from server.umpire.engine import Engine, compile_book
from server.umpire.layout import Floats

from ..course import Course, Plan, run, worlds
from .asked import EVERY, Battery, RowAsked
from .reading import read


class Bench:
    """An engine, its battery and the courses run so far. `factors` (weights x n) shake every weight, a world each."""

    def __init__(self, engine: Engine, battery: Battery, folder: Path, factors: Floats | None = None) -> None:
        self.engine, self.battery, self.folder, self.factors = engine, battery, folder, factors
        self._courses: dict[tuple[str, str, tuple[float, ...], int], Course] = {}

    def shaken(self, factors: Floats) -> "Bench":
        """The same bench with other weights."""
        return Bench(self.engine, self.battery, self.folder, factors)

    def theories(self, asked: RowAsked) -> tuple[str, ...]:
        """The theories under which a row is judged."""
        named = asked.under or (self.battery.theory,)
        return tuple(sorted(self.engine.layout.theories)) if EVERY in named else named

    def plan(self, strategy: str) -> Plan:
        """A strategy with all it is made of; no strategy is to do nothing."""
        if not strategy:
            return Plan()
        found = self.battery.strategies[strategy]
        parts = [self.plan(name) for name in found.of]
        parts.append(Plan({int(at): names for at, names in found.sheets.items()}, found.shock, found.everything))
        moments = sorted({at for part in parts for at in part.sheets})
        return Plan(
            sheets={at: [name for part in parts for name in part.sheets.get(at, ())] for at in moments},
            shock={gauge: by for part in parts for gauge, by in part.shock.items()},
            everything=max(part.everything for part in parts),
        )

    def course(self, strategy: str, theory: str, shares: Sequence[float] = (0.5,), quarters: int = 0) -> Course:
        """What comes of a strategy under a theory, in a world for each share of the unknowns, or for each draw."""
        key = (strategy, theory, tuple(shares), quarters or self.battery.quarters)
        if key not in self._courses:
            world = worlds(self.engine, theory, shares, self.factors)
            self._courses[key] = run(self.engine, self.plan(strategy), world, key[3])
        return self._courses[key]


def bench_of(folder: Path) -> Bench:
    """Load a scenario with its battery. Raises Faulty."""
    book = load(folder)
    return Bench(compile_book(book), read(folder, book), folder)

"""The rows of a scenario's battery, each measured by the family it belongs to."""

from pathlib import Path
from typing import NamedTuple

from .asked import RowAsked
from .bench import Bench, bench_of
from .draws import of_draws
from .figures import Part, Shown, of_figures
from .nevers import of_alone, of_nevers
from .repeats import of_repeats


class Row(NamedTuple):
    """One row as measured. `why` says what does not hold; `declared` what its authors say of an honest failure."""

    number: int
    asks: str
    figures: tuple[Shown, ...]
    passed: bool
    why: str
    declared: str = ""

    @property
    def honest(self) -> bool:
        """Whether it passed, or failed as its authors said it would."""
        return self.passed or bool(self.declared)


def measure(bench: Bench, number: int) -> Row:
    """Measure one row of a battery. KeyError for a row it does not ask."""
    asked = bench.battery.rows[str(number)]
    if asked.scenario:
        elsewhere = measure(bench_of(bench.folder.parent / asked.scenario), number)
        return elsewhere._replace(asks=f"{asked.asks} ({asked.scenario}) {elsewhere.asks}")
    parts = _parts(bench, asked)
    broken = [what for part in parts for what in part.broken]
    shown = tuple(figure for part in parts for figure in part.figures)
    return Row(number, asked.asks, shown, not broken, "; ".join(broken), asked.fails)


def measured(folder: Path) -> list[Row]:
    """Measure every row that applies to a scenario, in order. Raises Faulty."""
    bench = bench_of(folder)
    return [measure(bench, number) for number in sorted(map(int, bench.battery.rows))]


def _parts(bench: Bench, asked: RowAsked) -> list[Part]:
    parts = []
    if asked.figures:
        parts.append(of_figures(bench, asked))
    parts += [of_draws(bench, asked, draws) for draws in asked.draws]
    if asked.never:
        parts.append(of_nevers(bench, asked.never))
    if asked.alone:
        parts.append(of_alone(bench, asked))
    if asked.repeats:
        parts.append(of_repeats(bench))
    return parts

"""What `rulebook validate` prints: a table of the rows with their figures, then how many of them hold."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from server.rules import Faulty
from server.umpire.forecast import CAUTION
from server.umpire.layout import Floats

from .bench import bench_of
from .reading import ROWS
from .rows import Row, measure

WIDTH = 130


def print_battery(folder: Path, console: Console | None = None) -> int:
    """Measure a scenario's battery and print it; gives 0 if every row passes or fails as declared, otherwise 1."""
    out = console or Console(highlight=False)
    if not out.is_terminal:
        # A file or a pipe has no width of its own, and the table wants more than the usual guess.
        out.width = WIDTH
    try:
        bench = bench_of(folder)
    except Faulty as faulty:
        out.print(str(faulty), markup=False, soft_wrap=True)
        return 1
    battery, book = bench.battery, bench.engine.book
    rows = [measure(bench, number) for number in sorted(map(int, battery.rows))]
    out.print(f"{book.scenario.title}, edition {book.edition[:12]}: the validation battery", markup=False)
    out.print(CAUTION)
    out.print(_table(rows, battery.beside))
    if battery.elsewhere:
        out.print(battery.elsewhere, markup=False)
    passed = sum(row.passed for row in rows)
    if len(rows) < ROWS:
        out.print(f"battery: {passed} of {len(rows)} rows that apply here, of {ROWS} in all")
    else:
        out.print(f"battery: {passed} of {ROWS}")
    return 0 if all(row.honest for row in rows) else 1


def _table(rows: list[Row], beside: str) -> Table:
    table = Table("row", "asks", show_lines=True)
    table.add_column(f"figures, and under {beside} (not judged)", no_wrap=True)
    table.add_column("verdict")
    for row in rows:
        figures = Table.grid(padding=(0, 2), expand=True)
        figures.add_column(ratio=1, no_wrap=True)
        figures.add_column(justify="right", no_wrap=True)
        figures.add_column(justify="right", no_wrap=True, min_width=8)
        for shown in row.figures:
            figures.add_row(shown.name, said(shown.values), "" if shown.beside is None else said(shown.beside))
        table.add_row(str(row.number), row.asks, figures, verdict(row))
    return table


def said(values: Floats) -> str:
    """One figure in words: a number, or the least and the greatest of several worlds."""
    low, high = (_number(float(value)) for value in (values.min(), values.max()))
    return low if low == high else f"{low} to {high}"


def verdict(row: Row) -> str:
    """Whether a row holds, and if not, what does not and why."""
    if row.passed:
        return "pass, though declared a failure: take `fails` away" if row.declared else "pass"
    return f"honest fail: {row.why}. {row.declared}" if row.declared else f"FAIL: {row.why}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.2f}"

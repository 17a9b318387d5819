"""A figure, its line, and the page that a run leaves in docs/results."""

import os
import platform
import sqlite3
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "docs" / "results"


class Figure(NamedTuple):
    """One measured value; `peer` names what it is compared with, `beside` is the peer's value in the same unit.

    `goal` is what was set as a goal, 0 where nothing was.
    """

    name: str
    value: float
    unit: str
    peer: str = ""
    beside: float = 0.0
    goal: float = 0.0

    def line(self) -> str:
        """`name value unit`, where there is a peer `peer value ratio`, where there is a goal `goal value`."""
        said = f"{self.name} {_digits(self.value)} {self.unit}"
        if self.peer:
            said += f" {self.peer} {_digits(self.beside)} {_digits(self.value / self.beside)}"
        return f"{said} goal {_digits(self.goal)}" if self.goal else said


def page(figures: Sequence[Figure], load_before: tuple[float, ...]) -> str:
    """The page of one run: when, of which commit, on what machine, how busy it was, and the lines."""
    cores = os.cpu_count() or 1
    busy = "" if load_before[0] < cores / 4 else " Others were at work on it: times are longer than they need be."
    lines = "\n".join(figure.line() for figure in figures)
    return (
        f"# Figures of {date.today().isoformat()}\n\n"
        f"- commit {_commit()}\n"
        f"- machine: {cores} cores, {_processor()}, {platform.system()}\n"
        f"- Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}\n"
        f"- load average when it began: {load_before[0]:.1f} in a minute.{busy}\n\n"
        "A line is `name value unit`, then `peer value ratio` where there is a peer; the ratio is ours divided by the peer's.\n"
        "Behind `goal` stands what was set as one.\n"
        "benchmarks/README.md says how each is measured.\n\n"
        f"```\n{lines}\n```\n"
    )


def write(text: str, folder: Path = RESULTS) -> Path:
    """Write a run's page, in place of an earlier one of the same day."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{date.today().isoformat()}-bench.md"
    file.write_text(text, "utf-8")
    return file


def _digits(value: float) -> str:
    """Three digits that mean something: no more is reproducible."""
    if value >= 1000:
        return f"{value:.0f}"
    return f"{value:.3g}"


def _commit() -> str:
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no")
    return (git("rev-parse", "--short", "HEAD") or "unknown") + (", with changes not committed" if changed else "")


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()

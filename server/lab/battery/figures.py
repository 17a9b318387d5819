"""Rows that ask for figures: measured in every world of a bench, judged by formulas over them."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from server.umpire import formula
from server.umpire.layout import Flags, Floats

from ..course import Course
from .asked import Figure, RowAsked
from .bench import Bench


class Shown(NamedTuple):
    """One figure of a row: its name, its value in each world of each theory, and the same under the theory that stands beside."""

    name: str
    values: Floats
    beside: Floats | None = None


class Part(NamedTuple):
    """What measuring found: the figures, and what does not hold."""

    figures: tuple[Shown, ...]
    broken: tuple[str, ...]


def of_figures(bench: Bench, asked: RowAsked) -> Part:
    """Measure a row's figures under each of its theories, and judge them."""
    theories = bench.theories(asked)
    beside = values_of(bench, asked, bench.battery.beside) if asked.beside else {}
    found = {theory: values_of(bench, asked, theory) for theory in theories}
    broken = [
        f"`{text}` does not hold under {theory}"
        for theory, values in found.items()
        for text in asked.holds
        if not np.all(judged(text, values))
    ]
    shown = [
        Shown(name.replace("_", " "), np.concatenate([values[name] for values in found.values()]), beside.get(name))
        for name in asked.figures
    ]
    return Part(tuple(shown), tuple(broken))


def values_of(bench: Bench, asked: RowAsked, theory: str) -> dict[str, Floats]:
    """Every figure of a row under a theory, a row of worlds each."""
    return {name: _measured(bench, asked, figure, figure.theory or theory) for name, figure in asked.figures.items()}


def judged(text: str, values: Mapping[str, Floats]) -> Flags:
    """Whether a formula holds of figures, world by world."""
    compiled = formula.compile(text, {}, {name: at for at, name in enumerate(values)})
    with np.errstate(all="ignore"):
        found: Flags = np.not_equal(compiled.run((), (), (), list(values.values())), 0.0)
    return found


def _measured(bench: Bench, asked: RowAsked, figure: Figure, theory: str) -> Floats:
    course = bench.course(figure.strategy, theory, asked.unknowns, asked.quarters)
    if figure.tells in ("year", "count"):
        return _crossed(course, figure, bench.battery.year)
    if figure.tells == "outside":
        beyond = (course.path < bench.engine.low) | (course.path > bench.engine.high)
        return np.asarray(beyond.sum(axis=(0, 1)), np.float64)
    path = course.of(figure.gauge)
    if figure.tells == "change":
        path = path - bench.engine.book.gauges[figure.gauge].opening
    elif figure.tells != "level":
        other = bench.course(figure.against, theory, asked.unknowns, asked.quarters).of(figure.gauge)
        path = path - other if figure.tells == "gap" else 100 * (path / other - 1)
    return _at(path, figure)


def _crossed(course: Course, figure: Figure, year: float) -> Floats:
    """How many of the figure's thresholds were crossed, or the year of the first, 0 where none was: a row of worlds."""
    came = np.array([course.first(line) for line in figure.crossing])
    if figure.tells == "count":
        return np.asarray((came > 0).sum(axis=0), np.float64)
    first = np.where(came > 0, came, np.inf).min(axis=0)
    return np.where(np.isfinite(first), year + (first - 1) / 4, 0.0)


def _at(path: Floats, figure: Figure) -> Floats:
    """The wanted quarter of a path of quarters x worlds, or what is taken of several."""
    if not figure.over:
        return np.asarray(path[figure.quarter - 1], np.float64)
    part = path[figure.over[0] - 1 : figure.over[1]]
    match figure.take:
        case "least":
            return np.asarray(part.min(axis=0), np.float64)
        case "most":
            return np.asarray(part.max(axis=0), np.float64)
        case "mean":
            return np.asarray(part.mean(axis=0), np.float64)

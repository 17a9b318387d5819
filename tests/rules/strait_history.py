"""The historical analog on the lab's bench: its record, and the record with parts of its content left out."""

from functools import cache
from pathlib import Path

from server.lab.battery import Bench, bench_of
from server.lab.course import Course, Plan, run, worlds
from server.umpire.engine import Engine

STRAIT = Path(__file__).parents[2] / "rulebook" / "strait-1958"
EVENTS = ("delay", "refusal", "withdrawal")


@cache
def bench() -> Bench:
    """The compiled rulebook with its battery."""
    return bench_of(STRAIT)


def engine() -> Engine:
    """The compiled rulebook."""
    return bench().engine


def unknowns(share: float = 0.5) -> dict[str, float]:
    """Every unknown at the same share of its range."""
    return {u.id: u.low + share * (u.high - u.low) for u in engine().book.unknowns.values()}


def quarter(year: int, number: int) -> int:
    """The number of a quarter; 1 is the first of 1953."""
    return (year - 1953) * 4 + number


def played(strategy: str, theory: str = "taffer", using: Engine | None = None, quarters: int = 36) -> Course:
    """A strategy of the battery to the end of 1961, if need be on content from which one of its cards is gone."""
    if using is None:
        return bench().course(strategy, theory, quarters=quarters)
    known = {*using.book.cards, *using.book.injects}
    sheets = {at: [name for name in names if name in known] for at, names in bench().plan(strategy).sheets.items()}
    return run(using, Plan(sheets), worlds(using, theory), quarters)


def years(course: Course) -> dict[str, float]:
    """When each of the three events first came, as the year in which the quarter began: 1958.5 is July 1958."""
    came = {event: float(course.first(event)[0]) for event in EVENTS}
    return {event: 1953 + (at - 1) / 4 for event, at in came.items() if at}

"""The row of the same bytes: what is played twice comes out once."""

import hashlib
from collections.abc import Iterator

import numpy as np
from msgspec.structs import replace

from server.umpire.engine import Engine, compile_book
from server.umpire.forecast import ends
from server.umpire.rulebook import Rulebook
from server.umpire.start import opening

from ..course import run, worlds
from .bench import Bench
from .figures import Part, Shown

SEED, FUTURES = 1, 64
SHELVES = ("teams", "gauges", "links", "curves", "unknowns", "cards", "policies", "injects", "objectives", "theories")


def of_repeats(bench: Bench) -> Part:
    """Play every strategy and some futures by doctrine, again on the content read backwards, and again in company."""
    other = compile_book(_backwards(bench.engine.book))
    first, again = list(_played(bench, bench.engine)), list(_played(bench, other))
    apart = sum(one != two for one, two in zip(first, again, strict=True))
    crowd = list(_in_company(bench))
    broken = []
    if apart:
        broken.append(f"{apart} of {len(first)} come out otherwise when played again")
    if not all(crowd):
        broken.append(
            f"{crowd.count(False)} of {len(crowd)} strategies come out otherwise in the company of other worlds"
        )
    counts = {"played twice": len(first), "come out otherwise": apart, "otherwise in company": crowd.count(False)}
    return Part(tuple(Shown(name, np.array([float(count)])) for name, count in counts.items()), tuple(broken))


def _played(bench: Bench, engine: Engine) -> Iterator[str]:
    """The digest of every strategy's course, then of futures played by the doctrines with one seed."""
    theory = bench.battery.theory
    for strategy in ("", *bench.battery.strategies):
        course = run(engine, bench.plan(strategy), worlds(engine, theory), bench.battery.quarters)
        yield _digest(course.path, course.crossed)
    gauges, doctrines = engine.layout.gauges, engine.book.chosen_doctrines({})
    for calendar in engine.book.scenario.calendars:
        start = opening(engine, calendar=calendar.id)
        found = ends(engine, start, doctrines, n=FUTURES, seed=SEED, gauges=gauges)
        yield _digest(*(found.paths[gauge] for gauge in gauges), *(found.scores[aim] for aim in sorted(found.scores)))


def _in_company(bench: Bench) -> Iterator[bool]:
    """Whether a world with its unknowns in the middle comes out as it does alone when other worlds stand about it."""
    theory = bench.battery.theory
    for strategy in ("", *bench.battery.strategies):
        alone = bench.course(strategy, theory).path
        yield np.array_equal(bench.course(strategy, theory, (0.0, 0.5, 1.0)).path[:, :, 1], alone[:, :, 0])


def _backwards(book: Rulebook) -> Rulebook:
    return replace(book, **{shelf: dict(reversed(getattr(book, shelf).items())) for shelf in SHELVES})


def _digest(*arrays: np.ndarray) -> str:
    total = hashlib.sha256()
    for array in arrays:
        total.update(np.ascontiguousarray(array).tobytes())
    return total.hexdigest()

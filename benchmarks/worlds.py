"""Ten thousand worlds at once beside one, and ten thousand futures, in processor time: numpy works on one core here."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from server.forecaster import keep_memory
from server.umpire.forecast import forecast
from server.umpire.start import opening
from server.umpire.tick import step
from server.umpire.worlds import World

from .figures import ROOT, Figure
from .scene import Scene
from .timing import beside

_RATE, _TIMES, _FUTURES_S, _MEGABYTES = 500_000, 100, 0.3, 300


def figures(scene: Scene, *, seconds: float = 3.0, worlds: int = 10_000) -> Iterator[Figure]:
    """Measure, each figure for so many seconds, as the forecasting process works; issue 3's goals are printed behind."""
    keep_memory()
    many, one = _turns(scene, worlds, seconds)
    yield Figure(f"world_turns_a_second_of_{worlds}", many, "1/s", "one_at_a_time", one, goal=_RATE)
    yield Figure("times_the_rate_of_one_world", many / one, "times", goal=_TIMES)
    yield _futures(scene, worlds, seconds)
    yield _memory(scene, worlds)


def _turns(scene: Scene, copies: int, seconds: float) -> tuple[float, float]:
    case, _ = scene.resolving
    ticks = scene.engine.book.calendar(scene.calendar).ticks

    def ahead_by_a_turn(number: int) -> None:
        worlds = World.from_state(scene.engine.layout, case.play.world, number)
        for _ in range(ticks):
            step(scene.engine, worlds)

    def ten_times_one() -> None:
        # One world alone is over so soon that what the big batch left in the processor's caches would be half of it.
        for _ in range(10):
            ahead_by_a_turn(1)

    many, ten = beside(lambda: ahead_by_a_turn(copies), ten_times_one, seconds=seconds, clock=time.process_time)
    return copies / many * 1000, 10_000 / ten


def _futures(scene: Scene, number: int, seconds: float) -> Figure:
    engine = scene.engine
    start, doctrines = opening(engine), engine.book.chosen_doctrines({})

    def ticks_alone() -> None:
        worlds = World.from_state(engine.layout, start.world, number)
        for _ in range(start.turns * start.ticks):
            step(engine, worlds)

    def played() -> None:
        forecast(engine, start, doctrines, n=number, seed=1)

    played()
    mine, other = beside(played, ticks_alone, seconds=seconds, clock=time.process_time)
    return Figure(f"futures_{number}_to_the_end", mine / 1000, "s", "its_ticks_alone", other / 1000, goal=_FUTURES_S)


def _memory(scene: Scene, number: int) -> Figure:
    """The most memory that a process of its own takes for them, beside what it takes for one."""
    most, least = (
        float(
            subprocess.run(
                [sys.executable, "-m", "benchmarks.worlds", str(scene.folder), str(n)],
                cwd=ROOT, check=True, capture_output=True, text=True,
            ).stdout
        )
        for n in (number, 1)
    )  # fmt: skip
    return Figure(f"memory_of_{number}_futures", most, "MB", "of_one", least, goal=_MEGABYTES)


def main(folder: str, number: int) -> None:
    """Play futures and print the most megabytes this process ever held."""
    keep_memory()
    engine = Scene(Path(folder)).engine
    forecast(engine, opening(engine), engine.book.chosen_doctrines({}), n=number, seed=1)
    # What getrusage tells of a new process begins with the size of the one that made it, so it is Linux that is asked.
    told = Path("/proc/self/status").read_text().splitlines()
    print(next(int(line.split()[1]) / 1024 for line in told if line.startswith("VmHWM")))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

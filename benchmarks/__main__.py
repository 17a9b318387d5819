"""`python -m benchmarks`: measure, print one line a figure, and write them to docs/results/."""

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from . import ahead, engine, room, screen, starts, storage, suite, talk, worlds
from .figures import RESULTS, Figure, page, write
from .scene import Scene

FAMILIES = ("starts", "room", "ahead", "screen", "talk", "engine", "worlds", "storage")


@click.command()
@click.option("--only", type=click.Choice(FAMILIES), multiple=True, help="Measure one family; may be given again.")
@click.option(
    "--cold", is_flag=True, help="Also time `make run` in a fresh clone; needs the registries or their caches."
)
@click.option("--tests", is_flag=True, help="Also time `make test`.")
@click.option(
    "--results", type=click.Path(file_okay=False, path_type=Path), default=RESULTS, help="Where the page goes."
)
def main(only: tuple[str, ...], cold: bool, tests: bool, results: Path) -> None:
    """Measure what is promised of speed, beside a peer or a naive way, on loopback and for a bounded time."""
    load = os.getloadavg()
    scene = Scene()
    with tempfile.TemporaryDirectory() as folder:
        data = {family: Path(folder) / family for family in FAMILIES}
        for place in data.values():
            place.mkdir()
        families: dict[str, Callable[[], Iterable[Figure]]] = {
            "starts": lambda: starts.warm(data["starts"]),
            "room": lambda: room.figures(scene, data["room"]),
            "ahead": lambda: ahead.figures(scene, data["ahead"]),
            "screen": lambda: screen.figures(Scene(calendar="express", turn=1), data["screen"]),
            "talk": lambda: talk.figures(Scene(calendar="express", turn=1), data["talk"]),
            "engine": lambda: engine.figures(scene),
            "worlds": lambda: worlds.figures(scene),
            "storage": lambda: storage.figures(scene, data["storage"]),
        }
        wanted = [families[family] for family in only or FAMILIES]
        wanted += [starts.cold] * cold + [suite.figures] * tests
        figures = []
        for measured in wanted:
            for figure in measured():
                figures.append(figure)
                click.echo(figure.line())
    click.echo(f"written to {write(page(figures, load), results).name}")


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")

"""Whose turn it is: tests run in two workers side by side, but one that measures seconds gets the machine to itself.

A test marked `alone` waits until no other runs, and none begins before it is over. The longest stories come first, so that
neither worker is left with one at the end.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "alone: nothing else runs meanwhile, because seconds are measured here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the stories in browsers before the rest, each folder in its own order."""
    items.sort(key=lambda item: "stories" not in item.path.parts)


@pytest.fixture(autouse=True)
def turn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Take a test's turn among the tests of all workers."""
    if not hasattr(request.config, "workerinput"):
        yield
        return
    # A worker's own folder lies in the run's.
    run = tmp_path_factory.getbasetemp().parent
    alone = request.node.get_closest_marker("alone") is not None
    # Whoever waits keeps the door, so that one who waits for an empty room is not overtaken for ever.
    with _held(run / "room.lock", shared=not alone, door=run / "door.lock"):
        yield


@contextmanager
def _held(room: Path, *, shared: bool, door: Path) -> Iterator[None]:
    with room.open("a") as inside:
        with door.open("a") as waiting:
            fcntl.flock(waiting, fcntl.LOCK_EX)
            fcntl.flock(inside, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield

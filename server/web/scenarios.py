"""The scenarios that a new game can be opened of: those this installation ships, read once and again when their files change."""

from pathlib import Path
from typing import NamedTuple

from server.places import rulebook
from server.store.threads import fitting
from server.umpire.rulebook import Calendar, Rulebook


class Read(NamedTuple):
    """A scenario as read: its files packed as a game keeps them, and what they say."""

    files: bytes
    book: Rulebook


class Scenarios:
    """The shipped scenarios, shortest game first, so that the one to learn by leads the list."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or rulebook()
        self._read: dict[str, tuple[float, Read]] = {}
        # Hundreds of small files take a second to read, and one process serves everybody's sockets.
        self._threads = fitting(1)

    def every(self) -> list[Read]:
        """All of them. Faulty where one cannot be played."""
        names = sorted(found.parent.name for found in self._folder.glob("*/scenario.yaml"))
        every = [read for read in map(self.find, names) if read]
        return sorted(every, key=lambda read: minutes(read.book, _usual(read.book)))

    def find(self, name: str) -> Read | None:
        """One of them by its folder's name; None where there is none. Faulty where it cannot be played."""
        if name not in {found.parent.name for found in self._folder.glob("*/scenario.yaml")}:
            return None
        folder = self._folder / name
        stamp = max(file.stat().st_mtime for file in folder.rglob("*"))
        kept = self._read.get(name)
        if kept is None or kept[0] != stamp:
            kept = self._read[name] = stamp, self._threads.run(lambda: _read(folder))
        return kept[1]


def minutes(book: Rulebook, calendar: Calendar) -> float:
    """How long a game takes when every phase has its minutes."""
    return calendar.turns * sum(phase.minutes[calendar.id] for phase in book.scenario.phases)


def _usual(book: Rulebook) -> Calendar:
    return book.calendar(book.scenario.default_calendar)


def _read(folder: Path) -> Read:
    # The reader of rulebooks is imported only where one must be read: it is a tenth of a start.
    from server.rules import pack, unpack

    files = pack(folder)
    return Read(files, unpack(files))

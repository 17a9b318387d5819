"""What the stories of the store are told with: games, and chronicles that write entries chained as the umpire would."""

import sys
from pathlib import Path

from server.store.rows import Game
from server.umpire.digest import GENESIS, Entry, chain, sealed

ROOT = Path(__file__).parents[2]
MIGRATIONS = ROOT / "migrations"
PYTHON = sys.executable
RULEBOOK = b"PK-the-zipped-files-of-a-rulebook"


def a_game(id: str = "berlin", *, code: str | None = None, edition: str = "e" * 64) -> Game:
    """A game with a join code of its own."""
    return Game(
        id=id,
        title=f"A Tuesday in {id}",
        scenario="wedge-2025",
        edition=edition,
        calendar="express",
        created_at=1_741_046_400_000,
        join_code=code or f"CODE-{id}".upper(),
        secret=b"sixteen byte dice",
    )


class Chronicle:
    """One game's log in the making: knows where it ends and writes the entry that comes next."""

    def __init__(self, game: str = "berlin") -> None:
        self.game = game
        self.log: list[Entry] = []

    def next(self, id: str | None = None, *, body: bytes = b'{"order":{}}', salt: str = "5a17" * 8) -> Entry:
        """Write the next entry without taking it for granted that it will be stored."""
        seq = len(self.log) + 1
        before = self.log[-1].digest if self.log else GENESIS
        return sealed(self.game, seq, 1_741_046_400_000 + seq, "umpire", id or f"command-{seq}", body, salt, before)

    def stored(self, entry: Entry) -> Entry:
        """Take an entry for granted."""
        self.log.append(entry)
        return entry

    def write(self, count: int) -> list[Entry]:
        """Write a number of entries and take them for granted."""
        return [self.stored(self.next()) for _ in range(count)]


def is_whole(log: list[Entry]) -> bool:
    """Whether every entry follows the one before it, from the beginning, with nothing missing."""
    before = GENESIS
    for seq, entry in enumerate(log, start=1):
        due = chain(entry.game, entry.seq, entry.at, entry.seat, entry.id, entry.body, entry.salt, before)
        if entry.seq != seq or entry.digest != due:
            return False
        before = entry.digest
    return True

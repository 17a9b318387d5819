"""The store: every method waits until it is done, durable where it writes, and raises StoreAway where it cannot be."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import Connection

from server.store import games, log, seats
from server.store.committer import Committer
from server.store.database import open_engine
from server.store.lines import Lines
from server.store.rows import (
    Behind,
    Draft,
    Game,
    Head,
    Receipt,
    Repeat,
    Session,
    Snapshot,
    Stored,
    Taken,
)
from server.store.threads import Threads, fitting
from server.umpire.digest import Entry

T = TypeVar("T")

# Reads are short; more threads than this would only wait for each other.
READERS = 4


class Store:
    """One process's store on a migrated `sqlite:///file` or `postgresql://` database."""

    def __init__(self, url: str, *, readers: Threads | None = None, writer: Threads | None = None) -> None:
        engine = open_engine(url)
        self._readers = readers or fitting(READERS)
        self._writer = writer or fitting(1)
        self._reading = Lines(engine, writes=False, keep=READERS)
        self._writing = Lines(engine, writes=True, keep=1)
        self._committer = Committer(self._writing, self._writer)

    def close(self) -> None:
        """Commit what waits and hang up."""
        self._committer.close()
        self._reading.close()
        self._writing.close()
        self._readers.close()
        self._writer.close()

    def append(self, entry: Entry) -> Stored | Taken | Repeat:
        """Append an entry to its game's log. BrokenChain if it does not follow, NoSuchGame if the game is gone."""
        return self._write(lambda line: log.append(line, entry))

    def entries(self, game: str, *, after: int | None = None, upto: int | None = None) -> list[Entry]:
        """Read a log in order, or the part of it with after < seq <= upto."""
        return self._read(lambda line: log.read(line, game, after, upto))

    def entry_by_command(self, game: str, id: str) -> Entry | None:
        """Find the entry that a command made."""
        return self._read(lambda line: log.by_command(line, game, id))

    def head(self, game: str) -> Head | None:
        """Read where a log ends; None for an empty one."""
        return self._read(lambda line: log.head(line, game))

    def save_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot; the oldest of a few goes."""
        self._write(lambda line: log.save_snapshot(line, snapshot))

    def snapshots(self, game: str) -> list[Snapshot]:
        """Read the snapshots that are kept, the newest first."""
        return self._read(lambda line: log.newest_snapshots(line, game))

    def add_game(
        self,
        game: Game,
        *,
        rulebook: bytes | None = None,
        entries: Iterable[Entry] = (),
    ) -> games.Added:
        """Add or import a game whole, with its rulebook's files and its log, or nothing."""
        whole = tuple(entries)
        return self._write(lambda line: games.add(line, game, rulebook, whole))

    def games(self) -> list[Game]:
        """Read all games, the newest first."""
        return self._read(games.every)

    def game(self, id: str) -> Game | None:
        """Find a game by its id."""
        return self._read(lambda line: games.by_id(line, id))

    def game_by_code(self, code: str) -> Game | None:
        """Find a game by its join code, however it was typed."""
        return self._read(lambda line: games.by_code(line, code))

    def rulebook(self, edition: str) -> bytes | None:
        """Read the zipped files of an edition."""
        return self._read(lambda line: games.rulebook(line, edition))

    def reading(self, edition: str) -> bytes | None:
        """Read what was kept of an edition when its files were last read."""
        return self._read(lambda line: games.reading(line, edition))

    def keep_reading(self, edition: str, kept: bytes) -> None:
        """Keep a reading of an edition, in place of any other; it goes with the edition's last game."""
        self._write(lambda line: games.keep_reading(line, edition, kept))

    def delete_game(self, id: str) -> Receipt:
        """Delete a game so that nothing of it is left in the database's files. NoSuchGame where there is none."""
        rows = self._write(lambda line: games.remove(line, id))
        return Receipt(game=id, rows=rows, wiped=self._readers.run(lambda: games.wipe(self._reading)))

    def renewals(self, game: str, opens: str) -> int:
        """Count how often the link that opens this of a game was made anew."""
        return self._read(lambda line: games.renewals(line, game, opens))

    def renew(self, game: str, opens: str, token: str) -> None:
        """Note that a link of a game was made anew, with this token."""
        self._write(lambda line: games.renew(line, game, opens, token))

    def next_of(self, id: str) -> str | None:
        """The game that a game's people have gone on to; None where they stay."""
        return self._read(lambda line: games.next_of(line, id))

    def lead_on(self, id: str, to: str) -> None:
        """Let a game's people go on to another game, from which nobody is led on any more."""
        self._write(lambda line: games.lead_on(line, id, to))

    def open_session(self, token: str, game: str, seat: str, at: int) -> Session:
        """Let a token sit on a seat; `at` in ms. NoSuchGame where the game is gone."""
        return self._write(lambda line: seats.open_session(line, token, game, seat, at))

    def session(self, token: str) -> Session | None:
        """Find the session of a token, revoked or not."""
        return self._read(lambda line: seats.session(line, token))

    def sessions(self, game: str) -> list[Session]:
        """Read the sessions of a game that are not revoked."""
        return self._read(lambda line: seats.sessions_of(line, game))

    def speak(self, game: str, seat: str, language: str) -> None:
        """Keep the language a seat has chosen."""
        self._write(lambda line: seats.speak(line, game, seat, language))

    def touch(self, key: str, at: int) -> None:
        """Note when a session was last seen."""
        self._write(lambda line: seats.touch(line, key, at))

    def revoke(self, key: str) -> bool:
        """End one session; tell whether it was open."""
        return self._write(lambda line: seats.revoke(line, key))

    def revoke_seat(self, game: str, seat: str) -> list[str]:
        """End every session of a seat; the keys of those that were open."""
        return self._write(lambda line: seats.revoke_seat(line, game, seat))

    def save_draft(self, draft: Draft) -> Stored | Behind:
        """Save a draft whose `rev` is one above what stands (1 for the first)."""
        return self._write(lambda line: seats.save_draft(line, draft))

    def draft(self, game: str, team: str, turn: int) -> Draft | None:
        """Read a team's draft for a turn."""
        return self._read(lambda line: seats.load_draft(line, game, team, turn))

    def drafts(self, game: str) -> list[Draft]:
        """Read every draft of a game."""
        return self._read(lambda line: seats.drafts_of(line, game))

    def keep_marks(self, game: str, seat: str, body: bytes) -> None:
        """Keep how far a seat has read."""
        self._write(lambda line: seats.keep_marks(line, game, seat, body))

    def marks(self, game: str, seat: str) -> bytes | None:
        """Read how far a seat has read."""
        return self._read(lambda line: seats.marks_of(line, game, seat))

    def setting(self, name: str) -> bytes | None:
        """Read one of the server's own settings."""
        return self._read(lambda line: seats.setting(line, name))

    def keep_setting(self, name: str, value: bytes) -> bytes:
        """Set what is not set yet, and give the value that stands."""
        return self._write(lambda line: seats.keep_setting(line, name, value))

    def _read(self, work: Callable[[Connection], T]) -> T:
        return self._readers.run(lambda: self._reading.use(work))

    def _write(self, work: Callable[[Connection], T]) -> T:
        return self._committer.write(work)

"""What the commands do with whole games: open, play, verify, export, take in, delete."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from server import places
from server.bots.rehearsal import Rehearsal
from server.review.archive import Archive, NotAnArchiveError, book_of, manifest_of, opened, written
from server.review.verify import Verdict, published, verify
from server.rules import Faulty, load, pack
from server.serve import default_database
from server.store.faults import StoreAway
from server.store.migrate import migrate
from server.store.rows import Game
from server.store.store import Store
from server.table import clock
from server.table.codes import new_code, typed
from server.table.opening import Opened
from server.table.tables import Tables
from server.umpire.model import compile_book
from server.umpire.start import opening


@contextmanager
def _store(database: str | None) -> Iterator[Store]:
    url = database or default_database()
    try:
        migrate(url, places.migrations())
        store = Store(url)
        try:
            yield store
        finally:
            store.close()
    except (StoreAway, Faulty, NotAnArchiveError, ValueError, OSError) as wrong:
        raise click.ClickException(str(wrong)) from None


def new(
    folder: Path, calendar: str | None, theory: str | None, title: str | None, *, database: str | None = None
) -> Opened:
    """Open a game in this installation's database, or in the one whose URL is given."""
    with _store(database) as store:
        return Tables(store).open_game(folder, calendar=calendar, theory=theory, title=title)


def play(
    folder: Path,
    seed: int,
    calendar: str | None,
    theory: str | None,
    out: Path | None,
    doctrines: Mapping[str, str],
) -> Iterator[str]:
    """Play a game by bots; lines that say how it ended."""
    try:
        book = load(folder)
        engine = compile_book(book)
        # What there is to choose from is told more gently here than an order at the table would be refused.
        opening(engine, calendar=calendar or "", theory=theory or "")
        table = Rehearsal(engine, seed, calendar=calendar, theory=theory, doctrines=doctrines).play()
    except (Faulty, ValueError) as wrong:
        raise click.ClickException(str(wrong)) from None
    state = table.state
    yield f"{book.scenario.title}: {state.play.turn} turns, {len(table.entries)} entries, seed {seed}"
    for gauge in book.scenario.headline_gauges:
        yield f"  {book.gauges[gauge].title}: {book.gauges[gauge].opening:g} -> {state.play.world.values[gauge]:.1f}"
    for score in state.ending.scores if state.ending else ():
        objective = book.objectives[score.objective]
        yield f"  {book.teams[score.team].title}, {objective.title}: {score.score:.0f} of 100. {score.says}"
    yield f"  head {table.entries[-1].digest}"
    if out is not None:
        manifest = manifest_of(
            table.entries,
            title=book.scenario.title,
            scenario=book.scenario.id,
            edition=book.edition,
            calendar=state.calendar,
            created_at=table.entries[0].at,
        )
        out.write_bytes(written(Archive(manifest, tuple(table.entries), pack(folder))))
        yield f"  written to {out}"


def verified(file: Path, head: str = "") -> Verdict:
    """Verify a .wedge file."""
    try:
        archive = opened(file.read_bytes())
        engine = compile_book(book_of(archive))
    except (NotAnArchiveError, ValueError, OSError) as wrong:
        raise click.ClickException(str(wrong)) from None
    return verify(engine, archive.entries, head=head or archive.manifest.head, secret=archive.manifest.secret)


def export(game: str, out: Path | None, *, live: bool, database: str | None = None) -> str:
    """Write a game of the database into a file; a sentence that says where."""
    with _store(database) as store:
        row = _find(store, game)
        rulebook = store.rulebook(row.edition)
        entries = store.entries(row.id)
        if rulebook is None or not entries:
            raise click.ClickException(f"The game {game} has no rulebook or no entries in the database.")
        manifest = manifest_of(
            entries,
            title=row.title,
            scenario=row.scenario,
            edition=row.edition,
            calendar=row.calendar,
            created_at=row.created_at,
            secret=row.secret.hex() if live else "",
        )
        path = out or Path(f"{row.scenario}-{row.join_code}.wedge")
        path.write_bytes(written(Archive(manifest, tuple(entries), rulebook)))
    return f"Wrote {_entries(len(entries))} to {path}. Check it with: verify {path}"


def take_in(file: Path, *, database: str | None = None) -> str:
    """Import a file that verifies; a sentence that says under which code."""
    verdict = verified(file)
    if verdict.bad:
        raise click.ClickException(f"{verdict.says} Nothing was taken in.")
    archive = opened(file.read_bytes())
    manifest = archive.manifest
    with _store(database) as store:
        row = Game(
            id=manifest.game,
            title=manifest.title,
            scenario=manifest.scenario,
            edition=manifest.edition,
            calendar=manifest.calendar,
            created_at=manifest.created_at or clock.now(),
            join_code=new_code(),
            secret=bytes.fromhex(manifest.secret or published(archive.entries)),
        )
        added = store.add_game(row, rulebook=archive.rulebook, entries=archive.entries)
        if added == "id taken":
            raise click.ClickException(
                f"Nothing was taken in: the game {row.title} of this file is in the database already. Find it with: games"
            )
        if added != "added":
            raise click.ClickException(f"Nothing was taken in: {added}. Try again.")
    if published(archive.entries):
        note = " It is over; it can be replayed."
    else:
        note = "" if manifest.secret else " It can be replayed; without its dice secret it cannot be played on."
    return f"Took in {_entries(len(archive.entries))} as {row.title}, join code {row.join_code}.{note}"


def delete(game: str, *, database: str | None = None) -> str:
    """Delete a game; the receipt in words."""
    with _store(database) as store:
        row = _find(store, game)
        receipt = store.delete_game(row.id)
    rows = ", ".join(f"{count} {table}" for table, count in sorted(receipt.rows.items()) if count)
    wiped = (
        "The freed pages were wiped."
        if receipt.wiped
        else "The freed pages could not be wiped now; run delete again later."
    )
    return f"Deleted {row.title} ({row.id}): {rows}. {wiped}"


def listed(*, database: str | None = None) -> Iterator[str]:
    """Every game of the database with the ways in, the finished ones too: their umpire may still want the replay."""
    with _store(database) as store:
        tables = Tables(store)
        for card in tables.games():
            yield f"{card.join_code}  {card.title} ({card.calendar}, {card.stage})"
            yield f"        umpire's link  /u/{tables.umpire_link(card.id)}"
        tables.close()


def renewed(game: str, *, database: str | None = None) -> str:
    """Make a game's umpire link anew, in words; a server that runs heeds it at once."""
    with _store(database) as store:
        row, tables = _find(store, game), Tables(store)
        told = f"umpire's link  /u/{tables.renew_umpire_link(row.id)}\nThe link before it opens nothing any more."
        tables.close()
    return told


def _find(store: Store, game: str) -> Game:
    row = store.game(game) or store.game_by_code(typed(game))
    if row is None:
        known = ", ".join(f"{g.join_code} ({g.title})" for g in store.games()) or "none"
        raise click.ClickException(f"There is no game {game!r} here. Known join codes: {known}.")
    return row


def _entries(count: int) -> str:
    return f"{count} entry" if count == 1 else f"{count} entries"

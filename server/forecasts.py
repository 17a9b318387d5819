"""What `forecast` prints: the bands, chances and means of many futures, from the opening or from a game on file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click
from msgspec.structs import replace

from server.review.archive import NotAnArchiveError, opened
from server.rules import Faulty, load, unpack
from server.umpire.fold import fold
from server.umpire.forecast import CAUTION, PERCENTILES, Outlook, forecast
from server.umpire.model import Engine, compile_book
from server.umpire.odds import in_words
from server.umpire.start import Given, Start, given_of, of_state, opening
from server.umpire.state import State


class Wanted(NamedTuple):
    """What is asked for: how many futures, from where, of what."""

    n: int
    seed: int
    calendar: str | None
    theory: str | None
    gauges: tuple[str, ...]
    doctrines: Mapping[str, str]
    file: Path | None
    turn: int | None


def told(folder: Path, wanted: Wanted) -> Iterator[str]:
    """Look ahead; lines of a table."""
    try:
        engine, start, given = _beginning(folder, wanted)
        chosen = engine.book.chosen_doctrines(wanted.doctrines)
        outlook = forecast(engine, start, chosen, n=wanted.n, seed=wanted.seed, gauges=wanted.gauges, given=given)
    except (Faulty, NotAnArchiveError, ValueError, OSError) as wrong:
        raise click.ClickException(str(wrong)) from None
    playing = ", ".join(f"{team} {doctrine.id}" for team, doctrine in chosen.items()) or "nobody"
    title, theory = engine.book.scenario.title, start.world.theory
    yield f"{title}: {outlook.n} futures from turn {outlook.turn}, theory {theory}, seed {outlook.seed}"
    yield f"played by {playing}"
    if given.sheets:
        yield f"as sealed in turn {start.turn}: {', '.join(sorted(given.sheets))}"
    yield CAUTION
    yield from _table(engine, start, outlook)
    yield CAUTION


def _table(engine: Engine, start: Start, outlook: Outlook) -> Iterator[str]:
    book = engine.book
    heads = "".join(f"{percent:>8}%" for percent in PERCENTILES)
    yield f"\n{'at the end of turn':<44}{heads}"
    for gauge, bands in outlook.bands.items():
        found = book.gauges[gauge]
        yield f"{found.title}, {found.unit} (now {start.world.values[gauge]:.1f})"
        for at in range(start.ticks - 1, len(bands), start.ticks):
            turn = start.turn + at // start.ticks
            yield f"  {turn:>2} {book.calendar(start.calendar).labels[turn - 1]:<39}" + "".join(
                f"{v:>9.1f}" for v in bands[at]
            )
    yield "\nObjectives: mean score of 100, and the chance of each of their words"
    for aim in outlook.aims:
        objective = book.objectives[aim.objective]
        yield f"{book.teams[aim.team].title}, {objective.title}: {aim.mean:.0f}"
        for says, chance in aim.chances:
            yield f"  {chance:>6.1%}  {in_words(round(chance * 100))}: {says}"


def _beginning(folder: Path, wanted: Wanted) -> tuple[Engine, Start, Given]:
    if wanted.file is None:
        engine = compile_book(load(folder))
        return engine, opening(engine, calendar=wanted.calendar or "", theory=wanted.theory or ""), Given()
    archive = opened(wanted.file.read_bytes())
    # A game is bound for life to the edition it began with, whatever the folder holds by now.
    engine = compile_book(unpack(archive.rulebook))
    state = fold(archive.entries)
    if wanted.turn is None:
        return engine, of_state(engine, state), given_of(state)
    return engine, of_state(engine, _before(state, wanted.turn)), Given()


def _before(state: State, turn: int) -> State:
    """The game as it stood when this turn began."""
    points = [point for point in state.checkpoints if point.play.turn == turn]
    if not points:
        known = sorted({point.play.turn for point in state.checkpoints})
        raise ValueError(f"the game has no checkpoint of turn {turn}; there are checkpoints of the turns {known}")
    return replace(state, stage="play", play=points[0].play, ending=None)

"""What `forecast` prints: the bands, chances and means of many futures, from the opening or from a game on file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from msgspec.structs import replace

from server.review.archive import NotAnArchiveError, opened
from server.rules import Faulty, load, unpack
from server.umpire.faults import near
from server.umpire.fold import fold
from server.umpire.forecast import CAUTION, PERCENTILES, Outlook, forecast
from server.umpire.model import Engine, compile_book
from server.umpire.odds import in_words
from server.umpire.parts import MoveDraft
from server.umpire.rulebook import Rulebook
from server.umpire.stakes import Stakes, by_degree
from server.umpire.start import Given, Start, given_of, of_state, opening
from server.umpire.state import State

# A mean needs fewer futures than a percentile at the edge.
_EACH = 2000


class Wanted(NamedTuple):
    """What is asked for: how many futures, from where, of what; `moves` to be played first, as team, card and target."""

    n: int
    seed: int
    calendar: str | None
    theory: str | None
    gauges: tuple[str, ...]
    doctrines: Mapping[str, str]
    file: Path | None
    turn: int | None
    moves: tuple[tuple[str, str, str], ...] = ()


def told(folder: Path, wanted: Wanted) -> Iterator[str]:
    """Look ahead; lines of a table."""
    try:
        engine, start, given = _beginning(folder, wanted)
        chosen = engine.book.chosen_doctrines(wanted.doctrines)
        sheets = _sheets(engine.book, wanted.moves)
        given = given._replace(sheets={**given.sheets, **sheets})
        outlook = forecast(engine, start, chosen, n=wanted.n, seed=wanted.seed, gauges=wanted.gauges, given=given)
    except (Faulty, NotAnArchiveError, ValueError, OSError) as wrong:
        raise click.ClickException(str(wrong)) from None
    playing = ", ".join(f"{team} {doctrine.id}" for team, doctrine in chosen.items()) or "nobody"
    title, theory = engine.book.scenario.title, start.world.theory
    yield f"{title}: {outlook.n} futures from turn {outlook.turn}, theory {theory}, seed {outlook.seed}"
    yield f"played by {playing}"
    sealed = sorted(given.sheets.keys() - sheets.keys())
    if sealed:
        yield f"as sealed in turn {start.turn}: {', '.join(sealed)}"
    if sheets:
        yield "played first: " + ", ".join(f"{team} {move.card}" for team, sheet in sheets.items() for move in sheet)
    yield CAUTION
    yield from _table(engine, start, outlook)
    if sheets:
        each = min(wanted.n, _EACH)
        fixed = given._replace(sheets=sheets)
        stakes = by_degree(
            engine, start, chosen, n=each, seed=wanted.seed, gauges=wanted.gauges, given=given, of=tuple(sheets)
        )
        yield from _degrees(engine.book, fixed, stakes, each)
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


def _degrees(book: Rulebook, given: Given, stakes: Stakes, n: int) -> Iterator[str]:
    yield f"\nWhat each degree would change on the whole by the end, as against leaving it to the dice ({n} futures each)"
    for team, sheet in given.sheets.items():
        for slot, move in enumerate(sheet, 1):
            told = stakes.moves[f"{team}.{slot}"]
            yield f"{book.teams[team].title}, {book.cards[move.card].title}"
            yield f"  {'':<50}" + "".join(f"{degree:>10}" for degree in told)
            for id in next(iter(told.values())).gauges:
                yield f"  {book.gauges[id].title:<50}" + "".join(f"{c.gauges[id]:>+10.1f}" for c in told.values())
            for id in next(iter(told.values())).scores:
                title = f"score: {book.objectives[id].title}"
                yield f"  {title:<50}" + "".join(f"{c.scores[id]:>+10.1f}" for c in told.values())


def _sheets(book: Rulebook, moves: Sequence[tuple[str, str, str]]) -> dict[str, tuple[MoveDraft, ...]]:
    """The sheets that moves make up, with their cards' defaults. ValueError for what is on no sheet of this rulebook."""
    sheets: dict[str, tuple[MoveDraft, ...]] = {}
    for team, name, target in moves:
        cards = {card.id: card for card in (book.cards_of(team) if team in book.teams else ())}
        if team not in book.teams:
            raise ValueError(f"there is no team `{team}`{near(team, book.teams)}")
        if name not in cards:
            raise ValueError(f"{team} holds no card `{name}`{near(name, cards)}")
        targets = cards[name].targets
        if target not in (targets or ("",)) and not (len(targets) == 1 and not target):
            wanted = f"one of {', '.join(targets)}" if targets else "nobody"
            raise ValueError(f"`{name}` is aimed at {wanted}: write {team}={name}{f':{targets[0]}' if targets else ''}")
        draft = MoveDraft(card=name, target=target or "".join(targets[:1]), reason="It is argued for.")
        sheets[team] = (*sheets.get(team, ()), draft)
        if len(sheets[team]) > book.scenario.moves_per_turn:
            raise ValueError(f"{team} has {book.scenario.moves_per_turn} moves a turn, not {len(sheets[team])}")
    return sheets


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

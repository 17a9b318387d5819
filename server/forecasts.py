"""What `forecast` prints: the bands, chances and means of many futures, from the opening or from a game on file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from msgspec.structs import replace

from server.review.archive import NotAnArchiveError, book_of, opened
from server.rules import Faulty, load
from server.umpire.decide.case import Case
from server.umpire.decide.sheets import legal
from server.umpire.dice import KeyedDice
from server.umpire.fold import fold
from server.umpire.forecast import CAUTION, PERCENTILES, Outlook, forecast
from server.umpire.given import Given as Facts
from server.umpire.model import Engine, compile_book
from server.umpire.odds import in_words
from server.umpire.parts import MoveDraft
from server.umpire.refusals import Refusal
from server.umpire.rulebook import Rulebook
from server.umpire.slips import among, near
from server.umpire.stakes import Stakes, by_degree
from server.umpire.start import Given, Start, given_of, of_state, opening
from server.umpire.state import Play, State

# A mean needs fewer futures than a percentile at the edge.
_EACH = 2000
# Past this many no figure that is printed moves any more, and the wait and the memory still grow.
_MOST = 200_000


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


def told(folder: Path | None, wanted: Wanted) -> Iterator[str]:
    """Look ahead; lines of a table."""
    if not 1 <= wanted.n <= _MOST:
        why = "more would not move the figures, only fill the memory" if wanted.n > _MOST else "none say nothing"
        raise click.ClickException(f"ask for 1 to {_MOST:,} futures, not {wanted.n:,}: {why}")
    try:
        engine, start, given = _beginning(folder, wanted)
        chosen = engine.book.chosen_doctrines(wanted.doctrines)
        sheets = _sheets(engine, start, wanted.moves)
        given = given._replace(sheets={**given.sheets, **sheets})
        outlook = forecast(engine, start, chosen, n=wanted.n, seed=wanted.seed, gauges=wanted.gauges, given=given)
    except (Faulty, NotAnArchiveError, ValueError, OSError) as wrong:
        raise click.ClickException(str(wrong)) from None
    playing = ", ".join(f"{team} {doctrine.id}" for team, doctrine in chosen.items()) or "nobody"
    title, theory = engine.book.scenario.title, start.world.theory
    yield f"{title}: {_futures(outlook.n)} from turn {outlook.turn}, theory {theory}, seed {outlook.seed}"
    yield f"played by {playing}"
    sealed = sorted(given.sheets.keys() - sheets.keys())
    if sealed:
        yield f"as sealed in turn {start.turn}: {', '.join(sealed)}"
    if sheets:
        yield "played first: " + ", ".join(f"{team} {move.card}" for team, sheet in sheets.items() for move in sheet)
    yield CAUTION
    if outlook.n == 1:
        yield "One future has one value: all its percentiles are the same, and its chances are 0 or 100 %."
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
    yield f"\nWhat each degree would change on the whole by the end, as against leaving it to the dice ({_futures(n)} each)"
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


def _sheets(engine: Engine, start: Start, moves: Sequence[tuple[str, str, str]]) -> dict[str, tuple[MoveDraft, ...]]:
    """The sheets that moves make up, with their cards' defaults. ValueError for what the table would not let a team seal."""
    book = engine.book
    drafts: dict[str, tuple[MoveDraft, ...]] = {}
    for team, name, target in moves:
        cards = {card.id: card for card in (book.cards_of(team) if team in book.teams else ())}
        if team not in book.teams:
            raise ValueError(f"there is no team `{team}`{among(team, book.teams)}")
        if name not in cards:
            raise ValueError(f"{team} holds no card `{name}`{near(name, cards)}")
        targets = cards[name].targets
        # Who can be aimed at one team only is aimed at it.
        aimed = target or (targets[0] if len(targets) == 1 else "")
        if aimed not in (targets or ("",)):
            right = " or ".join(f"{team}={name}:{each}" for each in targets) or f"{team}={name}"
            raise ValueError(f"`{name}` is aimed at {' or '.join(targets) or 'nobody'}: write {right}")
        drafts[team] = (*drafts.get(team, ()), MoveDraft(card=name, target=aimed, reason="It is argued for."))
    play = Play(world=start.world, turn=start.turn)
    state = State(game="", edition=book.edition, calendar=start.calendar, commitment="", play=play)
    case = Case(engine, state, Facts(seat="", id="", at=0), KeyedDice(b""), None)
    sheets = {}
    for team, draft in drafts.items():
        checked = legal(case, team, draft)
        if isinstance(checked, Refusal):
            raise ValueError(f"{book.teams[team].title} could not seal this in turn {start.turn}. {checked.says}")
        sheets[team] = checked
    return sheets


def _beginning(folder: Path | None, wanted: Wanted) -> tuple[Engine, Start, Given]:
    if wanted.file is None:
        if folder is None:
            raise ValueError("name a scenario's FOLDER, such as rulebook/wedge-2025, or a game on file with --game")
        if wanted.turn is not None:
            raise ValueError(f"--turn {wanted.turn} is a turn of a game on file: name the file with --game")
        engine = compile_book(load(folder))
        return engine, opening(engine, calendar=wanted.calendar or "", theory=wanted.theory or ""), Given()
    for option, value in (("theory", wanted.theory), ("calendar", wanted.calendar)):
        if value is not None:
            raise ValueError(f"a game keeps the {option} it began with: leave --{option} out, or leave --game out")
    archive = opened(wanted.file.read_bytes())
    # A game is bound for life to the edition it began with, whatever the folder holds by now.
    engine = compile_book(book_of(archive))
    scenario = engine.book.scenario.id
    if folder is not None and folder.resolve().name != scenario:
        raise ValueError(f"{wanted.file} is a game of {scenario}, not of {folder}: leave the folder out")
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


def _futures(n: int) -> str:
    return "1 future" if n == 1 else f"{n} futures"

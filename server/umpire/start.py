"""Where futures begin: a game at one moment, or a rulebook at its opening, with what of it the coming turns depend on."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .content import Degree, Effect
from .decide.outcome import by_hand
from .engine import Engine
from .model import open_world
from .parts import MoveDraft
from .sight.viewer import viewer
from .slips import among
from .state import Pact, Plan, State
from .world import WorldState


class Start(NamedTuple):
    """A world before the moves of `turn`, of a game of `turns` turns of `ticks` ticks.

    `before` holds every gauge at the start of the turn before, `saw` the rivals' cards that each team saw played in it; `pacts`
    are those in force, `spent` the injects that will not come of themselves, `plans` those that are not as the rulebook has them.
    """

    world: WorldState
    calendar: str
    turn: int
    turns: int
    ticks: int
    before: Mapping[str, float]
    saw: Mapping[str, frozenset[str]] = {}
    pacts: tuple[Pact, ...] = ()
    spent: frozenset[str] = frozenset()
    plans: Mapping[str, Plan] = {}


class Given(NamedTuple):
    """What is fixed of the turn to be played: sheets by team and, by `<team>.<slot>`, degrees ruled, points, effects by hand."""

    sheets: Mapping[str, Sequence[MoveDraft]] = {}
    degrees: Mapping[str, Degree] = {}
    points: Mapping[str, int] = {}
    effects: Mapping[str, tuple[Effect, ...]] = {}


def opening(engine: Engine, *, calendar: str = "", theory: str = "") -> Start:
    """A game that has not begun, its unknowns in the middle of their ranges. ValueError for no such calendar or theory."""
    scenario = engine.book.scenario
    known = {found.id: found for found in scenario.calendars}
    wanted = calendar or scenario.default_calendar
    if wanted not in known:
        raise ValueError(f"there is no calendar `{wanted}`{among(wanted, known)}")
    middles = {unknown.id: (unknown.low + unknown.high) / 2 for unknown in engine.book.unknowns.values()}
    world = open_world(engine, theory or scenario.default_theory, middles)
    return Start(world, wanted, 1, known[wanted].turns, known[wanted].ticks, world.values)


def of_state(engine: Engine, state: State) -> Start:
    """A game as it stands: before its present turn's moves, or before the next turn's if these have taken effect.

    ValueError when the game is over.
    """
    play, calendar = state.play, engine.book.calendar(state.calendar)
    resolved = any(result.turn == play.turn for result in play.results)
    turn = max(1, play.turn + resolved)
    if state.stage == "over" or turn > calendar.turns:
        raise ValueError("the game is over: no turn is left to look ahead to")
    changes = play.results[-1].changes if play.results else ()
    teams = {team: viewer(engine.book, f"team:{team}") for team in engine.book.scenario.teams}
    last = [move for move in play.moves.values() if move.turn == turn - 1 and move.draft.card]
    return Start(
        world=play.world,
        calendar=state.calendar,
        turn=turn,
        turns=calendar.turns,
        ticks=calendar.ticks,
        before={**play.world.values, **{change.gauge: change.before for change in changes}},
        saw={
            team: frozenset(m.draft.card for m in last if m.team != team and who.knows_move(m))
            for team, who in teams.items()
        },
        pacts=tuple(pact for pact in play.pacts.values() if pact.status == "active"),
        spent=frozenset({*play.held, *(news.inject for news in play.news)} - {""}),
        plans=state.plans,
    )


def given_of(state: State) -> Given:
    """What a game has fixed of the turn that `of_state` begins with: sealed sheets, factors as proposed, rulings made."""
    play = state.play
    if any(result.turn == play.turn for result in play.results):
        return Given()
    names = {move.id: f"{move.team}.{move.slot}" for move in play.moves.values() if move.turn == play.turn}
    rulings = {names[id]: ruling for id, ruling in play.rulings.items() if id in names}
    return Given(
        sheets={sheet.team: sheet.moves for sheet in play.sheets.values() if sheet.turn == play.turn},
        degrees={name: ruling.degree for name, ruling in rulings.items()},
        points={
            names[id]: sum(line.points for line in proposal.factors)
            for id, proposal in play.proposals.items()
            if id in names
        },
        effects={
            name: tuple(by_hand(effect) for effect in ruling.effects)
            for name, ruling in rulings.items()
            if ruling.effects is not None
        },
    )

"""What each card is worth to each team, one year and three years on: scores and purses after it, less those without it.

A situation is a world in which doctrines have played some years under some theory; a card is tried in each, at every degree,
alone and with its default parameters.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from server.umpire import effects
from server.umpire.content import DEGREES, Card, Degree
from server.umpire.futures import Futures
from server.umpire.here import here, read
from server.umpire.layout import Flags, Floats
from server.umpire.odds import succeeded
from server.umpire.start import opening
from server.umpire.tick import step
from server.umpire.world import Cause, WorldState
from server.umpire.worlds import World
from tests.rules.wedge_games import casts
from tests.rules.wedge_strategies import engine

YEARS = (0, 2, 3)
QUARTERS = (4, 12)
PLAYED = {0: "moderate", 4: "taffer", 8: "waller", 10: "crawford"}
SLACK = 0.05


class Worth(NamedTuple):
    """A card's worth: `gains`, by team, is degrees x situations x things it values; `fits` where the card's conditions hold.

    `moves` is what a success does to every gauge within a year, gauges x situations.
    """

    gains: dict[str, Floats]
    fits: Flags
    moves: Floats


@cache
def worths() -> dict[str, Worth]:
    """The worth of every card in every situation."""
    parts = [_tried(states) for states in _situations()]
    return {
        card: Worth(
            {team: np.concatenate([part[card].gains[team] for part in parts], axis=1) for team in engine().book.teams},
            np.concatenate([part[card].fits for part in parts]),
            np.concatenate([part[card].moves for part in parts], axis=1),
        )
        for card in engine().book.cards
    }


def dominated() -> list[tuple[str, str]]:
    """Pairs of cards of one hand of which the second does all that the first does, some of it better, for no more."""
    book = engine().book
    return [
        (card.id, rival.id)
        for team in book.scenario.teams
        for card in book.cards_of(team)
        for rival in book.cards_of(team)
        if card is not rival and _no_dearer(rival, card) and _beats(team, worths()[rival.id], worths()[card.id])
    ]


def reach(team: str, other: str) -> tuple[float, float]:
    """The least and the most that one card of a team can do to anything another team values."""
    worth = [worths()[card.id] for card in engine().book.cards_of(team)]
    felt = np.concatenate([w.gains[other][:, w.fits].ravel() for w in worth])
    return float(felt.min()), float(felt.max())


def answers(card: str, other: str) -> bool:
    """Whether a card takes something from the other's team, or pushes back a gauge that the other card pushes."""
    mine, theirs = worths()[card], worths()[other]
    taken = mine.gains[engine().book.cards[other].team][:, mine.fits].min() < -0.5
    return bool(taken or (mine.moves * theirs.moves)[:, mine.fits & theirs.fits].min() < -0.25)


def _no_dearer(card: Card, than: Card) -> bool:
    return all(cost <= than.cost.get(budget, 0.0) for budget, cost in card.cost.items())


def _beats(team: str, rival: Worth, card: Worth) -> bool:
    if not card.fits.any() or (card.fits & ~rival.fits).any():
        return False
    more = (rival.gains[team] - card.gains[team])[:, card.fits]
    return bool((more >= -SLACK).all() and (more > SLACK).any())


def _situations() -> list[list[WorldState]]:
    """Batches of worlds at one tick, one for each number of years: four casts, each under its theory of `PLAYED`."""
    found: list[list[WorldState]] = [[] for _ in YEARS]
    for place, (cast, _) in enumerate(casts()):
        if place not in PLAYED:
            continue
        start = opening(engine(), calendar="express", theory=PLAYED[place])
        futures = Futures(engine(), start, engine().book.chosen_doctrines(cast), seed=place, n=3)
        for year in range(max(YEARS) + 1):
            if year in YEARS:
                found[YEARS.index(year)] += [futures.world.to_state(k) for k in range(futures.world.n)]
            if not futures.over:
                futures.play()
    return found


def _tried(states: list[WorldState]) -> dict[str, Worth]:
    """The worth of every card in worlds at one tick: a column for no card at all and one for each card at each degree."""
    book, n = engine().book, len(states)
    tries = [(card, degree) for card in book.cards.values() for degree in DEGREES]
    start = World.from_states(engine().layout, states)
    # Each standing policy is in force in one of the worlds at least, so that cards which end it have something to end.
    for place, policy in enumerate(book.policies.values()):
        cause = Cause(kind="policy", ref=f"policies/{policy.id}")
        effects.enforce(engine(), start, policy.id, policy.team, cause, where=np.arange(n) == place)
    fits = {card.id: _fits(start, card) for card in book.cards.values()}
    world = start.taken(np.tile(np.arange(n), len(tries) + 1))
    for place, (card, degree) in enumerate(tries, 1):
        where = np.zeros(world.n, np.bool_)
        where[place * n : (place + 1) * n] = True
        _play(world, card, degree, where)
    told: dict[str, list[Floats]] = {team: [] for team in book.scenario.teams}
    for quarter in range(1, max(QUARTERS) + 1):
        step(engine(), world)
        if quarter == QUARTERS[0]:
            year = world.values.reshape(-1, len(tries) + 1, n).copy()
        for team in told if quarter in QUARTERS else ():
            told[team].append(_valued(world, team))
    values = {team: np.concatenate(rows).reshape(-1, len(tries) + 1, n) for team, rows in told.items()}
    places = {(card.id, degree): place for place, (card, degree) in enumerate(tries, 1)}
    return {
        card.id: Worth(
            {t: np.stack([(v[:, places[card.id, d]] - v[:, 0]).T for d in DEGREES]) for t, v in values.items()},
            fits[card.id],
            year[:, places[card.id, "success"]] - year[:, 0],
        )
        for card in book.cards.values()
    }


def _fits(world: World, card: Card) -> Flags:
    at = here(engine(), world)
    holding = [at.holds(engine().formula(condition.holds)) for condition in card.conditions]
    ends = [held.where for held in world.standing if held.policy in card.revokes]
    if card.revokes and not card.adopts:
        holding.append(np.logical_or.reduce([np.zeros(world.n, np.bool_), *ends]))
    return np.logical_and.reduce([np.ones(world.n, np.bool_), *holding])


def _play(world: World, card: Card, degree: Degree, where: Flags) -> None:
    cause = Cause(kind="move", ref=f"moves/{card.id}")
    chosen = {parameter.id: parameter.default for parameter in card.parameters}
    scale = 1.0 if degree in card.on else engine().book.scenario.shares[degree]
    told = card.on.get(degree, card.effects if scale else ())
    effects.put(engine(), world, told, cause, scale=scale * where, parameters=chosen)
    if succeeded(degree):
        for policy in card.revokes:
            effects.relax(world, policy, card.team, where)
        if card.adopts:
            effects.enforce(engine(), world, card.adopts, card.team, cause, chosen, where)


def _valued(world: World, team: str) -> Floats:
    """What a team values: the scores of its objectives, and its budgets."""
    book = engine().book
    scores = [np.clip(read(engine(), world, aim.score), 0, 100) for aim in book.objectives.values() if aim.team == team]
    purses = [world.values[engine().layout.gauge_at[gauge]] for gauge in book.teams[team].budget.values()]
    return np.stack([*scores, *purses])

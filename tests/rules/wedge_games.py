"""A thousand games of the doctrines: `python -m tests.rules.wedge_games` prints what scores and purses they end with.

Twelve casts seat each of Washington's doctrines with each of Beijing's, the other seats and the calendars evenly among them.
Each cast plays every theory twelve times; from game to game the unknowns, the dice and the whims differ.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np

from server.umpire.choosing import choose
from server.umpire.doctrine import View
from server.umpire.futures import Futures
from server.umpire.here import read
from server.umpire.layout import Flags, Floats
from server.umpire.start import opening
from server.umpire.worlds import Counts, World
from tests.rules.wedge_strategies import engine

TIMES = 12


class Game(NamedTuple):
    """`TIMES` games of a cast under each theory: how often each card was played; scores by objective, theories x `TIMES`."""

    cast: dict[str, str]
    calendar: str
    played: dict[str, int]
    scores: dict[str, Floats]
    purses: dict[str, "Purse"]


class Purse(NamedTuple):
    """Shares of a team's turns: those that leave too little for any card, and those in which money changed the sheet."""

    emptied: float
    refused: float


def casts() -> Iterator[tuple[dict[str, str], str]]:
    """A doctrine for every seat, and a calendar."""
    book = engine().book
    calendars = [calendar.id for calendar in book.scenario.calendars]
    for w, b in product(range(4), range(3)):
        places = {"washington": w, "moscow": w + b, "beijing": b, "kyiv": w // 2 + b, "new_delhi": w + w // 2 + b}
        hands = {team: book.doctrines_of(team) for team in book.scenario.teams}
        cast = {team: hand[places[team] % len(hand)].id for team, hand in hands.items()}
        yield cast, calendars[(w + b // 2) % 2]


@cache
def games() -> tuple[Game, ...]:
    """Every cast's games."""
    return tuple(_played(cast, calendar, seed) for seed, (cast, calendar) in enumerate(casts()))


def _played(cast: dict[str, str], calendar: str, seed: int) -> Game:
    book = engine().book
    starts = [opening(engine(), calendar=calendar, theory=theory) for theory in book.theories for _ in range(TIMES)]
    futures = Futures(engine(), starts[0], book.chosen_doctrines(cast), seed=seed, n=len(starts))
    mixed = World.from_states(engine().layout, [start.world for start in starts])
    mixed.unknowns = futures.world.unknowns
    futures.world = mixed
    told: dict[str, list[tuple[float, float]]] = defaultdict(list)
    while not futures.over:
        views = {team: futures.view(team) for team in cast}
        before = {card: times.copy() for card, times in futures.world.repeats.items()}
        futures.play()
        for team, view in views.items():
            left = {budget: held - _spent(futures, before, team, budget) for budget, held in view.purse.items()}
            refused = _refused(futures, team, view)
            told[team].append((float(_broke(team, left).mean()), float(refused.mean())))
    scores = {aim.id: np.clip(read(engine(), mixed, aim.score), 0, 100) for aim in book.objectives.values()}
    return Game(
        cast,
        calendar,
        {card: int(times.sum()) for card, times in mixed.repeats.items()},
        {aim: row.reshape(len(book.theories), TIMES) for aim, row in scores.items()},
        {team: Purse(*np.mean(turns, axis=0).tolist()) for team, turns in told.items()},
    )


def _refused(futures: Futures, team: str, view: View) -> Flags:
    """Where a doctrine without whims would fill its sheet otherwise if money were no matter."""
    doctrine = futures.doctrines[team]
    even = np.zeros((len(doctrine.plays), view.n))
    rich = view._replace(purse={budget: np.full(view.n, 1e6) for budget in view.purse})
    wanted, paid = (
        {
            (pick.play.card, slot): pick.slot == slot
            for pick in choose(engine(), doctrine, seen, even)
            for slot in (1, 2)
        }
        for seen in (rich, view)
    )
    none = np.zeros(view.n, np.bool_)
    return np.logical_or.reduce([none, *(row & ~paid.get(key, none) for key, row in wanted.items())])


def _spent(futures: Futures, before: Mapping[str, Counts], team: str, budget: str) -> Floats:
    none, now = np.zeros(futures.world.n, np.int64), futures.world.repeats
    cards = engine().book.cards_of(team)
    rows = [card.cost.get(budget, 0.0) * (now.get(card.id, none) - before.get(card.id, none)) for card in cards]
    return np.sum(rows, axis=0)


def _broke(team: str, left: dict[str, Floats]) -> Flags:
    cards = engine().book.cards_of(team)
    return ~np.logical_or.reduce([np.all([left[b] >= cost for b, cost in card.cost.items()], axis=0) for card in cards])


def by_theory(objective: str) -> dict[str, float]:
    """The objective's mean score under each theory."""
    means = np.mean([game.scores[objective].mean(axis=1) for game in games()], axis=0)
    return dict(zip(engine().book.theories, means.tolist(), strict=True))


def by_doctrine(objective: str, team: str) -> dict[str, float]:
    """The objective's mean score with each doctrine of a team."""
    found: dict[str, list[Floats]] = defaultdict(list)
    for game in games():
        found[game.cast[team]].append(game.scores[objective])
    return {doctrine: float(np.mean(rows)) for doctrine, rows in sorted(found.items())}


def purse(team: str, calendar: str) -> Purse:
    """A team's mean purse over the games of one calendar."""
    return Purse(*np.mean([game.purses[team] for game in games() if game.calendar == calendar], axis=0).tolist())


def every(objective: str) -> Floats:
    """The objective's scores in all games."""
    return np.concatenate([game.scores[objective].ravel() for game in games()])


def lines() -> Iterator[str]:
    """The two tables, in Markdown."""
    yield "| objective | 5% | mean | 95% | with its team's doctrines | with Washington's | lowest and highest theory |"
    yield "|---|---|---|---|---|---|---|"
    for aim in sorted(engine().book.objectives.values(), key=lambda aim: (aim.team, aim.id)):
        scores = every(aim.id)
        low, high = np.percentile(scores, [5, 95])
        theories = sorted(by_theory(aim.id).items(), key=lambda pair: pair[1])
        cells = [by_doctrine(aim.id, aim.team), by_doctrine(aim.id, "washington"), dict((theories[0], theories[-1]))]
        told = " | ".join(", ".join(f"{name} {mean:.0f}" for name, mean in cell.items()) for cell in cells)
        yield f"| `{aim.id}` ({aim.team}) | {low:.0f} | {scores.mean():.0f} | {high:.0f} | {told} |"
    calendars = [calendar.id for calendar in engine().book.scenario.calendars]
    yield "\n| team | " + " | ".join(f"{calendar}: purse emptied | sheet changed" for calendar in calendars) + " |"
    yield "|---" * (1 + 2 * len(calendars)) + "|"
    for team in engine().book.scenario.teams:
        shares = [share for calendar in calendars for share in purse(team, calendar)]
        yield f"| {team} | " + " | ".join(f"{share:.0%}" for share in shares) + " |"


if __name__ == "__main__":
    print("\n".join(lines()))

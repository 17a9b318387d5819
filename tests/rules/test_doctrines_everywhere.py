"""Every scenario that is shipped can be played by bots alone: each seat has a doctrine, and between them they play every card."""

from itertools import islice, product

import pytest

from server.umpire.engine import compile_book
from server.umpire.futures import Futures
from server.umpire.here import read
from server.umpire.rulebook import Rulebook
from server.umpire.start import opening
from tests.rules.shipped import SCENARIOS, shipped


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_seat_has_a_doctrine_and_the_scenario_names_it(scenario: str) -> None:
    book = shipped(scenario)
    chosen = book.chosen_doctrines({})
    assert set(chosen) == set(book.scenario.teams) == set(book.scenario.doctrines)
    for doctrine in book.doctrines.values():
        others = set(book.scenario.teams) - {doctrine.team}
        assert set(doctrine.replies) == others
        assert set(doctrine.estimates) == set(book.scenario.teams)
        assert doctrine.answers and doctrine.argues and doctrine.cables


@pytest.mark.parametrize("scenario", sorted({*SCENARIOS} - {"wedge-2025"}))
def test_between_them_they_play_every_card_and_no_two_casts_end_alike(scenario: str) -> None:
    """The flagship's thousand games are in test_wedge_play.py."""
    book = shipped(scenario)
    engine = compile_book(book)
    played: set[str] = set()
    ends = []
    for seed, cast in enumerate(_casts(book)):
        futures = Futures(engine, opening(engine), book.chosen_doctrines(cast), seed=seed, n=60)
        while not futures.over:
            futures.play()
        played |= {card for card, times in futures.world.repeats.items() if times.any()}
        ends.append(tuple(float(read(engine, futures.world, aim.score).mean()) for aim in book.objectives.values()))
    assert set(book.cards) - played == set()
    assert len(set(ends)) == len(ends)


def _casts(book: Rulebook) -> list[dict[str, str]]:
    hands = {team: [doctrine.id for doctrine in book.doctrines_of(team)] for team in book.scenario.teams}
    every = [dict(zip(hands, cast, strict=True)) for cast in product(*hands.values())]
    return list(islice(every, 0, None, 5))

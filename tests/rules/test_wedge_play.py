"""The flagship as a game worth playing: each card finds its hour, none is another's poorer twin, aims pull apart, purses bite."""

from itertools import permutations

import numpy as np
import pytest

from server.umpire.content import Card
from tests.rules.wedge_games import by_doctrine, by_theory, every, games, purse
from tests.rules.wedge_hands import answers, dominated, reach, worths
from tests.rules.wedge_strategies import engine

TEAMS = engine().book.scenario.teams
AIMS = sorted(engine().book.objectives)


def test_every_card_is_played_in_a_thousand_games_of_the_doctrines() -> None:
    played = {card: sum(game.played.get(card, 0) for game in games()) for card in engine().book.cards}
    assert sum(next(iter(game.scores.values())).size for game in games()) >= 1000
    assert [card for card, times in played.items() if times == 0] == []


def test_every_doctrine_theory_and_calendar_has_its_part_in_them() -> None:
    book = engine().book
    assert {doctrine for game in games() for doctrine in game.cast.values()} == set(book.doctrines)
    assert {game.calendar for game in games()} == {calendar.id for calendar in book.scenario.calendars}
    assert {game.scores[aim].shape[0] for game in games() for aim in AIMS} == {len(book.theories)}


def test_no_card_is_dominated_by_another_of_its_hand_at_the_same_cost() -> None:
    assert dominated() == []


@pytest.mark.parametrize("card", sorted(engine().book.cards))
def test_every_card_is_worth_something_to_its_own_team_somewhere(card: str) -> None:
    worth = worths()[card]
    assert worth.fits.any()
    assert worth.gains[engine().book.cards[card].team][:, worth.fits].max() > 0.5


@pytest.mark.parametrize(("team", "other"), list(permutations(TEAMS, 2)))
def test_every_team_has_something_to_offer_to_every_other_and_to_be_feared_for(team: str, other: str) -> None:
    worst, best = reach(team, other)
    assert worst < -0.5 and best > 0.5


@pytest.mark.parametrize("card", sorted(card.id for card in engine().book.cards.values() if card.counters))
def test_a_card_that_is_said_to_counter_another_answers_it(card: str) -> None:
    assert [other for other in engine().book.cards[card].counters if not answers(card, other)] == []


@pytest.mark.parametrize(("team", "least"), [("moscow", 5), ("beijing", 6)])
def test_a_wedge_is_answered_by_cards_that_bind(team: str, least: int) -> None:
    book = engine().book
    at = engine().layout.gauge_at["cohesion"]
    binding = [card.id for card in book.cards_of(team) if worths()[card.id].moves[at].mean() > 0.2]
    assert len(binding) >= least
    assert {other for card in binding for other in book.cards[card].counters if book.cards[other].team == "washington"}


@pytest.mark.parametrize("aim", AIMS)
def test_every_objective_can_be_missed_and_reached(aim: str) -> None:
    scores = every(aim)
    low, high = np.percentile(scores, [5, 95])
    assert low < 50 < high
    assert high - low >= 25
    assert ((scores <= 0) | (scores >= 100)).mean() < 0.2


@pytest.mark.parametrize("aim", AIMS)
def test_every_objective_hangs_on_who_plays_how(aim: str) -> None:
    means = [mean for team in TEAMS for mean in by_doctrine(aim, team).values()]
    assert max(means) - min(means) >= 8


def test_whose_account_is_true_decides_the_wedge() -> None:
    loosened = by_theory("loosen_the_partnership")
    assert max(loosened.values()) - min(loosened.values()) >= 20
    assert min(loosened["crawford"], loosened["huang"]) < loosened["taffer"]


@pytest.mark.parametrize("team", TEAMS)
def test_no_doctrine_of_a_team_serves_all_its_objectives_best(team: str) -> None:
    aims = [aim.id for aim in engine().book.objectives.values() if aim.team == team]
    best = {max(means, key=means.__getitem__) for aim in aims if (means := by_doctrine(aim, team))}
    assert len(best) > 1


@pytest.mark.parametrize("calendar", [calendar.id for calendar in engine().book.scenario.calendars])
@pytest.mark.parametrize("team", TEAMS)
def test_money_is_short_and_some_can_always_be_spent(team: str, calendar: str) -> None:
    assert 0.1 < purse(team, calendar).refused < 0.95
    moves = sum(game.played.get(card.id, 0) for game in games() if game.calendar == calendar for card in _hand(team))
    turns = sum(next(iter(game.scores.values())).size for game in games() if game.calendar == calendar)
    assert moves > turns * engine().book.calendar(calendar).turns


def _hand(team: str) -> tuple[Card, ...]:
    return engine().book.cards_of(team)


@pytest.mark.parametrize("card", sorted(card.id for card in engine().book.cards.values() if card.parameters))
def test_what_a_team_sets_comes_out_as_it_was_set(card: str) -> None:
    """However well it goes: a decisive success may win more of the rest, never more of the number on the sheet."""
    found = engine().book.cards[card]
    names = {parameter.id for parameter in found.parameters}
    set_by_hand = [effect for effect in found.effects if str(effect.by).lstrip("-") in names]
    assert set_by_hand or found.adopts or card == "demand_material_aid"
    assert all(effect.exact for effect in set_by_hand)

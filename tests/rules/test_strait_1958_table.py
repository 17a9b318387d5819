"""The historical analog as a game: four hands worth playing, aims that pull apart, and bots that reach the end."""

from collections.abc import Iterator
from itertools import chain

import pytest

from server.bots.rehearsal import Rehearsal
from server.lab.course import Plan, run, worlds
from server.review.verify import verify
from server.umpire import formula
from server.umpire.content import Card
from server.umpire.model import advance, change, open_world, queue
from server.umpire.world import Cause
from tests.rules.strait_history import engine, played, unknowns

TEAMS = ("washington", "beijing", "moscow", "taipei")
THEORIES = ("crawford", "home_causes", "moderate", "taffer")


@pytest.mark.parametrize("card", sorted(engine().book.cards))
def test_every_card_changes_the_world_when_it_succeeds(card: str) -> None:
    changed = run(engine(), Plan({1: [card]}), worlds(engine(), "taffer"), 4).path
    still = played("", quarters=4).path
    room = engine().high - engine().low
    assert (abs(changed - still) >= room / 200).any()


def test_each_team_has_a_hand_and_aims_that_pull_apart() -> None:
    book = engine().book
    assert tuple(book.scenario.teams) == TEAMS
    for team in TEAMS:
        assert len(book.cards_of(team)) >= 8
        kept = [aim.secret for aim in book.objectives.values() if aim.team == team]
        assert (kept.count(True), kept.count(False)) == (2, 2)


@pytest.mark.parametrize("team", TEAMS)
def test_what_a_team_weighs_is_what_it_can_see(team: str) -> None:
    book = engine().book
    seen = {g.id for g in book.gauges.values() if "all" in g.seen_by or team in g.seen_by}
    asked = chain(
        chain.from_iterable(_questions(card) for card in book.cards_of(team)),
        (aim.score for aim in book.objectives.values() if aim.team == team),
    )
    for text in asked:
        assert formula.names(text).values & set(book.gauges) <= seen, text


def _questions(card: Card) -> Iterator[str]:
    yield from (condition.holds for condition in card.conditions)
    yield from (factor.provided for factor in card.factors if factor.provided)


def test_a_seminar_takes_three_hours_and_the_run_sheet_fills_it() -> None:
    book = engine().book
    assert sum(phase.minutes["express"] for phase in book.scenario.phases) * book.calendar("express").turns == 180
    assert all(set(p.do_now) == {"lead", "member", "umpire", "observer", "projector"} for p in book.scenario.phases)
    for calendar in book.scenario.calendars:
        turns = {inject.turn[calendar.id] for inject in book.injects.values()}
        assert turns == set(range(1, calendar.turns + 1))
        assert calendar.turns * calendar.ticks == 36
    assert sum(inject.news == "good" for inject in book.injects.values()) >= 4


@pytest.mark.parametrize("theory", THEORIES)
def test_everything_at_once_and_decisive_stays_in_bounds(theory: str) -> None:
    world = open_world(engine(), theory, unknowns())
    for card in engine().book.cards.values():
        most = {parameter.id: parameter.high for parameter in card.parameters}
        for effects in (card.effects, *card.on.values()):
            cause = Cause(kind="move", ref=f"moves/{card.id}")
            world = queue(engine(), world, effects, cause, scale=1.4, parameters=most)
    for values in advance(engine(), world, 36).path:
        for gauge in engine().book.gauges.values():
            assert gauge.low <= values[gauge.id] <= gauge.high, gauge.id


@pytest.mark.parametrize("team", TEAMS)
def test_budgets_bite(team: str) -> None:
    """Nobody can play the two dearest cards of their hand turn after turn; something can always be played."""
    budget = engine().book.teams[team].budget["capital"]
    costs = sorted(card.cost.get("capital", 0) for card in engine().book.cards_of(team))
    world, dear = open_world(engine(), "taffer", unknowns()), 0
    for _ in range(9):
        assert world.values[budget] >= costs[0]
        if world.values[budget] >= costs[-1] + costs[-2]:
            dear += 1
            world, _ = change(engine(), world, budget, -(costs[-1] + costs[-2]), Cause(kind="cost", ref="moves/dear"))
        world = advance(engine(), world, 4).world
    assert 1 <= dear <= 7


@pytest.mark.parametrize("calendar", ["express", "campaign"])
def test_bots_play_it_to_the_end_and_the_log_verifies(calendar: str) -> None:
    table = Rehearsal(engine(), seed=3, calendar=calendar).play()
    assert table.state.stage == "over"
    assert not verify(engine(), table.entries).bad


@pytest.mark.parametrize(
    ("card", "gauge"), [("sign_a_defence_treaty", "us_commitment"), ("tighten_the_embargo", "embargo")]
)
def test_what_is_signed_is_signed_however_well_it_goes(card: str, gauge: str) -> None:
    ends = []
    for scale in (1.0, 1.4):
        found, cause = engine().book.cards[card], Cause(kind="move", ref="moves/1.washington.1")
        chosen = {parameter.id: parameter.default for parameter in found.parameters}
        world = open_world(engine(), "taffer", unknowns())
        ends.append(advance(engine(), queue(engine(), world, found.effects, cause, scale=scale, parameters=chosen), 2))
    assert ends[0].world.values[gauge] == ends[1].world.values[gauge]
    assert ends[0].world.values != ends[1].world.values

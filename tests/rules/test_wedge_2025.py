"""The flagship scenario: complete, sourced, and playable; tests/lab asks how its world behaves."""

from collections.abc import Iterator
from itertools import chain

import pytest

from server.lab.course import Plan, run, worlds
from server.rules import check
from server.umpire import formula
from server.umpire.content import Card
from server.umpire.model import advance, change, open_world
from server.umpire.world import Cause
from tests.rules.wedge_strategies import WEDGE, bench, engine, gains, unknowns

TEAMS = ("washington", "moscow", "beijing", "kyiv", "new_delhi")


def test_it_has_no_fault_and_every_claim_has_a_home() -> None:
    report = check(WEDGE)
    assert [str(fault) for fault in report.faults] == []
    assert (report.count.claims, report.count.homeless) == (82, ())
    assert (report.count.levers, report.count.idle) == (30, ())


def test_every_team_holds_a_hand_worth_playing() -> None:
    book = engine().book
    hands = {team: len(book.cards_of(team)) for team in book.scenario.teams}
    assert hands["washington"] >= 16
    assert min(hands.values()) >= 8


@pytest.mark.parametrize("card", sorted(engine().book.cards))
def test_every_card_changes_the_world_when_it_succeeds(card: str) -> None:
    changed = run(engine(), Plan({1: [card]}), worlds(engine(), "moderate"), 4).path
    still = bench().course("", "moderate", quarters=4).path
    room = engine().high - engine().low
    assert (abs(changed - still) >= room / 200).any()


def test_a_seminar_takes_three_hours_and_every_phase_says_what_to_do() -> None:
    scenario = engine().book.scenario
    express = engine().book.calendar("express")
    assert sum(phase.minutes["express"] for phase in scenario.phases) * express.turns == 180
    for phase in scenario.phases:
        assert set(phase.do_now) == {"lead", "member", "umpire", "observer", "projector"}


def test_the_run_sheet_spreads_twenty_four_injects_over_every_turn() -> None:
    book = engine().book
    assert len(book.injects) == 24
    assert sum(inject.news == "good" for inject in book.injects.values()) >= 6
    for calendar in book.scenario.calendars:
        turns = [inject.turn[calendar.id] for inject in book.injects.values()]
        assert sorted(set(turns)) == list(range(1, calendar.turns + 1))


def test_each_team_has_public_and_secret_aims() -> None:
    aims = engine().book.objectives.values()
    for team in TEAMS:
        assert {aim.secret for aim in aims if aim.team == team} == {True, False}


@pytest.mark.parametrize("team", TEAMS)
def test_what_a_team_weighs_is_what_it_can_see(team: str) -> None:
    book = engine().book
    seen = {g.id for g in book.gauges.values() if "all" in g.seen_by or team in g.seen_by}
    asked = chain(
        chain.from_iterable(_questions(card) for card in book.cards_of(team)),
        (aim.score for aim in book.objectives.values() if aim.team == team),
    )
    for text in asked:
        reading = formula.names(text)
        assert reading.values & set(book.gauges) <= seen, text


def _questions(card: Card) -> Iterator[str]:
    yield from (condition.holds for condition in card.conditions)
    yield from (factor.provided for factor in card.factors if factor.provided)


@pytest.mark.parametrize("team", TEAMS)
def test_budgets_bite(team: str) -> None:
    """Nobody can play the two dearest cards of their hand turn after turn; something can always be played."""
    budget = engine().book.teams[team].budget["capital"]
    costs = sorted(card.cost.get("capital", 0) for card in engine().book.cards_of(team))
    world, dear = open_world(engine(), "moderate", unknowns()), 0
    for _ in range(8):
        assert world.values[budget] >= costs[0]
        if world.values[budget] >= costs[-1] + costs[-2]:
            dear += 1
            world, _ = change(engine(), world, budget, -(costs[-1] + costs[-2]), Cause(kind="cost", ref="moves/dear"))
        world = advance(engine(), world, 2).world
    assert 1 <= dear <= 5


def test_pressure_divides_whatever_the_unknowns_hide() -> None:
    ends = (0.0, 1.0)
    pressed, spared = (bench().course(strategy, "taffer", ends).of("cohesion")[-1] for strategy in ("both", ""))
    assert (pressed < spared - 3).all()


def test_the_harvest_is_worth_waiting_for() -> None:
    early = gains("harvest_early")[3]
    late = gains("harvest_late")[-1] - gains("both")[-1]
    assert late < 2 * early < 0

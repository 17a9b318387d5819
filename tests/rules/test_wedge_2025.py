"""The flagship scenario: complete, sourced, playable, and a world that argues as its authors said it would."""

from collections.abc import Iterator
from itertools import chain

import pytest

from server.rules import check
from server.umpire import formula
from server.umpire.content import Card
from server.umpire.model import advance, change, open_world, queue
from server.umpire.world import Cause, WorldState
from tests.rules.wedge_strategies import (
    AID,
    BOTH,
    CARROTS,
    INDIA,
    MESSAGE,
    PENALTIES,
    THREE_WAYS,
    WEDGE,
    drift,
    engine,
    gains,
    play,
    together,
    unknowns,
)

THEORIES = ("christensen", "crawford", "huang", "izumikawa", "moderate", "taffer", "waller")
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
    changed = play({0: [card]}, "moderate", quarters=4)
    still = drift("moderate")[:4]
    gauges = engine().book.gauges.values()
    assert any(
        abs(there[g.id] - here[g.id]) >= (g.high - g.low) / 200
        for there, here in zip(changed, still, strict=True)
        for g in gauges
    )


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
    world, dear = _opening(), 0
    for _ in range(8):
        assert world.values[budget] >= costs[0]
        if world.values[budget] >= costs[-1] + costs[-2]:
            dear += 1
            world, _ = change(engine(), world, budget, -(costs[-1] + costs[-2]), Cause(kind="cost", ref="moves/dear"))
        world = advance(engine(), world, 2).world
    assert 1 <= dear <= 5


@pytest.mark.parametrize("theory", THEORIES)
def test_left_alone_the_partnership_grows_slowly_closer(theory: str) -> None:
    assert 2 <= drift(theory)[-1]["cohesion"] - engine().book.gauges["cohesion"].opening <= 6


def test_carrots_move_little_and_are_pocketed() -> None:
    assert abs(gains(CARROTS)[-1]) < 5
    assert gains(CARROTS, gauge="concession_price")[-1] > 0


def test_pressure_on_both_rallies_before_it_divides() -> None:
    above = gains(BOTH)
    assert min(above[:4]) > -0.5
    assert max(above[:8]) > 0.5
    assert above[-1] <= -5


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_pressure_divides_whatever_the_unknowns_hide(share: float) -> None:
    hidden = unknowns(share)
    assert play(BOTH, hidden=hidden)[-1]["cohesion"] < play({}, hidden=hidden)[-1]["cohesion"] - 3


def test_both_pressures_do_more_than_their_sum() -> None:
    both, aid, penalties = (gains(plan)[-1] for plan in (BOTH, AID, PENALTIES))
    assert both < aid + penalties < 0


def test_the_three_proposals_work_slowly_and_only_together() -> None:
    three, india, message = (gains(plan, "waller") for plan in (THREE_WAYS, INDIA, MESSAGE))
    assert three[3] > three[7] > three[-1]
    assert three[-1] < -5 < three[7]
    assert min(india[-1], message[-1]) > 0.6 * three[-1]
    assert gains(BOTH, "waller")[-1] > gains(PENALTIES, "waller")[-1]


def test_the_price_falls_under_pressure_and_not_for_gifts() -> None:
    assert gains(BOTH, gauge="concession_price")[-1] < -10 < gains(CARROTS, gauge="concession_price")[-1]


def test_the_harvest_is_worth_waiting_for() -> None:
    early = gains({0: ["harvest"]})[3]
    late = gains(together(BOTH, {12: ["harvest"]}))[-1] - gains(BOTH)[-1]
    assert late < 2 * early < 0


def test_the_theories_disagree_about_the_same_moves() -> None:
    pressure = {theory: gains(BOTH, theory)[-1] for theory in THEORIES}
    carrots = {theory: gains(CARROTS, theory)[-1] for theory in THEORIES}
    assert pressure["crawford"] > 2 and carrots["crawford"] < -2
    assert abs(pressure["huang"]) < 2 and abs(carrots["huang"]) < 2
    assert pressure["taffer"] < -5 and pressure["christensen"] < -5


def test_coercion_divides_only_when_the_threat_is_grave_and_rewards_are_scarce() -> None:
    rewarded = together(BOTH, {2: ["open_a_lifeline"], 6: ["supply_quietly"], 10: ["supply_quietly"]})
    grave = gains(BOTH, "izumikawa")[-1]
    assert grave < -5
    assert gains(PENALTIES, "izumikawa")[-1] > 0
    assert gains(rewarded, "izumikawa")[-1] > grave / 2


def test_a_split_is_dangerous_where_the_theory_says_so() -> None:
    assert play(BOTH, "christensen")[-1]["escalation"] > play(BOTH, "taffer")[-1]["escalation"] + 5


def test_evasion_eats_a_shock_within_the_year() -> None:
    struck, spared = play({0: ["tighten_sanctions"]}), drift("taffer")
    fall = [100 * (there["china_exports_to_russia"] / here["china_exports_to_russia"] - 1)
            for there, here in zip(struck, spared, strict=True)]  # fmt: skip
    assert -12 <= fall[1] <= -3
    assert abs(sum(fall[1:5]) / 4) <= 3
    assert fall[1] < fall[2] < fall[3] < fall[4] < 0


def test_no_move_makes_india_join_the_sanctions() -> None:
    book = engine().book
    moving = [*book.cards.values(), *book.injects.values()]
    effects = [effect for element in moving for effect in element.effects]
    effects += [effect for card in book.cards.values() for special in card.on.values() for effect in special]
    on_sanctions = [effect for effect in effects if effect.gauge == "sanctions_on_russia"]
    assert on_sanctions and all(str(effect.by).startswith("-") for effect in on_sanctions)
    assert not any(e.gauge == "russian_oil_share_india" and str(e.by).startswith("-") for e in effects)


@pytest.mark.parametrize(
    ("extreme", "gauge", "rises"),
    [
        ({"china_exports_to_russia": -60, "dual_use_flow": -3, "russian_energy_to_china": -60}, "russian_need", True),
        ({"us_tariff_on_china": 200}, "us_cost", True),
        ({"front_momentum": -100, "escalation": -100, "western_aid": -40}, "kyiv_readiness", False),
        ({"ukrainian_capacity": -100, "western_aid": -40}, "land_held", True),
        ({"cohesion": -100}, "concession_price", False),
    ],
)
@pytest.mark.parametrize("theory", THEORIES)
def test_extremes_stay_in_bounds_and_make_sense(
    extreme: dict[str, float], gauge: str, rises: bool, theory: str
) -> None:
    world = _opening(theory)
    for name, by in extreme.items():
        world, _ = change(engine(), world, name, by, Cause(kind="umpire", ref="umpire/extreme"))
    path = advance(engine(), world, 4).path
    assert (path[-1][gauge] > drift(theory)[3][gauge]) is rises
    _all_in_bounds(path)


@pytest.mark.parametrize("theory", THEORIES)
def test_everything_at_once_and_decisive_stays_in_bounds(theory: str) -> None:
    world = _opening(theory)
    for card in engine().book.cards.values():
        most = {parameter.id: parameter.high for parameter in card.parameters}
        cause = Cause(kind="move", ref=f"moves/{card.id}")
        for effects in (card.effects, *card.on.values()):
            world = queue(engine(), world, effects, cause, scale=1.4, parameters=most)
    _all_in_bounds(advance(engine(), world, 16).path)


def _opening(theory: str = "moderate") -> WorldState:
    return open_world(engine(), theory, unknowns())


def _all_in_bounds(path: tuple[dict[str, float], ...]) -> None:
    for values in path:
        for gauge in engine().book.gauges.values():
            assert gauge.low <= values[gauge.id] <= gauge.high, gauge.id

"""The historical analog: what its causes do, and what is missed when a claim is taken out of its home."""

from collections.abc import Callable

import numpy as np
import pytest
from msgspec.structs import replace

from server.lab.course import Course, run, worlds
from server.rules import check
from server.umpire.engine import Engine, compile_book
from tests.rules.strait_history import EVENTS, STRAIT, bench, engine, played, quarter, years


def test_it_has_no_fault_and_every_claim_has_a_home() -> None:
    report = check(STRAIT)
    assert [str(fault) for fault in report.faults] == []
    assert (report.count.claims, report.count.homeless) == (12, ())


def test_the_moves_of_the_record_could_be_played() -> None:
    assert played("record").unfit == ()


def test_the_lags_are_those_of_the_record() -> None:
    """Delay while the crisis is on, refusal within a year and a half, withdrawal a year or more after that."""
    came = years(played("record"))
    assert 0 <= came["delay"] - 1958.5 <= 0.5
    assert 0.5 <= came["refusal"] - came["delay"] <= 1.5
    assert 1 <= came["withdrawal"] - came["refusal"] <= 2


def test_the_rival_causes_alone_do_it_only_where_the_theory_says_so() -> None:
    assert years(played("rivals_without_crisis")) == {}
    assert years(played("rivals_alone")) == {}
    assert "withdrawal" in years(played("rivals_alone", "home_causes"))
    assert "withdrawal" not in years(played("record", "home_causes"))


def test_the_rival_causes_hasten_the_end_of_the_record() -> None:
    assert years(played("record_and_rivals"))["withdrawal"] < years(played("record"))["withdrawal"]


def test_where_coercion_binds_the_experts_stay() -> None:
    assert "withdrawal" not in years(played("record", "crawford"))


def test_the_order_outlives_a_shaking_of_every_weight() -> None:
    """Every weight is drawn anew within a quarter of its value; the record keeps its order in most draws."""
    drawn = np.random.default_rng(1958).uniform(0.75, 1.25, (len(engine().layout.weights), 200))
    record, shells = (
        run(engine(), bench().plan(strategy), worlds(engine(), "taffer", factors=drawn), 36)
        for strategy in ("record", "shells_alone")
    )
    delay, refusal, withdrawal = (record.first(event) for event in EVENTS)
    kept = (quarter(1958, 1) <= delay) & (delay < refusal) & (refusal < withdrawal)
    assert kept.mean() >= 2 / 3
    assert not any(shells.first(event).any() for event in EVENTS)


def test_pressure_binds_before_it_divides() -> None:
    pressed, spared = (played(strategy).of("cohesion")[:, 0] for strategy in ("record", "accord"))
    above = pressed - spared
    assert above[:8].max() > 0
    assert above[35] < -10


def test_the_harvest_ripens_long_after_the_sowing() -> None:
    late, spared = (
        played(strategy, quarters=quarter(1971, 4)).of("beijing_price")[:, 0]
        for strategy in ("record", "without_crisis")
    )
    assert late[quarter(1961, 1) - 1] > 75 > 60 > late[-1]
    assert spared[-1] > late[-1] + 20


def _demands(course: Course) -> float:
    return float(course.of("chinese_demands")[quarter(1957, 2) - 1, 0])


def _price(course: Course) -> float:
    return -float(course.of("beijing_price")[-1, 0])


def _fear(course: Course) -> float:
    return float(course.of("soviet_entrapment_fear")[quarter(1959, 2) - 1, 0])


def _came(event: str) -> Callable[[Course], float]:
    return lambda course: float(event in years(course))


HOMES: tuple[tuple[str, str, str, Callable[[Course], float]], ...] = (
    ("H1", "cards", "hold_a_firm_line", _demands),
    ("H2", "cards", "tighten_the_embargo", _demands),
    ("H3", "cards", "encourage_raids", _demands),
    ("H4", "cards", "sign_a_defence_treaty", _demands),
    ("H5", "links", "soviet_resentment_from_demands", _came("refusal")),
    ("H6", "cards", "shell_the_islands", _came("delay")),
    ("H7", "cards", "hint_at_the_bomb", _fear),
    ("H8", "links", "fear_from_escalation", _came("refusal")),
    ("H9", "links", "sharing_from_fear", _came("delay")),
    ("H10", "links", "promise_from_doubt", _came("refusal")),
    ("H11", "links", "mission_from_chinese_anger", _came("withdrawal")),
    ("H12", "links", "price_from_chinese_resentment", _price),
)


@pytest.mark.parametrize(("claim", "shelf", "element", "effect"), HOMES, ids=[home[0] for home in HOMES])
def test_a_claim_deleted_from_its_home_is_missed(
    claim: str, shelf: str, element: str, effect: Callable[[Course], float]
) -> None:
    assert claim in getattr(engine().book, shelf)[element].sources
    assert effect(played("record")) > effect(played("record", using=_without(shelf, element)))


def test_no_claim_is_left_out_of_the_homes() -> None:
    ours = {claim.id for claim in engine().book.claims.values() if claim.home == "strait-1958"}
    assert {claim for claim, _, _, _ in HOMES} == ours and len(ours) == 12


def _without(shelf: str, element: str) -> Engine:
    kept = {id: value for id, value in getattr(engine().book, shelf).items() if id != element}
    # The other theories may weigh what is gone.
    theories = {"taffer": engine().book.theories["taffer"]}
    return compile_book(replace(engine().book, theories=theories, **{shelf: kept}))


def test_taiwan_matters_little_to_moscow_and_that_is_why_it_is_afraid() -> None:
    gauges = engine().book.gauges
    stake = replace(gauges["moscow_stake"], opening=80.0)
    caring = compile_book(replace(engine().book, gauges={**gauges, "moscow_stake": stake}))
    assert _fear(played("record", using=caring)) < _fear(played("record")) / 2

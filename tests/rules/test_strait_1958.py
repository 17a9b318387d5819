"""The historical analog: the order of 1958 to 1961 comes out of its causes, and out of nothing less than all of them."""

from collections.abc import Callable
from random import Random

import pytest
from msgspec.structs import replace

from server.rules import check
from server.umpire.content import Theory
from server.umpire.engine import Engine, compile_book
from tests.rules.strait_history import (
    ACCORD,
    CRISIS,
    EVENTS,
    PRESSURE,
    RIVAL_CAUSES,
    SHELLS,
    STRAIT,
    Course,
    engine,
    quarter,
    run,
    together,
)

RECORD = together(PRESSURE, ACCORD, CRISIS)
NO_CRISIS = together(PRESSURE, ACCORD)
NO_PRESSURE = together(ACCORD, SHELLS)


def in_order(years: dict[str, float]) -> bool:
    """Whether all three events came, each later than the one before, from 1958 to 1961."""
    came = [years[event] for event in EVENTS if event in years]
    return len(came) == 3 and 1958 <= came[0] < came[1] < came[2] < 1962


def test_it_has_no_fault_and_every_claim_has_a_home() -> None:
    report = check(STRAIT)
    assert [str(fault) for fault in report.faults] == []
    assert (report.count.claims, report.count.homeless) == (12, ())


def test_the_moves_of_the_record_could_be_played() -> None:
    assert run(RECORD).unplayable == ()


@pytest.mark.parametrize("theory", ["taffer", "moderate"])
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_pressure_and_crisis_give_delay_then_refusal_then_withdrawal(theory: str, share: float) -> None:
    assert in_order(run(RECORD, theory, share).years())


def test_the_lags_are_those_of_the_record() -> None:
    """Delay while the crisis is on, refusal within a year and a half, withdrawal a year or more after that."""
    years = run(RECORD).years()
    assert 0 <= years["delay"] - 1958.5 <= 0.5
    assert 0.5 <= years["refusal"] - years["delay"] <= 1.5
    assert 1 <= years["withdrawal"] - years["refusal"] <= 2


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_without_pressure_none_of_it_comes_though_the_islands_are_shelled(share: float) -> None:
    assert run(NO_PRESSURE, share=share).years() == {}
    assert run(together(ACCORD, CRISIS), share=share).years() == {}


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_without_the_crisis_none_of_it_comes_while_pressure_stays(share: float) -> None:
    assert run(NO_CRISIS, share=share).years() == {}


def test_the_rival_causes_alone_do_it_only_where_the_theory_says_so() -> None:
    assert run(NO_CRISIS, injects=RIVAL_CAUSES).years() == {}
    assert run(ACCORD, injects=RIVAL_CAUSES).years() == {}
    assert "withdrawal" in run(ACCORD, "home_causes", injects=RIVAL_CAUSES).years()
    assert "withdrawal" not in run(RECORD, "home_causes").years()


def test_the_rival_causes_hasten_the_end_of_the_record() -> None:
    assert run(RECORD, injects=RIVAL_CAUSES).years()["withdrawal"] < run(RECORD).years()["withdrawal"]


def test_where_coercion_binds_the_experts_stay() -> None:
    assert "withdrawal" not in run(RECORD, "crawford").years()


def test_the_order_outlives_a_shaking_of_every_weight() -> None:
    """Every weight is drawn anew within a quarter of its value; the record keeps its order in most draws."""
    shaken = {theory.id: theory for theory in map(_shaken, range(12))}
    game = compile_book(replace(engine().book, theories={**engine().book.theories, **shaken}))
    assert sum(in_order(run(RECORD, theory, using=game).years()) for theory in shaken) >= 8
    assert not any(run(NO_PRESSURE, theory, using=game).years() for theory in shaken)


def _shaken(seed: int) -> Theory:
    draw = Random(seed)
    links = engine().book.links.values()
    weights = {f"links/{link.id}.{n}": v * draw.uniform(0.75, 1.25) for link in links for n, v in link.weights.items()}
    return replace(engine().book.theories["taffer"], id=f"shaken_{seed}", weights=weights)


def test_each_event_stands_on_a_gauge_of_its_own_and_none_offers_another() -> None:
    homes = {line.id: gauge.id for gauge in engine().book.gauges.values() for line in gauge.thresholds}
    lines = {line.id: line for gauge in engine().book.gauges.values() for line in gauge.thresholds}
    assert len({homes[event] for event in EVENTS}) == 3
    assert [lines[event].offers for event in EVENTS] == ["", "", ""]


def test_pressure_binds_before_it_divides() -> None:
    pressed, spared = run(RECORD).path, run(ACCORD).path
    above = [there["cohesion"] - here["cohesion"] for there, here in zip(pressed, spared, strict=True)]
    assert max(above[:8]) > 0
    assert above[35] < -10


def test_the_harvest_ripens_long_after_the_sowing() -> None:
    late = run(RECORD, quarters=quarter(1972, 1)).path
    assert late[quarter(1960, 4)]["beijing_price"] > 75 > 60 > late[-1]["beijing_price"]
    assert run(NO_CRISIS, quarters=quarter(1972, 1)).path[-1]["beijing_price"] > late[-1]["beijing_price"] + 20


def _demands(course: Course) -> float:
    return course.path[quarter(1957, 1)]["chinese_demands"]


def _price(course: Course) -> float:
    return -course.path[-1]["beijing_price"]


def _fear(course: Course) -> float:
    return course.path[quarter(1959, 1)]["soviet_entrapment_fear"]


def _came(event: str) -> Callable[[Course], float]:
    return lambda course: float(event in course.years())


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
    assert effect(run(RECORD)) > effect(run(RECORD, using=_without(shelf, element)))


def _without(shelf: str, element: str) -> Engine:
    kept = {id: value for id, value in getattr(engine().book, shelf).items() if id != element}
    # The other theories may weigh what is gone.
    theories = {"taffer": engine().book.theories["taffer"]}
    return compile_book(replace(engine().book, theories=theories, **{shelf: kept}))


def test_taiwan_matters_little_to_moscow_and_that_is_why_it_is_afraid() -> None:
    gauges = engine().book.gauges
    stake = replace(gauges["moscow_stake"], opening=80.0)
    caring = compile_book(replace(engine().book, gauges={**gauges, "moscow_stake": stake}))
    assert _fear(run(RECORD, using=caring)) < _fear(run(RECORD)) / 2

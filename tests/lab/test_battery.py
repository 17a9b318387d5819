"""The validation battery, row by row: the flagship's thirteen, the analog's and the tutorial's own."""

from functools import cache
from pathlib import Path

import pytest

from server.lab.battery import Bench, bench_of, measure

RULEBOOKS = Path(__file__).parents[2] / "rulebook"
SCENARIOS = sorted(path.parent.name for path in RULEBOOKS.glob("*/scenario.yaml"))


@cache
def bench(scenario: str) -> Bench:
    return bench_of(RULEBOOKS / scenario)


ROWS = [(scenario, int(number)) for scenario in SCENARIOS for number in bench(scenario).battery.rows]


def test_the_flagship_is_asked_all_thirteen() -> None:
    assert sorted(number for scenario, number in ROWS if scenario == "wedge-2025") == list(range(1, 14))


@pytest.mark.parametrize(("scenario", "number"), ROWS, ids=[f"{scenario}-{number}" for scenario, number in ROWS])
def test_a_row_holds_or_fails_as_its_authors_say(scenario: str, number: int) -> None:
    row = measure(bench(scenario), number)
    assert row.passed is not bool(row.declared), row.why
    assert row.figures

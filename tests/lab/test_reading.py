"""battery.yaml: read with the rulebook it asks about, every fault at once with its line and what was probably meant."""

from pathlib import Path

import pytest

from server.lab.battery import bench_of
from server.lab.battery.reading import read
from server.rules import Faulty, edition, load
from tests.rules.shelf import copy

SOUND = """\
theory: plain
beside: plain
quarters: 4
strategies:
  words: {sheets: {1: CARD}}
  twice: {of: [words, words]}
rows:
  2:
    asks: Something moves.
    figures:
      moved: {gauge: GAUGE, strategy: twice}
    holds: ["moved != 0"]
    signs: ["moved > 0"]
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return copy(tmp_path)


def write(toy: Path, text: str) -> None:
    book = load(toy)
    text = text.replace("CARD", next(iter(book.cards))).replace("GAUGE", next(iter(book.gauges)))
    (toy / "battery.yaml").write_text(text, "utf-8")


def faults(toy: Path, text: str) -> list[str]:
    write(toy, text)
    with pytest.raises(Faulty) as faulty:
        bench_of(toy)
    return [str(fault).removeprefix("toy/battery.yaml:") for fault in faulty.value.faults]


def test_a_strategy_is_all_it_is_made_of(toy: Path) -> None:
    write(toy, SOUND)
    plan = bench_of(toy).plan("twice")
    assert [len(names) for names in plan.sheets.values()] == [2]


def test_it_is_no_part_of_the_edition(toy: Path) -> None:
    before = edition(toy)
    write(toy, SOUND)
    assert edition(toy) == before


def test_a_scenario_without_one_is_asked_for_the_same_bytes_alone(toy: Path) -> None:
    battery = read(toy, load(toy))
    assert list(battery.rows) == ["13"] and "no battery.yaml" in battery.elsewhere


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  2:\n", "  14:\n", "8: there is no row '14'; the battery has the rows 1 to 13"),
        ("1: CARD", "5: CARD", "5: no quarter is '5'; a quarter from 1 to 4"),
        ("1: CARD", "1: nobody_plays_this", "5: there is no card or inject 'nobody_plays_this'"),
        ("[words, words]", "[twice]", "6: there is no strategy above this one 'twice'"),
        ("strategy: twice", "strategy: twyce", "11: there is no strategy 'twyce'; did you mean 'twice'?"),
        ("strategy: twice", "quarter: 9", "11: no quarter is 9; a quarter from 1 to 4"),
        ("strategy: twice", "over: [3, 2]", "11: these are not quarters; the first and the last, from 1 to 4"),
        ("gauge: GAUGE", "tells: year", "11: 'year' of what?; name thresholds under `crossing`"),
        ("moved > 0", "mooved > 0", "13: `mooved > 0` cannot be judged"),
        ('    holds: ["moved != 0"]\n', "", "8: its figures are not judged"),
        ("theory: plain", "theory: nobodys", "1: there is no theory 'nobodys'"),
        ("    signs:", "    sings:", "13: a row has no key 'sings'; did you mean 'signs'?"),
    ],
)
def test_every_fault_has_its_line_and_what_was_meant(toy: Path, old: str, new: str, says: str) -> None:
    found = faults(toy, SOUND.replace(old, new, 1))
    assert len(found) == 1 and found[0].startswith(says), found


def test_a_row_handed_to_a_scenario_that_asks_nothing_is_a_fault(toy: Path) -> None:
    found = faults(toy, SOUND + "  12: {asks: Elsewhere., scenario: nowhere}\n")
    assert found == ["14: 'nowhere' has no battery; a scenario with a battery.yaml"]

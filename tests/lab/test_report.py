"""What `rulebook validate` prints, and how it ends."""

import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from server.__main__ import main
from server.lab.battery import Row, bench_of, measure, print_battery
from server.lab.battery.report import verdict
from tests.rules.shelf import copy

RULEBOOKS = Path(__file__).parents[2] / "rulebook"

ROW = """\
theory: plain
beside: plain
quarters: 2
rows:
  1: {asks: Nothing moves., figures: {moved: {tells: change, gauge: GAUGE}}, holds: ["moved == 1000"]FAILS}
"""


def printed(folder: Path) -> tuple[int, str]:
    out = io.StringIO()
    code = print_battery(folder, Console(file=out, width=150))
    return code, out.getvalue()


def test_the_analog_prints_what_applies_to_it() -> None:
    done = CliRunner().invoke(main, ["rulebook", "validate", str(RULEBOOKS / "strait-1958")])
    assert done.exit_code == 0, done.output
    assert "Expert-set, not a forecast" in done.output and "Rows 1 to 11" in done.output
    assert done.output.splitlines()[-1] == "battery: 2 of 2 rows that apply here, of 13 in all"
    assert re.search(r"│ 12 .*│ pass", done.output)


@pytest.mark.parametrize(("declared", "code"), [("", 1), (", fails: The toy is a toy.", 0)])
def test_a_failing_row_fails_the_command_unless_it_is_declared(tmp_path: Path, declared: str, code: int) -> None:
    toy = copy(tmp_path)
    gauge = next(path.stem for path in sorted((toy / "gauges").rglob("*.yaml")))
    (toy / "battery.yaml").write_text(ROW.replace("FAILS", declared).replace("GAUGE", gauge), "utf-8")
    row = measure(bench_of(toy), 1)
    assert (row.passed, row.honest) == (False, bool(declared))
    ended, out = printed(toy)
    assert ended == code and out.splitlines()[-1] == "battery: 0 of 1 rows that apply here, of 13 in all"
    assert ("honest fail" in out) is bool(declared)


def test_a_declaration_that_no_longer_holds_is_told() -> None:
    passing = Row(number=1, asks="", figures=(), passed=True, why="", declared="It cannot be met.")
    assert "take `fails` away" in verdict(passing)


def test_a_broken_battery_is_told_by_line(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    (toy / "battery.yaml").write_text("theory: plain\nbeside: plain\nquarters: two\nrows: {}\n", "utf-8")
    code, out = printed(toy)
    assert code == 1 and "toy/battery.yaml:3: 'quarters' is 'two'" in out

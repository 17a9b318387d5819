"""What the command `forecast` prints, and what it says to those who ask for what is not there."""

import pytest
from click.testing import CliRunner

from server.__main__ import main
from tests.umpire.table_talk import RULEBOOKS


def told(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["forecast", str(RULEBOOKS / "harbour"), "--n", "30", *words])
    return done.exit_code, done.output


def test_it_tells_bands_and_chances_and_that_they_are_expert_set() -> None:
    code, said = told("--gauge", "peace")
    assert code == 0
    assert said.count("Expert-set, not a forecast of events.") == 2
    assert "30 futures from turn 1" in said and "Objectives: mean score" in said
    assert "What each degree would change" not in said


def test_it_tells_what_each_degree_of_the_moves_would_change() -> None:
    code, said = told("--move", "red=raid:blue", "--move", "red=toll", "--move", "green=mediate")
    assert code == 0
    assert "played first: red raid, red toll, green mediate" in said
    lines = said.partition("What each degree would change")[2].splitlines()
    heads = [line for line in lines if line.split() == ["backfire", "failure", "partial", "success", "decisive"]]
    assert len(heads) == 3
    rows = [line for line in lines if line.startswith("  ") and line not in heads]
    assert rows and all(len([float(word) for word in row.split()[-5:]]) == 5 for row in rows)


@pytest.mark.parametrize(
    ("move", "says"),
    [
        ("rad=raid", "did you mean `red`"),
        ("red=riad", "did you mean `raid`"),
        ("red=raid", "aimed at one of"),
        ("red=raid:red", "aimed at one of"),
        ("red=toll:blue", "aimed at nobody"),
        ("red", "is not TEAM=CARD"),
    ],
)
def test_what_is_on_no_sheet_is_told_with_what_would_be_right(move: str, says: str) -> None:
    code, said = told("--move", move)
    assert code != 0 and says in said


def test_a_sheet_has_no_more_moves_than_a_turn() -> None:
    code, said = told("--move", "red=raid:blue", "--move", "red=toll", "--move", "red=wait_red")
    assert code != 0 and "red has 2 moves a turn, not 3" in said

"""What the command `forecast` prints, and what it says to those who ask for what is not there."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.__main__ import main
from tests.umpire.table_talk import RULEBOOKS

HARBOUR = RULEBOOKS / "harbour"
GAME = str(Path(__file__).parent / "games" / "harbour.wedge")


def said_by(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.output


def told(*words: str) -> tuple[int, str]:
    return said_by("forecast", str(HARBOUR), "--n", "30", *words)


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
        ("red=raid", "is aimed at blue or green: write red=raid:blue or red=raid:green"),
        ("red=raid:red", "is aimed at blue or green"),
        ("red=toll:blue", "is aimed at nobody: write red=toll"),
        ("red", "is not TEAM=CARD"),
    ],
)
def test_what_is_on_no_sheet_is_told_with_what_would_be_right(move: str, says: str) -> None:
    code, said = told("--move", move)
    assert code != 0 and says in said


def test_a_sheet_has_no_more_moves_than_a_turn() -> None:
    code, said = told("--move", "red=raid:blue", "--move", "red=toll", "--move", "red=wait_red")
    assert code != 0 and "The sheet has 3 moves; a team has 2 a turn." in said


def test_a_card_stands_on_a_sheet_but_once() -> None:
    code, said = told("--move", "red=toll", "--move", "red=toll")
    assert code != 0 and "could not seal this in turn 1. The same card stands on the sheet twice" in said


@pytest.mark.parametrize(
    ("capital", "moves", "says"),
    [
        (22, ("red=raid:blue", "red=toll"), "The sheet costs 25 capital, but only 22 is there."),
        (9, ("red=raid:blue",), "Move 1: Night raid cannot be played now: The council must have more than 10"),
    ],
)
def test_what_the_table_would_not_let_a_team_seal_is_not_played(
    capital: int, moves: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    poor = tmp_path / "harbour"
    shutil.copytree(HARBOUR, poor)
    shutil.copy(RULEBOOKS / "sources.yaml", tmp_path)
    purse = poor / "gauges" / "red_capital.yaml"
    purse.write_text(purse.read_text().replace("opening: 50", f"opening: {capital}"))
    code, said = said_by("forecast", str(poor), "--n", "5", *(word for move in moves for word in ("--move", move)))
    assert code != 0 and says in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((str(HARBOUR), "--turn", "2"), "--turn 2 is a turn of a game on file: name the file with --game"),
        (("--game", GAME, "--theory", "plain"), "a game keeps the theory it began with: leave --theory out"),
        (("--game", GAME, "--calendar", "short"), "a game keeps the calendar it began with"),
        ((str(RULEBOOKS), "--game", GAME), "is a game of harbour, not of"),
        ((), "name a scenario's FOLDER"),
        ((str(HARBOUR), "--n", "10000000000"), "ask for 1 to 200,000 futures, not 10,000,000,000"),
        ((str(HARBOUR), "--n", "0"), "ask for 1 to 200,000 futures, not 0"),
        ((str(HARBOUR), "--theory", "plian"), "there is no theory `plian`; did you mean `plain`?"),
        ((str(HARBOUR), "--theory", "nope"), "there is no theory `nope`; there "),
        ((str(HARBOUR), "--doctrine", "rad=x"), "there is no team `rad`; did you mean `red`?"),
        ((str(HARBOUR), "--doctrine", "red=x", "--doctrine", "red=y"), "red is given two doctrines"),
    ],
)
def test_what_would_not_be_heeded_is_refused_with_what_would_be_right(words: tuple[str, ...], says: str) -> None:
    code, said = said_by("forecast", *words)
    assert code != 0 and says in said


@pytest.mark.parametrize("folder", [(), (str(HARBOUR),)])
def test_a_game_on_file_needs_no_folder_and_takes_its_own(folder: tuple[str, ...]) -> None:
    code, said = said_by("forecast", *folder, "--game", GAME, "--turn", "2", "--n", "1")
    assert code == 0 and "1 future from turn 2" in said
    assert "One future has one value" in said

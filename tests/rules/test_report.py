"""What `rulebook check` prints: faults, then what was read, and last the claims that have a home."""

import io
from pathlib import Path

from rich.console import Console

from server.rules import print_report
from tests.rules.shelf import TOY, copy


def test_a_sound_rulebook_ends_with_its_claims() -> None:
    code, lines = _printed(TOY)
    assert code == 0
    assert lines[0].startswith("toy: 26 files, no fault, edition ")
    assert lines[-2:] == ["claims: 1 of 1 levers can be played", "claims: 2 of 2 have a home"]


def test_a_claim_of_another_scenario_is_not_counted_here(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    sources = toy.parent / "sources.yaml"
    sources.write_text(sources.read_text().replace("home: elsewhere", "home: toy"))
    code, lines = _printed(toy)
    assert code == 1
    assert lines[0] == ("sources.yaml:4: the claim H1 has no home; name H1 under `sources` of what carries it out")
    assert lines[-1] == "claims: 2 of 3 have a home"


def test_what_an_unfinished_scenario_lacks_is_listed_but_is_no_fault(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    scenario = toy / "scenario.yaml"
    scenario.write_text(scenario.read_text().replace("complete: true\n", ""))
    sources = toy.parent / "sources.yaml"
    sources.write_text(sources.read_text().replace("home: elsewhere", "home: toy"))
    policy = toy / "policies" / "toll.yaml"
    policy.write_text(policy.read_text().replace("[L1, judgement]", "[L1]"))
    code, lines = _printed(toy)
    assert code == 0
    assert lines[-3:] == [
        "figures that cite claims alone, and so have no source yet: 1 file (toy/policies/toll.yaml)",
        "without a home yet: H1",
        "claims: 2 of 3 have a home",
    ]


def test_deleting_what_carries_a_claim_out_takes_its_home_away(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    for path in (toy / "cards" / "north").glob("*.yaml"):
        path.write_text(path.read_text().replace("[L1, judgement]", "[judgement]"))
    code, lines = _printed(toy)
    assert code == 1
    assert "sources.yaml:2: nobody can play the lever L1; name L1 under `sources` of the card that plays it" in lines
    assert "claims: 0 of 1 levers can be played" in lines


def test_square_brackets_in_a_fault_are_text_not_colour(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    team = toy / "teams" / "north.yaml"
    team.write_text(team.read_text().replace("colour:", "'[red]colour[/red]':"))
    assert any("'[red]colour[/red]'" in line for line in _printed(toy)[1])


def test_of_a_thousand_faults_the_first_hundreds_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    for number in range(450):
        (toy / "unknowns" / f"u{number}.yaml").write_text("- nothing\n")
    code, lines = _printed(toy)
    assert code == 1
    assert "... and 50 more" in lines
    assert any(line.startswith("toy: 476 files, 450 faults, edition ") for line in lines)


def test_a_folder_that_is_no_scenario_gives_one_line(tmp_path: Path) -> None:
    code, lines = _printed(tmp_path)
    assert code == 1
    assert len(lines) == 1 and "this folder holds no scenario" in lines[0]


def _printed(folder: Path) -> tuple[int, list[str]]:
    told = io.StringIO()
    code = print_report(folder, Console(file=told, soft_wrap=True, highlight=False))
    return code, told.getvalue().splitlines()

"""What the other commands say, before any work is done, to those who ask for what cannot be."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.__main__ import main
from tests.umpire.table_talk import RULEBOOKS

HARBOUR = str(RULEBOOKS / "harbour")
GAME = Path(__file__).parent / "games" / "harbour.wedge"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("play", HARBOUR, "--doctrine", "rad=x"), "there is no team `rad`; did you mean `red`?"),
        (("play", HARBOUR, "--doctrine", "red=x", "--doctrine", "red=x"), "red is given two doctrines"),
        (("play", HARBOUR, "--theory", "Plain"), "there is no theory `Plain`; did you mean `plain`?"),
        (("play", HARBOUR, "--calendar", "weekly"), "there is no calendar `weekly`; there are long and short"),
        (("play", HARBOUR, "--out", "/no/such/a.wedge"), "there is no folder /no/such; make it, or choose another"),
        (("rulebook", "map", HARBOUR, "--out", "/no/such/a.svg"), "there is no folder /no/such"),
        (("export", "ABCDEF", "--out", "/no/such/a.wedge"), "there is no folder /no/such"),
    ],
)
def test_a_slip_is_told_with_what_would_be_right(words: tuple[str, ...], says: str) -> None:
    done = CliRunner().invoke(main, words)
    assert done.exit_code != 0 and says in done.output


def test_a_game_is_opened_listed_and_exported_in_the_database_that_is_named(tmp_path: Path) -> None:
    at = ("--database", str(tmp_path / "mine.db"))
    opened = CliRunner().invoke(main, ["new", HARBOUR, "--title", "Tuesday", *at])
    code = opened.output.split("join code")[1].split()[0]
    assert f"{code}  Tuesday" in CliRunner().invoke(main, ["games", *at]).output
    out = tmp_path / "game.wedge"
    assert "Wrote 1 entry" in CliRunner().invoke(main, ["export", code, "--out", str(out), *at]).output
    again = CliRunner().invoke(main, ["import", str(out), *at])
    assert again.exit_code != 0 and "the game Tuesday of this file is in the database already" in again.output
    assert "There is no game" in CliRunner().invoke(main, ["delete", "ZZZZZZ", "--yes", *at]).output
    assert "Deleted Tuesday" in CliRunner().invoke(main, ["delete", code, "--yes", *at]).output


def test_what_cannot_be_drawn_is_told_fault_by_fault(tmp_path: Path) -> None:
    shutil.copytree(HARBOUR, tmp_path / "harbour")
    (tmp_path / "harbour" / "gauges" / "peace.yaml").unlink()
    done = CliRunner().invoke(main, ["rulebook", "map", str(tmp_path / "harbour"), "--out", str(tmp_path / "m.svg")])
    assert done.exit_code != 0 and "there is no gauge 'peace'" in done.output
    assert not (tmp_path / "m.svg").exists()


def test_a_game_packed_again_by_an_ordinary_tool_is_refused_in_words_for_people(tmp_path: Path) -> None:
    with zipfile.ZipFile(GAME) as game:
        parts = {name: game.read(name) for name in game.namelist()}
    squeezed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(parts["rulebook.zip"])) as inner, zipfile.ZipFile(squeezed, "w", 8) as again:
        for name in inner.namelist():
            again.writestr(name, inner.read(name))
    with zipfile.ZipFile(tmp_path / "again.wedge", "w") as outer:
        for name, raw in (parts | {"rulebook.zip": squeezed.getvalue()}).items():
            outer.writestr(name, raw)
    done = CliRunner().invoke(main, ["verify", str(tmp_path / "again.wedge")])
    assert done.exit_code != 0 and "edition.zip" not in done.output
    assert "Another tool may have unpacked the file and packed it again" in done.output

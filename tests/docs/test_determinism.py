"""docs/determinism.md: its example is right, and its checker, which knows no code of ours, agrees with the engine."""

import hmac
import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from server.bots.rehearsal import UMPIRE, Rehearsal
from server.review.archive import Archive, manifest_of, written
from server.rules import load, pack
from server.umpire.dice import KeyedDice, Throw, commitment
from server.umpire.digest import GENESIS, Entry, sealed
from server.umpire.model import compile_book
from server.umpire.orders import ResumeClock, StartGame, StepBack

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "determinism.md").read_text("utf-8")
BOOK = ROOT / "rulebook" / "wedge-2025"


def test_the_secret_of_the_example_fits_its_commitment() -> None:
    secret = bytes.fromhex(re.findall(r"^    ([0-9a-f]{64})$", PAGE, re.MULTILINE)[0])
    assert f"`{commitment(secret)}`" in PAGE


def test_the_dice_of_the_example_are_those_of_the_engine() -> None:
    secret = bytes.fromhex(re.findall(r"^    ([0-9a-f]{64})$", PAGE, re.MULTILINE)[0])
    rows = examples()
    assert len(rows) == 2
    for text, begins, drawn, fair, face in rows:
        assert hmac.digest(secret, text.encode(), "sha256").hex().startswith(begins)
        assert (int(begins, 16), 2**32 - 2**32 % 6) == (int(drawn), int(fair))
        assert KeyedDice(secret).roll(throw(text), 6) == int(face) == int(drawn) % 6 + 1


@pytest.fixture(scope="module")
def log() -> tuple[Entry, ...]:
    """A whole game whose umpire stepped back once, so that its dice are of two eras."""
    rehearsal = Rehearsal(compile_book(load(BOOK)), seed=7)
    table = rehearsal.table
    table.submit(UMPIRE, StartGame())
    while table.state.play.turn < 2:
        rehearsal.play_phase()
    table.submit(UMPIRE, StepBack(checkpoint=table.state.checkpoints[0].id, reason="We lost the thread."))
    table.submit(UMPIRE, ResumeClock())
    while table.state.stage == "play":
        rehearsal.play_phase()
    assert table.state.era == 1
    return tuple(table.entries)


def test_the_checker_of_the_page_finds_a_whole_game_sound(log: tuple[Entry, ...], tmp_path: Path) -> None:
    told = checked(log, tmp_path)
    rulings = sum(body.count(b'"dice":"engine"') for body in (entry.body for entry in log))
    assert told.stdout == f"{len(log)} entries in one chain, {2 * rulings} dice as the secret gives them\n"
    assert told.returncode == 0
    assert rulings >= 40


def test_the_checker_of_the_page_names_an_entry_that_was_changed(log: tuple[Entry, ...], tmp_path: Path) -> None:
    spoilt = [*log]
    spoilt[41] = replace(log[41], body=log[41].body.replace(b'"at":1', b'"at":2', 1))
    told = checked(tuple(spoilt), tmp_path)
    assert (told.returncode, told.stderr.strip()) == (1, "entry 42: the chain is broken")


def test_the_checker_of_the_page_finds_a_die_that_was_loaded(log: tuple[Entry, ...], tmp_path: Path) -> None:
    loaded: list[Entry] = []
    for entry in log:
        body = re.sub(rb'("move":"1\.moscow\.1".*?"rolls":)\[\d,\d\]', rb"\1[6,6]", entry.body)
        before = loaded[-1].digest if loaded else GENESIS
        loaded.append(sealed(entry.game, entry.seq, entry.at, entry.seat, entry.id, body, entry.salt, before))
    told = checked(tuple(loaded), tmp_path)
    assert (told.returncode, told.stderr.strip()) == (1, "move 1.moscow.1: die 0 is not what the secret gives")


def checked(log: tuple[Entry, ...], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the page's checker, as it is printed, over a log in a file."""
    manifest = manifest_of(log, title="", scenario="", edition="", calendar="", created_at=0)
    (folder / "game.wedge").write_bytes(written(Archive(manifest, log, pack(BOOK))))
    code = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(code) == 1
    run = [sys.executable, "-I", "-c", code[0], str(folder / "game.wedge")]
    return subprocess.run(run, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def examples() -> list[tuple[str, ...]]:
    """Text, beginning of the HMAC, draw, fair limit and face of each row of the example."""
    rows = re.findall(r"^\| `(\S+)` \| `([0-9a-f]{8})` \| (\d+) \| (\d+) \| (\d+) \|$", PAGE, re.MULTILINE)
    return [(text.replace("\\|", "|"), *rest) for text, *rest in rows]


def throw(text: str) -> Throw:
    era, turn, team, slot, purpose, attempt, _ = text.split("|")
    return Throw(int(era), int(turn), team, int(slot), purpose, int(attempt))

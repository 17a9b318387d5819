"""Golden games: decided again by the rulebook inside them they are the same, byte for byte (P7)."""

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from server.review.archive import opened
from server.review.verify import verify
from server.rules import unpack
from server.umpire.digest import canonical
from server.umpire.fold import fold, read
from server.umpire.model import compile_book
from tests.games.record import GOLDEN, ROOT, Golden, played


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.rulebook.name)
def test_a_golden_game_is_decided_the_same_again(golden: Golden) -> None:
    archive = opened(golden.file.read_bytes())
    engine = compile_book(unpack(archive.rulebook))
    verdict = verify(engine, archive.entries, head=archive.manifest.head)
    assert verdict.bad == 0 and verdict.unrolled == 0, verdict.says
    assert verdict.entries == archive.manifest.entries
    assert all(canonical(read(entry)) == entry.body for entry in archive.entries), (
        "read and written again, byte for byte"
    )
    state = fold(archive.entries)
    assert state.stage == "over" and len(state.play.results) == engine.book.calendar(golden.calendar).turns


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.rulebook.name)
def test_the_same_seed_plays_a_golden_game_again_byte_for_byte(golden: Golden) -> None:
    recorded = golden.file.read_bytes()
    assert played(opened(recorded).rulebook, golden.calendar, golden.seed) == recorded


def test_every_shipped_scenario_has_a_recorded_game() -> None:
    shipped = {scenario.parent for scenario in (ROOT / "rulebook").glob("*/scenario.yaml")}
    assert shipped <= {golden.rulebook for golden in GOLDEN}


# A fresh interpreter takes half a second to play the harbour, and two to play the flagship.
@pytest.mark.parametrize(("which", "hash_seeds"), [(0, range(20)), (1, (1, 4242))], ids=["harbour", "flagship"])
def test_pythons_hash_seed_is_nowhere_in_the_bytes(which: int, hash_seeds: Sequence[int]) -> None:
    script = f"from tests.games.record import GOLDEN, heads; print(*heads(GOLDEN[{which}]))"
    told = set()
    for seed in hash_seeds:
        surroundings = {**os.environ, "PYTHONHASHSEED": str(seed)}
        ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=surroundings, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
        told.add(ran.stdout)
    assert told and "" not in told
    assert len(told) == 1, "the head of the log, the state and what everybody sees are the same under every hash seed"


def test_the_script_that_records_makes_a_game_that_holds() -> None:
    game = opened(played(opened(GOLDEN[0].file.read_bytes()).rulebook, "long", 3))
    assert verify(compile_book(unpack(game.rulebook)), game.entries, head=game.manifest.head).bad == 0

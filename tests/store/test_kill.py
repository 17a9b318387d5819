"""P1: kill -9 in the middle of writing, again and again; what was acknowledged is there and the chain is whole."""

import random
import subprocess

import pytest

from server.store.store import Store
from tests.store.playing import PYTHON, ROOT, is_whole

KILLS = 3


@pytest.mark.parametrize("threads", ["plain", "gevent"])
def test_whatever_was_acknowledged_survives_every_kill(store: Store, url: str, threads: str) -> None:
    chance = random.Random(11)
    entries: dict[int, str] = {}
    drafts: dict[int, str] = {}
    for _ in range(KILLS):
        for kind, number, digest in _until_killed(
            [PYTHON, "-m", "tests.store.appender", url, "berlin", threads], chance
        ):
            (entries if kind == "entry" else drafts)[int(number)] = digest
        log = store.entries("berlin")
        assert is_whole(log)
        stored = {entry.seq: entry.digest for entry in log}
        assert {seq: stored.get(seq) for seq in entries} == entries
        # One more may have been stored at each kill and its word have come too late, but no more than one.
        assert len(log) <= len(entries) + KILLS
        draft = store.draft("berlin", "Kyiv", 1)
        assert draft is not None and draft.rev >= max(drafts) and len(draft.body) == draft.rev % 5000
    assert len(entries) > 20 and len(drafts) > 20


def _until_killed(words: list[str], chance: random.Random) -> list[list[str]]:
    """Start a process, kill it after some of its lines, and give every whole line that it said."""
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as victim:
        assert victim.stdout is not None
        said = [victim.stdout.readline() for _ in range(chance.randrange(20, 90))]
        victim.kill()
        # What it said between our last look and its death counts as well.
        said += victim.stdout.readlines()
    return [line.split() for line in said if line.endswith("\n")]

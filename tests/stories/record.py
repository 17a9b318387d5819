"""What a game left behind, and whether what people were shown is what they may have known."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from server.review.archive import Archive, opened
from server.rules import unpack
from server.umpire.digest import canonical
from server.umpire.fold import apply, read
from server.umpire.model import compile_book
from server.umpire.sight import Memo, audiences, diff, empty, sight
from server.umpire.state import State

from .house import House
from .people import Person


def command(house: House, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m server ...` on the house's data."""
    surroundings = {**os.environ, "WEDGE_DATA": str(house.data)}
    return subprocess.run(
        [sys.executable, "-m", "server", *words], env=surroundings, capture_output=True, text=True, check=False
    )


def exported(house: House, file: Path) -> Archive:
    """Export the house's game and read it back."""
    done = command(house, "export", house.code, "--out", str(file))
    assert done.returncode == 0, done.stderr
    return opened(file.read_bytes())


def sights(archive: Archive) -> dict[str, list[dict[str, Any]]]:
    """For each audience what it may know at each of its revisions, the first being number 1, worked out anew from the log."""
    engine = compile_book(unpack(archive.rulebook))
    shown: dict[str, list[dict[str, Any]]] = {audience: [] for audience in audiences(engine.book)}
    memos = {audience: Memo() for audience in shown}
    state: State | None = None
    for entry in archive.entries:
        state = apply(state, read(entry).events)
        for audience, revisions in shown.items():
            view = sight(engine, state, audience, memos[audience])
            if not revisions or not empty(diff(revisions[-1], view)):
                revisions.append(view)
    return shown


def assert_shown_what_was_known(person: Person, revisions: list[dict[str, Any]]) -> None:
    """Every revision this person saw is, byte for byte, the sight of its audience; and none is missing at the end."""
    assert person.rev == len(revisions), f"{person.name} is at revision {person.rev} of {len(revisions)}"
    # Sections that did not change are the same objects from one revision to the next, on both sides: each pair is compared once.
    alike: set[tuple[int, int]] = set()
    for rev, view in person.seen.items():
        known = revisions[rev - 1]
        assert view.keys() == known.keys(), f"{person.name}'s revision {rev} has other sections"
        for name, section in view.items():
            pair = (id(section), id(known[name]))
            if pair not in alike:
                assert canonical(section) == canonical(known[name]), f"{person.name}'s revision {rev} differs in {name}"
                alike.add(pair)

"""A cell that tells a time, as a turn and a phase of the game; what is no turn is the umpire's to place."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from .columns import normal

FREE = "Open"
"""How a workbook of ours says that an inject has no time."""

_TURN = re.compile(r"(?:turn|t|round|move|tour)? ?0*(\d{1,2})(?: of \d+)?(?: (.+))?")

_FAR = 40


class When(NamedTuple):
    """A turn (0: none) and a phase (empty: the usual one); `known` says whether the cell could be read as such."""

    turn: int
    phase: str
    known: bool


def when(text: str, labels: tuple[str, ...], phases: Mapping[str, str]) -> When:
    """Read a time: `Turn 2, Deliberation`, `T2`, `2`, or a turn by its label. `phases` gives the title of each phase."""
    said = normal(text)
    if said in ("", normal(FREE)):
        return When(0, "", True)
    for turn, label in enumerate(labels, start=1):
        if said == normal(label):
            return When(turn, "", True)
    found = _TURN.fullmatch(said)
    if found is None:
        return When(0, "", False)
    phase = phase_of(found[2] or "", phases)
    if phase is None or not 1 <= int(found[1]) <= _FAR:
        return When(0, "", False)
    return When(int(found[1]), phase, True)


def phase_of(text: str, phases: Mapping[str, str]) -> str | None:
    """A phase by its id or title, empty for an empty text; None for no phase."""
    said = normal(text)
    if not said:
        return ""
    return next((id for id, title in phases.items() if said in (normal(id), normal(title))), None)


def written_time(turn: int, phase: str, phases: Mapping[str, str]) -> str:
    """A time as `when` reads it again."""
    return f"Turn {turn}, {phases[phase]}" if turn else FREE

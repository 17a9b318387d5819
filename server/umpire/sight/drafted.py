"""What a team is told of its own draft before anything is handed in: which of its moves could not be sealed as they stand."""

from collections.abc import Sequence

from ..decide.case import Case
from ..decide.sheets import sift
from ..dice import KeyedDice
from ..given import Given
from ..model import Engine
from ..parts import MoveDraft
from ..state import State


def unsealable(engine: Engine, state: State, team: str, moves: Sequence[MoveDraft]) -> dict[str, str]:
    """By its place on the sheet, from 0, what sealing now would say against a drafted move; for that team only.

    It is the refusal that the team's lead would get for trying, so it tells nothing that could not be had by pressing the button.
    """
    _, wrong = sift(_asking(engine, state), team, moves)
    return {str(number - 1): found.says for number, found in wrong.items()}


def would_be(engine: Engine, state: State, team: str, moves: Sequence[MoveDraft], sealed: Sequence[MoveDraft]) -> bool:
    """Whether sealing these drafted moves now would make exactly this sheet."""
    kept, wrong = sift(_asking(engine, state), team, moves)
    return not wrong and kept == tuple(sealed)


def _asking(engine: Engine, state: State) -> Case:
    # No die is thrown and nothing is recorded: only whether the moves are legal is asked.
    return Case(engine, state, Given(seat="", id="", at=0), KeyedDice(b""), None)

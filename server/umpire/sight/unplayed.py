"""What the umpire is told of drafts before the sheets are closed: whose would not be played as a whole, and no more of them."""

from collections.abc import Mapping, Sequence

from ..decide.late import policy
from ..model import Engine
from ..parts import MoveDraft
from ..state import State
from .drafted import unsealable


def unplayed(engine: Engine, state: State, drafts: Mapping[str, Sequence[MoveDraft]]) -> tuple[str, ...]:
    """The teams that have not sealed and of whose drafts a close would leave something out now, in the scenario's order.

    Which moves, how many and why is the team's own, as it is after the close.
    """
    waited_for = (team for team in engine.book.scenario.teams if team in drafts and team not in state.play.sheets)
    return tuple(
        team
        for team in waited_for
        if policy(engine.book, state, team) != "seal" or unsealable(engine, state, team, drafts[team])
    )

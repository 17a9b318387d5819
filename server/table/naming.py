"""Nobody takes the name of somebody who sits here, for a name alone tells who wrote a cable, a proposal or a ruling.

The engine allows namesakes: a log says by its seats who did what, and people carried over from another game keep their names.
"""

from server.umpire.names import tidy
from server.umpire.orders import RenameSeat, TakeSeat
from server.umpire.refusals import Refusal
from server.umpire.state import State


def namesake(state: State, seat: str, order: TakeSeat | RenameSeat) -> Refusal | None:
    """Refuse a name that another person at the table bears; capitals make no other name of it."""
    others = (one for one in state.seats.values() if one.id != seat and not (one.gone or one.bot or one.doctrine))
    typed = tidy(order.name).casefold()
    name = next((one.name for one in others if one.name.casefold() == typed and one.role != "projector"), "")
    if not name:
        return None
    if isinstance(order, RenameSeat):
        says = f"{name} sits at this table already. Add a letter or your office, so that all can tell you apart."
    else:
        says = (
            f"{name} sits at this table already. If that is you, open your personal link, which the umpire has too; "
            "else add a letter or your office, so that all can tell you apart."
        )
    return Refusal("SeatTaken", says)

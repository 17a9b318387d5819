"""Nobody takes the name of somebody who sits here, for a name alone tells who wrote a cable, a proposal or a ruling.

Nor does anybody take the bare name of an office that is another's. The engine allows both: a log says by its seats who did
what, and people carried over from another game keep their names.
"""

from server.umpire.names import tidy
from server.umpire.orders import RenameSeat, TakeSeat
from server.umpire.refusals import Refusal
from server.umpire.state import State

from .lookalike import alike
from .offices import called_by_office


def unfit_name(state: State, seat: str, order: TakeSeat | RenameSeat) -> Refusal | None:
    """Refuse the name of another person at the table, or one that looks the same, and the name of another's office."""
    typed = tidy(order.name)
    sitting = state.seats.get(seat)
    role = order.role if isinstance(order, TakeSeat) else sitting.role if sitting else None
    if called_by_office(typed, role):
        says = (
            f"“{typed}” is what an office of this table is called. Write your own name; the office may stand beside it."
        )
        return Refusal("SeatTaken", says)
    others = (one for one in state.seats.values() if one.id != seat and not (one.gone or one.bot or one.doctrine))
    name = next((one.name for one in others if alike(one.name, typed)), "")
    if not name:
        return None
    if isinstance(order, RenameSeat):
        says = f"{name} sits at this table already. Add a letter or your office, so that all can tell you apart."
    else:
        says = (
            f"{name} sits at this table already. If that is you, open your personal link; if you have lost it, ask the "
            "umpire, who finds it at the desk under Seats. If not, add a letter or your office, so that all can tell you apart."
        )
    return Refusal("SeatTaken", says)

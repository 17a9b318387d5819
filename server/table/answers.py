"""What an order is answered with, and how one is read from the wire."""

from typing import Any

import msgspec

from server.umpire.names import straight
from server.umpire.orders import AnyOrder
from server.umpire.refusals import Refusal


class Done(msgspec.Struct, frozen=True):
    """The order is on the disk; `rev` is the ordering audience's revision just after it."""

    rev: int


Answer = Done | Refusal

_REMEMBERED = 4000


class Answered:
    """What the last orders of a game were answered, so that one sent again gets the same answer."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, str], Answer] = {}

    def get(self, seat: str, id: str) -> Answer | None:
        """The answer that a seat's order got, None if it is not remembered."""
        return self._answers.get((seat, id))

    def keep(self, seat: str, id: str, answer: Answer) -> None:
        """Remember an answer; the oldest is forgotten for it when there are too many."""
        if isinstance(answer, Refusal) and answer.code == "StoreAway":
            return  # What the store could not do may well succeed when sent again.
        self._answers[seat, id] = answer
        while len(self._answers) > _REMEMBERED:
            del self._answers[next(iter(self._answers))]


def read_order(raw: Any) -> AnyOrder | Refusal:
    """Read an order from the wire, strictly, its texts made `straight`; a Refusal says which field is wrong."""
    try:
        order: AnyOrder = msgspec.convert(straightened(raw), AnyOrder)
    except msgspec.ValidationError as wrong:
        return Refusal("MalformedOrder", f"The order could not be read: {wrong}. Reload the page if this persists.")
    return order


def straightened(raw: Any) -> Any:
    """Plain data from the wire with every text in it made `straight`; what is an order is decided by others."""
    match raw:
        case str():
            return straight(raw)
        case dict():
            return {key: straightened(part) for key, part in raw.items()}
        case list():
            return [straightened(part) for part in raw]
        case _:
            return raw

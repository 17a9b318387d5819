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

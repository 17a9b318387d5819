"""What an order is answered with, and how one is read from the wire."""

from typing import Any

import msgspec

from server.umpire.orders import AnyOrder
from server.umpire.refusals import Refusal


class Done(msgspec.Struct, frozen=True):
    """The order is on the disk; `rev` is the ordering audience's revision just after it."""

    rev: int


Answer = Done | Refusal


def read_order(raw: Any) -> AnyOrder | Refusal:
    """Read an order from the wire, strictly; a Refusal says which field is wrong."""
    try:
        order: AnyOrder = msgspec.convert(raw, AnyOrder)
    except msgspec.ValidationError as wrong:
        return Refusal("MalformedOrder", f"The order could not be read: {wrong}. Reload the page if this persists.")
    return order

"""What every order and event is made of, so that a family of them may have a file of its own."""

import msgspec


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag=True, tag_field="type"):
    """Any order. On the wire `type` holds the class name; unknown fields are refused."""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag=True, tag_field="type"):
    """Any event."""

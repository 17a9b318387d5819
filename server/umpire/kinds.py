"""What every order, event and element of a rulebook is made of, so that a family of them may have a file of its own."""

import msgspec


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag=True, tag_field="type"):
    """Any order. On the wire `type` holds the class name; unknown fields are refused."""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag=True, tag_field="type"):
    """Any event."""


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Anything read from a rulebook; an unknown key is a fault of the content."""


class Sourced(Content, frozen=True):
    """Content that argues for itself: one line of reason, and claims, dated figures or `judgement` behind it."""

    because: str
    sources: tuple[str, ...]

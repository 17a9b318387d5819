"""What becomes of a cable after it went out: who answers it, what the umpire marks, what others say to a logged talk."""

import msgspec

from .kinds import Event, Order


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What a team says to the one line that somebody else logged of a talk: that it was so, or what was wrong about it."""

    agrees: bool
    text: str
    seat: str
    at: int


class Handling(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one cable. `assigned` is the seat that answers a request; `heard` has a word by team on a logged talk."""

    assigned: str = ""
    published: bool = False
    important: bool = False
    heard: dict[str, Heard] = {}


class AssignRfi(Order, frozen=True):
    """Say who of the white cell answers a request for information; with no seat named, nobody does (white cell)."""

    cable: str
    seat: str = ""


class MarkCable(Order, frozen=True):
    """Mark a cable as important, or take the mark off; others see it only on the white cell's own cables (white cell)."""

    cable: str
    important: bool


class AnswerTalk(Order, frozen=True):
    """Say for one's own team whether a talk that somebody else logged was so; who objects says what was wrong."""

    cable: str
    agrees: bool
    text: str = ""


class RfiAssigned(Event, frozen=True):
    """Somebody of the white cell is to answer a request; `seat` is empty when it was laid down again."""

    cable: str
    seat: str
    by: str


class CableMarked(Event, frozen=True):
    """The white cell marked a cable as important, or took the mark off."""

    cable: str
    important: bool
    by: str


class TalkHeard(Event, frozen=True):
    """A team that was there confirmed what was logged of a talk, or objected."""

    cable: str
    team: str
    heard: Heard


TalkOrder = AssignRfi | MarkCable | AnswerTalk
TalkEvent = RfiAssigned | CableMarked | TalkHeard

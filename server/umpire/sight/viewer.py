"""Audiences: everybody in one of them sees the same bytes."""

from typing import Literal, NamedTuple

from ..rulebook import Rulebook
from ..state import Move, Pact, Seat

Kind = Literal["umpire", "team", "analyst", "observer", "projector"]
AUDIENCE_KINDS: tuple[Kind, ...] = ("umpire", "team", "analyst", "observer", "projector")


class Viewer(NamedTuple):
    """One audience: its kind, and its team if it is one. `gauges` are the ids it may read."""

    kind: Kind
    team: str
    gauges: frozenset[str]

    def may_read(self, to: tuple[str, ...]) -> bool:
        """Whether something addressed to these readers reaches this audience."""
        return self.kind == "umpire" or "all" in to or (self.kind == "team" and self.team in to)

    def knows_move(self, move: Move) -> bool:
        """Whether a revealed move is known here: covert ones only to their team, to who detected them, and to the umpire."""
        if self.kind == "umpire" or not move.covert:
            return True
        return self.kind == "team" and (self.team == move.team or self.team in move.detected_by)

    def knows_pact(self, pact: Pact) -> bool:
        """Whether a pact is known here: its parties know it; others only an open one that has been in force."""
        if self.kind == "umpire" or (self.kind == "team" and self.team in pact.parties):
            return True
        return not pact.secret and bool(pact.since)


def audience_of(seat: Seat) -> str:
    """The audience a seat belongs to: `umpire`, `team:<id>`, `analyst`, `observer` or `projector`."""
    match seat.role:
        case "lead" | "member":
            return f"team:{seat.team}"
        case "umpire" | "assistant":
            return "umpire"
        case "analyst" | "observer" | "projector":
            return seat.role


def seen_from(seat: Seat) -> Viewer:
    """The audience of a seat, for asking which moves, pacts and news it knows; it reads no gauge."""
    kind, _, team = audience_of(seat).partition(":")
    return Viewer(next(known for known in AUDIENCE_KINDS if known == kind), team, frozenset())


def audiences(book: Rulebook) -> tuple[str, ...]:
    """Every audience of a game."""
    return ("umpire", *(f"team:{team}" for team in book.scenario.teams), "analyst", "observer", "projector")


def viewer(book: Rulebook, audience: str) -> Viewer:
    """Read an audience's name; ValueError when there is none of that name."""
    kind, _, team = audience.partition(":")
    for known in AUDIENCE_KINDS:
        if known == kind and audience in audiences(book):
            return Viewer(known, team, _gauges(book, known, team))
    raise ValueError(f"there is no audience {audience!r}; there are: {', '.join(audiences(book))}")


def _gauges(book: Rulebook, kind: Kind, team: str) -> frozenset[str]:
    return frozenset(
        gauge.id
        for gauge in book.gauges.values()
        if kind == "umpire" or "all" in gauge.seen_by or (kind == "team" and team in gauge.seen_by)
    )

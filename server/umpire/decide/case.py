"""What every decision is made from, gathered once."""

from typing import NamedTuple

from ..content import PHASES, Phase
from ..dice import Dice, Throw
from ..digest import short
from ..given import Given
from ..model import Engine
from ..refusals import Refusal, refusal
from ..rulebook import Rulebook
from ..state import Move, Play, Seat, State

TITLE_LIMIT = 120
TEXT_LIMIT = 4000
NAME_LIMIT = 40
MINUTE = 60_000


class Case(NamedTuple):
    """One order before the engine: the content, the state, the facts given, and the dice. `seat` is None for clock and host."""

    engine: Engine
    state: State
    given: Given
    dice: Dice
    seat: Seat | None

    @property
    def book(self) -> Rulebook:
        """The rulebook the game is bound to."""
        return self.engine.book

    @property
    def play(self) -> Play:
        """The part of the state a step back restores."""
        return self.state.play

    @property
    def team(self) -> str:
        """The ordering seat's team, empty for the white cell, analysts and onlookers."""
        return self.seat.team if self.seat else ""

    @property
    def by(self) -> str:
        """Who answers for this order in the record."""
        return self.seat.id if self.seat else self.given.seat

    @property
    def phases(self) -> list[Phase]:
        """The phases of a turn in this scenario, in order."""
        planned = {plan.id for plan in self.book.scenario.phases}
        return [phase for phase in PHASES if phase in planned]

    def phase_title(self, phase: str) -> str:
        """What the screens call a phase; its id where the scenario skips it."""
        return next((plan.title for plan in self.book.scenario.phases if plan.id == phase), phase)

    def own_id(self, kind: str) -> str:
        """Name what this order makes. Seat and time are in it, so nobody can choose an id that is there already."""
        return f"{kind}-{short(self.given.id, self.by, str(self.given.at))}"

    def throw(self, move: Move, purpose: str, attempt: int = 0) -> Throw:
        """Key a throw by what it is for."""
        return Throw(self.state.era, move.turn, move.team, move.slot, purpose, attempt)


def too_long(text: str, limit: int, what: str) -> Refusal | None:
    """Refuse a text that may be left out but not be longer than this.

    What is said here is also read under a field that saves itself, so it asks for nothing to be sent.
    """
    count = len(text.strip())
    over = count - limit
    if over <= 0:
        return None
    return refusal("TextTooLong", f"The {what} has {count} characters; {limit} is the most. Shorten it by {over}.")


def checked_text(text: str, limit: int, what: str) -> str | Refusal:
    """Trim a text, refusing an empty or overlong one by name; what may be as long as a text is asked for as a sentence."""
    trimmed = text.strip()
    if not trimmed:
        if limit < TEXT_LIMIT:
            return refusal("EmptyText", f"The {what} is empty. Write a word or two.")
        return refusal("EmptyText", f"The {what} is empty. Write a sentence.")
    return too_long(trimmed, limit, what) or trimmed

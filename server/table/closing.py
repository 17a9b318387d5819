"""The orders that a game's clock gives: it closes some phases by itself when their time has run out."""

import secrets

from server.umpire.rulebook import Rulebook
from server.umpire.state import State

CLOCK = "clock"
"""The seat that the clock's orders come from."""


def closes_at(book: Rulebook, state: State) -> int | None:
    """When the clock closes the phase by itself, in ms; None where it stands still or closes none."""
    clock = state.play.clock
    running = state.stage == "play" and clock.running and book.phase(state.play.phase).closes == "clock"
    return clock.ends_at if running else None


def clock_id() -> str:
    """A new id for an order of the clock, drawn at random: a player who could guess it might use it up and stop the clock."""
    return f"clock-{secrets.token_hex(8)}"

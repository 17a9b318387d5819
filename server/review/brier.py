"""How good the estimates of a game were, read from its log; server/umpire/brier.py says what the score is."""

from collections.abc import Iterable

from server.umpire.brier import Scored, scored
from server.umpire.digest import Entry
from server.umpire.fold import fold


def estimates_scored(entries: Iterable[Entry]) -> Scored:
    """Score every estimate on every move ruled so far, covert ones too, of the room's median and by seat.

    What was stepped back over does not count, because it was not played.
    """
    return scored(fold(entries), lambda move: True)

"""Keyed dice that anyone can check: every throw is a function of the game's secret and of what the throw is for.

No throw is keyed by order of arrival, so another move never changes yours. The secret's commitment stands in the first entry and
the secret itself in the last, so every throw of a finished game can be recomputed (docs/determinism.md gives the recipe).
"""

import hashlib
import hmac
from typing import NamedTuple, Protocol


class Throw(NamedTuple):
    """What a throw is for. `slot` tells moves of one team apart, `attempt` tells the dice of one throw apart."""

    era: int
    turn: int
    team: str
    slot: int
    purpose: str
    attempt: int = 0


class Dice(Protocol):
    """Anything that can be rolled: the game's own dice, or a forecast's."""

    def roll(self, throw: Throw, sides: int) -> int:
        """Give a whole number from 1 to `sides`."""

    def fraction(self, throw: Throw) -> float:
        """Give a number from 0 up to, not including, 1, on a grid of 2**-32."""


class SecretWithheldError(Exception):
    """Somebody wants to recompute a throw of a game whose secret is not published yet."""


class KeyedDice:
    """Dice keyed by the game's secret (32 random bytes)."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def roll(self, throw: Throw, sides: int) -> int:
        """Give a whole number from 1 to `sides`, each equally likely: what would skew the count is thrown again."""
        fair = 2**32 - 2**32 % sides
        count = 0
        while True:
            drawn = self._draw(throw, count)
            if drawn < fair:
                return drawn % sides + 1
            count += 1

    def fraction(self, throw: Throw) -> float:
        """Give a number from 0 up to, not including, 1, on a grid of 2**-32."""
        return self._draw(throw, 0) / 2**32

    def _draw(self, throw: Throw, count: int) -> int:
        era, turn, team, slot, purpose, attempt = throw
        key = f"{era}|{turn}|{team}|{slot}|{purpose}|{attempt}|{count}"
        return int.from_bytes(hmac.new(self._secret, key.encode(), hashlib.sha256).digest()[:4], "big")


class SealedDice:
    """Dice of a game whose secret is not known here; rolling them is a SecretWithheldError."""

    def roll(self, throw: Throw, sides: int) -> int:
        """Refuse."""
        raise SecretWithheldError(throw)

    def fraction(self, throw: Throw) -> float:
        """Refuse."""
        raise SecretWithheldError(throw)


def commitment(secret: bytes) -> str:
    """Hex SHA-256 that binds the game to its secret without giving it away."""
    return hashlib.sha256(b"wedge dice commitment\n" + secret).hexdigest()

"""Join codes: short, spoken across a room, and forgiving to type."""

import secrets

# Without letters and digits that look or sound like others; what people type instead is folded onto these.
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_MEANT = str.maketrans({"0": "Q", "O": "Q", "1": "J", "I": "J", "L": "J"})
_LENGTH = 6


def new_code() -> str:
    """Draw a join code of six characters, about 29.6 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))


def typed(code: str) -> str:
    """Bring what somebody typed into the form in which codes are kept: capitals, no spaces or dashes, look-alikes folded."""
    kept = "".join(ch for ch in code.upper() if ch.isalnum())
    return kept.translate(_MEANT)

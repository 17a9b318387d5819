"""Canonical bytes, the entry of the log, and the salted chain of digests that ties each entry to all before it."""

import hashlib
import math
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(order="deterministic")

GENESIS = "0" * 64


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a game's log: what was ordered, what it was decided from, and what happened.

    `at` is game time in ms since the epoch; `seat` the ordering seat's id or `clock` / `host`; `id` the command id, unique in
    the game; `body` canonical JSON of `{"order", "given", "events"}`; `salt` 32 hex digits that keep a digest from being guessed
    from a known body; `digest` ties the entry to the one before.
    """

    game: str
    seq: int
    at: int
    seat: str
    id: str
    body: bytes
    salt: str
    digest: str

    def __repr__(self) -> str:
        # A log line or a traceback that shows an entry must not give away a sealed sheet.
        return f"Entry(game={self.game!r}, seq={self.seq}, digest={self.digest!r}, body=<{len(self.body)} bytes>)"


def canonical(value: Any) -> bytes:
    """Encode to JSON with sorted keys, so equal values give equal bytes. ValueError for NaN or infinity."""
    _refuse_unreal(msgspec.to_builtins(value))
    return _encoder.encode(value)


def sealed(game: str, seq: int, at: int, seat: str, id: str, body: bytes, salt: str, before: str) -> Entry:
    """The entry with its digest: SHA-256 over the previous digest, the salt and every field."""
    return Entry(
        game=game,
        seq=seq,
        at=at,
        seat=seat,
        id=id,
        body=body,
        salt=salt,
        digest=chain(game, seq, at, seat, id, body, salt, before),
    )


def chain(game: str, seq: int, at: int, seat: str, id: str, body: bytes, salt: str, before: str) -> str:
    """Hex SHA-256 of the length-prefixed fields, beginning with the digest of the entry before (`GENESIS` for the first)."""
    sum_ = hashlib.sha256()
    for part in (before, salt, game, str(seq), str(at), seat, id):
        raw = part.encode()
        sum_.update(len(raw).to_bytes(8, "big") + raw)
    sum_.update(len(body).to_bytes(8, "big") + body)
    return sum_.hexdigest()


def short(*parts: str) -> str:
    """Twelve hex digits naming something after the command that made it: stable, unique and telling rivals no count."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _refuse_unreal(value: Any) -> None:
    match value:
        case float() if not math.isfinite(value):
            raise ValueError("NaN and infinity have no place in the log; a formula or an order let one through")
        case dict():
            for item in value.values():
                _refuse_unreal(item)
        case list() | tuple():
            for item in value:
                _refuse_unreal(item)
        case _:
            pass

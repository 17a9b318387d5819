"""Signatures: links that say which seat they open, and heads of logs that a player can keep against tampering."""

import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from itsdangerous import BadSignature, URLSafeSerializer

from server.store.store import Store


class Signer:
    """The server's keys, made once and kept in the store."""

    def __init__(self, store: Store) -> None:
        self._head_key = Ed25519PrivateKey.from_private_bytes(store.keep_setting("head key", os.urandom(32)))
        link_key = store.keep_setting("link key", os.urandom(32))
        self._seats = URLSafeSerializer(link_key, salt="seat")
        self._umpires = URLSafeSerializer(link_key, salt="umpire")
        self.web_key: bytes = store.keep_setting("web key", os.urandom(32))

    @property
    def public_key(self) -> str:
        """Hex of the Ed25519 public key that heads are signed with."""
        return self._head_key.public_key().public_bytes_raw().hex()

    def sign_head(self, game: str, turn: int, digest: str) -> str:
        """Hex Ed25519 signature over game, turn and head."""
        return self._head_key.sign(head_text(game, turn, digest)).hex()

    def seat_link(self, game: str, seat: str) -> str:
        """The token of a personal link."""
        return str(self._seats.dumps([game, seat]))

    def read_seat_link(self, token: str) -> tuple[str, str] | None:
        """Game and seat of a personal link; None for one this server did not sign."""
        try:
            game, seat = self._seats.loads(token)
        except (BadSignature, ValueError, TypeError):
            return None
        return str(game), str(seat)

    def umpire_link(self, game: str, number: int) -> str:
        """The token of a game's umpire link; the first is number 0, each that replaces it one more."""
        return str(self._umpires.dumps([game, number] if number else game))

    def read_umpire_link(self, token: str) -> tuple[str, int] | None:
        """The game an umpire link opens and the link's number; None for one this server did not sign."""
        try:
            match self._umpires.loads(token):
                case [str(game), int(number)]:
                    return game, number
                case str(game):
                    return game, 0
        except BadSignature:
            pass
        return None


def head_text(game: str, turn: int, digest: str) -> bytes:
    """The bytes a head's signature covers."""
    return f"wedge head\n{game}\n{turn}\n{digest}\n".encode()

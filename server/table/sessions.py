"""Who sits behind a browser's token. Asked anew on every request and every message, so a removed seat is out at once."""

import secrets

import msgspec

from server.store.rows import Session
from server.store.store import Store
from server.umpire.parts import Role

from . import clock

_CACHED = 5000


class Seated(msgspec.Struct, frozen=True):
    """A person at a table. `key` names the session without opening it; `language` is the one chosen, if any."""

    key: str
    game: str
    seat: str
    role: Role
    team: str
    name: str
    audience: str
    language: str = ""


class Sat(msgspec.Struct, frozen=True):
    """A person who just sat down, with the token for the browser's cookie."""

    token: str
    seated: Seated


class Sessions:
    """The sessions of this server. They live in the store; what was read is remembered until it is revoked here."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Session] = {}

    def open(self, game: str, seat: str) -> str:
        """Open a session for a seat; its token, which the store keeps only as a hash."""
        token = secrets.token_urlsafe(32)
        self._known[token] = self._store.open_session(token, game, seat, clock.now())
        return token

    def find(self, token: str) -> Session | None:
        """The open session of a token."""
        known = self._known.get(token)
        if known is None:
            found = self._store.session(token)
            if found is None or found.revoked:
                return None
            if len(self._known) >= _CACHED:
                self._known.clear()
            known = self._known[token] = found
        return known

    def knew(self, token: str) -> bool:
        """Whether a token ever was a session's, open or closed."""
        return self._store.session(token) is not None

    def speak(self, game: str, seat: str, language: str) -> None:
        """Keep the language a seat has chosen, for all of its sessions."""
        self._store.speak(game, seat, language)
        for token, session in self._known.items():
            if (session.game, session.seat) == (game, seat):
                self._known[token] = msgspec.structs.replace(session, language=language)

    def close(self, token: str) -> None:
        """End one session."""
        session = self.find(token)
        if session is not None:
            self._store.revoke(session.key)
            self._known.pop(token, None)

    def close_seat(self, game: str, seat: str) -> None:
        """End every session of a seat."""
        self._store.revoke_seat(game, seat)
        self._known = {t: s for t, s in self._known.items() if (s.game, s.seat) != (game, seat)}

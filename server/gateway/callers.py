"""Who calls: the seat behind a socket, the language its page is in, and through whose eyes it looks."""

from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from server.gateway.edge import Edge
from server.gateway.rooms import GONE
from server.languages.speaker import Speaker, speaker
from server.table.game import Table
from server.table.sessions import Seated
from server.table.tables import Tables

COOKIE = "wedge_session"
BOARD_COOKIE = "wedge_board"

STRANGER = "You have no seat at this table yet. Join with the code that the umpire's screen shows."
ELSEWHERE = "This browser sits at another table now. Load your page again, or open your personal link for this one."


class Callers:
    """The sockets of one edge, read off the request that opened each."""

    def __init__(self, edge: Edge, tables: Tables) -> None:
        self._edge = edge
        self._tables = tables

    def seated(self, sid: str) -> Seated | None:
        """The seat of a socket, looked up anew; None for one that has none, or no longer."""
        return self._tables.who(self._token(sid))

    def away(self, sid: str, seated: Seated | None = None) -> str:
        """What is true of a socket that has no seat at the table it asks for; `seated` is where it sits instead."""
        if seated is not None:
            return ELSEWHERE
        token = self._token(sid)
        return GONE if token and self._tables.sessions.knew(token) else STRANGER

    def speaker(self, sid: str, table: Table | None = None) -> Speaker:
        """The voice of a socket, in the language that its page says it is in."""
        return speaker(self._asked(sid, "lang"), table.row.scenario if table else "")

    def eyes(self, sid: str) -> str:
        """The audience through whose eyes a socket of the white cell looks; empty for one that looks with its own."""
        return self._asked(sid, "eyes")

    def _token(self, sid: str) -> str | None:
        # The board sits under a cookie of its own, so that opened in the umpire's browser it shows nothing of the umpire's. The
        # query only says which of the browser's own cookies is meant.
        name = BOARD_COOKIE if self._asked(sid, "as") == "board" else COOKIE
        try:
            cookie = SimpleCookie(self._opened(sid).get("HTTP_COOKIE", "")).get(name)
        except CookieError:
            return None
        return cookie.value if cookie else None

    def _asked(self, sid: str, word: str) -> str:
        return parse_qs(self._opened(sid).get("QUERY_STRING", "")).get(word, [""])[0]

    def _opened(self, sid: str) -> dict[str, Any]:
        opened: dict[str, Any] = self._edge.socketio.server.get_environ(sid) or {}
        return opened

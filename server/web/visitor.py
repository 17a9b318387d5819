"""Who is asking: the session behind the cookie, checked anew on every request, and the cookie itself."""

import secrets
from typing import TYPE_CHECKING, cast

from flask import current_app, g, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import Forbidden
from werkzeug.wrappers import Response

from server.umpire.orders import LeaveSeat
from server.umpire.parts import Role

from .settings import Settings
from .words import ROLES

if TYPE_CHECKING:
    from server.table.sessions import Sat, Seated
    from server.table.tables import Tables

EXTENSION = "wedge"

SESSION = "wedge_session"
"""The cookie of a person's seat."""

BOARD = "wedge_board"
"""The cookie of the projector's seat. It has its own name, so that an umpire may show the board from the desk's own
browser without losing the desk, and without the board's page ever being sent what the umpire sees."""

_A_MONTH = 30 * 24 * 3600


class Away(Exception):
    """Somebody without a seat asks for a page that needs one; `why` names the sentence to say in the hall."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def tables() -> "Tables":
    """The live games."""
    return cast("Tables", current_app.extensions[EXTENSION][0])


def settings() -> Settings:
    """What these pages were told of their place."""
    return cast(Settings, current_app.extensions[EXTENSION][1])


def seated(cookie: str = SESSION) -> "Seated | None":
    """Who holds this cookie's session now; None for nobody, or nobody any more."""
    found: dict[str, Seated | None] = g.setdefault("seated", {})
    if cookie not in found:
        token = request.cookies.get(cookie)
        found[cookie] = tables().who(token) if token else None
    return found[cookie]


def somebody() -> "Seated":
    """Who is asking; Away when nobody sits behind the cookie."""
    who = seated()
    if who is None:
        raise Away("gone" if request.cookies.get(SESSION) else "first")
    return who


def someone_as(*roles: Role) -> "Seated":
    """Who is asking, in one of these roles; Forbidden for another."""
    who = somebody()
    if who.role not in roles:
        named = ", ".join(str(ROLES[role]) for role in roles)
        raise Forbidden(_("This page is for: %(roles)s. You sit here as: %(role)s.", roles=named, role=ROLES[who.role]))
    return who


def home(who: "Seated") -> str:
    """The address of the page where this role belongs."""
    match who.role:
        case "umpire" | "assistant":
            return url_for("shells.desk")
        case "projector":
            return url_for("shells.board", place=who.game)
        case _:
            return url_for("shells.play")


def sit_down(sat: "Sat", cookie: str = SESSION) -> Response:
    """Hand a new session to the browser and send it to its page. The token is new each time: none can be planted."""
    answer = redirect(home(sat.seated), 303)
    give(answer, sat.token, cookie)
    return answer


def give(answer: Response, token: str, cookie: str = SESSION) -> None:
    """Set a session's cookie, out of reach of scripts and never sent along with another site's form."""
    answer.set_cookie(
        cookie, token, max_age=_A_MONTH, httponly=True, samesite="Lax", secure=settings().tls or request.is_secure
    )


def sign_out(who: "Seated") -> None:
    """End this browser's session; the seat stays and its personal link goes on working."""
    tables().leave(request.cookies[SESSION])
    g.seated.pop(SESSION, None)


def give_up(who: "Seated") -> None:
    """Give the seat itself up, for somebody else to take."""
    tables().table(who.game).submit(who.seat, f"leave-{secrets.token_hex(8)}", LeaveSeat())
    sign_out(who)


def here() -> str:
    """Where people reach this server: as this browser does, unless that name means this machine alone."""
    name = bare(request.host)
    alone = name in ("localhost", "[::1]") or name.startswith("127.")
    return settings().base_url if alone else request.host_url.rstrip("/")


def bare(host: str) -> str:
    """A Host header's name without its port."""
    return host if host.endswith("]") else host.rpartition(":")[0] or host

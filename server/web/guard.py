"""What a request must pass and an answer carry: the right name, no forged form, no foreign script, gentle words."""

import re
import secrets
from http import HTTPStatus
from urllib.parse import quote

from flask import Flask, Response, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from limits import parse
from werkzeug.exceptions import HTTPException, MisdirectedRequest, TooManyRequests
from werkzeug.wrappers import Response as AnyResponse

from server.store.faults import StoreAway

from .tongue import forget_seat, voice
from .visitor import Away, bare, settings
from .words import ERRORS

_FORM_BYTES = 64 * 1024
# A workbook of a mebibyte, and the form around it.
_FILE_BYTES = 1280 * 1024
_WITH_FILE = ("runsheet.read", "runsheet.take")
# A port is digits: `name:x@elsewhere` would make the links that are built from it lead elsewhere.
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:@/\\?#\[\]]+)(:\d{1,5})?")
_PORTS = {"http": ":80", "https": ":443"}

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Addresses here carry tokens and join codes, so no other site is told where people come from.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_FILE_HEADERS = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")
_POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def protect(app: Flask, key: bytes) -> None:
    """Put the guard before an app. `key` signs the forms; every worker of one server must be given the same."""
    app.secret_key = key
    app.config.update(
        SESSION_COOKIE_NAME="wedge_form",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=_FORM_BYTES,
        MAX_FORM_PARTS=50,
        # A form may lie open through a three-hour game.
        WTF_CSRF_TIME_LIMIT=None,
        # Our own Referrer-Policy keeps the Referer away that this would ask for; the token and SameSite do its work.
        WTF_CSRF_SSL_STRICT=False,
    )
    app.before_request(_right_name)
    app.before_request(_room_for_files)
    CSRFProtect(app)
    app.after_request(_dress)
    app.context_processor(lambda: {"nonce": nonce})
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(StoreAway, _store_away)
    app.register_error_handler(Away, _away)


def nonce() -> str:
    """This answer's nonce for inline scripts."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(18)
    return str(g.nonce)


class Patience:
    """Counts attempts by network address and minute. One address may be a whole room behind one router."""

    def __init__(self, app: Flask, attempts: int) -> None:
        self._limiter = Limiter(get_remote_address, app=app, storage_uri="memory://")
        self._limit = parse(f"{attempts}/minute")

    def check(self, kind: str) -> None:
        """Let another attempt be made; TooManyRequests where this address has made its fill."""
        if not self._limiter.limiter.test(self._limit, kind, get_remote_address()):
            raise TooManyRequests(retry_after=60)

    def count(self, kind: str) -> None:
        """Count one attempt."""
        self._limiter.limiter.hit(self._limit, kind, get_remote_address())


def _right_name() -> None:
    """Refuse a name that is not ours: some page may have pointed its own name at this address (DNS rebinding)."""
    host = request.headers.get("Host", "").lower()
    if not _HOST.fullmatch(host) or {bare(host), host, host + _PORTS.get(request.scheme, "")}.isdisjoint(
        settings().hosts
    ):
        raise MisdirectedRequest()


def _room_for_files() -> None:
    """Let the few addresses that take a file take one; it is said here because the check for forged forms reads the body."""
    if request.endpoint in _WITH_FILE:
        request.max_content_length = _FILE_BYTES


def _dress(answer: Response) -> Response:
    # A screen fetches a hundred files, and what only pages heed would weigh as much as a tenth of them.
    for name in _FILE_HEADERS if request.endpoint == "static" else _HEADERS:
        answer.headers.setdefault(name, _HEADERS[name])
    if request.endpoint == "static":
        return answer
    answer.headers["Content-Security-Policy"] = _POLICY.format(nonce=nonce())
    # Pages hold tokens and what one seat may know; a shared laptop must not give them back to the next person.
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer


def _http_error(error: HTTPException) -> AnyResponse:
    code = error.code or 500
    if code < 400:
        return error.get_response()
    title, says = ERRORS.get(code, ERRORS[500] if code >= 500 else ERRORS[400])
    if isinstance(error, CSRFError):
        title, says = ERRORS["form"]
    elif code in (403, 404) and error.description != type(error).description:
        says = str(error.description)
    return _page(code, title, says, error)


def _store_away(error: StoreAway) -> AnyResponse:
    forget_seat()
    return _page(503, ERRORS[503][0], voice().say(str(error)))


def _page(code: int, title: object, says: object, error: HTTPException | None = None) -> AnyResponse:
    answer: Response
    if request.path.endswith(".json"):
        answer = jsonify(refused={"code": HTTPStatus(code).phrase.title().replace(" ", ""), "says": str(says)})
    else:
        # Whatever broke may have been the way to the store, so this page asks nothing of it.
        answer = Response(render_template("error.html", title=title, says=says, code=code))
    answer.status_code = code
    for name, value in error.get_headers() if error else ():
        if name in ("Retry-After", "Allow"):
            answer.headers[name] = value
    return answer


def _away(away: Away) -> AnyResponse:
    if request.path.endswith(".json"):
        return _page(403, ERRORS[403][0], _("Nobody sits behind this browser's cookie any more. Join again."))
    return redirect(url_for("hall.hall") + f"?why={quote(away.why)}", 303)

"""The gate before the app: the right name, a bounded body, polling packets looked at before they are decoded."""

import io
import urllib.parse
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from server.gateway.frames import handshake_fault
from server.gateway.inlet import TooSlow
from server.gateway.limits import Counts, Limits
from server.gateway.packets import envelope_fault
from server.gateway.server import CONNECTION
from server.gateway.websocket import Faulty

_PATH = "/socket.io/"
_UPLOADS = "/runsheet/"
_SEPARATOR = "\x1e"
_PACKETS = 16
_DISCARD_S = 0.5
_PORTS = {"http": ":80", "https": ":443"}


class Turned(Exception):
    """A request turned away with `status` and a sentence, and counted under `reason`."""

    def __init__(self, reason: str, status: str, sentence: str) -> None:
        super().__init__(reason)
        self.reason, self.status, self.sentence = reason, status, sentence


class Gate:
    """A WSGI app around another. `hosts` are the names it answers to, each `name` (any port) or `name:port`."""

    def __init__(
        self,
        app: Callable[..., Any],
        hosts: Iterable[str],
        sockets: Mapping[str, Any],
        limits: Limits,
        counts: Counts,
        faulty: Faulty,
    ) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._sockets = sockets
        self._limits = limits
        self._counts = counts
        self._faulty = faulty

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Pass a request on, or answer it here."""
        try:
            self._host(environ)
            self._body(environ)
            if environ["PATH_INFO"].startswith(_PATH):
                self._socketio(environ)
        except Turned as turned:
            self._counts.refused_requests[turned.reason] += 1
            if connection := environ.get(CONNECTION):
                connection.inlet.allow(_DISCARD_S, self._limits.body_bytes)
            body = turned.sentence.encode()
            headers = [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Length", str(len(body))),
                ("X-Content-Type-Options", "nosniff"),
                ("Connection", "close"),
            ]
            start_response(turned.status, headers)
            return [body]
        answer: Iterable[bytes] = self._app(environ, start_response)
        return answer

    def _host(self, environ: dict[str, Any]) -> None:
        """Refuse a name that is not ours: a page elsewhere may have pointed its own at this address (DNS rebinding)."""
        host = environ.get("HTTP_HOST", "").lower()
        port = _PORTS.get(environ.get("wsgi.url_scheme", "http"), "")
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if not host or self._hosts.isdisjoint((host, name, host + port)):
            raise Turned(
                "host",
                "421 Misdirected Request",
                "This table does not answer to that name. Open the address that the umpire's screen shows.",
            )

    def _body(self, environ: dict[str, Any]) -> None:
        if "HTTP_TRANSFER_ENCODING" in environ:
            raise Turned("chunked", "411 Length Required", "Send the body whole, with its Content-Length.")
        length = environ.get("CONTENT_LENGTH") or "0"
        cap = self._cap(environ["PATH_INFO"])
        if not (length.isascii() and length.isdigit()):
            raise Turned("bad_request", "400 Bad Request", "Content-Length must be a number of bytes.")
        if int(length) > cap:
            raise Turned(
                "too_large", "413 Content Too Large", f"This is {length} bytes; {cap} are the most that can be sent."
            )

    def _cap(self, path: str) -> int:
        if path.startswith(_PATH):
            return self._limits.message_bytes
        return self._limits.upload_bytes if path.startswith(_UPLOADS) else self._limits.body_bytes

    def _socketio(self, environ: dict[str, Any]) -> None:
        query = urllib.parse.parse_qs(environ.get("QUERY_STRING", ""))
        if "j" in query:
            raise Turned("jsonp", "400 Bad Request", "JSONP is not served.")
        if query.get("transport") == ["websocket"] and (fault := handshake_fault(environ)):
            raise Turned("handshake", *fault)
        engine = self._sockets.get(query.get("sid", [""])[0])
        if engine is not None and engine.upgrading and "HTTP_UPGRADE" in environ:
            raise Turned("handshake", "400 Bad Request", "This session is being upgraded already.")
        if environ["REQUEST_METHOD"] == "POST":
            self._polling(environ, engine)

    def _polling(self, environ: dict[str, Any], engine: Any) -> None:
        """Read a polling body within its time, and keep of it the packets that a client may send."""
        length = int(environ.get("CONTENT_LENGTH") or "0")
        try:
            text = environ["wsgi.input"].read(length).decode()
        except TooSlow:
            raise Turned("slow", "408 Request Timeout", "The body did not arrive in time.") from None
        except UnicodeDecodeError:
            raise Turned("utf8", "400 Bad Request", "The body must be UTF-8.") from None
        packets = text.split(_SEPARATOR) if text else []
        if len(packets) > _PACKETS:
            raise Turned("too_many_packets", "400 Bad Request", f"At most {_PACKETS} packets can be sent at once.")
        kept = []
        for packet in packets:
            reason = envelope_fault(packet)
            if reason is None:
                kept.append(packet)
            elif engine is not None:
                self._faulty(engine, reason)
        body = _SEPARATOR.join(kept).encode()
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))

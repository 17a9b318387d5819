"""gevent's WSGI server behind our own door: bounded connections, bounded times, and nothing of a request in any log."""

import contextlib
import io
import socket
import ssl
import time
from collections.abc import Callable
from typing import Any

import gevent
from gevent.pywsgi import WSGIHandler, WSGIServer

from server.gateway.admission import Caller, Door
from server.gateway.inlet import Inlet, TooSlow
from server.gateway.limits import Counts, Limits
from server.gateway.listener import Listener
from server.gateway.reports import Reports

CONNECTION = "wedge.connection"
"""The environ key under which a request finds its Handler: the socket, the inlet and the buffered reader."""

TURN_S = 0.001
"""A pause in which everybody else is looked at. A sleep of 0 is none: gevent may run fifty of those before it asks the
network, and at a request each that was half a second."""

_HEAD_BYTES = 64 * 1024
_SLICE = 64 * 1024
_SEND_BUFFER = 128 * 1024
_TLS_HANDSHAKE = b"\x16"


def server(app: Callable[..., Any], listener: Listener, limits: Limits, counts: Counts, reports: Reports) -> "Server":
    """Build the server of a WSGI app on an open listener; it serves once `serve_forever` or `start` is called."""
    tls = {"ssl_context": listener.tls} if listener.tls else {}
    made = Server(listener.socket, app, log=None, error_log=None, handler_class=Handler, **tls)
    made.limits, made.counts, made.reports = limits, counts, reports
    made.door = Door(limits, counts)
    return made


class Handler(WSGIHandler):
    """One connection: its requests are read under an allowance, at the pace of its address."""

    def __init__(self, sock: Any, address: Any, server: "Server") -> None:
        self.inlet = Inlet(sock)
        super().__init__(sock, address, server, rfile=io.BufferedReader(self.inlet, 16 * 1024))
        self.caller = server.callers[address]

    def handle_one_request(self) -> Any:
        """Serve one request; the connection ends after an upgrade, or once an allowance ran out."""
        self.server.door.rest(self.caller)
        self.inlet.allow(self.server.limits.head_s, _HEAD_BYTES)
        result = super().handle_one_request()
        return None if result is True and (self.connection_upgraded or self.inlet.spent) else result

    def read_requestline(self) -> str:
        """Read the first line of a request, then wait for this address's turn."""
        # Requests sent in one go are read from the buffer, which lets nobody else in between.
        gevent.sleep(TURN_S)
        line: str = super().read_requestline()
        while line and (delay := self.server.door.work(self.caller, time.monotonic())):
            gevent.sleep(delay)
        return line

    def get_environ(self) -> dict[str, Any]:
        """Make the WSGI environ; from here on the body is what may still be read."""
        limits = self.server.limits
        self.inlet.allow(limits.body_s, limits.body_bytes + _HEAD_BYTES)
        environ: dict[str, Any] = super().get_environ()
        environ[CONNECTION] = self
        return environ

    def _sendall(self, data: Any) -> None:
        # The socket's timeout is for a whole sendall, so a long answer goes in slices: slow is fine, stalled is not.
        view = memoryview(data)
        for start in range(0, len(view), _SLICE):
            super()._sendall(view[start : start + _SLICE])

    def log_error(self, msg: str, *_: Any) -> None:
        """Count a request that could not be read, without quoting it."""
        self.server.counts.refused_requests["bad_request"] += 1

    def _handle_client_error(self, ex: Exception) -> Any:
        if not isinstance(ex, ValueError | OSError):
            self.server.reports.fault("request", ex)
        return super()._handle_client_error(ex if isinstance(ex, ValueError) else ValueError())

    def _log_error(self, t: Any, v: Any, tb: Any) -> None:
        if issubclass(t, OSError):
            self.server.counts.refused_requests["gone"] += 1
        elif issubclass(t, Exception):
            self.server.reports.fault("app", v)


class Server(WSGIServer):
    """Accept what the door admits, each connection in its own greenlet. Built by `server`."""

    limits: Limits
    counts: Counts
    reports: Reports
    door: Door

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.callers: dict[Any, Caller] = {}
        super().__init__(*args, **kwargs)

    def do_handle(self, sock: Any, address: Any) -> None:
        """Admit a connection, or answer it shortly and close it. Runs in the hub, so it must not wait."""
        caller = self.door.enter(address[0], lambda: hang_up(sock), time.monotonic())
        if isinstance(caller, str):
            if not self.ssl_enabled:
                # Best effort: what the kernel does not take at once is not worth a greenlet.
                with contextlib.suppress(OSError):
                    sock._sock.send(_FULL)
            sock.close()
            return
        self.callers[address] = caller
        gevent.spawn(self._serve, sock, address, caller)

    def _serve(self, sock: Any, address: Any, caller: Caller) -> None:
        try:
            sock.settimeout(self.limits.stall_s)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # What the kernel holds for a slow client delays its next ping; four megabytes would look like a dead one.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
            self._handle(sock, address)
        except OSError:
            self.counts.refused_requests["gone"] += 1
        except Exception as error:
            self.reports.fault("connection", error)
        finally:
            self.door.leave(caller)
            self.callers.pop(address, None)
            sock.close()

    def wrap_socket_and_handle(self, client_socket: Any, address: Any) -> None:
        """Do the TLS handshake in the time of a request head; tell a browser that came by plain HTTP what to type."""
        with gevent.Timeout(self.limits.head_s, TooSlow("the TLS handshake did not end in time")):
            first = client_socket.recv(1, socket.MSG_PEEK)
            if first not in (_TLS_HANDSHAKE, b""):
                self.counts.refused_requests["plain_http"] += 1
                client_socket.recv(_HEAD_BYTES)
                client_socket.sendall(_PLAIN)
                return
            try:
                secure = self.wrap_socket(client_socket, **self.ssl_args)
            except ssl.SSLError:
                self.counts.refused_requests["tls"] += 1
                return
        # The socket that was accepted is hollow now, and hanging up on it would do nothing.
        self.callers[address].hang_up = lambda: hang_up(secure)
        try:
            self.handle(secure, address)
        finally:
            secure.close()


def hang_up(sock: Any) -> None:
    """End a connection from outside its own greenlet: both directions, at once."""
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _response(status: str, sentence: str, *headers: str) -> bytes:
    body = sentence.encode()
    fixed = ["Content-Type: text/plain; charset=utf-8", f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join([f"HTTP/1.1 {status}", *fixed, *headers, "", ""]).encode() + body


_FULL = _response(
    "503 Service Unavailable",
    "This table has all the connections it takes. Close tabs you do not need, wait a moment and load the page again.",
    "Retry-After: 3",
)
_PLAIN = _response("400 Bad Request", "This table is served by HTTPS: put https:// in front of the address.")

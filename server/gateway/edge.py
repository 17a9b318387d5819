"""The transport edge: Flask-SocketIO in gevent mode behind our own WebSocket, gate and door.

`build` makes an Edge for a Flask app; `edge.on(name)(handler)` says what a client may ask for; `edge.serve(listener)`
serves.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import flask_socketio
import gevent
from gevent import monkey

from server.gateway import strict
from server.gateway.answers import SERVER_FAULT, TOO_FAST
from server.gateway.gate import Gate
from server.gateway.limits import Counts, Limits
from server.gateway.listener import Listener
from server.gateway.packets import RESERVED, StrictPacket
from server.gateway.reports import QuietLogger, Reports
from server.gateway.server import Server, server
from server.gateway.sockets import Sockets

Handler = Callable[[str, dict[str, Any]], Any]
"""Called with the sid and the payload; what it returns, one JSON value, is the ack."""


class Unsafe(RuntimeError):
    """The edge was asked to run in a way that breaks a promise. Its text is the sentence to print."""


def build(
    app: Any,
    *,
    origins: Iterable[str],
    hosts: Iterable[str],
    limits: Limits | None = None,
    engineio_logger: bool = False,
    environ: Mapping[str, str] = os.environ,
) -> "Edge":
    """Give a Flask app its edge.

    `origins` are the pages that may open a socket, such as `https://table.example:8000`, compared exactly; `hosts` the
    names the server answers to, each `name` (any port) or `name:port`. Unsafe, with a sentence, for an open list or a
    logger that would print packets (`engineio_logger`, or ENGINEIO_LOGGER in the environment).
    """
    origins, hosts = list(origins), list(hosts)
    if engineio_logger or environ.get("ENGINEIO_LOGGER", "").lower() not in ("", "0", "false", "no", "off"):
        raise Unsafe(
            "engineio_logger prints every packet, sealed sheets too; unset it (ENGINEIO_LOGGER) and try again."
        )
    for what, names in (("origins", origins), ("hosts", hosts)):
        if not names or any("*" in name for name in names):
            raise Unsafe(
                f"{what} must name each address this table is opened under; none, or *, would let any page in."
            )
    return Edge(app, origins, hosts, limits or Limits())


class Edge:
    """The edge of one app: `socketio`, `counts`, `reports`, `limits`, and the events that clients may send."""

    def __init__(self, app: Any, origins: list[str], hosts: list[str], limits: Limits) -> None:
        self.limits = limits
        self.counts = Counts()
        self.reports = Reports(self.counts)
        self._names: dict[str, Handler] = {}
        self._server: Server | None = None
        self.said: Callable[[str, dict[str, Any]], dict[str, Any]] = lambda sid, answer: answer
        self.socketio = flask_socketio.SocketIO(
            app,
            async_mode="gevent",
            transports=["websocket", "polling"],
            ping_interval=limits.ping_interval_s,
            ping_timeout=limits.ping_timeout_s,
            max_http_buffer_size=limits.message_bytes,
            async_handlers=False,
            http_compression=False,
            cookie=None,
            cors_allowed_origins=origins,
            cors_credentials=False,
            manage_session=False,
            json=strict,
            serializer=type("Packet", (StrictPacket,), {"names": self._names, "fault": self.reports.fault}),
            logger=QuietLogger(self.reports, "socketio"),
            engineio_logger=QuietLogger(self.reports, "engineio"),
        )
        self.sockets = Sockets(self.socketio.server, limits, self.counts, self.reports)
        self.gate = Gate(app, hosts, self.sockets.engines, limits, self.counts, self.sockets.faulty)

    def on(self, name: str) -> Callable[[Handler], Handler]:
        """Register `handler(sid, payload) -> ack` of one event, called only for an object and within the rate."""
        if name in RESERVED:
            raise ValueError(f"{name!r} is a name Socket.IO keeps for itself; choose another for this event")

        def register(handler: Handler) -> Handler:
            self._names[name] = handler
            self.socketio.server.on(name, lambda sid, payload: self._answer(name, sid, payload))
            return handler

        return register

    def pace_as(self, sid: str, whose: str) -> None:
        """Hold all sockets of one name together to the rate of events, so that coming back gives nobody a new burst."""
        self.sockets.pace_as(sid, whose)

    def kick(self, sid: str) -> None:
        """Close the socket of a sid: no event of it is handled any more, and its line is cut within `goodbye_s`."""
        self.sockets.kick(sid)

    def serve(self, listener: Listener, *, ready: Callable[[], Any] | None = None) -> None:
        """Serve until `stop`, calling `ready` once connections are taken. Unsafe unless gevent has patched Python."""
        if not (monkey.is_module_patched("socket") and monkey.is_module_patched("threading")):
            raise Unsafe("serve needs gevent: gevent.monkey.patch_all() must run before anything else is imported.")
        if not isinstance(self.socketio.server.eio.logger, QuietLogger):
            raise Unsafe(
                "python-engineio was given another logger, which would print packets; leave it as build made it."
            )
        self._server = server(self.gate, listener, self.limits, self.counts, self.reports)
        self._server.start()
        if ready:
            ready()
        self._server.serve_forever()

    def stop(self) -> None:
        """Take no connections, and close the sockets so that clients come back on their own (1001, going away)."""
        if self._server is None:
            return
        self._server.stop_accepting()
        self.sockets.go_away()
        gevent.sleep(self.limits.goodbye_s)
        self._server.stop()

    @property
    def open_sockets(self) -> int:
        """Engine.IO sessions now open."""
        return len(self.sockets.engines)

    def _answer(self, name: str, sid: str, payload: dict[str, Any]) -> Any:
        if not self.sockets.in_time(sid):
            return self.said(sid, TOO_FAST)
        try:
            return self._names[name](sid, payload)
        except Exception as error:
            self.reports.fault("handler", error)
            return self.said(sid, SERVER_FAULT)

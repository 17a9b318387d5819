"""The transport edge: Flask-SocketIO in gevent mode behind our own WebSocket, gate and door.

`build` makes an Edge for a Flask app; `edge.on(name)(handler)` says what a client may ask for; `edge.serve(listener)`
serves.
"""

import os
import time
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
from server.gateway.packets import RESERVED, Broken, StrictPacket
from server.gateway.peer import Outbox, peer_of, settle
from server.gateway.reports import QuietLogger, Reports
from server.gateway.server import Server, server
from server.gateway.websocket import WebSocket

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
            serializer=type("Packet", (StrictPacket,), {"names": self._names}),
            logger=QuietLogger(self.reports, "socketio"),
            engineio_logger=QuietLogger(self.reports, "engineio"),
        )
        self._engine = self.socketio.server.eio
        # python-engineio has one table of drivers for the process; this edge gets a copy with a WebSocket of ours.
        self._engine._async = {**self._engine._async, "websocket": self._websocket, "queue": Outbox}
        self._inner_connect, self._inner_message = (self._engine.handlers[name] for name in ("connect", "message"))
        self._engine.on("connect", self._connected)
        self._engine.on("message", self._message)
        self._inner_send = self._engine.send_packet
        self._engine.send_packet = self._send_packet
        self.gate = Gate(app, hosts, self._engine.sockets, limits, self.counts, self._faulty)

    def on(self, name: str) -> Callable[[Handler], Handler]:
        """Register `handler(sid, payload) -> ack` of one event, called only for an object and within the rate."""
        if name in RESERVED:
            raise ValueError(f"{name!r} is a name Socket.IO keeps for itself; choose another for this event")

        def register(handler: Handler) -> Handler:
            self._names[name] = handler
            self.socketio.server.on(name, lambda sid, payload: self._answer(name, sid, payload))
            return handler

        return register

    def kick(self, sid: str) -> None:
        """Close the socket of a sid: no event of it is handled any more, and its line is cut within `goodbye_s`."""
        engine = self._engine_of(sid)
        if engine is None:
            return
        peer_of(engine).deaf = True
        gevent.spawn(self._part, sid, engine)

    def serve(self, listener: Listener, *, ready: Callable[[], Any] | None = None) -> None:
        """Serve until `stop`, calling `ready` once connections are taken. Unsafe where gevent has not patched Python."""
        if not (monkey.is_module_patched("socket") and monkey.is_module_patched("threading")):
            raise Unsafe("serve needs gevent: gevent.monkey.patch_all() must run before anything else is imported.")
        if not isinstance(self._engine.logger, QuietLogger):
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
        for engine in list(self._engine.sockets.values()):
            if wire := peer_of(engine).wire:
                wire.close(1001)
        gevent.sleep(self.limits.goodbye_s)
        self._server.stop()

    @property
    def open_sockets(self) -> int:
        """Engine.IO sessions now open."""
        return len(self._engine.sockets)

    def _websocket(self, serve: Any, engine_server: Any) -> WebSocket:
        wire = WebSocket(serve, engine_server, limits=self.limits, counts=self.counts, faulty=self._faulty)
        peer_of(serve.__self__).wire = wire
        return wire

    def _connected(self, eio_sid: str, environ: dict[str, Any]) -> Any:
        settle(self._engine.sockets[eio_sid], self.limits)
        gevent.spawn_later(self.limits.hello_s, self._hello_due, eio_sid)
        return self._inner_connect(eio_sid, environ)

    def _hello_due(self, eio_sid: str) -> None:
        manager = self.socketio.server.manager
        engine = self._engine.sockets.get(eio_sid)
        if engine is not None and not manager.is_connected(manager.sid_from_eio_sid(eio_sid, "/"), "/"):
            self._doom(engine, "no_hello")

    def _message(self, eio_sid: str, data: Any) -> None:
        """Hand one Socket.IO packet on, and let nothing that it causes escape into the receiving loop."""
        engine = self._engine.sockets.get(eio_sid)
        if engine is None or peer_of(engine).deaf:
            return None
        if not isinstance(data, str) or not data:
            return self._faulty(engine, "malformed")
        connected = self.socketio.server.manager.sid_from_eio_sid(eio_sid, "/") is not None
        if data[0] == "2" and not connected:
            return self._faulty(engine, "before_connect")
        if data[0] == "0" and connected:
            return self._faulty(engine, "second_connect")
        try:
            self._inner_message(eio_sid, data)
        except Broken as broken:
            return self._faulty(engine, broken.reason)
        except Exception as error:
            self.reports.fault("message", error)
            if data[0] != "2":
                self._doom(engine, "fault")
        if data[0] == "1":
            self._doom(engine, None)
        return None

    def _answer(self, name: str, sid: str, payload: dict[str, Any]) -> Any:
        engine = self._engine_of(sid)
        if engine is None or not peer_of(engine).events.take(time.monotonic()):
            self.counts.dropped_frames["too_fast"] += 1
            return TOO_FAST
        try:
            return self._names[name](sid, payload)
        except Exception as error:
            self.reports.fault("handler", error)
            return SERVER_FAULT

    def _faulty(self, engine: Any, reason: str) -> None:
        """Count a dropped packet; a socket that sends too many of them is closed."""
        self.counts.dropped_frames[reason] += 1
        if not peer_of(engine).faults.take(time.monotonic()):
            self._doom(engine, "too_many_faults")

    def _send_packet(self, eio_sid: str, packet: Any) -> None:
        """Queue a packet for a client, or give the client up if it has long stopped reading."""
        engine = self._engine.sockets.get(eio_sid)
        if engine is not None:
            late = engine.last_ping and time.time() - engine.last_ping > self.limits.ping_timeout_s
            full = engine.queue.octets >= self.limits.outbox_bytes
            if late or full:
                # python-engineio would close a late socket here and now, in the middle of what its sender was doing.
                return self._doom(engine, "ping_timeout" if late else "outbox_full")
            if peer_of(engine).doomed:
                return None
        self._inner_send(eio_sid, packet)
        return None

    def _doom(self, engine: Any, reason: str | None) -> None:
        """Close a socket soon, from another greenlet: the caller may hold a lock that a disconnect handler wants."""
        peer = peer_of(engine)
        if not peer.doomed:
            peer.doomed = peer.deaf = True
            if reason:
                self.counts.closed_sockets[reason] += 1
            gevent.spawn(self._cut, engine)

    def _part(self, sid: str, engine: Any) -> None:
        """Say goodbye to a client, and hang up whether it listens or not."""
        try:
            self.socketio.server.disconnect(sid)
        except Exception as error:
            self.reports.fault("disconnect", error)
        gevent.sleep(self.limits.goodbye_s)
        self._doom(engine, "kicked")

    def _cut(self, engine: Any) -> None:
        if wire := peer_of(engine).wire:
            wire.abort()
        try:
            engine.close(wait=False, abort=True, reason=self._engine.reason.TRANSPORT_ERROR)
        except Exception as error:
            self.reports.fault("disconnect", error)

    def _engine_of(self, sid: str) -> Any:
        eio_sid = self.socketio.server.manager.eio_sid_from_sid(sid, "/")
        return self._engine.sockets.get(eio_sid)

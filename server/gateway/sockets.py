"""The life of the sockets between python-engineio and python-socketio: let in, listened to, sent to, and closed."""

import time
from typing import Any

import gevent

from server.gateway.frames import AWAY
from server.gateway.limits import Counts, Limits
from server.gateway.packets import Broken
from server.gateway.peer import Outbox, peer_of, settle
from server.gateway.rates import Buckets
from server.gateway.reports import Reports
from server.gateway.websocket import WebSocket


class Sockets:
    """The sockets of one python-socketio server, from now on under `limits`."""

    def __init__(self, server: Any, limits: Limits, counts: Counts, reports: Reports) -> None:
        self._server = server
        self._limits = limits
        self._counts = counts
        self._reports = reports
        self._paces = Buckets(limits.events_rate, limits.events_burst)
        engine = server.eio
        # python-engineio has one table of drivers for the process; this server gets a copy with a WebSocket of ours.
        engine._async = {**engine._async, "websocket": self._websocket, "queue": Outbox}
        self._inner_connect, self._inner_message = (engine.handlers[name] for name in ("connect", "message"))
        engine.on("connect", self._connected)
        engine.on("message", self._message)
        self._inner_send = engine.send_packet
        engine.send_packet = self._send_packet

    @property
    def engines(self) -> dict[str, Any]:
        """The Engine.IO sockets now open, by their own sids."""
        sockets: dict[str, Any] = self._server.eio.sockets
        return sockets

    def in_time(self, sid: str) -> bool:
        """Count an event of a Socket.IO sid against its rate, and say whether it is within."""
        engine = self._engine_of(sid)
        if engine is not None and peer_of(engine).events.take(time.monotonic()):
            return True
        self._counts.dropped_frames["too_fast"] += 1
        return False

    def pace_as(self, sid: str, whose: str) -> None:
        """Count the events of a Socket.IO sid, its connecting too, with those of all sockets of `whose`, now and before."""
        engine = self._engine_of(sid)
        if engine is None:
            return
        now = time.monotonic()
        peer_of(engine).events = self._paces.of(whose, now)
        peer_of(engine).events.take(now)

    def kick(self, sid: str) -> None:
        """Hear nothing more of a Socket.IO sid, say goodbye to it, and cut its line within `goodbye_s`."""
        engine = self._engine_of(sid)
        if engine is not None:
            peer_of(engine).deaf = True
            gevent.spawn(self._part, sid, engine)

    def go_away(self) -> None:
        """Close every WebSocket in the way that makes clients come back by themselves."""
        for engine in list(self.engines.values()):
            if wire := peer_of(engine).wire:
                wire.close(AWAY)

    def faulty(self, engine: Any, reason: str) -> None:
        """Count a dropped packet; a socket that sends too many of them is closed."""
        self._counts.dropped_frames[reason] += 1
        if not peer_of(engine).faults.take(time.monotonic()):
            self._doom(engine, "too_many_faults")

    def _websocket(self, serve: Any, engine_server: Any) -> WebSocket:
        wire = WebSocket(serve, engine_server, limits=self._limits, counts=self._counts, faulty=self.faulty)
        peer_of(serve.__self__).wire = wire
        return wire

    def _connected(self, eio_sid: str, environ: dict[str, Any]) -> Any:
        settle(self.engines[eio_sid], self._limits)
        gevent.spawn_later(self._limits.hello_s, self._hello_due, eio_sid)
        return self._inner_connect(eio_sid, environ)

    def _hello_due(self, eio_sid: str) -> None:
        manager = self._server.manager
        engine = self.engines.get(eio_sid)
        if engine is not None and not manager.is_connected(manager.sid_from_eio_sid(eio_sid, "/"), "/"):
            self._doom(engine, "no_hello")

    def _message(self, eio_sid: str, data: Any) -> None:
        """Hand one Socket.IO packet on, and let nothing that it causes escape into the receiving loop."""
        engine = self.engines.get(eio_sid)
        if engine is None or peer_of(engine).deaf:
            return None
        if not isinstance(data, str) or not data:
            return self.faulty(engine, "malformed")
        connected = self._server.manager.sid_from_eio_sid(eio_sid, "/") is not None
        if data[0] == "2" and not connected:
            return self.faulty(engine, "before_connect")
        if data[0] == "0" and connected and data[1:2] != "/":
            return self.faulty(engine, "second_connect")
        if data[0] == "0" and not peer_of(engine).events.take(time.monotonic()):
            return self.faulty(engine, "too_fast")
        try:
            self._inner_message(eio_sid, data)
        except Broken as broken:
            return self.faulty(engine, broken.reason)
        except Exception as error:
            self._reports.fault("message", error)
            if data[0] != "2":
                self._doom(engine, "fault")
        if data[0] == "1":
            self._doom(engine, None)
        return None

    def _send_packet(self, eio_sid: str, packet: Any) -> None:
        """Queue a packet for a client, or give the client up if it has long stopped reading."""
        engine = self.engines.get(eio_sid)
        if engine is not None:
            late = engine.last_ping and time.time() - engine.last_ping > self._limits.ping_timeout_s
            full = engine.queue.octets >= self._limits.outbox_bytes
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
                self._counts.closed_sockets[reason] += 1
            gevent.spawn(self._cut, engine)

    def _part(self, sid: str, engine: Any) -> None:
        """Say goodbye to a client, and hang up whether it listens or not."""
        try:
            self._server.disconnect(sid)
        except Exception as error:
            self._reports.fault("disconnect", error)
        gevent.sleep(self._limits.goodbye_s)
        self._doom(engine, "kicked")

    def _cut(self, engine: Any) -> None:
        if wire := peer_of(engine).wire:
            wire.abort()
        try:
            engine.close(wait=False, abort=True, reason=self._server.reason.TRANSPORT_ERROR)
        except Exception as error:
            self._reports.fault("disconnect", error)

    def _engine_of(self, sid: str) -> Any:
        eio_sid = self._server.manager.eio_sid_from_sid(sid, "/")
        return self.engines.get(eio_sid)

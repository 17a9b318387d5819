"""The WebSocket under Engine.IO (RFC 6455, server side): every size is known before a byte of it is read.

python-engineio calls one of these for each upgraded connection and then uses `wait`, `send` and `close`. No extension
is ever agreed to, so there is nothing to inflate. Text only.
"""

import base64
import binascii
import contextlib
import hashlib
import math
import struct
import time
from collections.abc import Callable
from typing import Any

import gevent
from gevent.lock import BoundedSemaphore

from server.gateway.inlet import TooSlow
from server.gateway.limits import Counts, Limits
from server.gateway.packets import envelope_fault
from server.gateway.rates import Bucket
from server.gateway.server import CONNECTION, hang_up

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10
_NORMAL, _AWAY, _PROTOCOL, _NOT_TEXT, _BAD_UTF8, _TOO_LARGE = 1000, 1001, 1002, 1003, 1007, 1009
_SLICE = 256 * 1024
_LINGER_BYTES, _LINGER_SLICE = 1024 * 1024, 16 * 1024

Faulty = Callable[[Any, str], None]
"""What is told of a packet that was dropped: the Engine.IO socket and the reason."""


class Violation(Exception):
    """The client broke the protocol: the connection closes with `code`, and is counted under `reason`."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def handshake_fault(environ: dict[str, Any]) -> tuple[str, str] | None:
    """Say what is wrong with a request to upgrade, as (HTTP status, sentence), or None."""
    connection = [word.strip() for word in environ.get("HTTP_CONNECTION", "").lower().split(",")]
    if environ.get("HTTP_UPGRADE", "").lower() != "websocket" or "upgrade" not in connection:
        return "426 Upgrade Required", "This address speaks WebSocket: ask for Upgrade: websocket."
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
        return "426 Upgrade Required", "Only version 13 of WebSocket is spoken here."
    try:
        key = base64.b64decode(environ.get("HTTP_SEC_WEBSOCKET_KEY", ""), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != 16:
        return "400 Bad Request", "Sec-WebSocket-Key must be 16 bytes in base64."
    return None


def frame(opcode: int, payload: bytes) -> bytes:
    """Build one whole unmasked frame."""
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x80 | opcode, size) + payload
    if size < 65536:
        return struct.pack("!BBH", 0x80 | opcode, 126, size) + payload
    return struct.pack("!BBQ", 0x80 | opcode, 127, size) + payload


def unmask(payload: bytes, key: bytes) -> bytes:
    """XOR a payload with its repeated four-byte key, all of it as one large integer."""
    size = len(payload)
    pad = (key * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(pad, "big")).to_bytes(size, "big")


class WebSocket:
    """One upgraded connection of one Engine.IO socket."""

    def __init__(self, serve: Any, _server: Any, *, limits: Limits, counts: Counts, faulty: Faulty) -> None:
        self._serve = serve
        self._engine = serve.__self__
        self._limits = limits
        self._counts = counts
        self._faulty = faulty
        self._pace = Bucket(limits.frames_rate, limits.frames_burst)
        self._turn = BoundedSemaphore(1)
        self._closing = False
        self._answered = False
        self._cut: Any = None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        """Agree to the upgrade, and hand the connection to python-engineio until it is over."""
        connection = environ[CONNECTION]
        self._wire, self._inlet, self._read = connection.socket, connection.inlet, connection.rfile.read
        # Reading and writing have times of their own from here on: a slow reader is silent while it is being sent to.
        self._wire.settimeout(None)
        accept = base64.b64encode(hashlib.sha1(environ["HTTP_SEC_WEBSOCKET_KEY"].encode() + _GUID).digest()).decode()
        headers = [("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Accept", accept)]
        start_response("101 Switching Protocols", headers)(b"")
        try:
            self._serve(self)
        finally:
            self.close()
            self._linger()
            if self._cut:
                self._cut.kill(block=False)
        return []

    def wait(self) -> str | None:
        """Give the next packet a client may send, or None once the connection is over. Never raises."""
        try:
            while not self._closing:
                packet = self._message()
                if packet is None or self._closing:
                    break
                reason = envelope_fault(packet, upgrading=not self._engine.upgraded)
                if reason is None:
                    return packet
                self._faulty(self._engine, reason)
        except Violation as violation:
            self._counts.closed_sockets[violation.reason] += 1
            self.close(violation.code)
        except TooSlow:
            self._counts.closed_sockets["slow"] += 1
            self.abort()
        except (OSError, EOFError, ValueError):
            # The client went away, or somebody here hung up on it; python-engineio ends the session either way.
            self._counts.closed_sockets["gone"] += 1
        return None

    def send(self, message: str | bytes) -> None:
        """Send one message whole, however slowly it is read. OSError once the client is gone or stalls."""
        data = message.encode() if isinstance(message, str) else message
        with self._turn:
            if self._closing:
                raise BrokenPipeError("the connection is closing")
            self._write(frame(_TEXT if isinstance(message, str) else _TEXT + 1, data))

    def close(self, code: int = _NORMAL) -> None:
        """Send a Close frame if the line is free, and cut the line if the client does not end it soon."""
        if self._closing:
            return
        self._closing = True
        self._cut = gevent.spawn_later(self._limits.goodbye_s, self.abort)
        if self._turn.acquire(blocking=False):
            try:
                with contextlib.suppress(OSError), gevent.Timeout(self._limits.goodbye_s, False):
                    self._wire.sendall(frame(_CLOSE, struct.pack("!H", code)))
            finally:
                self._turn.release()

    def abort(self) -> None:
        """Cut the line; whoever waits on it, reading or writing, wakes up."""
        self._closing = True
        hang_up(self._wire)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            with gevent.Timeout(self._limits.stall_s, TooSlow("the client takes nothing")):
                sent = self._wire.send(view[:_SLICE])
            view = view[sent:]
            if view and self._engine.last_ping:
                # A ping queued behind a long message cannot be answered yet: while bytes are taken, the client lives.
                self._engine.last_ping = time.time()

    def _message(self) -> str | None:
        """Read one whole text message; None for a proper end."""
        parts: list[bytes] = []
        size = 0
        while True:
            if not parts:
                # Silence is python-engineio's to judge, by its pings; only an upgrade under way has none of its own.
                self._inlet.allow(math.inf if self._engine.upgraded else self._limits.head_s)
            final, opcode, length, key = self._header(size, begun=bool(parts))
            if not parts:
                self._inlet.allow(self._limits.body_s)
            payload = unmask(self._exactly(length), key)
            self._slow(length)
            if opcode == _CLOSE:
                self._answered = True
                self.close()
                return None
            if opcode == _PING:
                with self._turn:
                    self._write(frame(_PONG, payload))
            elif opcode != _PONG:
                parts.append(payload)
                size += length
                if final:
                    return self._text(b"".join(parts))

    def _linger(self) -> None:
        """Read away what a client had already sent, or our Close frame would be lost to a reset; never for long."""
        if not self._answered:
            self._inlet.allow(self._limits.goodbye_s, _LINGER_BYTES)
            with contextlib.suppress(OSError, ValueError):
                while self._read(_LINGER_SLICE):
                    gevent.sleep(0)

    def _header(self, size: int, *, begun: bool) -> tuple[bool, int, int, bytes]:
        """Read a frame's header, and refuse the frame by it before reading on."""
        first, second = self._exactly(2)
        final, opcode, length = bool(first & 0x80), first & 0x0F, second & 0x7F
        if first & 0x70 or opcode not in (0, 1, 2, 8, 9, 10):
            raise Violation(_PROTOCOL, "extension")
        if not second & 0x80:
            raise Violation(_PROTOCOL, "unmasked")
        if opcode >= _CLOSE and (not final or length > 125):
            raise Violation(_PROTOCOL, "control_frame")
        if opcode == 2:
            raise Violation(_NOT_TEXT, "binary")
        if opcode < _CLOSE and begun != (opcode == 0):
            raise Violation(_PROTOCOL, "fragment")
        if length == 126:
            length = int.from_bytes(self._exactly(2), "big")
        elif length == 127:
            length = int.from_bytes(self._exactly(8), "big")
        if size + length > self._limits.message_bytes:
            raise Violation(_TOO_LARGE, "too_large")
        return final, opcode, length, self._exactly(4)

    def _exactly(self, count: int) -> bytes:
        data: bytes = self._read(count)
        if len(data) < count:
            raise EOFError
        return data

    def _text(self, data: bytes) -> str:
        try:
            return data.decode()
        except UnicodeDecodeError:
            raise Violation(_BAD_UTF8, "utf8") from None

    def _slow(self, length: int) -> None:
        """Read no faster than the bucket allows, and let every other socket have its turn in between."""
        cost = 1 + length / self._limits.frame_unit
        gevent.sleep(0)
        while not self._pace.take(now := time.monotonic(), cost):
            self._counts.slowed_reads["frames"] += 1
            gevent.sleep(self._pace.wait(now, cost))

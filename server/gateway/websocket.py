"""The WebSocket under Engine.IO (RFC 6455, server side): every size is known before a byte of it is read.

python-engineio calls one of these for each upgraded connection and then uses `wait`, `send` and `close`. No extension
is ever agreed to, so there is nothing to inflate. Text only.
"""

import contextlib
import math
import struct
import time
from collections.abc import Callable
from typing import Any

import gevent
from gevent.lock import BoundedSemaphore

from server.gateway import frames
from server.gateway.inlet import TooSlow
from server.gateway.limits import Counts, Limits
from server.gateway.packets import envelope_fault
from server.gateway.rates import Bucket
from server.gateway.server import CONNECTION, TURN_S, hang_up

_OPCODES = (frames.CONTINUED, frames.TEXT, frames.BINARY, frames.CLOSE, frames.PING, frames.PONG)
_SLICE = 256 * 1024
# A frame that follows another sooner than this gives everybody else a turn first; a person's frames never wait for it.
_HOT_S = 0.005
_LINGER_BYTES, _LINGER_SLICE = 1024 * 1024, 16 * 1024

Faulty = Callable[[Any, str], None]
"""What is told of a packet that was dropped: the Engine.IO socket and the reason."""


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
        self._read_at = 0.0
        self._closing = False
        self._answered = False
        self._cut: Any = None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        """Agree to the upgrade, and hand the connection to python-engineio until it is over."""
        connection = environ[CONNECTION]
        self._wire, self._inlet, self._read = connection.socket, connection.inlet, connection.rfile.read
        # Reading and writing have times of their own from here on: a slow reader is silent while it is being sent to.
        self._wire.settimeout(None)
        accept = frames.accept_key(environ["HTTP_SEC_WEBSOCKET_KEY"])
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
        except frames.Violation as violation:
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
            self._write(frames.frame(frames.TEXT if isinstance(message, str) else frames.BINARY, data))

    def close(self, code: int = frames.NORMAL) -> None:
        """Send a Close frame if the line is free, and cut the line if the client does not end it soon."""
        if self._closing:
            return
        self._closing = True
        self._cut = gevent.spawn_later(self._limits.goodbye_s, self.abort)
        if self._turn.acquire(blocking=False):
            try:
                with contextlib.suppress(OSError), gevent.Timeout(self._limits.goodbye_s, False):
                    self._wire.sendall(frames.frame(frames.CLOSE, struct.pack("!H", code)))
            finally:
                self._turn.release()

    def abort(self) -> None:
        """Cut the line; whoever waits on it, reading or writing, wakes up."""
        self._closing = True
        hang_up(self._wire)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            try:
                with gevent.Timeout(self._limits.stall_s, TooSlow("the client takes nothing")):
                    sent = self._wire.send(view[:_SLICE])
            except OSError as error:
                # Part of a frame may be out, so nothing can follow it, not even a Close.
                self._counts.closed_sockets["stalled" if isinstance(error, TooSlow) else "gone"] += 1
                self.abort()
                raise
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
            payload = frames.unmask(self._exactly(length), key)
            self._slow(length)
            if opcode == frames.CLOSE:
                self._answered = True
                self.close()
                return None
            if opcode == frames.PING:
                with self._turn:
                    self._write(frames.frame(frames.PONG, payload))
            elif opcode != frames.PONG:
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
                    gevent.sleep(TURN_S)

    def _header(self, size: int, *, begun: bool) -> tuple[bool, int, int, bytes]:
        """Read a frame's header, and refuse the frame by it before reading on."""
        first, second = self._exactly(2)
        final, opcode, length = bool(first & 0x80), first & 0x0F, second & 0x7F
        if first & 0x70 or opcode not in _OPCODES:
            raise frames.Violation(frames.PROTOCOL, "extension")
        if not second & 0x80:
            raise frames.Violation(frames.PROTOCOL, "unmasked")
        if opcode >= frames.CLOSE and (not final or length > 125):
            raise frames.Violation(frames.PROTOCOL, "control_frame")
        if opcode == frames.BINARY:
            raise frames.Violation(frames.NOT_TEXT, "binary")
        if opcode < frames.CLOSE and begun != (opcode == frames.CONTINUED):
            raise frames.Violation(frames.PROTOCOL, "fragment")
        if length == 126:
            length = int.from_bytes(self._exactly(2), "big")
        elif length == 127:
            length = int.from_bytes(self._exactly(8), "big")
        if size + length > self._limits.message_bytes:
            raise frames.Violation(frames.TOO_LARGE, "too_large")
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
            raise frames.Violation(frames.BAD_UTF8, "utf8") from None

    def _slow(self, length: int) -> None:
        """Read no faster than the bucket allows, and let every other socket have its turn in between."""
        cost = 1 + length / self._limits.frame_unit
        if time.monotonic() - self._read_at < _HOT_S:
            gevent.sleep(TURN_S)
        self._read_at = time.monotonic()
        while not self._pace.take(now := time.monotonic(), cost):
            self._counts.slowed_reads["frames"] += 1
            gevent.sleep(self._pace.wait(now, cost))

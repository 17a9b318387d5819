"""The wire format of WebSocket (RFC 6455): the handshake, frames and codes. Nothing here does I/O."""

import base64
import binascii
import hashlib
import struct
from typing import Any

CONTINUED, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
NORMAL, AWAY, PROTOCOL, NOT_TEXT, BAD_UTF8, TOO_LARGE = 1000, 1001, 1002, 1003, 1007, 1009
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


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


def accept_key(key: str) -> str:
    """Compute Sec-WebSocket-Accept from a request's Sec-WebSocket-Key."""
    return base64.b64encode(hashlib.sha1(key.encode() + _GUID).digest()).decode()

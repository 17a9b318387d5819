"""What a client may say, packet by packet: the Engine.IO envelope, and the Socket.IO packet inside it."""

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from socketio import packet as sio

from server.gateway.answers import SERVER_FAULT

# Names that a client could emit as ordinary events, and that python-socketio would run as if they had happened.
RESERVED = frozenset(
    {"connect", "connect_error", "disconnect", "disconnecting", "error", "json", "message"}
    | {"newListener", "removeListener", "*"}
)

_EVENT = re.compile(r"2([0-9]{1,15})?(\[.*)", re.DOTALL)
_CONNECT = re.compile(r"0(\{.*)?", re.DOTALL)


class Broken(ValueError):
    """A packet no client of ours would send. `reason` is one of a fixed set of words, for the counts."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def envelope_fault(packet: str, *, upgrading: bool = False) -> str | None:
    """Say why an Engine.IO packet is dropped unread, or None if a client may send it. Only an upgrade sends a probe."""
    if packet in ("1", "3") or packet[:2] in ("40", "41", "42"):
        return None
    if upgrading and packet in ("2probe", "5"):
        return None
    if not packet:
        return "empty"
    if packet[0] == "b" or packet[:2] in ("45", "46"):
        return "binary"
    return "packet_type"


class StrictPacket(sio.Packet):
    """A Socket.IO packet that a client may send: CONNECT or DISCONNECT of "/", or an event we know, with one object.

    Decoding raises Broken for anything else. Each edge has a subclass of its own, with the `names` of the events that
    it handles, and `fault` to tell of an ack that cannot be encoded.
    """

    # Nothing binary is ever sent either; looking for it would walk through everything before it is encoded.
    uses_binary_events = False

    names: ClassVar[Mapping[str, Any]] = {}
    fault: ClassVar[Callable[[str, Exception], None]]

    def encode(self) -> Any:
        """Encode for the wire; an ack that cannot be is replaced by one that says so, for the client waits for it."""
        try:
            return super().encode()
        except (ValueError, TypeError) as error:
            if self.packet_type != sio.ACK:
                raise
            self.fault("ack", error)
            self.data = [SERVER_FAULT]
            return super().encode()

    def decode(self, encoded_packet: str) -> int:
        """Read one packet, and give the number of binary attachments that follow: always none."""
        self.namespace = None
        self.data = None
        kind = encoded_packet[:1]
        if kind not in ("0", "1", "2"):
            raise Broken("packet_type")
        if encoded_packet[1:2] == "/":
            # Clients leave "/" out; whatever is spelt out is another namespace, and there is none.
            raise Broken("namespace")
        self.packet_type = int(kind)
        if kind == "0":
            self._decode_connect(encoded_packet)
        elif kind == "1":
            if encoded_packet != "1":
                raise Broken("malformed")
        else:
            self._decode_event(encoded_packet)
        return 0

    def _decode_connect(self, text: str) -> None:
        found = _CONNECT.fullmatch(text)
        if not found:
            raise Broken("malformed")
        if found[1]:
            self.data = self._json(found[1])

    def _decode_event(self, text: str) -> None:
        found = _EVENT.fullmatch(text)
        if not found:
            raise Broken("malformed")
        self.id = int(found[1]) if found[1] else None
        data = self._json(found[2])
        if not data or not isinstance(data[0], str):
            raise Broken("malformed")
        if data[0] in RESERVED:
            raise Broken("reserved_event")
        if data[0] not in self.names:
            raise Broken("unknown_event")
        if len(data) != 2 or not isinstance(data[1], dict):
            raise Broken("payload")
        self.data = data

    def _json(self, text: str) -> Any:
        try:
            return self.json.loads(text)
        except ValueError:
            raise Broken("json") from None

"""What the edge keeps of one Engine.IO socket: its rates, its outgoing packets, and whether it is still heard."""

from typing import Any

from gevent.queue import JoinableQueue

from server.gateway.limits import Limits
from server.gateway.rates import Bucket

_PEER = "wedge.peer"
# What a waiting packet takes beside its text, so that a million empty ones are not free.
_PACKET_OCTETS = 128


class Outbox(JoinableQueue):
    """The packets that wait for one client, and how many bytes they hold."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.octets = 0

    def put(self, item: Any, *args: Any, **kwargs: Any) -> None:
        """Add a packet, or None for the end."""
        self.octets += _octets(item)
        super().put(item, *args, **kwargs)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Take a packet."""
        item = super().get(*args, **kwargs)
        self.octets -= _octets(item)
        return item


class Peer:
    """The edge's own record of an Engine.IO socket, kept in that socket's session."""

    def __init__(self, limits: Limits) -> None:
        self.events = Bucket(limits.events_rate, limits.events_burst)
        self.faults = Bucket(limits.faults_rate, limits.faults_burst)
        self.wire: Any = None
        """Its WebSocket, or None while it polls."""
        self.deaf = False
        """Nothing it sends is handled any more; what was queued for it still goes out."""
        self.doomed = False
        """It is being cut off."""


def settle(engine: Any, limits: Limits) -> None:
    """Give a new Engine.IO socket its Peer."""
    engine.session[_PEER] = Peer(limits)


def peer_of(engine: Any) -> Peer:
    """The Peer of an Engine.IO socket."""
    peer: Peer = engine.session[_PEER]
    return peer


def _octets(packet: Any) -> int:
    # The encoding is kept by the packet, so that sending it later costs nothing again.
    return 0 if packet is None else len(packet.encode()) + _PACKET_OCTETS

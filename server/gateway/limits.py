"""What one client may use up, and the counts of what was turned away."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The caps of the edge. Sizes are bytes, times seconds, rates a second; a `burst` may come at once after a rest."""

    message_bytes: int = 64 * 1024
    """One WebSocket message, all fragments together, or one polling POST."""
    body_bytes: int = 256 * 1024
    """The body of any other request."""
    upload_bytes: int = 1280 * 1024
    """The body of a request under /runsheet/, which brings a workbook of up to a mebibyte."""
    outbox_bytes: int = 4 * 1024 * 1024
    """What may wait for a client that does not read; a message is never cut, so the last may go over."""

    connections: int = 400
    per_address: int = 200
    """Open connections in all and from one address: a whole seminar room may sit behind one."""
    connects_rate: float = 10.0
    connects_burst: float = 600.0
    requests_rate: float = 250.0
    requests_burst: float = 4000.0
    """New connections, and HTTP requests, of one address. Connections past it are refused, requests wait."""
    frames_rate: float = 60.0
    frames_burst: float = 240.0
    """WebSocket frames of one socket; each `frame_unit` bytes cost one more. Past it the socket is read slower."""
    frame_unit: int = 4096
    events_rate: float = 15.0
    events_burst: float = 60.0
    """Events of one seat, all its sockets together. Past it an event is not handled, and its ack says so."""
    faults_rate: float = 1.0
    faults_burst: float = 30.0
    """Broken frames of one socket. Past it the socket is closed."""

    head_s: float = 10.0
    body_s: float = 20.0
    """Time for a whole request head (or TLS handshake), and for a whole body or message once it has begun."""
    stall_s: float = 20.0
    """Time in which a client that is being sent to must accept at least a byte."""
    hello_s: float = 10.0
    """Time from the transport's opening to the Socket.IO CONNECT."""
    goodbye_s: float = 0.5
    """Time a closing or removed socket has before it is cut off."""
    ping_interval_s: int = 8
    ping_timeout_s: int = 6

    def __post_init__(self) -> None:
        # A message that costs more than the bucket ever holds would wait for ever.
        if 1 + self.message_bytes / self.frame_unit > self.frames_burst:
            raise ValueError("frames_burst must cover one message of message_bytes: raise it, or frame_unit")


@dataclass
class Counts:
    """How often the edge turned something away, by reason. Reasons are words of the code, never of a client."""

    dropped_frames: Counter[str] = field(default_factory=Counter)
    """Frames and events not handled."""
    closed_sockets: Counter[str] = field(default_factory=Counter)
    """Sockets closed for cause."""
    refused_requests: Counter[str] = field(default_factory=Counter)
    """Connections and HTTP requests refused."""
    slowed_reads: Counter[str] = field(default_factory=Counter)
    """Reads delayed because a bucket was empty."""
    faults: Counter[str] = field(default_factory=Counter)
    """Exceptions of our own code, by the place that caught them."""

    def rows(self) -> Iterator[tuple[str, str, int]]:
        """Give (metric, reason, count) for each count, in a stable order."""
        for metric, counter in sorted(vars(self).items()):
            for reason, count in sorted(counter.items()):
                yield metric, reason, count

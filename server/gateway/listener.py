"""The listening socket, and a plain sentence when there can be none."""

import errno
import socket
import ssl
from dataclasses import dataclass
from typing import Any

import gevent.socket
import gevent.ssl

# Connections the kernel holds for us while we are busy: a room whose network came back arrives all at once.
_BACKLOG = 512


class CannotListen(OSError):
    """The server cannot open its port. Its text is the sentence to print."""


@dataclass(frozen=True)
class Listener:
    """An open listening socket and, where it serves HTTPS, the certificate's context."""

    socket: Any
    tls: ssl.SSLContext | None = None

    @property
    def host(self) -> str:
        """The address it is bound to."""
        return str(self.socket.getsockname()[0])

    @property
    def port(self) -> int:
        """The port it is bound to, the real one also where port 0 was asked for."""
        return int(self.socket.getsockname()[1])

    @property
    def scheme(self) -> str:
        """`http` or `https`."""
        return "https" if self.tls else "http"


def listen(host: str, port: int, *, tls: ssl.SSLContext | None = None) -> Listener:
    """Open a listening socket with TCP_NODELAY, which accepted ones inherit. Port 0 takes a free one. CannotListen."""
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, proto, _, address = infos[0]
        sock = gevent.socket.socket(family, kind, proto)
    except (OSError, OverflowError) as error:
        raise CannotListen(explain(error, host, port)) from error
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Without this a small ack waits for the client's delayed ACK: its p99 was 50 ms.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if family == socket.AF_INET6 and address[0] == "::":
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        sock.bind(address)
        sock.listen(_BACKLOG)
    except OSError as error:
        sock.close()
        raise CannotListen(explain(error, host, port)) from error
    return Listener(sock, tls)


def explain(error: Exception, host: str, port: int) -> str:
    """Say in a sentence why `host` and `port` cannot be listened on, and what would do."""
    if isinstance(error, socket.gaierror):
        return (
            f"{host!r} is no address of this machine; use 0.0.0.0 for every network, 127.0.0.1 for this machine alone."
        )
    if isinstance(error, OverflowError):
        return f"{port} is not a port; ports run from 1 to 65535, and 8000 is the usual one."
    code = getattr(error, "errno", None)
    if code == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return (
            f"Port {port} is in use by another program, perhaps another Wedge; stop it, or take a port such as {other}."
        )
    if code == errno.EACCES:
        return f"Port {port} is reserved for the system's administrator; take one from 1024 up, such as 8000."
    if code == errno.EADDRNOTAVAIL:
        return f"This machine has no address {host}; use 0.0.0.0 for every network it is on."
    return f"Port {port} on {host} could not be opened: {getattr(error, 'strerror', None) or error}."


def tls_context(certificate: str, key: str) -> ssl.SSLContext:
    """Make the TLS context of a certificate (PEM, chain included) and its key. CannotListen if they do not serve."""
    context: ssl.SSLContext = gevent.ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certificate, key)
    except FileNotFoundError as error:
        raise CannotListen(f"The certificate {certificate} or its key {key} is not there.") from error
    except ssl.SSLError as error:
        raise CannotListen(
            f"{certificate} and {key} are no certificate and key that belong together; both must be PEM."
        ) from error
    return context

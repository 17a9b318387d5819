"""A network cable that a story can pull: a SOCKS proxy on loopback through which one browser reaches the server."""

import contextlib
import socket
import threading
import time
from typing import Self

_PIECE = 65_536
_GRANTED = b"\x05\x00\x00\x01" + bytes(6)
_REFUSED = b"\x05\x02\x00\x01" + bytes(6)


class CuttingProxy:
    """A proxy that leads to one port of this machine and nowhere else, whatever errands the browser has of its own.

    A browser sees the addresses it would see without it, so cookies, origins and the server's own checks stay true.
    """

    def __init__(self, port: int) -> None:
        self._goal = ("127.0.0.1", port)
        self._joined: set[socket.socket] = set()
        self._flows = threading.Event()
        self._flows.set()
        self._whole = True
        self._delay_s = 0.0
        self._lock = threading.Lock()
        self._door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        """The proxy's URL for a browser."""
        return f"socks5://127.0.0.1:{self._door.getsockname()[1]}"

    def cut(self) -> None:
        """Break every connection and let no new one through, as when the access point is switched off."""
        self._whole = False
        self._drop()

    def hush(self) -> None:
        """Let no byte through in either direction while every connection stays open, as when the radio is jammed."""
        self._flows.clear()

    def slow(self, delay_s: float) -> None:
        """Let every piece wait that long in each direction, as on a crowded radio."""
        self._delay_s = delay_s

    def mend(self) -> None:
        """Let everything through again; what was hushed arrives now."""
        self._whole = True
        self._flows.set()

    def close(self) -> None:
        """End the proxy and everything that runs through it."""
        self.mend()
        self._door.close()
        self._drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._door.accept()
                threading.Thread(target=self._serve, args=(near,), daemon=True).start()

    def _serve(self, near: socket.socket) -> None:
        with contextlib.suppress(OSError), near:
            if not self._whole or not self._greeted(near):
                return
            with socket.create_connection(self._goal) as far:
                near.sendall(_GRANTED)
                with self._lock:
                    self._joined |= {near, far}
                back = threading.Thread(target=self._pump, args=(far, near), daemon=True)
                back.start()
                self._pump(near, far)
                back.join()
                with self._lock:
                    self._joined -= {near, far}

    def _greeted(self, near: socket.socket) -> bool:
        """The few bytes of SOCKS 5 in which the browser says where it wants to go; whether it may."""
        _, methods = _exactly(near, 2)
        _exactly(near, methods)
        near.sendall(b"\x05\x00")
        kind = _exactly(near, 4)[3]
        host = socket.inet_ntoa(_exactly(near, 4)) if kind == 1 else _exactly(near, _exactly(near, 1)[0]).decode()
        port = int.from_bytes(_exactly(near, 2), "big")
        if (host, port) == self._goal:
            return True
        near.sendall(_REFUSED)
        return False

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(_PIECE):
                self._flows.wait()
                # The wait is what is simulated here; no test asks how long anything took.
                time.sleep(self._delay_s)
                sink.sendall(piece)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _drop(self) -> None:
        with self._lock:
            for end in self._joined:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)


def _exactly(source: socket.socket, size: int) -> bytes:
    """Read as many bytes as that; OSError where the other side leaves before."""
    read = b""
    while len(read) < size:
        piece = source.recv(size - len(read))
        if not piece:
            raise ConnectionResetError("the browser left in the middle of its greeting")
        read += piece
    return read

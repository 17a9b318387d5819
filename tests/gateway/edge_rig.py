"""What the edge's tests play with: a served edge, honest Socket.IO clients, and a socket that can misbehave."""

import base64
import contextlib
import json
import os
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import socketio

CHILD = Path(__file__).with_name("edge_child.py")
ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


class Table:
    """A served edge; used as a context manager it is stopped, and its log kept in `log`, at the end."""

    def __init__(self, tls: tuple[str, str] | None = None, plants: tuple[str, ...] = (), **limits):
        # Looking at the table's state over and over is no part of any story, so it must not be what is refused.
        limits = {"connects_rate": 1000.0} | limits
        wish = {"limits": limits, "plants": plants} | ({"tls": tls} if tls else {})
        self.log = ""
        self.child = subprocess.Popen(
            [sys.executable, str(CHILD), json.dumps(wish)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._lines: list[str] = []
        self._reader = threading.Thread(target=lambda: self._lines.extend(self.child.stderr), daemon=True)
        self._reader.start()
        self.port = int(self.child.stdout.readline() or self._fail())
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}"

    def _fail(self):
        self._reader.join(PATIENCE)
        raise AssertionError("the child did not serve:\n" + "".join(self._lines))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.terminate()
        self.child.wait(PATIENCE)
        self._reader.join(PATIENCE)
        self.log = "".join(self._lines)

    def state(self) -> dict:
        with urllib.request.urlopen(self.url + "/state", timeout=PATIENCE) as answer:
            return json.load(answer)

    def count(self, metric: str, reason: str) -> int:
        return next((count for name, why, count in self.state()["rows"] if (name, why) == (metric, reason)), 0)

    def until(self, metric: str, reason: str, at_least: int = 1) -> int:
        """Wait until a count has been reached, and give it."""
        return eventually(lambda: self.count(metric, reason), lambda count: count >= at_least)

    def client(self, transports=("websocket",), ssl_verify=True, **connect) -> socketio.Client:
        client = socketio.Client(reconnection=False, ssl_verify=ssl_verify)
        client.connect(self.url, transports=list(transports), wait_timeout=PATIENCE, **connect)
        return client

    def wire(self) -> "Wire":
        return Wire(self.port)


def eventually(look, good):
    """Look until what is seen is good. The only clock is the patience after which a test gives up."""
    deadline = time.monotonic() + PATIENCE
    while not good(seen := look()):
        assert time.monotonic() < deadline, f"waited in vain; last seen: {seen!r}"
        time.sleep(0.02)
    return seen


class Wire:
    """A TCP connection, with just enough WebSocket to send anything at all."""

    def __init__(self, port: int, receive_buffer: int | None = None):
        self.sock = socket.socket()
        if receive_buffer:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.sock.settimeout(PATIENCE)
        self.sock.connect(("127.0.0.1", port))
        self.port = port
        self._rest = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def send(self, data: bytes) -> "Wire":
        self.sock.sendall(data)
        return self

    def exactly(self, count: int) -> bytes:
        while len(self._rest) < count:
            data = self.sock.recv(65536)
            if not data:
                raise EOFError(self._rest)
            self._rest += data
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken

    def rest(self) -> bytes:
        """Everything up to the end of the connection; a reset counts as an end."""
        with contextlib.suppress(ConnectionResetError):
            while data := self.sock.recv(65536):
                self._rest += data
        taken, self._rest = self._rest, b""
        return taken

    def head(self) -> str:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self.exactly(1)
        return head.decode("latin-1")

    def request(self, line: str, *headers: str, body: bytes = b"") -> "Wire":
        lines = [line + " HTTP/1.1", f"Host: 127.0.0.1:{self.port}", *headers]
        return self.send("\r\n".join([*lines, "", ""]).encode("latin-1") + body)

    def upgrade(self, *headers: str, sid: str = "") -> str:
        """Ask for a WebSocket, and give the head of the answer."""
        key = base64.b64encode(b"0123456789abcdef").decode()
        self.request(
            "GET /socket.io/?EIO=4&transport=websocket" + (f"&sid={sid}" if sid else ""),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {key}",
            *headers,
        )
        return self.head()

    def open(self) -> "Wire":
        """Be a WebSocket that has its Engine.IO session."""
        assert self.upgrade().startswith("HTTP/1.1 101 ")
        assert self.text().startswith("0{")
        return self

    def join(self) -> "Wire":
        """Be a Socket.IO client in "/"."""
        self.open().say("40")
        answer = self.text()
        assert answer.startswith("40{")
        self.sid = json.loads(answer[2:])["sid"]
        return self

    def say(self, text: str) -> "Wire":
        return self.send(frame(text.encode()))

    def frame(self) -> tuple[int, bytes]:
        """The next frame from the server: opcode and payload."""
        first, size = self.exactly(2)
        if size == 126:
            (size,) = struct.unpack("!H", self.exactly(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self.exactly(8))
        return first & 15, self.exactly(size)

    def text(self) -> str:
        opcode, payload = self.frame()
        assert opcode == 1, (opcode, payload)
        return payload.decode()

    def ack(self, number: int) -> list:
        """Wait for one ack, letting other packets pass and answering pings."""
        while True:
            text = self.text()
            if text == "2":
                self.say("3")
            elif text.startswith(f"43{number}["):
                return json.loads(text.removeprefix(f"43{number}"))

    def works(self) -> bool:
        """Whether an event still makes its round trip."""
        return self.say('4299["echo",{"still":"here"}]').ack(99)[0]["got"] == {"still": "here"}

    def close_code(self) -> int:
        """Wait for the server's Close frame, and give its code."""
        while True:
            opcode, payload = self.frame()
            if opcode == 8:
                return int.from_bytes(payload[:2], "big")


def frame(
    payload: bytes, opcode: int = 1, *, final: bool = True, masked: bool = True, rsv: int = 0, size: int | None = None
) -> bytes:
    """One client frame; `size` announces another size than the payload has."""
    size = len(payload) if size is None else size
    head = bytes([(0x80 if final else 0) | rsv | opcode])
    mark = 0x80 if masked else 0
    if size < 126:
        head += bytes([mark | size])
    elif size < 65536:
        head += bytes([mark | 126]) + struct.pack("!H", size)
    else:
        head += bytes([mark | 127]) + struct.pack("!Q", size)
    key = b"\x11\x22\x33\x44"
    return head + (key + bytes(byte ^ key[i % 4] for i, byte in enumerate(payload)) if masked else payload)

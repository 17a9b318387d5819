"""P14: while one hostile client does its worst, every ack of an honest one arrives."""

import contextlib
import socket
import threading

import pytest

from tests.gateway.edge_rig import PATIENCE, Table, frame

ROUNDS = 200


@pytest.fixture(scope="module")
def table():
    # The honest client of this test asks faster than any hand does; the hostile one is held to the usual rates.
    with Table(events_rate=1000.0, events_burst=1000.0, connects_rate=500.0) as table:
        yield table


def events(wire):
    wire.join()
    while True:
        wire.say('427["echo",{"flood":true}]')


def broken_packets(wire):
    wire.join()
    while True:
        wire.say('42["disconnect",{"a":NaN}]')


def large_messages(wire):
    wire.join()
    data = frame(b'42["echo",{"text":"' + b"[" * 65_000 + b'"}]')
    while True:
        wire.send(data)


def deep_messages(wire):
    wire.join()
    data = frame(b'42["echo",{"text":' + b"[" * 30_000 + b"]" * 30_000 + b"}]")
    while True:
        wire.send(data)


def fragments_without_end(wire):
    wire.join().send(frame(b"4", final=False))
    while True:
        wire.send(frame(b"", 0, final=False) * 100)


def pings(wire):
    wire.join()
    while True:
        wire.send(frame(b"x" * 100, 9) * 50)


def endless_head(wire):
    wire.send(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
    while True:
        wire.send(b"X: " + b"y" * 4000 + b"\r\n")


def requests(wire):
    while True:
        wire.request("GET /nowhere")
        wire.sock.settimeout(0)
        with contextlib.suppress(BlockingIOError):
            wire.sock.recv(1 << 20)
        wire.sock.settimeout(10)


def asking_for_much_and_reading_nothing(wire):
    wire.join()
    while True:
        wire.say('421["big",{"octets":500000,"times":5}]')


def garbage(wire):
    wire.open()
    while True:
        wire.send(bytes(range(256)) * 16)


HOSTILE = [
    events,
    broken_packets,
    large_messages,
    deep_messages,
    fragments_without_end,
    pings,
    endless_head,
    requests,
    asking_for_much_and_reading_nothing,
    garbage,
]


class Flood:
    """Runs one way of misbehaving in a thread, on a new connection whenever the old one was closed."""

    def __init__(self, table, misbehave):
        self.table, self.misbehave = table, misbehave
        self.over, self.begun = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while not self.over.is_set():
            with contextlib.suppress(OSError, EOFError, AssertionError), self.table.wire() as wire:
                wire.sock.settimeout(10)
                self.wire = wire
                send = wire.sock.sendall
                wire.send = lambda data, wire=wire, send=send: self.pour(wire, send, data)
                self.misbehave(wire)

    def pour(self, wire, send, data):
        if self.over.is_set():
            raise ConnectionAbortedError
        send(data)
        self.begun.set()
        return wire

    def __enter__(self):
        self.thread.start()
        assert self.begun.wait(PATIENCE)
        return self

    def __exit__(self, *_):
        self.over.set()
        # A hostile client that the server no longer reads is stuck in its own send.
        with contextlib.suppress(OSError):
            self.wire.sock.shutdown(socket.SHUT_RDWR)
        self.thread.join()


@pytest.mark.parametrize("misbehave", HOSTILE, ids=lambda misbehave: misbehave.__name__)
def test_p14_every_ack_arrives_during_a_flood(table, misbehave):
    client = table.client()
    with Flood(table, misbehave):
        answers = [client.call("echo", {"n": n}) for n in range(ROUNDS)]
    client.disconnect()
    assert [answer["got"] for answer in answers] == [{"n": n} for n in range(ROUNDS)]
    assert table.child.poll() is None


def test_p14_the_flooded_server_stays_small_and_forgets_its_guests(table):
    before = table.state()["peak_kib"]
    for misbehave in HOSTILE:
        client = table.client()
        with Flood(table, misbehave):
            for _ in range(20):
                client.call("echo", {})
        client.disconnect()
    assert table.state()["peak_kib"] - before < 32 * 1024

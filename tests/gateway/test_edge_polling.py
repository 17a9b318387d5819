"""Long polling, for networks that let no WebSocket through: the same rules, and no body read past its cap."""

import json

import pytest

from tests.gateway.edge_rig import Table, eventually

GIB = 1024 * 1024 * 1024


@pytest.fixture(scope="module")
def table():
    with Table() as table:
        yield table


class Poller:
    """One polling session, a connection a request."""

    def __init__(self, table):
        self.table = table
        self.sid = json.loads(self.get("")[1:])["sid"]
        assert self.post("40") == "OK"
        assert self.get().startswith("40{")

    def ask(self, line, *headers, body=b""):
        with self.table.wire() as wire:
            wire.request(line, "Connection: close", *headers, body=body)
            return wire.rest().decode().partition("\r\n\r\n")

    def path(self, sid=None):
        return "/socket.io/?EIO=4&transport=polling" + (f"&sid={sid}" if sid else "")

    def get(self, sid=None):
        return self.ask("GET " + self.path(self.sid if sid is None else sid))[2]

    def post(self, body, *headers):
        data = body if isinstance(body, bytes) else body.encode()
        return self.ask("POST " + self.path(self.sid), f"Content-Length: {len(data)}", *headers, body=data)[2]

    def ack(self, number):
        while True:
            for packet in self.get().split("\x1e"):
                if packet.startswith(f"43{number}["):
                    return json.loads(packet.removeprefix(f"43{number}"))


def test_a_real_client_can_poll(table):
    client = table.client(transports=["polling"])
    assert client.call("echo", {"by": "post"})["got"] == {"by": "post"}
    assert client.transport() == "polling"
    client.disconnect()


def test_a_real_client_can_go_on_from_polling_to_websocket(table):
    client = table.client(transports=["polling", "websocket"])
    assert client.call("echo", {"by": "frame"})["got"] == {"by": "frame"}
    assert client.transport() == "websocket"
    client.disconnect()


def test_broken_packets_are_dropped_from_among_good_ones(table):
    poller = Poller(table)
    before = {reason: table.count("dropped_frames", reason) for reason in ("packet_type", "binary", "json")}
    packets = ["6", "2probe", "²", "bAAAA", '42["echo",{"a":NaN}]', '421["echo",{"still":"here"}]']
    assert poller.post("\x1e".join(packets)) == "OK"
    assert poller.ack(1)[0]["got"] == {"still": "here"}
    after = {reason: table.count("dropped_frames", reason) for reason in before}
    assert after == {
        "packet_type": before["packet_type"] + 3,
        "binary": before["binary"] + 1,
        "json": before["json"] + 1,
    }


def test_more_packets_than_a_client_sends_at_once_are_refused(table):
    poller = Poller(table)
    assert poller.post("\x1e".join(["3"] * 17)) == "At most 16 packets can be sent at once."
    assert poller.post('421["echo",{}]') == "OK"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([f"Content-Length: {GIB}"], "413 Content Too Large"),
        (["Content-Length: 65537"], "413 Content Too Large"),
        (["Transfer-Encoding: chunked"], "411 Length Required"),
        (["Transfer-Encoding: gzip, chunked", "Content-Length: 3"], "411 Length Required"),
        (["Content-Length: -1"], "400 Bad Request"),
        (["Content-Length: 1_0"], "400 Bad Request"),
        (["Content-Length: many"], "400 Bad Request"),
    ],
)
def test_a_body_is_refused_by_its_header(table, headers, status):
    with table.wire() as wire:
        wire.request("POST /socket.io/?EIO=4&transport=polling&sid=x", *headers)
        assert wire.head().startswith(f"HTTP/1.1 {status}\r\n")
    assert Poller(table).post('421["echo",{}]') == "OK"


def test_a_refused_body_is_not_read_to_its_end(table):
    before = table.state()["peak_kib"]
    with table.wire() as wire:
        wire.request("POST /socket.io/?EIO=4&transport=polling&sid=x", f"Content-Length: {GIB}")
        try:
            for _ in range(300):
                wire.sock.sendall(bytes(1024 * 1024))
            poured = True
        except OSError:
            poured = False
    assert not poured
    assert table.state()["peak_kib"] - before < 8 * 1024


def test_a_body_that_drips_is_given_up():
    with Table(body_s=0.2) as table, table.wire() as wire:
        poller = Poller(table)
        wire.request("POST " + poller.path(poller.sid), "Content-Length: 100", body=b"42")
        assert wire.rest().decode().endswith("The body did not arrive in time.")
        assert table.count("refused_requests", "slow") == 1


def test_a_body_that_is_no_utf8_is_refused(table):
    assert Poller(table).post(b'42["echo",{"a":"\xff"}]') == "The body must be UTF-8."


def test_jsonp_is_not_served(table):
    with table.wire() as wire:
        wire.request("GET /socket.io/?EIO=4&transport=polling&j=0")
        assert wire.head().startswith("HTTP/1.1 400 ")


def test_a_poller_that_takes_nothing_holds_no_more_than_its_outbox():
    with Table(outbox_bytes=500_000) as table:
        poller = Poller(table)
        poller.post('421["big",{"octets":200000,"times":10}]')
        assert table.until("closed_sockets", "outbox_full")
        assert eventually(lambda: table.state()["journal"][-1][0], lambda what: what == "disconnect")

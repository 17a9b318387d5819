"""Who is let in: by the right name, from the right page, so many, so fast, and not too slowly."""

import threading

import pytest

from tests.gateway.edge_rig import Table, eventually


@pytest.fixture(scope="module")
def table():
    with Table() as table:
        yield table


def answer(table, host, path="/state", *headers):
    with table.wire() as wire:
        lines = [
            f"GET {path} HTTP/1.1",
            *([f"Host: {host}"] if host is not None else []),
            "Connection: close",
            *headers,
        ]
        return wire.send("\r\n".join([*lines, "", ""]).encode()).rest().decode()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:{port}", "localhost:{port}", "LOCALHOST", "localhost:1"])
def test_the_table_answers_to_its_names(table, host):
    assert answer(table, host.format(port=table.port)).startswith("HTTP/1.1 200 ")


@pytest.mark.parametrize("host", ["rebound.example", "rebound.example:{port}", "127.0.0.1.example", "[::1]", "", None])
@pytest.mark.parametrize("path", ["/state", "/socket.io/?EIO=4&transport=polling"])
def test_it_answers_to_no_other(table, host, path):
    text = answer(table, host.format(port=table.port) if host else host, path)
    assert text.startswith("HTTP/1.1 421 Misdirected Request\r\n")
    assert text.endswith("Open the address that the umpire's screen shows.")


@pytest.mark.parametrize("origin", ["http://rebound.example", "http://127.0.0.1", "https://127.0.0.1:{port}", "null"])
def test_a_page_from_elsewhere_opens_no_socket(table, origin):
    with table.wire() as wire:
        assert wire.upgrade("Origin: " + origin.format(port=table.port)).startswith("HTTP/1.1 400 ")


def test_our_own_page_does(table):
    with table.wire() as wire:
        assert wire.upgrade(f"Origin: {table.url}").startswith("HTTP/1.1 101 ")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([], 426),
        (["Upgrade: websocket"], 426),
        (["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 8"], 426),
        (["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"], 400),
        (["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x"], 400),
    ],
)
def test_half_a_handshake_is_refused_in_a_sentence(table, headers, status):
    with table.wire() as wire:
        wire.request("GET /socket.io/?EIO=4&transport=websocket", *headers)
        assert wire.head().startswith(f"HTTP/1.1 {status} ")


def test_sockets_send_small_packets_at_once(table):
    assert table.state()["nodelay"] == 1


@pytest.mark.parametrize("start", [b"", b"GET /state HT", b"GET /state HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "])
def test_a_head_that_drips_is_given_up(start):
    with Table(head_s=0.2) as table, table.wire() as wire:
        wire.send(start)
        assert b"200 OK" not in wire.rest()


def test_a_head_without_end_is_given_up(table):
    with table.wire() as wire:
        wire.send(b"GET /state HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        with pytest.raises(OSError):
            for number in range(100_000):
                wire.sock.sendall(b"X-More-%d: " % number + b"y" * 8000 + b"\r\n")


def test_a_body_past_the_cap_is_refused_and_one_below_is_read(table):
    for size, status in ((256 * 1024, 200), (256 * 1024 + 1, 413)):
        with table.wire() as wire:
            wire.request("POST /post", f"Content-Length: {size}", "Connection: close")
            if status == 200:
                wire.send(bytes(size))
            assert wire.head().startswith(f"HTTP/1.1 {status} ")


def test_one_address_has_so_many_connections():
    with Table(per_address=3) as table:
        wires = [table.wire().open() for _ in range(3)]
        with table.wire() as fourth:
            text = fourth.rest().decode()
        assert text.startswith("HTTP/1.1 503 Service Unavailable\r\n")
        assert text.endswith("wait a moment and load the page again.")
        for wire in wires:
            wire.sock.close()
        eventually(lambda: answer(table, "localhost"), lambda text: text.startswith("HTTP/1.1 200 "))


def test_connections_that_only_wait_give_way():
    with Table(per_address=3, head_s=60.0) as table:
        mute = [table.wire() for _ in range(3)]
        assert answer(table, "localhost").startswith("HTTP/1.1 200 ")
        assert mute[0].rest() == b""
        assert mute[2].request("GET /state").head().startswith("HTTP/1.1 200 ")


def test_coming_too_fast_is_refused():
    with Table(connects_rate=0.01, connects_burst=5) as table:
        wires = [table.wire() for _ in range(6)]
        assert wires[5].rest().startswith(b"HTTP/1.1 503 ")
        assert wires[0].request("GET /state").head().startswith("HTTP/1.1 200 ")


def test_asking_too_fast_is_slowed_and_not_refused():
    with Table(requests_rate=40, requests_burst=5) as table, table.wire() as wire:
        for _ in range(12):
            wire.request("GET /nowhere")
            head = wire.head()
            assert head.startswith("HTTP/1.1 404 ")
            wire.exactly(int(head.lower().partition("content-length: ")[2].split()[0]))
        assert table.count("slowed_reads", "requests") >= 1


def test_requests_sent_in_one_go_let_others_in_between():
    many = 2000
    # The events are asked for faster than a person would, so that one of them falls into the middle.
    with Table(events_rate=10_000.0, events_burst=10_000.0, frames_rate=10_000.0) as table:
        with table.wire() as pourer, table.wire() as other:
            other.join()
            reader = threading.Thread(target=pourer.rest)
            reader.start()
            lines = f"GET /tick HTTP/1.1\r\nHost: 127.0.0.1:{table.port}\r\n"
            pourer.send((lines + "\r\n").encode() * (many - 1) + (lines + "Connection: close\r\n\r\n").encode())
            seen, number = set(), 0
            while reader.is_alive():
                number += 1
                seen.update(other.say(f'42{number}["ticks",{{}}]').ack(number))
        assert [count for count in seen if 0 < count < many]

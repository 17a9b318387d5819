"""The WebSocket against clients that break its rules: refused by the header, counted, and the server lives."""

import pytest

from tests.gateway.edge_rig import Table, eventually, frame

MIB = 1024 * 1024


@pytest.fixture(scope="module")
def table():
    with Table() as table:
        yield table


def test_compression_is_never_agreed_to(table):
    with table.wire() as wire:
        head = wire.upgrade("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")
        assert head.startswith("HTTP/1.1 101 ")
        assert "sec-websocket-extensions" not in head.lower()
        wire.send(frame(b"\x4a\x04\x05\x00", rsv=0x40))
        assert wire.close_code() == 1002


def test_an_unfinished_frame_of_300_mib_is_refused_by_its_header(table):
    before = table.state()["peak_kib"]
    refused = table.count("closed_sockets", "too_large")
    with table.wire() as wire:
        wire.open().send(frame(b"", size=300 * MIB))
        pour(wire, 300)
        assert wire.close_code() == 1009
    assert table.until("closed_sockets", "too_large", refused + 1)
    assert table.state()["peak_kib"] - before < 8 * 1024


def pour(wire, mib):
    """Send so many MiB, or as many as the other side lets in."""
    try:
        for _ in range(mib):
            wire.sock.sendall(bytes(MIB))
    except OSError:
        pass


def test_fragments_are_counted_together(table):
    with table.wire() as wire:
        wire.open().send(frame(b"4" * 4096, final=False))
        for _ in range(15):
            wire.send(frame(b"x" * 4096, 0, final=False))
        wire.send(frame(b"x", 0))
        assert wire.close_code() == 1009


def test_a_message_of_just_the_limit_is_taken(table):
    with table.wire() as wire:
        wire.join()
        packet = '421["echo",{"text":""}]'
        text = "w" * (64 * 1024 - len(packet))
        wire.say(packet.replace('""', f'"{text}"'))
        assert wire.ack(1)[0]["got"] == {"text": text}


def test_a_message_in_pieces_is_put_together_with_a_ping_in_between(table):
    with table.wire() as wire:
        wire.join()
        wire.send(frame(b'421["echo",{"text":"\xe2\x82', final=False))
        wire.send(frame(b"are you there?", 9))
        wire.send(frame(b"\xac", 0, final=False)).send(frame(b'"}]', 0))
        assert wire.frame() == (10, b"are you there?")
        assert wire.ack(1)[0]["got"] == {"text": "€"}


@pytest.mark.parametrize(
    ("data", "code", "reason"),
    [
        (frame(b"3", masked=False), 1002, "unmasked"),
        (frame(b"3", rsv=0x20), 1002, "extension"),
        (frame(b"3", 3), 1002, "extension"),
        (frame(b"", 9, final=False), 1002, "control_frame"),
        (frame(b"x" * 126, 9), 1002, "control_frame"),
        (frame(b"3", 0), 1002, "fragment"),
        (frame(b"3", final=False) + frame(b"3"), 1002, "fragment"),
        (frame(b"\x00\x01", 2), 1003, "binary"),
        (frame(b'42["echo",{"a":"\xff"}]'), 1007, "utf8"),
        (frame(b"", size=2**63 - 1), 1009, "too_large"),
        (frame(b"", 8, size=2**40), 1002, "control_frame"),
    ],
)
def test_a_broken_frame_closes_its_own_socket_alone(table, data, code, reason):
    counted = table.count("closed_sockets", reason)
    with table.wire() as honest, table.wire() as wire:
        honest.join()
        wire.join().send(data)
        assert wire.close_code() == code
        wire.rest()
        assert table.count("closed_sockets", reason) == counted + 1
        assert honest.works()


def test_a_close_is_answered_and_ends(table):
    with table.wire() as wire:
        wire.join().send(frame(b"\x03\xe8bye", 8))
        assert wire.close_code() == 1000
        assert wire.rest() == b""


@pytest.mark.parametrize(
    ("packet", "reason"),
    [
        ("", "empty"),
        ("6", "packet_type"),
        ("0{}", "packet_type"),
        ("2probe", "packet_type"),
        ("5", "packet_type"),
        ("4²", "packet_type"),
        ('43["an ack"]', "packet_type"),
        ('451-["echo",{"_placeholder":true,"num":0}]', "binary"),
        ("bAAAA", "binary"),
        ('42["echo",{"a":NaN}]', "json"),
        ('42["echo",{"a":1e999}]', "json"),
        (r'42["echo",{"a":"\ud800"}]', "json"),
        (r'42["echo",{"a":"\u0000"}]', "json"),
        ('42["echo",{"a":1,"a":2}]', "json"),
        ('42["echo",{"a":9007199254740993}]', "json"),
        ('42["echo",{"a":' + "[" * 31 + "]" * 31 + "}]", "json"),
        ('42["echo",{"a":' + "[" * 20000 + "]" * 20000 + "}]", "json"),
        ('42["echo",{}', "json"),
        ('42{"echo":{}}', "malformed"),
        ('4299999999999999999["echo",{}]', "malformed"),
        ('42["echo"]', "payload"),
        ('42["echo",1]', "payload"),
        ('42["nobody",{}]', "unknown_event"),
        ('42["connect",{}]', "reserved_event"),
        ('42["disconnect",{}]', "reserved_event"),
        ('42["disconnect","transport close"]', "reserved_event"),
        ('42["connect_error",{}]', "reserved_event"),
        ('42["error",{}]', "reserved_event"),
        ('42["message",{}]', "reserved_event"),
        ('42/admin,["echo",{}]', "namespace"),
        ("40/admin,", "namespace"),
        ("40", "second_connect"),
    ],
)
def test_a_broken_packet_is_dropped_and_counted(table, packet, reason):
    before = table.count("dropped_frames", reason)
    with table.wire() as wire:
        wire.join().say(packet)
        assert wire.works()
        assert table.count("dropped_frames", reason) == before + 1
        # Its connect is all that happened to it: nothing it sent was taken for an event of the server's own.
        assert [what for what, sid in table.state()["journal"] if sid == wire.sid] == ["connect"]


def test_an_event_before_connect_is_dropped(table):
    before = table.count("dropped_frames", "before_connect")
    with table.wire() as wire:
        wire.open().say('421["echo",{}]').say("40")
        assert wire.text().startswith("40{")
        assert table.count("dropped_frames", "before_connect") == before + 1


def test_who_sends_nothing_but_broken_packets_is_closed():
    with Table(faults_rate=0.01, faults_burst=5) as table, table.wire() as wire:
        wire.join()
        for _ in range(6):
            wire.say("6")
        wire.rest()
        assert table.count("closed_sockets", "too_many_faults") == 1
        assert eventually(lambda: table.state()["open"], lambda count: count == 0) == 0


def test_a_message_begun_must_end_in_its_time():
    with Table(body_s=0.2) as table, table.wire() as wire:
        wire.join().send(frame(b'42["echo",{}]')[:9])
        wire.rest()
        assert table.until("closed_sockets", "slow")


@pytest.mark.parametrize("hello", [None, '40{"refuse":true}'], ids=["mute", "refused"])
def test_a_socket_that_never_connects_is_closed(hello):
    with Table(hello_s=0.2) as table, table.wire() as wire:
        wire.open()
        if hello:
            wire.say(hello)
            assert wire.text().startswith("44")
        wire.rest()
        assert table.count("closed_sockets", "no_hello") == 1


def test_a_client_that_answers_no_ping_is_gone():
    with Table(ping_interval_s=1, ping_timeout_s=1) as table, table.wire() as wire:
        wire.join()
        assert wire.text() == "2"
        wire.rest()
        eventually(lambda: [what for what, _ in table.state()["journal"]], lambda told: "disconnect" in told)


def test_two_upgrades_of_one_session_are_one_too_many(table):
    with table.wire() as polling, table.wire() as first, table.wire() as second:
        polling.request("GET /socket.io/?EIO=4&transport=polling")
        polling.head()
        sid = polling.exactly(96).decode().partition('"sid":"')[2].partition('"')[0]
        assert first.upgrade(sid=sid).startswith("HTTP/1.1 101 ")
        first.say("2probe")
        assert first.text() == "3probe"
        assert second.upgrade(sid=sid).startswith("HTTP/1.1 400 ")

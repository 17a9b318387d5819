"""Clients that read slowly get everything whole; clients that stop reading are given up before they cost much."""

import pytest

from tests.gateway.edge_rig import Table, Wire, eventually


@pytest.fixture(scope="module")
def table():
    with Table() as table:
        yield table


def test_eight_megabytes_arrive_whole_at_a_reader_that_takes_them_slowly(table):
    with Wire(table.port, receive_buffer=8192) as slow, table.wire() as other:
        slow.join().say('421["big",{"octets":8000000}]')
        # Another socket's round trips show that the server went on while this one took nothing.
        other.join()
        assert other.works()
        assert other.works()
        texts = [slow.text(), slow.text()]
    (big,) = (text for text in texts if text.startswith('42["big"'))
    assert big == '42["big",{"text":"' + "w" * 8_000_000 + '"}]'


def test_a_slow_reader_outlives_its_pings():
    with Table(ping_interval_s=1, ping_timeout_s=1) as table, Wire(table.port, receive_buffer=8192) as slow:
        slow.join().say('421["big",{"octets":3000000}]')
        received = bytearray()
        while received.count(b"w") < 3_000_000:
            # Far slower than a ping waits: the pauses alone are longer than interval and timeout together.
            eventually(lambda: table.state()["open"], lambda count: count == 1)
            data = slow.sock.recv(32768)
            assert data, "the server gave up a client that was still taking bytes"
            received += data
        slow._rest = bytes(received)
        assert len(slow.text()) in (len('431[{"ok":true}]'), 3_000_000 + len('42["big",{"text":""}]'))


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"outbox_bytes": 1_000_000, "stall_s": 60.0}, "outbox_full"),
        ({"outbox_bytes": 100_000_000, "stall_s": 0.3}, "stalled"),
    ],
    ids=["by size", "by time"],
)
def test_a_client_that_stops_reading_is_given_up(limits, reason):
    with Table(**limits) as table, table.wire() as stalled, table.wire() as other:
        before = table.state()["peak_kib"]
        stalled.join().say('421["big",{"octets":200000,"times":60}]')
        other.join()
        assert table.until("closed_sockets", reason)
        assert eventually(lambda: table.state()["open"], lambda count: count == 1) == 1
        assert other.works()
        assert table.state()["peak_kib"] - before < 24 * 1024

"""Honest clients of the edge: acks, faults of ours, farewells; and the ways in which the edge refuses to start."""

import subprocess
import sys
import threading

import flask
import pytest

from server.gateway import edge
from server.gateway.limits import Limits
from tests.gateway.edge_rig import PATIENCE, ROOT, Table, eventually


@pytest.fixture(scope="module")
def table():
    with Table() as table:
        yield table


@pytest.fixture
def client(table):
    client = table.client()
    yield client
    client.disconnect()


def test_the_answer_of_a_handler_is_the_ack(client):
    assert client.call("echo", {"a": [1, "é", None]}) == {"sid": client.get_sid(), "got": {"a": [1, "é", None]}}


def test_a_large_emit_arrives_whole(client):
    got = []
    arrived = threading.Event()
    client.on("big", lambda data: (got.append(data), arrived.set()))
    client.call("big", {"octets": 2_000_000})
    assert arrived.wait(PATIENCE)
    assert got == [{"text": "w" * 2_000_000}]


def test_a_fault_of_ours_is_owned_up_to_and_its_words_stay_inside():
    with Table() as table:
        client = table.client()
        assert client.call("boom", {"sealed": "sheet"})["refused"]["code"] == "ServerFault"
        assert client.call("nan", {})["refused"]["code"] == "ServerFault"
        assert client.call("echo", {"still": "here"})["got"] == {"still": "here"}
        with table.wire() as wire:
            assert wire.request("GET /fault", "Connection: close").rest().startswith(b"HTTP/1.1 500 ")
        with table.wire() as wire:
            wire.request("CANARY /canary?canary=canary", "X: canary", "Connection: close").rest()
        with table.wire() as wire:
            wire.send(b"canary canary canary canary\r\n\r\n").rest()
        with table.wire() as wire:
            wire.request("GET /socket.io/?EIO=4&transport=polling&sid=canary", "Connection: close").rest()
        with table.wire() as wire:
            wire.join().say('42["canary",{}]').say('42["echo",{"canary":NaN}]').say("canary")
            wire.say('421["echo",{}]').ack(1)
        counted = {(metric, reason) for metric, reason, _ in table.state()["rows"]}
        client.disconnect()
    assert {("faults", "handler"), ("faults", "ack"), ("refused_requests", "bad_request")} <= counted
    assert "a fault in handler: ValueError (its words are withheld)" in table.log
    own = [line for line in table.log.splitlines() if "canary" in line and "edge_child.py" not in line]
    # What is left is a line of the handler's own source in a traceback, and Flask's own log of its own page.
    assert [line for line in own if "raise ValueError" not in line and "canary of a page" not in line] == []


def test_the_same_fault_again_and_again_is_counted_and_logged_a_few_times():
    with Table() as table:
        client = table.client()
        for _ in range(12):
            client.call("boom", {})
        assert table.count("faults", "handler") == 12
        client.disconnect()
    assert table.log.count("a fault in handler") == 3


def test_events_past_the_rate_are_not_handled_and_say_so():
    with Table(events_rate=0.01, events_burst=4) as table:
        client = table.client()
        # The connect itself was the first of the four.
        answers = [client.call("echo", {"n": n}) for n in range(5)]
        assert [answer.get("got") for answer in answers] == [{"n": 0}, {"n": 1}, {"n": 2}, None, None]
        assert answers[4]["refused"]["code"] == "TooFast"
        assert table.count("dropped_frames", "too_fast") == 2
        client.disconnect()


def test_coming_back_gives_a_seat_no_new_burst():
    with Table(events_rate=0.01, events_burst=5) as table:
        heard = []
        for whose in ("red", "red", "blue"):
            client = table.client(auth={"whose": whose})
            heard.append(["got" in client.call("echo", {}) for _ in range(3)])
            client.disconnect()
        # Each connecting is the first of what a seat may ask for.
        assert heard == [[True, True, True], [False, False, False], [True, True, True]]


def test_frames_past_the_rate_are_read_slowly_and_all_handled():
    with Table(frames_rate=50, frames_burst=20, frame_unit=65536, events_burst=100) as table, table.wire() as wire:
        wire.join()
        for number in range(40):
            wire.say(f'42{number}["echo",{{}}]')
        for number in range(40):
            wire.ack(number)
        assert table.count("slowed_reads", "frames") >= 1


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_who_is_kicked_is_heard_no_more_and_cut_off(table, transport):
    kicked, other = table.client(transports=[transport]), table.client()
    gone = threading.Event()
    kicked.on("disconnect", lambda reason: gone.set())
    sid = kicked.get_sid()
    assert other.call("kick", {"sid": sid}) == {"ok": True}
    assert gone.wait(PATIENCE)
    eventually(lambda: table.state()["journal"], lambda journal: ["disconnect", sid] in journal)
    other.disconnect()


def test_who_is_kicked_and_ignores_it_is_cut_off_all_the_same(table):
    with table.wire() as wire, table.wire() as other:
        wire.join()
        other.join().say(f'421["kick",{{"sid":"{wire.sid}"}}]').ack(1)
        # The ack of the kick is out, so whatever comes now comes after it.
        wire.say('4277["echo",{}]')
        seen = wire.rest()
        assert b"4377[" not in seen
        assert b"41" in seen


def test_a_disconnect_is_told_once(table):
    client = table.client()
    sid = client.get_sid()
    client.disconnect()
    eventually(lambda: table.state()["journal"], lambda journal: ["disconnect", sid] in journal)
    assert table.state()["journal"].count(["disconnect", sid]) == 1


def test_stopping_sends_clients_away_so_that_they_come_back():
    with Table() as table, table.wire() as wire:
        wire.join()
        table.child.terminate()
        assert wire.close_code() == 1001
        assert table.child.wait(PATIENCE) == 0


NAMES = {"origins": ["http://127.0.0.1:8000"], "hosts": ["127.0.0.1"]}


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ({"engineio_logger": True}, "prints every packet"),
        ({"environ": {"ENGINEIO_LOGGER": "1"}}, "prints every packet"),
        ({"origins": []}, "origins must name"),
        ({"origins": ["*"]}, "origins must name"),
        ({"hosts": []}, "hosts must name"),
        ({"hosts": ["*"]}, "hosts must name"),
    ],
)
def test_an_unsafe_edge_is_not_built(wish, says):
    with pytest.raises(edge.Unsafe, match=says):
        edge.build(flask.Flask("wedge"), **(NAMES | wish))


LATE = """
import flask
from server.gateway import edge
from server.gateway.listener import listen
made = edge.build(flask.Flask("wedge"), origins=["http://127.0.0.1:8000"], hosts=["127.0.0.1"])
try:
    made.on("disconnect")
except ValueError as refusal:
    print(refusal)
{change}
try:
    made.serve(listen("127.0.0.1", 0))
except edge.Unsafe as refusal:
    print(refusal)
"""


@pytest.mark.parametrize(
    ("before", "change", "says"),
    [
        ("", "", "serve needs gevent"),
        (
            "from gevent import monkey; monkey.patch_all()",
            "import logging; made.socketio.server.eio.logger = logging.getLogger('engineio')",
            "would print packets",
        ),
    ],
)
def test_an_edge_made_unsafe_later_does_not_serve(before, change, says):
    # Building an edge changes engineio's JSON for the whole process, so this is done in another one.
    program = before + LATE.format(change=change)
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)
    assert says in ran.stdout, ran.stderr
    assert "'disconnect' is a name Socket.IO keeps for itself" in ran.stdout


def test_limits_that_could_never_let_a_message_through_are_refused():
    with pytest.raises(ValueError, match="frames_burst must cover one message"):
        Limits(frames_burst=10)

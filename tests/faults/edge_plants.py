"""Faults to plant in the edge of a child process, each one that somebody could write on a bad day."""

import json
import logging

from gevent.pywsgi import WSGIHandler

from server.gateway import strict
from server.gateway.gate import Gate
from server.gateway.inlet import Inlet
from server.gateway.packets import StrictPacket
from server.gateway.reports import Reports
from server.gateway.server import Handler
from server.gateway.sockets import Sockets
from server.gateway.websocket import WebSocket


def size_looked_at_afterwards():
    exactly = WebSocket._header

    def header(self, size, *, begun):
        return exactly(self, 0, begun=begun)

    WebSocket._header = header


def lax_json():
    strict.loads = lambda text, **_: json.loads(text)


def any_event_name():
    def decode_event(self, text):
        digits, bracket, rest = text[1:].partition("[")
        self.id = int(digits) if digits else None
        self.data = json.loads(bracket + rest)

    StrictPacket._decode_event = decode_event


def one_write_a_message():
    def write(self, data):
        self._wire.send(data)

    WebSocket._write = write


def any_host():
    Gate._host = lambda self, environ: None


def endless_outbox():
    Sockets._send_packet = lambda self, eio_sid, packet: self._inner_send(eio_sid, packet)


def words_in_the_log():
    fault = Reports.fault

    def wordy(self, place, error):
        logging.getLogger("wedge.gateway").error("a fault: %s", error)
        fault(self, place, error)

    Reports.fault = wordy


def events_at_any_rate():
    Sockets.in_time = lambda self, sid: True


def frames_at_any_rate():
    WebSocket._slow = lambda self, length: None


def a_kick_that_only_asks():
    Sockets.kick = lambda self, sid: self._server.disconnect(sid)


def all_the_time_in_the_world():
    Inlet.allow = lambda self, *_: None


def broken_packets_for_ever():
    def faulty(self, engine, reason):
        self._counts.dropped_frames[reason] += 1

    Sockets.faulty = faulty


def requests_without_a_pause():
    Handler.read_requestline = WSGIHandler.read_requestline


PLANTS = {
    plant.__name__: plant
    for plant in (
        size_looked_at_afterwards,
        lax_json,
        any_event_name,
        one_write_a_message,
        any_host,
        endless_outbox,
        words_in_the_log,
        events_at_any_rate,
        frames_at_any_rate,
        a_kick_that_only_asks,
        all_the_time_in_the_world,
        broken_packets_for_ever,
        requests_without_a_pause,
    )
}

"""P14 and the traps: for each fault planted in the edge, the story that guards against it must fail."""

import functools

import pytest

from tests.faults.edge_plants import PLANTS
from tests.gateway import (
    edge_rig,
    test_edge_clients,
    test_edge_door,
    test_edge_polling,
    test_edge_readers,
    test_edge_websocket,
)

websocket, polling, readers = test_edge_websocket, test_edge_polling, test_edge_readers
door, clients = test_edge_door, test_edge_clients

GUARDS = {
    "size_looked_at_afterwards": (websocket.test_fragments_are_counted_together, ()),
    "lax_json": (websocket.test_a_broken_packet_is_dropped_and_counted, ('42["echo",{"a":NaN}]', "json")),
    "any_event_name": (
        websocket.test_a_broken_packet_is_dropped_and_counted,
        ('42["disconnect",{}]', "reserved_event"),
    ),
    "one_write_a_message": (readers.test_eight_megabytes_arrive_whole_at_a_reader_that_takes_them_slowly, ()),
    "any_host": (door.test_it_answers_to_no_other, ("rebound.example", "/state")),
    "endless_outbox": (polling.test_a_poller_that_takes_nothing_holds_no_more_than_its_outbox, None),
    "words_in_the_log": (clients.test_a_fault_of_ours_is_owned_up_to_and_its_words_stay_inside, None),
    "events_at_any_rate": (clients.test_events_past_the_rate_are_not_handled_and_say_so, None),
    "frames_at_any_rate": (clients.test_frames_past_the_rate_are_read_slowly_and_all_handled, None),
    "a_kick_that_only_asks": (clients.test_who_is_kicked_and_ignores_it_is_cut_off_all_the_same, ()),
    "all_the_time_in_the_world": (door.test_a_head_that_drips_is_given_up, (b"GET /state HT",)),
    "requests_without_a_pause": (door.test_requests_sent_in_one_go_let_others_in_between, None),
    "broken_packets_for_ever": (websocket.test_who_sends_nothing_but_broken_packets_is_closed, None),
}
OWN_TABLE = {"all_the_time_in_the_world"}


@pytest.mark.parametrize("plant", PLANTS)
def test_p14_a_planted_fault_is_caught(plant, monkeypatch):
    story, arguments = GUARDS[plant]
    # A story that waits for what a planted fault never lets happen need not be waited for as long as an honest one.
    monkeypatch.setattr(edge_rig, "PATIENCE", 4.0)
    planted = functools.partial(edge_rig.Table, plants=(plant,))
    if arguments is None or plant in OWN_TABLE:
        monkeypatch.setitem(story.__globals__, "Table", planted)
        with pytest.raises((AssertionError, OSError, EOFError)):
            story(*(arguments or ()))
    else:
        with planted() as table, pytest.raises((AssertionError, OSError, EOFError)):
            story(table, *arguments)

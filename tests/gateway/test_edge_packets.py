"""Which packets a client may send, looked at one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.gateway import strict
from server.gateway.packets import RESERVED, Broken, StrictPacket, envelope_fault


class Packet(StrictPacket):
    names = dict.fromkeys(["order", "sync"])
    json = strict


def broken(text):
    with pytest.raises(Broken) as caught:
        Packet(encoded_packet=text)
    return caught.value.reason


@pytest.mark.parametrize("packet", ["1", "3", "40", '40{"token":"x"}', "41", '420["order",{}]'])
def test_the_envelopes_of_an_honest_client_pass(packet):
    assert envelope_fault(packet) is None


@pytest.mark.parametrize("packet", ["2probe", "5"])
def test_a_probe_passes_while_upgrading_and_only_then(packet):
    assert envelope_fault(packet, upgrading=True) is None
    assert envelope_fault(packet) == "packet_type"


@pytest.mark.parametrize(
    ("packet", "reason"),
    [
        ("", "empty"),
        ("0{}", "packet_type"),
        ("2", "packet_type"),
        ("3probe", "packet_type"),
        ("4", "packet_type"),
        ('4{"a":1}', "packet_type"),
        ('43["an ack nobody asked for"]', "packet_type"),
        ("44{}", "packet_type"),
        ('451-["order",{"_placeholder":true,"num":0}]', "binary"),
        ("461-[]", "binary"),
        ("bAAAA", "binary"),
        ("6", "packet_type"),
        ("4²", "packet_type"),
        ("²", "packet_type"),
        ("x", "packet_type"),
    ],
)
def test_other_envelopes_are_faults(packet, reason):
    assert envelope_fault(packet) == reason


def test_an_event_with_one_object_is_read():
    packet = Packet(encoded_packet='217["order",{"id":"a"}]')
    assert (packet.packet_type, packet.id, packet.data, packet.namespace) == (2, 17, ["order", {"id": "a"}], None)


def test_connect_may_bring_an_object_for_authority():
    assert Packet(encoded_packet="0").data is None
    assert Packet(encoded_packet='0{"token":"x"}').data == {"token": "x"}


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_reserved_names_are_no_events(name):
    assert broken(strict.dumps([name, {}]).join(["2", ""])) == "reserved_event"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('2["nobody",{}]', "unknown_event"),
        ('2["order"]', "payload"),
        ('2["order",[]]', "payload"),
        ('2["order",{},{}]', "payload"),
        ('2["order",{"odds":NaN}]', "json"),
        ('2["order",{}', "json"),
        ("2[]", "malformed"),
        ("2[1,{}]", "malformed"),
        ('2{"a":1}', "malformed"),
        ("2", "malformed"),
        ("27", "malformed"),
        ('2-1["order",{}]', "malformed"),
        ('21-["order",{}]', "malformed"),
        ('21234567890123456["order",{}]', "malformed"),
        ('2٣["order",{}]', "malformed"),
        ('2/admin,["order",{}]', "namespace"),
        ('2/,["order",{}]', "namespace"),
        ("0/admin,", "namespace"),
        ("1/", "namespace"),
        ("0[]", "malformed"),
        ("0{", "json"),
        ("1x", "malformed"),
        ("3[]", "packet_type"),
        ("9", "packet_type"),
    ],
)
def test_what_is_broken_says_why(text, reason):
    assert broken(text) == reason


@given(st.text(alphabet='0123456789/,-?[]{}":orderNaN\\u', min_size=1, max_size=60))
def test_whatever_comes_is_read_whole_or_broken(text):
    try:
        packet = Packet(encoded_packet=text)
    except Broken:
        return
    assert packet.packet_type in (0, 1, 2)
    assert packet.packet_type != 2 or (packet.data[0] in Packet.names and isinstance(packet.data[1], dict))

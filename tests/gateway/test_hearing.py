"""How well each seat hears: what its page may say of its line, and what the umpire, and nobody else, is told."""

import pytest
from msgspec.structs import replace

from server.gateway.hearing import Heard, heard, troubles
from server.gateway.presence import Presence
from server.table.sessions import Seated
from server.umpire.state import Seat
from tests.umpire.table_talk import given

GOOD = {"round_trip": 12, "offset": -40, "transport": "websocket", "dropped": None}


def test_a_good_line_has_no_troubles_and_each_trouble_has_its_name() -> None:
    found = heard(**GOOD)
    assert found is not None and troubles(found, online=True) == []
    bad = Heard(round_trip=900, offset=90_000, transport="polling", dropped=5)
    assert troubles(bad, online=False) == ["lost", "slow", "polling", "dropped", "clock"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"round_trip": -1},
        {"round_trip": "12"},
        {"transport": "pigeon"},
        {"dropped": -5},
        {"offset": 10**15},
        {"dropped": True},
    ],
)
def test_what_cannot_be_measured_is_not_kept(wrong: dict[str, object]) -> None:
    assert heard(**{**GOOD, **wrong}) is None


def test_the_umpire_alone_is_told_and_learns_of_a_line_that_was_lost() -> None:
    seats = {"a": Seat(id="a", role="lead", name="Ana", team="red")}
    state = replace(given().state, seats=seats)
    ana = Seated("k", state.game, "a", "lead", "red", "Ana", "team:red")
    presence = Presence()
    presence.arrive("sid", ana)
    presence.hears(ana, Heard(**GOOD))
    assert presence.seen_by(state, "umpire")["a"]["heard"]["troubles"] == []
    assert "heard" not in presence.seen_by(state, "team:red")["a"]
    presence.depart("sid")
    assert presence.seen_by(state, "team:red") == {}
    told = presence.seen_by(state, "umpire")["a"]
    assert not told["online"] and told["heard"]["troubles"] == ["lost"]


def test_a_call_that_is_answered_is_over_on_every_device_of_its_seat_alone() -> None:
    seats = {id: Seat(id=id, role="member", name=id, team="red") for id in ("a", "b")}
    state = replace(given().state, seats=seats)
    presence = Presence()
    for sid, id in (("phone", "a"), ("laptop", "a"), ("other", "b")):
        presence.arrive(sid, Seated("k", state.game, id, "member", "red", id, "team:red"), "help")
    assert presence.calms(state.game, "a") and not presence.calms(state.game, "a"), (
        "a second click finds nothing to answer"
    )
    assert [here["doing"] for here in presence.seen_by(state, "umpire").values()] == ["reading", "help"]
    assert not presence.calms("another game", "b")

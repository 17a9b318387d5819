"""The door: so many in all, so many of one address, so fast, and an idle connection makes room."""

import pytest

from server.gateway.admission import Caller, Door
from server.gateway.limits import Counts, Limits


@pytest.fixture
def hung_up():
    return []


@pytest.fixture
def door(hung_up):
    limits = Limits(connections=4, per_address=2, connects_rate=1, connects_burst=6, requests_rate=2, requests_burst=8)
    door = Door(limits, Counts())

    def come(address, now=0.0):
        caller = door.enter(address, lambda: hung_up.append(address), now)
        if isinstance(caller, Caller):
            assert door.work(caller, now) == 0.0
        return caller

    door.come = come
    return door


def test_an_address_has_its_own_cap(door):
    door.come("192.0.2.1"), door.come("192.0.2.1")
    assert door.come("192.0.2.1") == "address_full"
    assert isinstance(door.come("192.0.2.2"), Caller)


def test_all_together_have_a_cap(door):
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.2"):
        door.come(address)
    assert door.come("192.0.2.3") == "full"
    assert door.open == 4


def test_who_leaves_makes_room_once(door):
    first = door.come("192.0.2.1")
    door.come("192.0.2.1")
    door.leave(first), door.leave(first)
    assert isinstance(door.come("192.0.2.1"), Caller)
    assert door.come("192.0.2.1") == "address_full"
    assert door.open == 2


def test_the_connection_that_rested_longest_gives_up_its_place(door, hung_up):
    first, second = door.come("192.0.2.1"), door.come("192.0.2.1")
    door.rest(second), door.rest(first)
    assert isinstance(door.come("192.0.2.1"), Caller)
    assert hung_up == ["192.0.2.1"]
    assert not second.inside and first.inside


def test_a_full_address_takes_nobody_elses_place(door, hung_up):
    door.rest(door.come("192.0.2.2"))
    door.come("192.0.2.1"), door.come("192.0.2.1")
    assert door.come("192.0.2.1") == "address_full"
    assert hung_up == []


def test_a_full_house_takes_the_place_of_any_who_rest(door, hung_up):
    door.rest(door.come("192.0.2.9"))
    door.come("192.0.2.9"), door.come("192.0.2.1"), door.come("192.0.2.1")
    assert isinstance(door.come("192.0.2.2"), Caller)
    assert hung_up == ["192.0.2.9"]


def test_coming_and_going_has_a_rate(door):
    for _ in range(6):
        door.leave(door.come("192.0.2.1"))
    assert door.come("192.0.2.1") == "connect_rate"
    assert isinstance(door.come("192.0.2.1", now=1.0), Caller)


def test_requests_of_one_address_share_a_pace(door):
    one, other = door.come("192.0.2.1"), door.come("192.0.2.1")
    assert [door.work(one, 0.0) for _ in range(6)] == [0.0] * 6
    assert door.work(other, 0.0) == 0.5
    assert door.work(other, 0.5) == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [("2001:db8::1", "2001:db8::ffff:2"), ("::ffff:192.0.2.1", "192.0.2.1"), ("fe80::1%eth0", "fe80::2")],
)
def test_the_names_of_one_machine_count_together(door, one, other):
    door.come(one), door.come(other)
    assert door.come(one) == "address_full"


def test_strangers_long_gone_are_forgotten(door):
    for number in range(3000):
        door.leave(door.come(f"10.0.{number // 256}.{number % 256}", now=10.0 * number))
    assert len(door._houses) <= 1025

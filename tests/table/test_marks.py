"""Read marks: a seat's own, the same on each of its devices and after a restart, and nothing that anybody else is told."""

import pytest

from server.store.faults import StoreAway
from server.table.sessions import Seated
from server.umpire.refusals import Refusal
from tests.table.house import House


def reads(house: House, who: str, **marks: int) -> dict[str, int] | Refusal:
    return house.table.marks.move(seated(house, who), marks)


def seated(house: House, who: str) -> Seated:
    found = house.tables.who(house.tokens[who])
    assert found is not None
    return found


def test_marks_move_on_and_never_back_whichever_device_is_behind(house: House) -> None:
    assert reads(house, "red", public=20, blue=5) == {"public": 20, "blue": 5}
    assert reads(house, "red", public=10, blue=7) == {"public": 20, "blue": 7}


def test_marks_outlive_a_restart_and_are_each_seats_own(house: House) -> None:
    reads(house, "red", public=20)
    told = len(house.news)
    house.restart()
    assert house.table.marks.of(house.seats["red"]) == {"public": 20}
    assert house.table.marks.of(house.seats["rod"]) == {}
    assert len(house.news) == told


def test_marks_are_no_part_of_the_log(house: House) -> None:
    before = house.table.head
    reads(house, "red", public=20)
    assert house.table.head == before


@pytest.mark.parametrize(
    "raw", [None, [], {"": 1}, {"a" * 201: 1}, {"public": -1}, {"public": 2**53 + 1}, {"public": True}, {"public": "9"}]
)
def test_what_is_no_mark_is_refused(house: House, raw: object) -> None:
    answer = house.table.marks.move(seated(house, "red"), raw)
    assert isinstance(answer, Refusal) and answer.code == "MalformedOrder"


def test_a_seat_keeps_no_endless_list(house: House) -> None:
    assert isinstance(reads(house, "red", **{f"c{n}": 1 for n in range(64)}), dict)
    assert isinstance(reads(house, "red", more=1), Refusal)
    assert "more" not in (house.table.marks.of(house.seats["red"]) or {})


def test_while_the_store_is_away_nothing_is_pretended(house: House) -> None:
    house.store.fail["marks"] = [StoreAway("away")]
    assert house.table.marks.of(house.seats["red"]) is None
    house.store.fail["keep_marks"] = [StoreAway("away")]
    refused = reads(house, "red", public=3)
    assert isinstance(refused, Refusal) and refused.code == "StoreAway"
    assert house.table.marks.of(house.seats["red"]) == {}

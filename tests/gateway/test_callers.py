"""What a socket without a seat is told: only what is true of it."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from server.gateway.callers import Callers
from server.umpire.orders import RemoveSeat
from tests.table.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.close()


def calling(house: House, cookie: str) -> Callers:
    opened = {"HTTP_COOKIE": cookie, "QUERY_STRING": "lang=en"}
    edge: Any = SimpleNamespace(socketio=SimpleNamespace(server=SimpleNamespace(get_environ=lambda sid: opened)))
    return Callers(edge, house.tables)


@pytest.mark.parametrize("cookie", ["", "wedge_session=made-up"])
def test_who_never_sat_here_is_asked_to_join_and_not_told_of_a_seat_taken_away(house: House, cookie: str) -> None:
    callers = calling(house, cookie)
    assert callers.seated("sid") is None
    assert (
        callers.away("sid") == "You have no seat at this table yet. Join with the code that the umpire's screen shows."
    )


def test_whose_seat_was_taken_away_is_told_so_and_who_sits_elsewhere_is_told_that(house: House) -> None:
    callers = calling(house, f"wedge_session={house.tokens['rod']}")
    there = callers.seated("sid")
    assert there is not None and callers.away("sid", there).startswith("This browser sits at another table now.")
    house.tables.table(house.game).submit(house.seats["uma"], "away", RemoveSeat(seat=there.seat))
    assert callers.seated("sid") is None and callers.away("sid").startswith("Your seat at this table was given up")

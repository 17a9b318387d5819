"""Two people of one table have two names; whoever comes back, goes on with others or is a program keeps theirs."""

import pytest

from server.table.onward import lead_on
from server.umpire import orders as o
from server.umpire.refusals import Refusal
from tests.table.house import HARBOUR, House


def newcomer(house: House, name: str, *, bot: bool = False) -> str:
    """What a newcomer of this name is told; nothing when seated."""
    sat = house.tables.sit(house.game, grant="player", role="member", team="green", name=name, bot=bot)
    return sat.says if isinstance(sat, Refusal) else ""


@pytest.mark.parametrize("name", ["red", " RED ", "re\u200bd", "uma"])
def test_a_newcomer_takes_nobodys_name_and_is_told_two_ways_out(house: House, name: str) -> None:
    says = newcomer(house, name)
    assert "sits at this table already" in says and "personal link" in says and "add a letter or your office" in says
    assert newcomer(house, f"{name} B.") == ""


def test_nobody_renames_themselves_to_another_and_everybody_may_write_their_own_name_otherwise(house: House) -> None:
    assert house.refused("rod", o.RenameSeat(name="Uma"), id="r-1") == "SeatTaken"
    house.done("rod", o.RenameSeat(name="ROD"))
    house.done("uma", o.RenameSeat(name="Ursula"))
    house.done("rod", o.RenameSeat(name="Uma"))
    assert house.refused("rod", o.RenameSeat(name="Uma"), id="r-1") == "SeatTaken", "a resend gets the same answer"


def test_a_name_is_free_again_once_its_seat_is_given_up(house: House) -> None:
    house.done("rod", o.LeaveSeat())
    assert newcomer(house, "rod") == ""


def test_who_comes_back_by_link_or_is_a_program_is_not_asked(house: House) -> None:
    assert house.tables.sit_again(house.tables.link(house.game, house.seats["red"])) is not None
    assert newcomer(house, "red", bot=True) == ""
    house.tables.board(house.game)
    assert newcomer(house, "Projector") == ""


def test_people_carried_on_keep_their_names_though_somebody_there_has_one(house: House) -> None:
    then = house.tables.open_game(HARBOUR, title="Wednesday").game
    house.tables.sit(then, grant="player", role="member", team="blue", name="red")
    red = house.seats["red"]
    assert lead_on(house.tables, house.game, then, {red: ("lead", "green")}) == {}
    assert [who.name for who in house.tables.table(then).state.seats.values()] == ["red", "red"]

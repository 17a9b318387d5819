"""Two people of one table have two names; whoever comes back, goes on with others or is a program keeps theirs."""

from pathlib import Path

import pytest

from server.languages.catalogue import FOLDER, WORD, read
from server.table.onward import lead_on
from server.umpire import orders as o
from server.umpire.parts import PLAYERS, ROLES
from server.umpire.refusals import Refusal
from tests.table.house import HARBOUR, House


def newcomer(house: House, name: str, *, bot: bool = False) -> str:
    """What a newcomer of this name is told; nothing when seated."""
    sat = house.tables.sit(house.game, grant="player", role="member", team="green", name=name, bot=bot)
    return sat.says if isinstance(sat, Refusal) else ""


@pytest.mark.parametrize("name", ["red", " RED ", "re\u200bd", "uma"])
def test_a_newcomer_takes_nobodys_name_and_is_told_two_ways_out(house: House, name: str) -> None:
    says = newcomer(house, name)
    assert (
        "sits at this table already. If that is you, open your personal link; if you have lost it, ask the umpire"
        in says
    )
    assert "at the desk under Seats" in says and "If not, add a letter or your office" in says
    assert newcomer(house, f"{name} B.") == ""


@pytest.mark.parametrize("name", ["Оlga", "оlgа", "ΟLGA", "0lga", "Ｏlga", "OIga"])
def test_a_name_written_with_other_letters_that_look_the_same_is_no_other_name(house: House, name: str) -> None:
    assert newcomer(house, "Olga") == ""
    assert "Olga sits at this table already" in newcomer(house, name)
    assert house.refused("rod", o.RenameSeat(name=name), id="r-1") == "SeatTaken"


def test_names_that_only_resemble_each_other_are_two(house: House) -> None:
    assert [newcomer(house, name) for name in ("Ian", "Lan", "Renée", "Renee", "Ольга", "Olga", "Νίκη")] == [""] * 7


@pytest.mark.parametrize(
    "name", ["Umpire", "the UMPIRE", "Umрire", "White cell", "arbitre", "Observer", "Projecteur", "Team lead"]
)
def test_the_bare_name_of_an_office_is_its_holders_alone(house: House, name: str) -> None:
    assert "is what an office of this table is called" in newcomer(house, name)
    assert house.refused("rod", o.RenameSeat(name=name), id="r-1") == "SeatTaken"
    house.done("rod", o.RenameSeat(name=f"Gail, {name}"))


@pytest.mark.parametrize("catalogue", sorted(FOLDER.glob("*.po")), ids=lambda file: file.stem)
def test_no_language_has_a_word_for_an_office_that_anybody_may_take(house: House, catalogue: Path) -> None:
    said = read(catalogue)
    for role in set(ROLES) - set(PLAYERS):
        word = said.get(role, WORD).string
        assert house.refused("rod", o.RenameSeat(name=word), id=f"r-{role}") == "SeatTaken", word


def test_who_holds_an_office_may_be_called_by_it(house: House) -> None:
    house.done("uma", o.RenameSeat(name="Umpire"))
    house.done("red", o.RenameSeat(name="Team lead"))
    assert newcomer(house, "Umpire") != ""


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


def test_people_carried_on_keep_their_names_though_somebody_there_has_one(house: House) -> None:
    then = house.tables.open_game(HARBOUR, title="Wednesday").game
    house.tables.sit(then, grant="player", role="member", team="blue", name="red")
    red = house.seats["red"]
    assert lead_on(house.tables, house.game, then, {red: ("lead", "green")}) == {}
    assert [who.name for who in house.tables.table(then).state.seats.values()] == ["red", "red"]

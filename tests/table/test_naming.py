"""Two people of one table have two names; whoever comes back, goes on with others or is a program keeps theirs."""

from pathlib import Path

import pytest

from server.languages.catalogue import FOLDER, WORD, read
from server.table.lookalike import alike
from server.table.offices import called_by_office
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


UNSEEN = "\u200c\u200d\ufe00\ufe0f\U000e0100\u180b\u180f\u034f\u17b4\u3164\u2800\u1160\U0001d159"


@pytest.mark.parametrize("sign", list(UNSEEN), ids=ascii)
def test_a_sign_that_nobody_sees_makes_no_other_name_and_no_other_office(sign: str) -> None:
    for name in (f"Ro{sign}d", f"{sign}Rod", f"Rod{sign}"):
        assert alike(name, "rod"), ascii(name)
    for name in (f"Ump{sign}ire", f"{sign}Umpire", f"Umpire{sign}", f"White {sign}cell", f"Umpire.{sign}"):
        assert called_by_office(name, "member"), ascii(name)
    assert not alike(f"Ro{sign}b", "Rod") and not called_by_office(f"Gail{sign} Umpire", "member")


def test_who_comes_with_such_a_sign_is_told_as_who_comes_without(house: House) -> None:
    for name in ("Ro\u200dd", "ro\ufe0fd", "R\u034fod", "\u3164Rod"):
        assert "rod sits at this table already" in newcomer(house, name), ascii(name)
    for name in ("Ump\u200dire", "Umpire\ufe0f", "\u3164Umpire", "Umpire\u2800"):
        assert "is what an office of this table is called" in newcomer(house, name), ascii(name)


@pytest.mark.parametrize("name", ["R\u0332o\u0332d", "Ro\u1e0f", "R\u0336od", "ro\u20d2d", "Ｒｏ\u0333d"], ids=ascii)
def test_a_line_under_or_through_a_letter_makes_no_other_name(name: str) -> None:
    assert alike(name, "Rod") and called_by_office("U\u0332mpire", "lead")


@pytest.mark.parametrize("sign", list("\u2019\u2018\u02bc\u02bb\u2032`\u00b4\uff07"), ids=ascii)
def test_an_apostrophe_is_one_however_it_is_typed(sign: str) -> None:
    assert alike(f"Ann O{sign}Neill", "Ann O'Neill") and called_by_office(f"L{sign}arbitre", "lead")


def test_two_words_with_a_blank_letter_between_them_are_two_words_or_one() -> None:
    assert alike("Ann\u2800Lee", "Ann Lee") and alike("Ann\u3164Lee", "AnnLee") and not alike("Ann Lee", "AnnLee")


REAL = (
    *("Ian", "Lan", "Renée", "Renee", "Ольга", "Olga", "Νίκη", "Müller", "Muller", "Đặng Hạnh", "Đặng Hanh"),
    *("Jo Ann", "Joann", "Jo-Ann", "Dara O’Neill", "Dara ONeill", "かき", "がき"),
    *("علی\u200cرضا", "رضا", "ශ්\u200dරී", "සිරි"),
    *("Gail Umpire", "Umpire (Gail)", "Lea D.", "Arbitré"),
)


def test_names_that_only_resemble_each_other_are_two(house: House) -> None:
    assert [newcomer(house, name) for name in REAL] == [""] * len(REAL)
    # What a script needs to be written stays in the name.
    assert set(REAL) <= {who.name for who in house.table.state.seats.values()}


@pytest.mark.parametrize(
    "name",
    [
        *("Umpire", "the UMPIRE", "Umрire", "White cell", "arbitre", "Observer", "Projecteur", "Team lead"),
        *("Umpire.", "(Umpire)", "“L'arbitre”", "-- Umpire --", "Umpire 👑"),
    ],
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

"""Seats: people sit down, move and leave, and nobody takes what is somebody else's."""

import pytest

from server.umpire import events as e
from server.umpire import orders as o
from tests.umpire.table_talk import PEOPLE, Talk, given


def test_people_sit_down_in_the_lobby_during_play_and_after_it() -> None:
    talk = Talk()
    sat = talk.when("new", o.TakeSeat(role="observer", name="  Nell  "), grant="player").then(e.SeatTaken)
    assert (sat.seat, sat.name, sat.team, sat.bot) == ("new", "Nell", "", False)
    talk.until("deliberate")
    talk.when("late", o.TakeSeat(role="member", name="Lou", team="green"), grant="player").then(e.SeatTaken)
    late = talk.sees("projector")["seats"]["late"]
    assert late == {"name": "Lou", "role": "member", "team": "green", "bot": False, "doctrine": "", "paused": ""}


def test_a_town_has_one_lead() -> None:
    says = (
        Talk().when("new", o.TakeSeat(role="lead", name="Nell", team="red"), grant="player").then_refused("SeatTaken")
    )
    assert "Red already leads Red town" in says


def test_a_lead_who_left_makes_room() -> None:
    talk = Talk()
    left = talk.when("red", o.LeaveSeat()).then(e.SeatVacated)
    assert (left.seat, left.by) == ("red", "red")
    talk.when("new", o.TakeSeat(role="lead", name="Nell", team="red"), grant="player").then(e.SeatTaken)
    talk.when("red", o.RenameSeat(name="Still me")).then_refused("UnknownSeat")
    talk.when("red", o.TakeSeat(role="observer", name="Back"), grant="player").then_refused("UnknownSeat")


def test_the_umpires_seat_needs_the_umpires_link() -> None:
    talk = Talk()
    for role in ("umpire", "assistant"):
        talk.when("new", o.TakeSeat(role=role, name="Nell"), grant="player").then_refused("WrongSeat")
    talk.when("new", o.TakeSeat(role="umpire", name="Nell"), grant="white_cell").then(e.SeatTaken)


def test_without_a_link_nobody_sits_down() -> None:
    Talk().when("new", o.TakeSeat(role="observer", name="Nell")).then_refused("WrongSeat")


def test_a_place_must_be_one() -> None:
    talk = Talk()
    talk.when("new", o.TakeSeat(role="lead", name="Nell", team="pink"), grant="player").then_refused("UnknownTeam")
    talk.when("new", o.TakeSeat(role="member", name="Nell"), grant="player").then_refused("UnknownTeam")
    talk.when("new", o.TakeSeat(role="analyst", name="Nell", team="red"), grant="player").then_refused("UnknownTeam")
    talk.when("new", o.TakeSeat(role="observer", name="   "), grant="player").then_refused("EmptyText")
    talk.when("new", o.TakeSeat(role="observer", name="N" * 41), grant="player").then_refused("TextTooLong")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u200bNe\u00adll\u202e\u2060", "Nell"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\u200c", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        (
            "\U0001f469\u200d\U0001f692 \u2764\ufe0f\u200d\U0001f525",
            "\U0001f469\u200d\U0001f692 \u2764\ufe0f\u200d\U0001f525",
        ),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4\U000e0067\U000e0062\U000e007f"),
        ("N\U000e0067o 7", "No 7"),
    ],
)
def test_a_name_keeps_what_is_seen_and_what_words_and_emoji_need(typed: str, kept: str) -> None:
    talk = Talk()
    assert talk.when("new", o.TakeSeat(role="observer", name=typed), grant="player").then(e.SeatTaken).name == kept
    assert talk.when("red", o.RenameSeat(name=typed)).then(e.SeatRenamed).name == kept


@pytest.mark.parametrize("name", ["\u3164", "\u2800\u2800", "\ufe0f", "\u200d\u0301"])
def test_a_name_that_shows_nothing_is_refused(name: str) -> None:
    talk = Talk()
    said = talk.when("new", o.TakeSeat(role="observer", name=name), grant="player").then_refused("EmptyText")
    assert "nothing in it that can be seen" in said
    assert talk.when("red", o.RenameSeat(name=name)).then_refused("EmptyText") == said
    said = talk.when("red", o.RenameSeat(name="\u200b")).then_refused("EmptyText")
    assert said == "The name is empty. Write a word or two."


def test_a_locked_lobby_lets_only_the_white_cell_and_the_board_in() -> None:
    talk = Talk()
    talk.when("uma", o.LockLobby(locked=True)).then(e.LobbySet)
    talk.when("uma", o.LockLobby(locked=True)).then_nothing()
    talk.when("new", o.TakeSeat(role="observer", name="Nell"), grant="player").then_refused("LobbyLocked")
    talk.when("new", o.TakeSeat(role="assistant", name="Nell"), grant="white_cell").then(e.SeatTaken)
    talk.when("wall", o.TakeSeat(role="projector", name="Projector"), grant="player").then(e.SeatTaken)
    talk.when("uma", o.LockLobby(locked=False)).then(e.LobbySet)
    talk.when("third", o.TakeSeat(role="observer", name="Tom"), grant="player").then(e.SeatTaken)


def test_the_umpire_moves_people() -> None:
    talk = Talk()
    moved = talk.when("uma", o.MoveSeat(seat="rod", role="member", team="green")).then(e.SeatMoved)
    assert (moved.seat, moved.role, moved.team) == ("rod", "member", "green")
    assert talk.sees("umpire")["seats"]["rod"]["team"] == "green"
    talk.when("uma", o.MoveSeat(seat="rod", role="member", team="green")).then_nothing()
    talk.when("uma", o.MoveSeat(seat="rod", role="lead", team="green")).then_refused("SeatTaken")
    talk.when("uma", o.MoveSeat(seat="rod", role="lead", team="pink")).then_refused("UnknownTeam")
    talk.when("uma", o.MoveSeat(seat="nobody", role="observer")).then_refused("UnknownSeat")


def test_the_umpire_removes_people_but_not_itself() -> None:
    talk = Talk()
    gone = talk.when("uma", o.RemoveSeat(seat="rod")).then(e.SeatVacated)
    assert (gone.seat, gone.by) == ("rod", "uma")
    assert "rod" not in talk.sees("team:red")["seats"]
    talk.when("uma", o.RemoveSeat(seat="rod")).then_refused("UnknownSeat")
    talk.when("uma", o.MoveSeat(seat="rod", role="observer")).then_refused("UnknownSeat")
    talk.when("uma", o.RemoveSeat(seat="uma")).then_refused("WrongSeat")


def test_everybody_may_change_the_own_name_only() -> None:
    talk = given()
    persons = [seat for seat in PEOPLE if seat != "beamer"]
    for seat in persons:
        talk.when(seat, o.RenameSeat(name=f"{seat} the Great")).then(e.SeatRenamed)
    seen = {seat: s["name"] for seat, s in talk.sees("observer")["seats"].items() if seat != "beamer"}
    assert seen == {seat: f"{seat} the Great" for seat in persons}
    talk.when("red", o.RenameSeat(name="")).then_refused("EmptyText")


def test_nobody_gives_the_boards_seat_up_or_renames_it_for_all_who_look_at_a_board() -> None:
    talk = given()
    talk.when("beamer", o.LeaveSeat()).then_refused("WrongSeat")
    talk.when("beamer", o.RenameSeat(name="Mallory")).then_refused("WrongSeat")

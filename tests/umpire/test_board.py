"""The board: the umpire tells the room the moves one by one, and no secret stands on it whatever it is set to."""

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from tests.umpire.table_talk import Talk, card, free, given, harbour_with

OTHERS = ("team:red", "team:blue", "team:green", "analyst", "observer")
ORDER = ["1.blue.1", "1.green.1", "1.blue.2"]
SECRET = b"CANARY"


def contested() -> Talk:
    """Red raids by night; Blue and Green play in the open, Blue twice. The contest is open."""
    talk = given(harbour_with(detection=0), phase="seal")
    talk.seal("red", card("raid", target="blue", covert=True, reason="CANARY they sleep."))
    return talk.seal("blue", card("feast"), card("wait")).seal("green", free("Ring the bells")).close()


def board(talk: Talk, who: str = "projector") -> dict:  # type: ignore[type-arg]
    found: dict = talk.sees(who)["board"]  # type: ignore[type-arg]
    return found


def test_teams_have_every_visible_move_at_once_and_the_room_one_by_one() -> None:
    talk = contested()
    for at, move in enumerate(ORDER):
        assert set(talk.sees("team:green")["moves"]) == set(talk.sees("observer")["moves"]) == set(ORDER)
        assert list(talk.sees("projector")["moves"]) == sorted(ORDER[:at])
        assert (board(talk)["waiting"], board(talk)["next"]) == (len(ORDER) - at, "")
        assert board(talk, "umpire")["next"] == move
        assert talk.when("asa", o.ShowMoves(turn=1, move=move)).then(e.MovesShown).moves == (move,)
    assert board(talk, "umpire") == {"view": "auto", "shown": ORDER, "waiting": 0, "next": ""}
    assert board(talk) == board(talk, "umpire")


def test_a_second_click_shows_nothing_more_and_all_shows_the_rest_once() -> None:
    talk = contested().when("uma", o.ShowMoves(turn=1, move="1.blue.1"))
    talk.when("uma", o.ShowMoves(turn=1, move="1.blue.1")).then_nothing()
    assert talk.when("uma", o.ShowMoves(turn=1)).then(e.MovesShown).moves == ("1.green.1", "1.blue.2")
    talk.when("uma", o.ShowMoves(turn=1)).then_nothing()


@pytest.mark.parametrize(
    ("turn", "move", "code"), [(1, "1.red.1", "UnknownMove"), (1, "x", "UnknownMove"), (2, "", "StalePhase")]
)
def test_what_is_covert_or_gone_cannot_be_shown(turn: int, move: str, code: str) -> None:
    contested().when("uma", o.ShowMoves(turn=turn, move=move)).then_refused(code)


def test_reasons_wait_with_their_move() -> None:
    talk = contested().when("green", o.FileReason(move="1.blue.1", side="for", text="We are hungry."))
    assert talk.sees("projector")["reasons"] == {} != talk.sees("team:red")["reasons"]
    talk.when("uma", o.ShowMoves(turn=1, move="1.blue.1"))
    assert len(talk.sees("projector")["reasons"]) == 1


def test_closing_the_contest_shows_what_the_umpire_left_out_and_the_next_turn_begins_anew() -> None:
    talk = contested().close()
    assert set(talk.sees("projector")["moves"]) == set(ORDER)
    assert board(talk)["waiting"] == 0
    talk.until("deliberate", 2)
    assert board(talk)["shown"] == [] and set(talk.sees("projector")["moves"]) == set(ORDER)


def test_a_step_back_to_the_contest_takes_back_what_was_shown() -> None:
    talk = contested().when("uma", o.ShowMoves(turn=1)).close()
    point = next(c.id for c in talk.state.checkpoints if c.play.phase == "contest")
    talk.when("uma", o.StepBack(checkpoint=point, reason="A word was wrong."))
    assert talk.sees("projector")["moves"] == {} and board(talk)["waiting"] == len(ORDER)


def test_the_board_keeps_what_it_is_set_to_through_phases_and_says_so_to_nobody_else() -> None:
    talk = given(phase="seal")
    before = {name: canonical(talk.sees(name)) for name in OTHERS}
    assert talk.when("asa", o.SetBoard(view="dark")).then(e.BoardSet).view == "dark"
    talk.when("uma", o.SetBoard(view="dark")).then_nothing()
    assert {name: canonical(talk.sees(name)) for name in OTHERS} == before
    assert board(talk.close())["view"] == board(talk, "umpire")["view"] == "dark"
    assert all("board" not in talk.sees(name) for name in OTHERS)


@pytest.mark.parametrize("seat", ["red", "rod", "ana", "obi", "beamer"])
def test_nobody_but_the_white_cell_sets_the_board(seat: str) -> None:
    talk = contested()
    talk.when(seat, o.SetBoard(view="dark")).then_refused("WrongSeat")
    talk.when(seat, o.ShowMoves(turn=1)).then_refused("WrongSeat")


@settings(max_examples=12, deadline=None)
@drawn(
    st.lists(
        st.sampled_from(["auto", "capitals", "moves", "results", "join", "dark", "next", "all", "close"]), max_size=8
    )
)
def test_whatever_the_umpire_does_with_the_board_no_covert_word_reaches_it(steps: list[str]) -> None:
    talk = contested()
    for step in steps:
        phase = talk.play.phase
        if step == "close" and phase in ("contest", "adjudicate"):
            (talk.rule_all() if phase == "adjudicate" else talk).close()
        elif step in ("next", "all") and phase == "contest":
            talk.when("uma", o.ShowMoves(turn=1, move=board(talk, "umpire")["next"] if step == "next" else ""))
        elif step not in ("close", "next", "all"):
            talk.when("uma", o.SetBoard(view=step))  # type: ignore[arg-type]
        assert SECRET not in canonical(talk.sees("projector"))
        assert "1.red.1" not in talk.sees("projector")["moves"]

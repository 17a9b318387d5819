"""Blind estimates: hidden until all have given theirs, opened by the close, and scored at the end."""

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.brier import brier
from server.umpire.sight import audiences, mine
from tests.umpire.asking import contest, estimated, table
from tests.umpire.table_talk import Talk, card


def test_estimates_are_hidden_until_all_have_given_theirs_and_then_stand() -> None:
    talk = estimated(contest(), 40, 45, 50, 50, 55, 60)
    assert all(talk.sees(audience)["estimates"]["1.blue.1"] == {"count": 6} for audience in audiences(talk.engine.book))
    talk.when("obi", o.GiveEstimate(move="1.blue.1", chance=95)).then(e.EstimateGiven, e.EstimatesOpened)
    shown = talk.sees("umpire")["estimates"]["1.blue.1"]
    assert (shown["count"], shown["median"], shown["low"], shown["high"]) == (7, 50, 40, 95)
    assert shown["outliers"] == [
        {"seat": "red", "chance": 40, "side": "low"},
        {"seat": "obi", "chance": 95, "side": "high"},
    ]
    assert talk.sees("team:red")["estimates"]["1.blue.1"] == {**shown, "outliers": []}
    talk.when("red", o.GiveEstimate(move="1.blue.1", chance=50)).then_refused("EstimatesOpen")
    assert mine(talk.state, "red")["estimates"] == {"1.blue.1": 40}


def test_the_close_of_the_contest_opens_them_too_and_the_scenario_says_to_whom() -> None:
    talk = estimated(contest(estimates_to="umpire", outliers_to="all"), 30, 50, 90).close()
    assert talk.sees("team:red")["estimates"]["1.blue.1"] == {"count": 3}
    assert talk.sees("umpire")["estimates"]["1.blue.1"]["median"] == 50
    talk = estimated(contest(outliers_to="all", outlier_gap=30), 30, 50, 90).close()
    assert [one["seat"] for one in talk.sees("observer")["estimates"]["1.blue.1"]["outliers"]] == ["green"]


def test_what_was_argued_and_estimated_stays_with_its_move_when_the_next_turn_opens_and_is_weighed_no_more() -> None:
    talk = contest(outliers_to="all")
    talk.when("red", o.FileReason(move="1.blue.1", side="against", text="Nobody is hungry.")).then(e.ReasonFiled)
    estimated(talk, 30, 50, 90).close().ruled("1.blue.1", "partial").until("results")
    before = talk.sees("observer")
    talk.until("contest", turn=2)
    now = talk.sees("observer")
    assert len(now["reasons"]) == 1 and now["reasons"] == before["reasons"]
    assert now["estimates"] == before["estimates"] and now["estimates"]["1.blue.1"]["median"] == 50
    assert mine(talk.state, "red")["estimates"] == {"1.blue.1": 30}
    talk.when("uma", o.WeighReason(reason=next(iter(now["reasons"])), weight=2)).then_refused("UnknownMove")


def test_many_who_say_the_same_are_no_outliers() -> None:
    talk = estimated(contest(), 10, 10, 10, 80, 80, 80, 80)
    assert talk.sees("umpire")["estimates"]["1.blue.1"]["outliers"] == []


def with_program() -> Talk:
    """The contest, with a program that watches, and has given 99."""
    talk = contest()
    talk.when("robo", o.TakeSeat(role="observer", name="Robo", bot=True), grant="player").then(e.SeatTaken)
    talk.when("robo", o.GiveEstimate(move="1.blue.1", chance=99)).then(e.EstimateGiven)
    return talk


def test_what_a_program_estimates_stands_apart_from_what_the_people_do() -> None:
    talk = with_program()
    assert talk.sees("team:red")["estimates"]["1.blue.1"] == {"count": 0, "bots": {"count": 1}}
    shown = estimated(talk, 50, 50, 55).close().sees("umpire")["estimates"]["1.blue.1"]
    assert shown == {
        "count": 3,
        "median": 50,
        "low": 50,
        "high": 55,
        "outliers": [],
        "bots": {"count": 1, "median": 99},
    }


def test_nobody_waits_for_a_program() -> None:
    talk = contest()
    talk.when("robo", o.TakeSeat(role="observer", name="Robo", bot=True), grant="player").then(e.SeatTaken)
    estimated(talk, 40, 45, 50, 50, 55, 60)
    talk.when("obi", o.GiveEstimate(move="1.blue.1", chance=95)).then(e.EstimateGiven, e.EstimatesOpened)
    talk.when("robo", o.GiveEstimate(move="1.blue.1", chance=1)).then_refused("EstimatesOpen")


def test_the_method_that_takes_the_median_takes_the_peoples_and_a_programs_only_where_there_is_no_other() -> None:
    both, alone = (one.until("adjudicate") for one in (estimated(with_program(), 20, 30), with_program()))
    for talk, chance in ((both, 25), (alone, 99)):
        order = o.MakeRuling(move="1.blue.1", method="estimate", dice=(60,), reason="Let the room say.")
        assert talk.when("uma", order).then(e.RulingMade).ruling.chance == chance


def test_a_program_is_scored_by_itself_and_not_with_the_room() -> None:
    talk = estimated(with_program(), 50, 50, 50).close().ruled("1.blue.1", "partial").until("results")
    scored = talk.when("uma", o.EndGame(reason="The bell rang.")).sees("umpire")["scored"]
    assert scored["room"] == {"score": 0.25, "moves": 1} and scored["seats"]["robo"] == {"score": 0.0, "moves": 1}


def test_the_brier_score_is_the_mean_square_of_what_was_missed() -> None:
    assert brier([]) is None
    assert brier([(100, True), (0, False)]) == (0.0, 2)
    assert brier([(50, True), (50, False)]) == (0.25, 2)
    assert brier([(80, True), (30, False), (100, False)]) == (round((0.04 + 0.09 + 1) / 3, 3), 3)


def test_estimates_are_scored_at_the_end_each_seat_reading_its_own() -> None:
    talk = estimated(contest(), 90, 50, 20).close().ruled("1.blue.1", "partial").until("results")
    assert mine(talk.state, "red")["score"] is None and talk.sees("umpire")["scored"] is None
    talk.when("uma", o.EndGame(reason="The bell rang."))
    assert mine(talk.state, "red")["score"] == {"score": 0.01, "moves": 1}
    assert mine(talk.state, "ana")["score"] is None
    assert talk.sees("team:red")["scored"] == {"room": {"score": 0.25, "moves": 1}, "even": 0.25, "seats": {}}
    assert {seat: one["score"] for seat, one in talk.sees("analyst")["scored"]["seats"].items()} == {
        "red": 0.01,
        "blue": 0.25,
        "green": 0.64,
    }


def test_a_covert_move_counts_only_where_it_is_known() -> None:
    talk = table("seal").seal("red", card("raid", target="blue", covert=True)).close()
    talk.when("rod", o.GiveEstimate(move="1.red.1", chance=70)).then(e.EstimateGiven)
    talk.close().ruled("1.red.1", "failure").until("results").when("uma", o.EndGame(reason="The bell rang."))
    assert mine(talk.state, "rod")["score"] == {"score": 0.49, "moves": 1}
    assert talk.sees("umpire")["scored"]["room"] and talk.sees("analyst")["scored"]["room"] is None

"""Blind estimates: hidden until all have given theirs, opened by the close, and scored at the end."""

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.brier import brier
from server.umpire.sight import audiences, mine
from tests.umpire.asking import contest, estimated, table
from tests.umpire.table_talk import card


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


def test_many_who_say_the_same_are_no_outliers() -> None:
    talk = estimated(contest(), 10, 10, 10, 80, 80, 80, 80)
    assert talk.sees("umpire")["estimates"]["1.blue.1"]["outliers"] == []


def test_a_program_is_not_called_out() -> None:
    talk = contest()
    talk.when("robo", o.TakeSeat(role="observer", name="Robo", bot=True), grant="player").then(e.SeatTaken)
    talk.when("robo", o.GiveEstimate(move="1.blue.1", chance=99)).then(e.EstimateGiven)
    shown = estimated(talk, 50, 50, 55).close().sees("umpire")["estimates"]["1.blue.1"]
    assert (shown["count"], shown["high"], shown["outliers"]) == (4, 99, [])


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

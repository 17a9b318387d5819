"""The end: objectives scored in the scenario's words, the unknowns revealed, the dice secret published."""

import msgspec

from server.table.paper import PaperTable
from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.decide import decide
from server.umpire.dice import KeyedDice, Throw, commitment
from server.umpire.given import Given
from server.umpire.refusals import Refusal
from server.umpire.world import QUANTUM
from tests.umpire.table_talk import Talk, given, harbour

EVERYBODY = ("umpire", "team:red", "team:blue", "team:green", "analyst", "observer", "projector")


def test_the_last_results_end_the_game() -> None:
    talk = given(phase="results", turn=2).close()
    ended = talk.event(e.GameEnded)
    assert talk.state.stage == "over" and not talk.play.clock.running
    assert commitment(bytes.fromhex(ended.secret)) == talk.state.commitment
    scores = {score.objective: score for score in ended.scores}
    assert set(scores) == set(harbour().book.objectives)
    world = talk.play.world.values
    assert scores["red_thrive"].score == round(world["peace"] * 0.5 + world["trade"] * 0.5, 1)
    assert scores["red_treasure"].says == (
        "The council is strong." if world["red_capital"] >= 40 else "The council is spent."
    )
    for audience in EVERYBODY:
        shown = talk.sees(audience)["ending"]
        assert shown["secret"] == ended.secret and len(shown["scores"]) == 6
        bite = shown["unknowns"]["How deep envy bites"]
        assert set(shown["unknowns"]) == {"How deep envy bites"} and bite["low"] <= bite["value"] <= bite["high"]
        assert shown["theory"]["title"] == harbour().book.theories["plain"].title


def test_before_the_end_nothing_of_it_is_in_sight_or_log() -> None:
    talk = given(phase="results", turn=2)
    secret = talk.table.secret.hex()
    assert all(talk.sees(audience)["ending"] is None for audience in EVERYBODY)
    assert all(secret.encode() not in entry.body for entry in talk.table.entries)
    bite = str(talk.play.world.unknowns["bite"])
    assert all(bite not in msgspec.json.encode(talk.sees(audience)).decode() for audience in EVERYBODY)
    assert [audience for audience in EVERYBODY if "theory" in talk.sees(audience)] == ["umpire"]


def test_the_unknowns_are_drawn_by_the_dice_that_were_committed() -> None:
    talk = given()
    share = KeyedDice(talk.table.secret).fraction(Throw(0, 0, "", 0, "unknown.bite"))
    assert talk.play.world.unknowns["bite"] == round((0.5 + share) / QUANTUM) * QUANTUM


def test_the_umpire_may_end_it_early() -> None:
    talk = given(phase="contest")
    talk.when("uma", o.EndGame(reason="x" * 4001)).then_refused("TextTooLong")
    talk.when("uma", o.EndGame(reason=" ")).then_refused("ReasonMissing")
    ended = talk.when("uma", o.EndGame(reason=" The ferry leaves. ")).then(e.GameEnded)
    assert ended.reason == "The ferry leaves."
    talk.when("uma", o.ClosePhase(turn=1, phase="contest")).then_refused("GameNotRunning")
    talk.when("red", o.SendCable(kind="public", text="Farewell.")).then_refused("GameNotRunning")
    talk.when("ana", o.WriteNote(text="It was close.")).then(e.NoteWritten)


def test_a_game_put_away_in_its_lobby_gives_away_nothing_of_its_scenario() -> None:
    talk = Talk(harbour())
    before = {audience: talk.sees(audience) for audience in EVERYBODY}
    talk.when("red", o.CloseLobby()).then_refused("WrongSeat")
    talk.when("uma", o.CloseLobby(reason="x" * 4001)).then_refused("TextTooLong")
    ended = talk.when("uma", o.CloseLobby(reason=" Nobody came. ")).then(e.GameEnded)
    assert (talk.state.stage, ended.reason, ended.scores, ended.unknowns) == ("over", "Nobody came.", (), {})
    for audience in EVERYBODY:
        shown = talk.sees(audience)
        assert shown["ending"] == {
            "reason": "Nobody came.",
            "secret": ended.secret,
            "theory": {},
            "unknowns": {},
            "scores": [],
        }
        told = {name for name in shown if shown[name] != before[audience].get(name)}
        assert told <= {"game", "ending", "runsheet"}, "all else is as it was in the lobby"
    talk.when("uma", o.StartGame()).then_refused("GameNotRunning")


def test_what_has_begun_cannot_be_put_away() -> None:
    talk = given(phase="brief")
    talk.when("uma", o.CloseLobby()).then_refused("GameNotRunning")
    assert talk.state.stage == "play"


def test_without_its_secret_a_game_cannot_be_ended() -> None:
    talk = given()
    order = o.EndGame(reason="Over.")
    answer = decide(harbour(), talk.state, order, Given(seat="uma", id="x", at=talk.table.now), talk.table._dice)
    assert isinstance(answer, Refusal) and answer.code == "GameNotRunning"


def test_a_game_opens_with_a_calendar_and_a_theory_there_are() -> None:
    for changed in ({"calendar": "endless"}, {"theory": "wishful"}):
        order = o.OpenGame(**{"game": "g", "calendar": "short", "theory": "plain", **changed})
        answer = decide(harbour(), None, order, Given(seat="host", id="open", at=1), KeyedDice(b""))
        assert isinstance(answer, Refusal) and answer.code == "MalformedOrder"
        assert next(iter(changed.values())) in answer.says
    assert PaperTable(harbour(), 1, theory="gloomy", calendar="long").state.play.world.theory == "gloomy"

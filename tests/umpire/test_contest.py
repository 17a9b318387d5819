"""Contest: visible moves lie open to all at once, every team argues once, and estimates are blind."""

import pytest

from server.umpire import events as e
from server.umpire import orders as o
from tests.umpire.table_talk import Talk, card, free, given, harbour_with


def contested() -> Talk:
    """Red raids Blue by night, Blue gives a feast, Green rings the bells; the contest is open."""
    talk = given(harbour_with(detection=0), phase="seal")
    talk.seal("red", card("raid", target="blue", covert=True, reason="They sleep."))
    return talk.seal("blue", card("feast")).seal("green", free("Ring the bells")).close()


def test_visible_moves_are_revealed_to_all_at_once_and_covert_ones_to_the_umpire() -> None:
    talk = contested()
    assert set(talk.event(e.MovesRevealed).moves[0].draft.title.split()) == {"Give", "a", "feast"}
    for audience in ("team:blue", "team:green", "analyst", "observer"):
        assert set(talk.sees(audience)["moves"]) == {"1.blue.1", "1.green.1"}
    for audience in ("umpire", "team:red"):
        assert set(talk.sees(audience)["moves"]) == {"1.blue.1", "1.green.1", "1.red.1"}


def test_whoever_sees_a_move_reads_its_settings_in_words() -> None:
    talk = given(phase="seal").seal("red", card("toll", parameters={"level": 3.0})).seal("blue", card("feast")).close()
    for audience in ("team:blue", "observer", "umpire"):
        moves = talk.sees(audience)["moves"]
        assert moves["1.red.1"]["settings"] == [{"title": "Level", "unit": "coins", "value": 3.0}]
        assert moves["1.blue.1"]["settings"] == []


def test_each_team_files_one_reason_on_a_move_of_another() -> None:
    talk = contested()
    filed = talk.when("rod", o.FileReason(move="1.blue.1", side="against", text=" Nobody is hungry. ")).then(
        e.ReasonFiled
    )
    assert (filed.reason.team, filed.reason.seat, filed.reason.text) == ("red", "rod", "Nobody is hungry.")
    assert filed.reason.weight == 1
    talk.when("red", o.FileReason(move="1.blue.1", side="for", text="On second thought.")).then_refused("AlreadyFiled")
    talk.when("blue", o.FileReason(move="1.blue.1", side="for", text="It is good.")).then_refused("AlreadyFiled")
    talk.when("green", o.FileReason(move="1.blue.1", side="for", text="We are hungry.")).then(e.ReasonFiled)
    assert len(talk.sees("observer")["reasons"]) == 2


@pytest.mark.parametrize(("text", "code"), [("", "EmptyText"), (" \n", "EmptyText"), ("x" * 4001, "TextTooLong")])
def test_a_reason_is_a_sentence(text: str, code: str) -> None:
    contested().when("red", o.FileReason(move="1.blue.1", side="for", text=text)).then_refused(code)


@pytest.mark.parametrize("move", ["1.red.1", "1.red.9", "nonsense"])
def test_a_rivals_covert_move_is_refused_in_the_words_of_no_move_at_all(move: str) -> None:
    talk = contested()
    for seat in ("blue", "green", "bea"):
        says = talk.when(seat, o.FileReason(move=move, side="for", text="Aha.")).then_refused("UnknownMove")
        assert says == f"There is no move {move!r} on the table this turn."
    for seat in ("blue", "bea", "ana", "obi"):
        says = talk.when(seat, o.GiveEstimate(move=move, chance=50)).then_refused("UnknownMove")
        assert says == f"There is no move {move!r} on the table this turn."


def test_everyone_present_estimates_blindly_and_may_think_again() -> None:
    talk = contested()
    for seat, chance in (("red", 10), ("bea", 20), ("ana", 60), ("obi", 90), ("asa", 40), ("uma", 50)):
        talk.when(seat, o.GiveEstimate(move="1.blue.1", chance=chance)).then(e.EstimateGiven)
    talk.when("obi", o.GiveEstimate(move="1.blue.1", chance=80)).then(e.EstimateGiven)
    assert talk.sees("umpire")["estimates"]["1.blue.1"] == {"count": 6}, "even the umpire is not led"
    assert talk.sees("projector")["estimates"]["1.blue.1"] == {"count": 6}
    talk.close()
    assert talk.sees("projector")["estimates"]["1.blue.1"] == {
        "count": 6,
        "median": 45,
        "low": 10,
        "high": 80,
        "outliers": [],
    }


def test_own_people_and_the_white_cell_estimate_a_covert_move_and_nobody_else_sees_that() -> None:
    talk = contested()
    for seat in ("uma", "asa", "red"):
        talk.when(seat, o.GiveEstimate(move="1.red.1", chance=50)).then(e.EstimateGiven)
    assert talk.sees("team:red")["estimates"] == {"1.red.1": {"count": 3}}
    talk.when("rod", o.GiveEstimate(move="1.red.1", chance=50)).then(e.EstimateGiven, e.EstimatesOpened)
    assert talk.sees("team:blue")["estimates"] == {} == talk.sees("projector")["estimates"]


@pytest.mark.parametrize("chance", [-1, 101, 10**9])
def test_a_chance_is_a_percentage(chance: int) -> None:
    contested().when("red", o.GiveEstimate(move="1.blue.1", chance=chance)).then_refused("BadChance")


def test_the_umpire_weighs_reasons_and_the_proposal_follows() -> None:
    talk = contested()
    against = (
        talk.when("red", o.FileReason(move="1.blue.1", side="against", text="No bread.")).then(e.ReasonFiled).reason.id
    )
    in_favour = (
        talk.when("green", o.FileReason(move="1.blue.1", side="for", text="Much wine.")).then(e.ReasonFiled).reason.id
    )
    talk.when("asa", o.WeighReason(reason=against, weight=2)).then(e.ReasonWeighed)
    talk.when("uma", o.WeighReason(reason=in_favour, weight=0)).then(e.ReasonWeighed)
    talk.when("uma", o.WeighReason(reason=against, weight=3)).then_refused("BadMethod")
    talk.when("uma", o.WeighReason(reason="r-none", weight=1)).then_refused("UnknownMove")
    talk.close()
    proposal = talk.play.proposals["1.blue.1"]
    assert [(line.title, line.points) for line in proposal.factors] == [("Red town argues against", -2)]
    assert proposal.chance == 28, "2d6 of 9 or more, or a natural 12"


def test_the_teams_own_argument_and_the_situation_are_named() -> None:
    talk = given(phase="seal").seal("red", card("toll", reason="We built the pier.")).until("adjudicate")
    titles = [line.title for line in talk.play.proposals["1.red.1"].factors]
    assert titles == ["The team's own argument", "Ships need the harbour"]
    assert talk.sees("umpire")["queue"]["1.red.1"]["words"] == "very likely"
    assert "queue" not in talk.sees("team:red")


def test_last_turns_moves_are_no_longer_argued() -> None:
    talk = given(phase="seal").seal("blue", card("wait"))
    talk.until("contest", 2)
    talk.when("red", o.FileReason(move="1.blue.1", side="for", text="Late.")).then_refused("UnknownMove")

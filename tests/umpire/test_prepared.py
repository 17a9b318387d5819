"""Assistants prepare, the umpire publishes: nothing of an assistant's reaches a team or the world by itself."""

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.sight import audiences
from tests.umpire.table_talk import Talk, card, given

WAITING = {
    "a word to all": o.Announce(text="CANARY five minutes."),
    "a cable": o.SendCable(kind="bilateral", to=("green",), text="CANARY hurry."),
    "an event": o.ImproviseInject(title="Fog", text="CANARY nobody sees a thing."),
    "a planned event": o.ReleaseInject(inject="storm"),
    "an edit": o.EditInject(inject="storm", title="A gale", text="CANARY it blows.", reason="It blew."),
    "a gauge": o.EditGauge(gauge="peace", value=50.0, reason="CANARY a slip."),
    "a paper sheet": o.EnterPaperSheet(team="red", turn=1, moves=(card("toll"),)),
}


def waiting(talk: Talk, order: o.AnyOrder) -> str:
    """Asa prepares something; its id."""
    made: str = talk.when("asa", order).then(e.OrderPrepared).prepared.id
    return made


@pytest.mark.parametrize("what", WAITING)
def test_what_an_assistant_prepares_is_seen_by_the_white_cell_alone_until_the_umpire_publishes_it(what: str) -> None:
    talk = given()
    others = [name for name in audiences(talk.engine.book) if name != "umpire"]
    before = {name: canonical(talk.sees(name)) for name in others}
    world = talk.play
    made = waiting(talk, WAITING[what])
    assert {name: canonical(talk.sees(name)) for name in others} == before
    assert talk.play is world
    assert talk.sees("umpire")["prepared"][made]["seat"] == "asa"
    done = talk.when("uma", o.PublishPrepared(prepared=made)).answer
    assert isinstance(done, tuple) and len(done) == 2
    kept = talk.state.prepared[made]
    assert (kept.seat, kept.by, kept.status) == ("asa", "uma", "published")
    assert isinstance(done[-1], e.PreparedClosed)
    assert talk.play is not world or isinstance(done[0], e.CableSent | e.InjectEdited)


def test_the_umpire_publishes_a_ruling_as_their_own_and_both_names_are_kept() -> None:
    talk = given(phase="seal").seal("blue", card("wait")).until("adjudicate")
    ruling = o.MakeRuling(move="1.blue.1", method="ruling", degree="success", reason="Everybody waited.")
    made = waiting(talk, ruling)
    assert talk.play.rulings == {}
    talk.when("uma", o.PublishPrepared(prepared=made))
    assert talk.event(e.RulingMade).ruling.by == "uma"
    assert talk.sees("umpire")["prepared"][made]["order"]["move"] == "1.blue.1"


def test_a_faulty_order_is_refused_when_it_is_prepared_and_a_late_one_when_it_is_published() -> None:
    talk = given(phase="seal").seal("blue", card("wait")).until("adjudicate")
    talk.when("asa", o.MakeRuling(move="1.red.1", method="ruling", degree="success", reason="Hm."))
    talk.then_refused("UnknownMove")
    made = waiting(talk, o.MakeRuling(move="1.blue.1", method="ruling", degree="success", reason="Hm."))
    talk.ruled("1.blue.1", "failure")
    talk.when("uma", o.PublishPrepared(prepared=made)).then_refused("AlreadyRuled")
    talk.close().when("uma", o.PublishPrepared(prepared=made)).then_refused("WrongPhase")
    assert talk.state.prepared[made].status == "open"


def test_who_comes_second_is_told_who_was_first() -> None:
    talk = given()
    talk.when("una", o.TakeSeat(role="umpire", name="Una"), grant="white_cell").then(e.SeatTaken)
    made = waiting(talk, o.Announce(text="Five minutes."))
    talk.when("una", o.PublishPrepared(prepared=made))
    assert "Una" in talk.when("uma", o.DropPrepared(prepared=made)).then_refused("AlreadyClosed")


def test_an_assistant_takes_back_their_own_and_no_others() -> None:
    talk = given()
    talk.when("art", o.TakeSeat(role="assistant", name="Art"), grant="white_cell").then(e.SeatTaken)
    made = waiting(talk, o.Announce(text="Five minutes."))
    talk.when("art", o.DropPrepared(prepared=made)).then_refused("WrongSeat")
    talk.when("asa", o.DropPrepared(prepared=made, reason=" Too late. ")).then(e.PreparedClosed)
    assert talk.state.prepared[made].reason == "Too late."


def test_the_umpires_own_word_waits_for_nobody() -> None:
    given().when("uma", o.Announce(text="Five minutes.")).then(e.NewsBroken)


@settings(max_examples=25, deadline=None)
@drawn(st.lists(st.tuples(st.sampled_from(["asa", "uma"]), st.integers(0, 2)), max_size=8))
def test_each_prepared_thing_is_carried_out_at_most_once(steps: list[tuple[str, int]]) -> None:
    talk = given()
    for seat, which in steps:
        open_ones = sorted(talk.state.prepared)
        if seat == "asa":
            talk.when("asa", o.Announce(text=f"Word {which}."))
        elif open_ones:
            talk.when("uma", o.PublishPrepared(prepared=open_ones[which % len(open_ones)]))
    published = [kept for kept in talk.state.prepared.values() if kept.status == "published"]
    assert len(talk.play.news) == len(published)


def test_of_two_umpires_one_wins_and_the_other_is_told_who_did_it() -> None:
    talk = given(phase="seal").seal("blue", card("wait")).until("adjudicate")
    talk.when("una", o.TakeSeat(role="umpire", name="Una"), grant="white_cell").then(e.SeatTaken)
    talk.when("una", o.AcceptRulings(turn=1)).then(e.RulingMade)
    assert "Una" in talk.when("uma", o.AcceptRulings(turn=1)).then_refused("AlreadyRuled")
    mine = o.MakeRuling(move="1.blue.1", method="ruling", degree="success", reason="Hm.")
    assert "Una" in talk.when("uma", mine).then_refused("AlreadyRuled")
    close = o.ClosePhase(turn=1, phase="adjudicate")
    talk.when("una", close)
    assert "Una" in talk.when("uma", close).then_refused("StalePhase")
    assert "Adjudicate of turn 1 is not open" in talk.when("una", close).then_refused("StalePhase")


def test_a_checkpoint_says_what_going_back_to_it_would_undo() -> None:
    talk = given(phase="seal").seal("blue", card("wait")).until("deliberate", 2)
    talk.when("uma", o.Announce(text="Second turn."))
    told = {point["id"]: point["undoes"] for point in talk.sees("umpire")["checkpoints"]}
    assert told["0.1.brief"] == {"results": 1, "rulings": 1, "moves": 1, "news": 1}
    assert told["0.2.deliberate"] == {"news": 1}

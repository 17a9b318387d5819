"""Injects: the run-sheet released or held, events improvised, and a gauge set by hand with its reason."""

import pytest

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.parts import EffectDraft
from tests.umpire.table_talk import Talk, card, given


def accounts(talk: Talk, turn: int = 1) -> dict[str, dict[str, float]]:
    """What moved each gauge in a turn, by reference of the cause."""
    result = next(r for r in talk.play.results if r.turn == turn)
    return {c.gauge: {s.ref: s.change for s in c.shares} for c in result.changes}


def test_a_planned_inject_is_released_once_to_its_readers() -> None:
    talk = given()
    assert talk.sees("umpire")["runsheet"]["whisper"]["planned"] == 2
    news = talk.when("uma", o.ReleaseInject(inject="whisper")).then(e.NewsBroken).news
    assert (news.title, news.to, news.inject, news.kind) == ("A whisper", ("red",), "whisper", "inject")
    assert news.id in talk.sees("team:red")["news"] and news.id in talk.sees("umpire")["news"]
    for audience in ("team:blue", "analyst", "observer", "projector"):
        assert talk.sees(audience)["news"] == {}
    assert talk.sees("umpire")["runsheet"]["whisper"]["released"] == 1
    talk.when("uma", o.ReleaseInject(inject="whisper")).then_refused("InjectSpent")
    talk.when("uma", o.ReleaseInject(inject="flood")).then_refused("UnknownInject")
    talk.until("results")
    assert accounts(talk)["envy"]["injects/whisper"] == 4.0


def test_an_inject_is_held_and_let_go() -> None:
    talk = Talk()
    held = talk.when("asa", o.HoldInject(inject="storm", held=True, reason=" Too soon. ")).then(e.InjectHeld)
    assert held.reason == "Too soon."
    assert talk.sees("umpire")["runsheet"]["storm"]["held"] is True
    talk.when("uma", o.HoldInject(inject="storm", held=True)).then_nothing()
    talk.when("uma", o.HoldInject(inject="whisper", held=True)).then(e.InjectHeld)
    assert talk.play.held == ("storm", "whisper")
    talk.when("uma", o.HoldInject(inject="storm", held=False)).then(e.InjectHeld)
    assert talk.play.held == ("whisper",)
    talk.when("uma", o.HoldInject(inject="flood", held=True)).then_refused("UnknownInject")
    talk.when("uma", o.HoldInject(inject="storm", held=True, reason="x" * 4001)).then_refused("TextTooLong")


def test_an_event_nobody_planned() -> None:
    talk = given()
    effects = (EffectDraft(gauge="trade", by=-3.0), EffectDraft(gauge="envy", by=2.0, later=1))
    order = o.ImproviseInject(title=" A wreck ", text="On the bar.", to=("green", "blue", "green"), effects=effects)
    news = talk.when("uma", order).then(e.NewsBroken).news
    assert (news.title, news.to, news.inject) == ("A wreck", ("blue", "green"), "")
    assert talk.sees("team:red")["news"] == {} and talk.sees("team:blue")["news"][news.id]["to"] == []
    assert talk.sees("umpire")["news"][news.id]["to"] == ["blue", "green"]
    talk.until("results")
    assert accounts(talk)["trade"][f"news/{news.id}"] == -3.0
    shares = {c["gauge"]: c["shares"] for c in talk.sees("team:red")["results"]["1"]["changes"]}
    assert {"kind": "unseen", "says": "Something we cannot see", "change": -3.0} in shares["trade"]
    told = {c["gauge"]: c["shares"] for c in talk.sees("team:blue")["results"]["1"]["changes"]}
    assert {"kind": "inject", "says": "A wreck", "change": -3.0} in told["trade"]


def test_without_readers_it_is_for_everybody() -> None:
    talk = given()
    news = talk.when("uma", o.ImproviseInject(title="Fog", text="Thick.")).then(e.NewsBroken).news
    assert all(news.id in talk.sees(audience)["news"] for audience in ("team:red", "observer", "projector"))


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("EmptyText", {"title": ""}),
        ("EmptyText", {"text": ""}),
        ("TextTooLong", {"title": "x" * 121}),
        ("UnknownTeam", {"to": ("pink",)}),
        ("BadEffect", {"effects": (EffectDraft(gauge="weather", by=1.0),)}),
        ("BadEffect", {"effects": (EffectDraft(gauge="trade", by=-101.0),)}),
    ],
)
def test_improvised_events_have_a_form(code: str, changed: dict) -> None:
    given().when("uma", o.ImproviseInject(**{"title": "Fog", "text": "Thick.", **changed})).then_refused(code)


def test_the_umpire_sets_a_gauge_and_both_values_are_kept() -> None:
    talk = given()
    edited = talk.when("uma", o.EditGauge(gauge="peace", value=50.0, reason=" A slip of mine. ")).then(e.GaugeEdited)
    assert (edited.by, edited.reason) == ("uma", "A slip of mine.")
    assert {(c.gauge, c.before, c.after) for c in edited.changes} == {("peace", 60.0, 50.0), ("calm", 30.0, 20.0)}
    assert talk.sees("team:blue")["gauges"]["peace"]["value"] == 50.0
    talk.until("results")
    account = next(c for c in talk.play.results[0].changes if c.gauge == "peace")
    assert account.before == 60.0 and [s.change for s in account.shares if s.kind == "umpire"] == [-10.0]
    shown = next(c for c in talk.sees("team:red")["results"]["1"]["changes"] if c["gauge"] == "peace")
    assert {"kind": "umpire", "says": "The umpire's correction", "change": -10.0} in shown["shares"]
    shown = next(c for c in talk.sees("umpire")["results"]["1"]["changes"] if c["gauge"] == "peace")
    assert {"kind": "umpire", "says": "The umpire: A slip of mine.", "change": -10.0} in shown["shares"]


def test_an_edit_between_two_accounts_is_explained_in_the_next() -> None:
    """An edit in the lobby or after the results was once explained nowhere."""
    talk = Talk()
    talk.when("uma", o.EditGauge(gauge="trade", value=45.0, reason="A better opening.")).then(e.GaugeEdited)
    talk.until("brief").until("results")
    first = next(c for c in talk.play.results[0].changes if c.gauge == "trade")
    assert first.before == 40.0 and 5.0 in [s.change for s in first.shares if s.kind == "umpire"]
    talk.when("uma", o.EditGauge(gauge="trade", value=10.0, reason="They protested.")).then(e.GaugeEdited)
    talk.until("results", 2)
    second = next(c for c in talk.play.results[1].changes if c.gauge == "trade")
    assert second.before == first.after, "no change of a gauge falls between two accounts"


def test_edits_there_and_back_leave_no_share() -> None:
    talk = given()
    for value in (70.0, 60.0):
        talk.when("uma", o.EditGauge(gauge="peace", value=value, reason="Hm.")).then(e.GaugeEdited)
    talk.until("results")
    account = next(c for c in talk.play.results[0].changes if c.gauge == "peace")
    assert {s.change for s in account.shares if s.kind == "umpire"} == {10.0, -10.0}


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("UnknownGauge", {"gauge": "weather"}),
        ("UnknownGauge", {"gauge": "calm"}),
        ("BadEffect", {"value": 100.5}),
        ("BadEffect", {"value": -0.5}),
        ("ReasonMissing", {"reason": ""}),
        ("ReasonMissing", {"reason": "x" * 4001}),
    ],
)
def test_edits_that_are_not_made(code: str, changed: dict) -> None:
    given().when("uma", o.EditGauge(**{"gauge": "peace", "value": 50.0, "reason": "Hm.", **changed})).then_refused(code)


def test_a_crossed_threshold_rings_for_those_who_see_the_gauge() -> None:
    talk = given(phase="seal")
    talk.when("uma", o.EditGauge(gauge="peace", value=42.0, reason="A brawl."))
    talk.seal("red", card("raid", target="blue")).until("adjudicate").ruled("1.red.1", "success").close()
    news = talk.event(e.NewsBroken).news
    assert (news.kind, news.text) == ("threshold", "The bells ring in all three towns.")
    assert news.id in talk.sees("projector")["news"]

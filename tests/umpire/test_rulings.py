"""Rulings: by every method, by engine's dice or real ones, and every override keeps who, when, why and what was before."""

from typing import Any

import pytest

from server.umpire import events as e
from server.umpire import odds
from server.umpire import orders as o
from server.umpire.content import DEGREES
from server.umpire.dice import KeyedDice, Throw
from server.umpire.parts import EffectDraft, FactorLine
from tests.umpire.table_talk import Talk, card, free, given, harbour_with


def queued(engine: Any = None) -> Talk:
    """Blue gives a feast and posts a guard, Green holds a market and rings bells: all four wait in the queue."""
    talk = given(engine, phase="seal").seal("blue", card("feast"), card("guard")).seal("green", card("market"), free())
    talk.close()
    for seat, chance in (("red", 30), ("rod", 40), ("ana", 60)):
        talk.when(seat, o.GiveEstimate(move="1.green.1", chance=chance))
    return talk.close()


def ruling(
    move: str = "1.blue.1", method: str = "weighted", reason: str = "I know better.", **more: Any
) -> o.MakeRuling:
    return o.MakeRuling(move=move, method=method, reason=reason, **more)  # type: ignore[arg-type]


def test_one_click_accepts_all_as_content_chose() -> None:
    talk = queued()
    made = talk.when("uma", o.AcceptRulings(turn=1)).then(e.RulingMade, e.RulingMade, e.RulingMade, e.RulingMade)
    by_move = {event.ruling.move: event.ruling for event in made}
    assert {m: r.method for m, r in by_move.items()} == {
        "1.blue.1": "weighted", "1.blue.2": "percentile", "1.green.1": "estimate", "1.green.2": "weighted",
    }  # fmt: skip
    assert by_move["1.green.1"].chance == 40, "the median of 30, 40 and 60"
    for found in by_move.values():
        assert (found.by, found.reason, found.dice, found.before) == ("uma", "As proposed", "engine", ())
    dice = KeyedDice(talk.table.secret)
    pair = tuple(dice.roll(Throw(0, 1, "blue", 1, "ruling.weighted", attempt), 6) for attempt in (0, 1))
    assert by_move["1.blue.1"].rolls == pair
    assert by_move["1.blue.1"].degree == odds.weighted_degree(pair, 0)
    talk.when("uma", o.AcceptRulings(turn=1)).then_refused("AlreadyRuled")


def test_some_are_accepted_by_name() -> None:
    talk = queued()
    talk.when("uma", o.AcceptRulings(turn=1, moves=("1.green.1",))).then(e.RulingMade)
    talk.when("uma", o.AcceptRulings(turn=1, moves=("1.green.1",))).then_refused("AlreadyRuled")
    talk.when("uma", o.AcceptRulings(turn=1, moves=("1.red.1",))).then_refused("UnknownMove")
    talk.when("uma", o.AcceptRulings(turn=2)).then_refused("StalePhase")
    talk.when("uma", o.AcceptRulings(turn=1)).then(e.RulingMade, e.RulingMade, e.RulingMade)


@pytest.mark.parametrize("method", ["ruling", "vote", "expert", "opposed"])
def test_what_only_people_can_decide_is_not_accepted_unseen(method: str) -> None:
    talk = queued(harbour_with(cards={"feast": {"method": method}}))
    assert talk.play.proposals["1.blue.1"].chance is None
    talk.when("uma", o.AcceptRulings(turn=1, moves=("1.blue.1",))).then_refused("BadMethod")
    talk.when("uma", o.AcceptRulings(turn=1)).then(e.RulingMade, e.RulingMade, e.RulingMade)
    talk.when("uma", o.AcceptRulings(turn=1)).then_refused("AlreadyRuled")
    talk.ruled("1.blue.1", "success")


def test_weighted_with_factors_of_the_umpires_own() -> None:
    talk = queued()
    factors = (FactorLine(title="The cook is ill", points=-2, because="He ate it."), FactorLine(title="Wine", points=1))
    made = talk.when("uma", ruling(factors=factors)).then(e.RulingMade).ruling
    assert made.factors == factors and made.chance == odds.weighted_chance(-1)
    assert made.degree == odds.weighted_degree(made.rolls, -1)
    assert talk.play.proposals["1.blue.1"].factors == (), "the proposal stays beside it"


def test_real_dice_rolled_on_the_table_are_entered() -> None:
    talk = queued()
    made = talk.when("uma", ruling(dice=(6, 6))).then(e.RulingMade).ruling
    assert (made.rolls, made.dice, made.degree) == ((6, 6), "table", "decisive")
    made = talk.when("uma", ruling("1.blue.2", "percentile", chance=35, dice=(36,))).then(e.RulingMade).ruling
    assert (made.chance, made.dice, made.degree) == (35, "table", "failure")
    made = talk.when("uma", ruling("1.green.1", "estimate", dice=(8,))).then(e.RulingMade).ruling
    assert (made.chance, made.degree) == (40, "decisive")
    opposed = ruling("1.green.2", "opposed", dice=(6, 4, 2, 1), their_points=2)
    made = talk.when("uma", opposed).then(e.RulingMade).ruling
    assert (made.rolls, made.their_points, made.degree) == ((6, 4, 2, 1), 2, "decisive")


@pytest.mark.parametrize(
    ("method", "dice"),
    [
        ("weighted", (6,)),
        ("weighted", (6, 7)),
        ("weighted", (0, 3)),
        ("opposed", (1, 2)),
        ("percentile", (101,)),
        ("percentile", (0,)),
        ("estimate", (3, 4)),
        ("ruling", (3,)),
        ("vote", (3, 4)),
    ],
)
def test_dice_that_cannot_have_been_rolled(method: str, dice: tuple[int, ...]) -> None:
    order = ruling(method=method, dice=dice, chance=50, degree="success", votes=(3, 1, 0))
    queued().when("uma", order).then_refused("BadDice")


def test_wrong_dice_and_a_missing_reason_are_told_together() -> None:
    says = queued().when("uma", ruling(dice=(6, 7), reason=" ")).then_refused("ReasonMissing")
    assert "You entered 6, 7; this method takes 2 dice" in says
    assert "The reason for the ruling is missing too." in says


def test_an_expert_is_named() -> None:
    talk = queued()
    talk.when("uma", ruling(method="expert", chance=70)).then_refused("BadMethod")
    talk.when("uma", ruling(method="expert", chance=70, expert="x" * 41)).then_refused("TextTooLong")
    made = talk.when("uma", ruling(method="expert", chance=70, expert=" Dr. Brine ")).then(e.RulingMade).ruling
    assert (made.expert, made.chance, made.dice) == ("Dr. Brine", 70, "engine")
    assert made.degree == odds.percentile_degree(made.rolls[0], 70)
    assert talk.sees("umpire")["rulings"]["1.blue.1"]["expert"] == "Dr. Brine"


def test_a_show_of_hands() -> None:
    talk = queued()
    made = talk.when("uma", ruling(method="vote", votes=(5, 1, 0))).then(e.RulingMade).ruling
    assert (made.votes, made.rolls, made.dice, made.chance, made.degree) == ((5, 1, 0), (), "none", None, "decisive")


@pytest.mark.parametrize(("votes", "wrong"), [((5, -1, 0), "-1"), ((-1, 1, 0), "-1"), ((1001, 0, 0), "1001")])
def test_a_number_of_votes_that_cannot_be_is_named(votes: tuple[int, int, int], wrong: str) -> None:
    says = queued().when("uma", ruling(method="vote", votes=votes)).then_refused("BadMethod")
    assert says == f"{wrong} cannot be a number of votes; count each from 0 to 1000."


def test_no_votes_at_all_are_not_a_vote() -> None:
    says = queued().when("uma", ruling(method="vote", votes=(0, 0, 0))).then_refused("BadMethod")
    assert says == "A vote needs the numbers of agree, disagree and unsure, not all nought."


def test_opposed_dice_of_the_engine_are_four() -> None:
    talk = queued()
    made = talk.when("uma", ruling(method="opposed", their_points=1)).then(e.RulingMade).ruling
    assert len(made.rolls) == 4 and made.chance == odds.opposed_chance(0, 1)
    assert made.degree == odds.opposed_degree(made.rolls[:2], 0, made.rolls[2:], 1)


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("ReasonMissing", {"reason": " ", "dice": (3, 4)}),
        ("ReasonMissing", {"reason": "x" * 4001, "dice": (3, 4)}),
        ("BadMethod", {"method": "ruling"}),
        ("BadMethod", {"method": "vote"}),
        ("BadMethod", {"method": "vote", "votes": (0, 0, 0)}),
        ("BadMethod", {"method": "vote", "votes": (5, -1, 0)}),
        ("BadMethod", {"method": "vote", "votes": (10**20, 0, 0)}),
        ("BadChance", {"method": "percentile"}),
        ("BadChance", {"method": "percentile", "chance": 101}),
        ("BadChance", {"method": "expert", "expert": "Dr. Brine", "chance": -1}),
        ("BadMethod", {"factors": (FactorLine(title="A god", points=13),)}),
        ("BadMethod", {"method": "opposed", "their_points": -13}),
        ("BadMethod", {"factors": (FactorLine(title="A reason", points=1),) * 21}),
        ("EmptyText", {"factors": (FactorLine(title=" ", points=1),)}),
        ("TextTooLong", {"factors": (FactorLine(title="A", points=1, because="x" * 4001),)}),
        ("UnknownMove", {"move": "2.blue.1"}),
        ("BadEffect", {"effects": (EffectDraft(gauge="weather", by=1.0),)}),
        ("BadEffect", {"effects": (EffectDraft(gauge="", by=1.0),)}),
        ("BadEffect", {"effects": (EffectDraft(gauge="calm", by=1.0),)}),
        ("BadEffect", {"effects": (EffectDraft(gauge="peace", by=100.5),)}),
        ("BadEffect", {"effects": (EffectDraft(gauge="peace", by=1.0, later=41),)}),
        ("BadEffect", {"effects": (EffectDraft(gauge="peace", by=1.0, spread=-1),)}),
        ("BadEffect", {"effects": (EffectDraft(gauge="peace", by=1.0),) * 21}),
    ],
)
def test_rulings_that_are_none(code: str, more: dict[str, Any]) -> None:
    queued().when("uma", ruling(**more)).then_refused(code)


@pytest.mark.parametrize("degree", DEGREES)
def test_the_umpire_decides_outright_with_a_reason(degree: str) -> None:
    talk = queued()
    made = talk.when("uma", ruling(method="ruling", degree=degree, votes=(1, 1, 1), expert="Nobody")).then(e.RulingMade)
    assert (made.ruling.degree, made.ruling.rolls, made.ruling.dice) == (degree, (), "none")
    assert (made.ruling.votes, made.ruling.expert) == (None, ""), "only what the method asks for is kept"
    talk.when("uma", ruling(method="ruling", degree=degree)).then_refused("AlreadyRuled")


def test_an_override_keeps_both_values_and_says_who_when_and_why() -> None:
    talk = queued()
    talk.when("uma", o.OverruleRuling(move="1.blue.1", degree="failure", reason="Rain.")).then_refused("NotRuled")
    first = talk.when("uma", ruling(dice=(6, 6))).then(e.RulingMade).ruling
    talk.when("uma", o.OverruleRuling(move="1.blue.1", degree="failure", reason="")).then_refused("ReasonMissing")
    talk.when("uma", o.OverruleRuling(move="1.blue.1", degree="decisive", reason="Same.")).then_nothing()
    talk.when("uma", o.OverruleRuling(move="9.blue.1", degree="failure", reason="Rain.")).then_refused("UnknownMove")
    talk.when("uma", o.OverruleRuling(move="1.blue.1", degree="failure", reason="Rain.")).then(e.RulingOverruled)
    talk.when("uma", o.OverruleRuling(move="1.blue.1", degree="partial", reason="It cleared.")).then(e.RulingOverruled)
    now = talk.play.rulings["1.blue.1"]
    assert (now.degree, now.rolls, now.reason, now.at) == ("partial", first.rolls, first.reason, first.at)
    assert [(b.degree, b.by, b.reason) for b in now.before] == [
        ("decisive", "uma", "Rain."),
        ("failure", "uma", "It cleared."),
    ]
    assert now.before[0].at < now.before[1].at
    talk.rule_all().close()
    assert len(talk.sees("team:red")["rulings"]["1.blue.1"]["before"]) == 2


def test_players_learn_of_rulings_with_the_results() -> None:
    talk = queued().rule_all()
    assert len(talk.sees("umpire")["rulings"]) == 4
    for audience in ("team:blue", "team:red", "observer", "projector"):
        assert talk.sees(audience)["rulings"] == {}
    talk.close()
    assert len(talk.sees("projector")["rulings"]) == 4


def test_a_free_form_move_does_what_the_umpire_says_it_does() -> None:
    talk = queued()
    effects = (
        EffectDraft(gauge="peace", by=-6.0),
        EffectDraft(gauge="trade", by=4.0, spread=2),
        EffectDraft(gauge="envy", by=5.0, later=1),
    )
    talk.when("uma", ruling("1.green.2", "ruling", degree="success", effects=effects)).then(e.RulingMade)
    told = talk.sees("umpire")["queue"]["1.green.2"]["ruling"]
    assert [(one["gauge"], one["by"]) for one in told["effects"]] == [(one.gauge, one.by) for one in effects]
    for move in ("1.blue.1", "1.blue.2", "1.green.1"):
        talk.ruled(move, "failure")
    talk.close()
    shares = {
        (row.gauge, row.tick): row.change
        for row in talk.answer[0].rows
        if row.cause.ref == "moves/1.green.2" and row.cause.kind == "move"
    }
    assert shares == {("peace", 1): -6.0, ("trade", 1): 2.0, ("trade", 2): 2.0, ("envy", 2): 5.0}
    account = {c["gauge"]: c["shares"] for c in talk.sees("team:red")["results"]["1"]["changes"]}
    assert {"kind": "move", "says": "Green town: Ring the bells", "change": -6.0} in account["peace"]


def test_the_preview_says_what_each_degree_would_change() -> None:
    talk = given(phase="seal").seal("blue", card("feast")).until("adjudicate")
    preview = talk.play.proposals["1.blue.1"].preview
    assert set(preview) == set(DEGREES)
    assert preview["failure"] == preview["backfire"] == {"blue_capital": preview["failure"]["blue_capital"]}
    assert preview["decisive"]["peace"] > preview["success"]["peace"] > preview["partial"]["peace"] > 0
    before = talk.play.world
    talk.ruled("1.blue.1", "success").close()
    baseline = given(phase="adjudicate").close()
    for gauge, change in preview["success"].items():
        really = talk.play.world.values[gauge] - baseline.play.world.values[gauge]
        assert really == pytest.approx(change, abs=0.01), gauge
    assert talk.play.world.values["peace"] != before.values["peace"]

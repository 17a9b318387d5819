"""Sheets: what may be sealed, what is refused and in which words, and what becomes of drafts at the close."""

import pytest

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.parts import MoveDraft
from tests.umpire.table_talk import card, free, given, harbour_with

LONG = "x" * 4001


def test_a_sheet_is_sealed_recalled_and_sealed_again() -> None:
    talk = given(phase="seal")
    sealed = talk.when("red", o.SealSheet(turn=1, moves=(card("toll", parameters={"level": 3.0}),))).then(e.SheetSealed)
    assert (sealed.team, sealed.manner, sealed.seat) == ("red", "lead", "red")
    assert sealed.moves[0].parameters == {"level": 3.0} and sealed.moves[0].title == "Raise a toll"
    talk.when("red", o.SealSheet(turn=1, moves=())).then_refused("AlreadySealed")
    assert talk.sees("team:blue")["sheets"]["red"] is True
    talk.when("red", o.RecallSheet(turn=1)).then(e.SheetRecalled)
    assert talk.sees("team:blue")["sheets"]["red"] is False
    talk.when("red", o.RecallSheet(turn=1)).then_refused("NothingSealed")
    talk.when("red", o.SealSheet(turn=1, moves=())).then(e.SheetSealed)


def test_a_sheet_of_another_turn_is_stale() -> None:
    talk = given(phase="seal", turn=2)
    talk.when("red", o.SealSheet(turn=1, moves=())).then_refused("StalePhase")
    talk.when("red", o.RecallSheet(turn=1)).then_refused("StalePhase")
    talk.when("uma", o.EnterPaperSheet(team="red", turn=3, moves=())).then_refused("StalePhase")


def test_what_the_card_does_not_say_is_filled_in() -> None:
    talk = given(phase="seal").seal("red", card("toll"), card("raid", target="green", text="  By night.  "))
    toll, raid = talk.play.sheets["red"].moves
    assert toll.parameters == {"level": 2.0}
    assert raid.text == "By night." and raid.covert is False


@pytest.mark.parametrize(
    ("code", "moves"),
    [
        ("UnknownCard", (card("feast"),)),
        ("UnknownCard", (card("no_such_card"),)),
        ("TooManyMoves", (card("wait_red"), card("toll"), free())),
        ("SameCardTwice", (card("toll"), card("toll"))),
        ("BudgetExceeded", (card("raid", target="blue"), free())),
        ("ForbiddenTarget", (card("raid"),)),
        ("ForbiddenTarget", (card("raid", target="red"),)),
        ("ForbiddenTarget", (card("wait_red", target="blue"),)),
        ("ForbiddenTarget", (free(target="red"),)),
        ("ForbiddenTarget", (free(target="atlantis"),)),
        ("BadParameter", (card("toll", parameters={"level": 10.5}),)),
        ("BadParameter", (card("toll", parameters={"level": -1.0}),)),
        ("BadParameter", (card("toll", parameters={"height": 1.0}),)),
        ("BadParameter", (free(parameters={"level": 1.0}),)),
        ("CovertForbidden", (card("toll", covert=True),)),
        ("EmptyText", (MoveDraft(title="A thing", text="We do it."),)),
        ("EmptyText", (MoveDraft(),)),
        ("TextTooLong", (card("toll", reason=LONG),)),
        ("TextTooLong", (card("toll", text=LONG),)),
        ("TextTooLong", (MoveDraft(title="x" * 121, text="We do it.", reason="Because."),)),
    ],
)
def test_what_cannot_be_sealed(code: str, moves: tuple[MoveDraft, ...]) -> None:
    talk = given(phase="seal")
    talk.when("uma", o.EditGauge(gauge="red_capital", value=24.0, reason="A hard winter."))
    talk.when("red", o.SealSheet(turn=1, moves=moves)).then_refused(code)
    talk.when("uma", o.EnterPaperSheet(team="red", turn=1, moves=moves)).then_refused(code)


def test_a_card_waits_for_its_conditions() -> None:
    talk = given(phase="seal")
    talk.when("uma", o.EditGauge(gauge="red_capital", value=10.0, reason="A hard winter."))
    says = talk.when("red", o.SealSheet(turn=1, moves=(card("raid", target="blue"),))).then_refused("CardNotPlayable")
    assert "more than 10 points" in says


def test_what_looks_affordable_is() -> None:
    talk = given(phase="seal")
    # 24.996 reads 25.00 on a screen, and a raid with a toll costs 25.
    talk.when("uma", o.EditGauge(gauge="red_capital", value=24.996, reason="To the penny."))
    assert f"{talk.sees('team:red')['gauges']['red_capital']['value']:.2f}" == "25.00"
    talk.seal("red", card("raid", target="blue"), card("toll"))
    talk.until("adjudicate").rule_all().close()
    assert talk.play.results[0].changes, "paid to the last penny, and the account still adds up"


def test_an_empty_sheet_says_we_pass() -> None:
    talk = given(phase="seal").seal("red")
    talk.close()
    assert talk.play.moves == {}


def test_paper_does_not_replace_what_a_lead_sealed() -> None:
    talk = given(phase="seal").seal("red", card("toll"))
    talk.when("uma", o.EnterPaperSheet(team="red", turn=1, moves=())).then_refused("AlreadySealed")


def test_a_paper_sheet_is_entered_by_the_umpire_and_marked() -> None:
    talk = given(phase="seal")
    talk.when("uma", o.PauseClock())
    paper = talk.when("uma", o.EnterPaperSheet(team="green", turn=1, moves=(card("market"),))).then(e.SheetSealed)
    assert (paper.team, paper.manner, paper.seat) == ("green", "paper", "uma")
    assert talk.sees("team:green")["sheet"]["manner"] == "paper"
    again = talk.when("uma", o.EnterPaperSheet(team="green", turn=1, moves=(card("mediate"),))).then(e.SheetSealed)
    assert again.moves[0].card == "mediate" and talk.play.sheets["green"].moves == again.moves
    talk.when("uma", o.EnterPaperSheet(team="pink", turn=1, moves=())).then_refused("UnknownTeam")


def test_drafts_nobody_sealed_are_sealed_at_the_close_as_they_stand() -> None:
    talk = given(phase="seal").seal("green", card("market"))
    talk.table.drafts = {
        "red": (card("wait_red", reason="  We wait.  "),),
        "green": (card("mediate"),),
        "atlantis": (card("feast"),),
    }
    talk.close()
    late = talk.event(e.SheetSealed)
    assert (late.team, late.manner, late.seat) == ("red", "clock", "uma")
    assert late.moves[0].reason == "We wait."
    assert set(talk.play.moves) == {"1.red.1", "1.green.1"}
    assert talk.play.moves["1.green.1"].draft.card == "market", "what was sealed stands"


def test_a_late_draft_loses_only_what_is_not_legal_and_its_team_is_told() -> None:
    talk = given(phase="seal")
    talk.table.drafts = {
        "red": (card("raid"), card("toll")),
        "blue": (card("feast"), card("guard"), card("wait")),
        "green": (card("raid", target="blue"),),
    }
    talk.close()
    assert [m.draft.card for m in talk.play.moves.values()] == ["feast", "guard", "toll"]
    assert "must be aimed at" in talk.sees("team:red")["dropped"]["red"]["says"]
    assert "3 moves" in talk.sees("team:blue")["dropped"]["blue"]["says"]
    assert "holds no card" in talk.sees("team:green")["dropped"]["green"]["says"]
    assert talk.sees("team:green")["sheet"] is None
    assert talk.sees("umpire")["dropped"] == {team: {"says": ""} for team in ("red", "blue", "green")}
    assert set(talk.sees("team:red")["dropped"]) == {"red"}
    talk.until("deliberate", 2)
    assert talk.sees("team:red")["dropped"] == {}, "a new turn, a new sheet"


def test_a_scenario_may_drop_what_was_not_sealed() -> None:
    talk = given(harbour_with(unsealed="drop"), phase="seal")
    talk.table.drafts = {"red": (card("toll"),)}
    talk.close().event(e.SheetDropped)
    assert talk.play.moves == {}
    assert talk.sees("team:red")["dropped"]["red"]["says"] == "The sheet was not sealed in time."
    assert talk.sees("team:blue")["dropped"] == {}


def test_after_the_close_it_is_too_late() -> None:
    talk = given(phase="seal").close()
    talk.when("red", o.SealSheet(turn=1, moves=())).then_refused("WrongPhase")
    talk.when("red", o.RecallSheet(turn=1)).then_refused("WrongPhase")


def test_a_standing_policy_is_adopted_works_and_is_revoked() -> None:
    talk = given(phase="seal").seal("red", card("toll", parameters={"level": 10.0})).until("adjudicate")
    talk.ruled("1.red.1", "success").close()
    assert talk.sees("team:blue")["policies"]["red.toll"]["parameters"] == {"level": 10.0}
    shares = {c.gauge: {s.kind for s in c.shares} for c in talk.play.results[0].changes}
    assert "policy" in shares["trade"]
    talk.until("deliberate", 2)
    talk.when("blue", o.RevokePolicy(policy="toll")).then_refused("UnknownPolicy")
    talk.when("red", o.RevokePolicy(policy="tax")).then_refused("UnknownPolicy")
    talk.when("red", o.RevokePolicy(policy="toll")).then(e.PolicyRevoked)
    assert talk.sees("team:blue")["policies"] == {}
    talk.when("red", o.RevokePolicy(policy="toll")).then_refused("UnknownPolicy")
    talk.until("results", 2)
    assert "policy" not in {s.kind for c in talk.play.results[1].changes for s in c.shares}


def test_a_failed_toll_is_no_toll() -> None:
    talk = given(phase="seal").seal("red", card("toll")).until("adjudicate")
    talk.ruled("1.red.1", "failure").close()
    assert talk.play.world.standing == () and talk.sees("team:red")["policies"] == {}


def test_what_is_said_under_a_field_of_the_sheet_asks_for_nothing_to_be_sent() -> None:
    talk = given(phase="seal")
    for move, says in (
        (MoveDraft(title="", text="We do it.", reason="Because."), "is empty. Write a word or two."),
        (MoveDraft(title="Go", text="We do it.", reason=""), "is empty. Write a sentence."),
        (
            MoveDraft(title="Go", text=LONG, reason="Because."),
            "has 4001 characters; 4000 is the most. Shorten it by 1.",
        ),
    ):
        code = "TextTooLong" if "most" in says else "EmptyText"
        assert talk.when("red", o.SealSheet(turn=1, moves=(move,))).then_refused(code).endswith(says)

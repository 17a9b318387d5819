"""The run-sheet: injects reworded, moved, shifted and brought by a workbook, and nobody but the umpire's desk the wiser."""

import pytest
from hypothesis import given as always
from hypothesis import settings
from hypothesis import strategies as st

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.parts import EffectDraft, InjectRow
from server.umpire.sight import audiences
from tests.umpire.table_talk import Talk, given, harbour
from tests.umpire.test_injects import accounts


def runsheet(talk: Talk) -> dict:
    return talk.sees("umpire")["runsheet"]


def brought(*rows: InjectRow, talk: Talk | None = None) -> Talk:
    return (talk or given()).when("uma", o.ImportInjects(file="msel.xlsx", rows=rows))


ROW = InjectRow(
    number="17", title="A wreck", text="On the bar.", to=("blue",), turn=1, phase="deliberate", remarks="Loud."
)


def test_an_inject_is_reworded_and_what_it_said_is_kept() -> None:
    talk = given()
    order = o.EditInject(inject="storm", title=" A gale ", text="Worse.", to=("red",), reason="They knew of the storm.")
    plan = talk.when("uma", order).then(e.InjectEdited).plan
    assert (plan.title, plan.first.title, plan.by, plan.effects) == ("A gale", "A storm", "uma", None)
    talk.when("uma", o.EditInject(inject="storm", title="A gale", text="Worst.", to=("red",), reason="Hm."))
    assert runsheet(talk)["storm"]["first"] == {"title": "A storm", "text": "The pier is damaged.", "to": ["all"]}
    talk.when("uma", o.EditInject(inject="storm", title="A gale", text="Worst.", to=("red",), reason="")).then_nothing()
    news = talk.when("uma", o.ReleaseInject(inject="storm")).then(e.NewsBroken).news
    assert (news.title, news.text, news.to, news.phase, news.by) == ("A gale", "Worst.", ("red",), "deliberate", "uma")
    assert talk.sees("team:blue")["news"] == {}
    assert runsheet(talk)["storm"]["sent"] == {"turn": 1, "phase": "deliberate", "at": news.at, "by": "uma"}
    talk.until("results")
    assert accounts(talk)["trade"]["injects/storm"] == -6.0, "the rulebook's effect, as nobody changed it"


def test_its_effects_can_be_others_or_none() -> None:
    talk = given()
    says = {"title": "A storm", "text": "The pier is damaged.", "reason": "A mild one."}
    talk.when("uma", o.EditInject(inject="storm", effects=(EffectDraft(gauge="trade", by=-1.0),), **says))
    assert runsheet(talk)["storm"]["effects"] == [{"gauge": "trade", "by": -1.0, "later": 0, "spread": 0}]
    talk.when("uma", o.ReleaseInject(inject="storm")).until("results")
    assert accounts(talk)["trade"]["injects/storm"] == -1.0


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("UnknownInject", {"inject": "flood"}),
        ("EmptyText", {"title": " "}),
        ("EmptyText", {"text": ""}),
        ("UnknownTeam", {"to": ("pink",)}),
        ("BadEffect", {"effects": (EffectDraft(gauge="calm", by=1.0),)}),
        ("ReasonMissing", {"reason": " "}),
    ],
)
def test_edits_that_are_not_made(code: str, changed: dict) -> None:
    order = {"inject": "storm", "title": "A gale", "text": "It blows.", "reason": "Hm.", **changed}
    given().when("uma", o.EditInject(**order)).then_refused(code)


def test_what_is_out_is_neither_edited_nor_moved() -> None:
    talk = given().when("uma", o.ReleaseInject(inject="storm"))
    talk.when("uma", o.EditInject(inject="storm", title="A", text="B", reason="C")).then_refused("InjectSpent")
    talk.when("uma", o.MoveInject(inject="storm", turn=2, phase="seal")).then_refused("InjectSpent")


def test_an_inject_stands_now_next_later_missed_or_sent() -> None:
    talk = given(phase="brief")
    assert [runsheet(talk)[name]["standing"] for name in ("storm", "whisper")] == ["next", "next"]
    assert runsheet(talk.until("negotiate"))["storm"]["standing"] == "now"
    talk.when("uma", o.MoveInject(inject="storm", turn=0, phase="seal")).then(e.InjectsMoved)
    assert runsheet(talk)["storm"]["standing"] == "free"
    talk.when("uma", o.MoveInject(inject="storm", turn=1, phase="deliberate", reason="After all."))
    talk.when("uma", o.ReleaseInject(inject="whisper"))
    talk.until("results").until("brief", 2)
    assert runsheet(talk)["storm"]["standing"] == "missed" and runsheet(talk)["whisper"]["standing"] == "sent"
    talk.when("uma", o.MoveInject(inject="storm", turn=3, phase="seal")).then_refused("BadPlan")


def test_once_the_game_is_over_only_what_was_due_by_then_was_missed() -> None:
    talk = given()
    due = {"storm": 1, "whisper": 2}
    assert {name: runsheet(talk)[name]["planned"] for name in due} == due
    talk.when("uma", o.EndGame(reason="The bell rang."))
    assert [runsheet(talk)[name]["standing"] for name in due] == ["missed", "beyond"]


def test_the_whole_run_is_shifted_and_back() -> None:
    talk = given().when("uma", o.ReleaseInject(inject="storm"))
    moved = talk.when("uma", o.ShiftInjects(turns=1, reason="We are late.")).then(e.InjectsMoved)
    assert [(plan.id, plan.turn) for plan in moved.plans] == [("whisper", 3)]
    assert runsheet(talk)["whisper"]["standing"] == "beyond" and runsheet(talk)["storm"]["planned"] == 1
    talk.when("uma", o.ShiftInjects(turns=-1)).then(e.InjectsMoved)
    assert runsheet(talk)["whisper"]["planned"] == 2
    talk.when("uma", o.ShiftInjects(turns=0)).then_nothing()
    talk.when("uma", o.ShiftInjects(turns=-2)).then_refused("BadPlan")
    talk.when("uma", o.ShiftInjects(turns=99)).then_refused("BadPlan")


def test_a_workbook_joins_the_run_sheet_in_one_event_and_is_sent_like_the_rest() -> None:
    talk = brought(ROW, InjectRow(title="Fog", text="Thick."))
    plans = talk.event(e.InjectsImported).plans
    assert [(plan.number, plan.to, plan.turn, plan.phase) for plan in plans] == [
        ("17", ("blue",), 1, "deliberate"),
        ("", ("all",), 0, "deliberate"),
    ]
    shown = runsheet(talk)[plans[0].id]
    assert (shown["standing"], shown["remarks"], shown["effects"]) == ("now", "Loud.", [])
    news = talk.when("uma", o.ReleaseInject(inject=plans[0].id)).then(e.NewsBroken).news
    assert news.id in talk.sees("team:blue")["news"] and talk.sees("team:red")["news"] == {}
    assert "remarks" not in talk.sees("team:blue")["news"][news.id]


def test_a_row_with_a_known_number_replaces_what_stood_there() -> None:
    talk = brought(ROW)
    brought(ROW, talk=talk).then_nothing()
    changed = InjectRow(number="storm", title="A storm", text="Harmless.", turn=2, phase="negotiate")
    plan = brought(ROW, changed, talk=talk).then(e.InjectsImported).plans[0]
    assert (plan.id, plan.text, plan.first.text, plan.turn) == ("storm", "Harmless.", "The pier is damaged.", 2)
    talk.when("uma", o.ReleaseInject(inject="storm"))
    again = InjectRow(number="storm", title="A storm", text="Once more.", turn=2, phase="negotiate")
    brought(again, talk=talk).then_refused("InjectSpent")


def test_a_step_back_leaves_the_run_sheet_as_it_is_planned() -> None:
    talk = brought(ROW)
    talk.when("uma", o.StepBack(checkpoint=talk.state.checkpoints[0].id, reason="Again.")).then(e.SteppedBack)
    assert any(item["number"] == "17" for item in runsheet(talk).values())


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("BadPlan", ()),
        ("BadPlan", (ROW,) * 501),
        ("BadPlan", (ROW, ROW)),
        ("BadPlan", (InjectRow(title="A", text="B", phase="lunch"),)),
        ("BadPlan", (InjectRow(title="A", text="B", turn=-1),)),
        ("EmptyText", (ROW, InjectRow(title="", text="B"))),
        ("UnknownTeam", (InjectRow(title="A", text="B", to=("pink",)),)),
        ("TextTooLong", (InjectRow(title="A", text="B", remarks="x" * 4001),)),
        ("TextTooLong", tuple(InjectRow(title="A", text="x" * 4000) for _ in range(80))),
    ],
)
def test_rows_that_are_not_taken(code: str, rows: tuple[InjectRow, ...]) -> None:
    brought(*rows).then_refused(code)


ORDERS = st.one_of(
    st.builds(o.MoveInject, inject=st.sampled_from(["storm", "whisper"]), turn=st.integers(0, 2), phase=st.just("seal")),
    st.builds(o.ShiftInjects, turns=st.integers(-2, 2)),
    st.builds(o.HoldInject, inject=st.just("storm"), held=st.booleans()),
    st.builds(
        o.EditInject, inject=st.just("whisper"), title=st.just("T"), text=st.sampled_from("ab"), reason=st.just("R")
    ),
    st.builds(lambda text: o.ImportInjects(file="f", rows=(InjectRow(number="1", title="T", text=text),)), st.sampled_from("xy")),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@always(st.lists(ORDERS, max_size=5))
def test_whatever_is_planned_nobody_else_sees_the_least_of_it(orders: list) -> None:
    """Talk itself folds the log anew after every order and compares it with the live state."""
    talk = given()
    others = [audience for audience in audiences(harbour().book) if audience != "umpire"]
    before = {audience: canonical(talk.sees(audience)) for audience in others}
    for order in orders:
        talk.when("uma", order)
    assert {audience: canonical(talk.sees(audience)) for audience in others} == before

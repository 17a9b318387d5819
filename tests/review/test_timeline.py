"""A replay is the game again, as one audience saw it: the same steps, the same bytes, and nothing more."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.bots.rehearsal import Rehearsal
from server.review.timeline import frames, replayed
from server.rules import load
from server.table.paper import PaperTable
from server.umpire.digest import canonical
from server.umpire.fold import fold
from server.umpire.model import Engine, compile_book
from server.umpire.orders import (
    ClosePhase,
    EnterPaperSheet,
    FileReason,
    LeaveSeat,
    RejectPact,
    ResumeDoctrine,
    SealSheet,
    SeatDoctrine,
    ShowMoves,
    StartGame,
    TakeSeat,
    WeighReason,
)
from server.umpire.parts import MoveDraft
from server.umpire.refusals import Refusal
from server.umpire.sight import audiences, patched, sight
from tests.umpire.table_talk import Talk, pact, spares, wedge
from tests.umpire.table_talk import given as talking

HARBOUR = Path(__file__).parents[1] / "rulebooks" / "harbour"
OTHERS = ("team:blue", "team:green", "analyst", "observer", "projector")


@cache
def harbour() -> Engine:
    return compile_book(load(HARBOUR))


@cache
def rehearsed() -> PaperTable:
    """A whole game of two turns by bots."""
    return Rehearsal(harbour(), seed=7).play()


def sealed(move: MoveDraft | None, *, revealed: bool = False) -> PaperTable:
    """A game in its phase `seal`, with this move sealed by red; `revealed` closes the phase."""
    table = PaperTable(harbour(), seed=3)
    grants = {"umpire": "white_cell"}
    people = [("umpire", "umpire", ""), ("ana", "lead", "red"), ("bo", "lead", "blue"), ("cy", "lead", "green")]
    for seat, role, team in people:
        does(table, seat, TakeSeat(role=role, name=seat, team=team), grant=grants.get(seat, "player"))
    does(table, "umpire", StartGame())
    for phase in ("brief", "deliberate", "negotiate"):
        does(table, "umpire", ClosePhase(turn=1, phase=phase))
    does(table, "ana", SealSheet(turn=1, moves=(move,) if move else ()))
    if revealed:
        does(table, "umpire", ClosePhase(turn=1, phase="seal"))
    return table


def does(table: PaperTable, seat: str, order, **more) -> None:
    answer = table.submit(seat, order, **more)
    assert not isinstance(answer, Refusal), answer.says


def told(table: PaperTable, audience: str) -> bytes:
    """Everything a replay tells an audience."""
    return canonical(frames(table.engine, table.entries, audience))


@pytest.mark.parametrize("audience", audiences(harbour().book))
def test_each_step_folds_to_what_the_audience_saw_at_that_entry_byte_for_byte(audience):
    table = rehearsed()
    view: dict = {}
    state, rev = None, 0
    for entry, step in zip(table.entries, replayed(table.engine, table.entries, audience), strict=True):
        state = fold([entry], state)
        if step is not None:
            rev += 1
            view = patched(view, step)
            assert (step["rev"], step["at"]) == (rev, entry.at)
            assert (step["turn"], step["phase"]) == (view["game"]["turn"], view["game"]["phase"])
        assert canonical(view) == canonical(sight(table.engine, state, audience))
    assert rev > 10


@settings(max_examples=30)
@given(
    st.builds(
        MoveDraft,
        title=st.sampled_from(["CANARY one", "CANARY two"]),
        text=st.text("abc CANARY", min_size=1, max_size=30).map(lambda text: f"CANARY {text}"),
        reason=st.sampled_from(["CANARY because", "CANARY and because"]),
        target=st.sampled_from(["", "blue", "green"]),
        covert=st.booleans(),
    )
)
def test_before_the_reveal_no_other_replay_depends_on_what_red_sealed(move):
    one, other = sealed(move), sealed(None)
    for audience in OTHERS:
        assert told(one, audience) == told(other, audience), audience
        assert b"CANARY" not in told(one, audience)
    for audience in ("team:red", "umpire"):
        assert b"CANARY" in told(one, audience)


def test_a_covert_move_stays_out_of_every_other_label_and_frame_after_the_reveal():
    table = sealed(
        MoveDraft(title="CANARY", text="a tunnel", reason="they sleep", target="blue", covert=True), revealed=True
    )
    for audience in OTHERS:
        assert b"CANARY" not in told(table, audience), audience
    assert any("CANARY" in step["label"] for step in frames(table.engine, table.entries, "umpire")["steps"])


def test_the_labels_tell_the_story_of_the_game():
    labels = [step["label"] for step in frames(harbour(), rehearsed().entries, "umpire")["steps"]]
    story = "\n".join(labels)
    assert labels[0] == "The game is opened"
    for words in (
        "Umpire sits down (umpire)",
        "sits down (lead, Red town)",
        "Turn 1 begins (Spring): Brief",
        "Red town seals its sheet",
        "Results of Spring",
        "Results of Autumn",
        "proposes the",
        "cables",
        "An estimate is given on",
        "argues",
        "The game is over",
    ):
        assert words in story, words
    assert "Something changes" not in story
    assert all(label and label == label.strip() for label in labels)


def test_who_sealed_a_sheet_is_told_to_those_who_were_told() -> None:
    table = sealed(None)
    does(table, "umpire", EnterPaperSheet(turn=1, team="blue", moves=()))
    does(table, "umpire", ClosePhase(turn=1, phase="seal"))
    said = {
        audience: [s["label"] for s in frames(table.engine, table.entries, audience)["steps"]]
        for audience in (*OTHERS, "team:red", "umpire")
    }
    ours, paper = "Red town seals its sheet", "The umpire enters the sheet of Blue town from paper"
    assert ours in said["umpire"] and ours in said["team:red"] and ours not in said["team:blue"]
    assert paper in said["umpire"] and paper in said["team:blue"] and paper not in said["team:red"]
    for audience in ("team:green", "observer", "projector"):
        assert {"The sheet of Red town is sealed", "The sheet of Blue town is sealed"} <= set(said[audience])


def test_a_public_move_is_named_to_all_who_see_it():
    table = sealed(MoveDraft(title="A parade", text="with flags", reason="it is spring"), revealed=True)
    told = {audience: frames(table.engine, table.entries, audience)["steps"][-1]["label"] for audience in OTHERS}
    assert [audience for audience, label in told.items() if "Revealed: Red town: A parade" not in label] == [
        "projector"
    ]
    table.submit("umpire", ShowMoves(turn=1))
    for audience, says in (
        ("projector", "Revealed: Red town: A parade"),
        ("umpire", "Shown to the room: Red town: A parade"),
    ):
        assert frames(table.engine, table.entries, audience)["steps"][-1]["label"] == says


def test_a_weighed_reason_is_told_in_the_words_of_the_desk() -> None:
    table = sealed(MoveDraft(title="A parade", text="with flags", reason="it is spring"), revealed=True)
    does(table, "bo", FileReason(move="1.red.1", side="against", text="We are full."))
    reason = next(iter(sight(table.engine, fold(table.entries), "umpire")["reasons"]))
    for weight in (2, 0, 1):
        does(table, "umpire", WeighReason(reason=reason, weight=weight))
    steps = frames(table.engine, table.entries, "umpire")["steps"]
    assert [step["label"] for step in steps[-3:]] == [
        "The umpire finds the reason of Blue town compelling",
        "The umpire sets aside the reason of Blue town",
        "The umpire counts the reason of Blue town as an ordinary one",
    ]


def test_an_empty_log_and_a_stranger_are_refused():
    with pytest.raises(ValueError, match="log is empty"):
        frames(harbour(), [], "umpire")
    with pytest.raises(ValueError, match="no audience 'team:atlantis'"):
        frames(harbour(), rehearsed().entries, "team:atlantis")


def test_a_replay_says_who_was_played_by_a_doctrine_and_when_it_stopped() -> None:
    talk = Talk(wedge(), people={"uma": ("umpire", "")})
    talk.when("uma", SeatDoctrine(team="kyiv", doctrine="bargainer"))
    talk.when("nell", TakeSeat(role="lead", name="Nell", team="kyiv"), grant="player")
    talk.when("nell", LeaveSeat())
    talk.when("uma", ResumeDoctrine(team="kyiv"))
    said = [step["label"] for step in frames(talk.engine, talk.table.entries, "observer")["steps"]]
    assert said[2:] == [
        "The doctrine Bargainer plays Kyiv",
        "The doctrine Bargainer is paused. Nell sits down (lead, Kyiv)",
        "Nell leaves",
        "The doctrine Bargainer plays on",
    ]


def test_a_replay_tells_a_proposal_withdrawn_from_one_rejected() -> None:
    talk = talking()
    first, second = (pact(talk, "red", "", spares("red", card)) for card in ("raid", "toll"))
    talk.when("blue", RejectPact(pact=first))
    talk.when("red", RejectPact(pact=second))
    for audience in ("team:red", "team:blue", "umpire"):
        said = [step["label"] for step in frames(talk.engine, talk.table.entries, audience)["steps"]]
        assert [label.rpartition(" ")[2] for label in said[-2:]] == ["rejected", "withdrawn"], said

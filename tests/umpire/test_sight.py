"""Sight: what was remembered is what would be made anew, a difference is all a client needs, and each gets its own sections."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.bots.rehearsal import Rehearsal
from server.table.paper import PaperTable
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.fold import apply, read
from server.umpire.model import Engine
from server.umpire.sight import KEYED, Memo, audience_of, audiences, diff, empty, mine, patched, sight, viewer
from server.umpire.state import Seat, State
from tests.umpire.table_talk import Talk, card, harbour, harbour_with, wedge
from tests.umpire.table_talk import given as at

COMMON = {
    "book", "game", "seats", "sheets", "moves", "reasons", "estimates", "rulings", "gauges", "results", "policies", "cables",
    "pacts", "news", "ending",
}  # fmt: skip
WATCHING = {"notes", "survey", "scored"}
OWN = {
    "team": {"sheet", "dropped", "hand", "at_close", *WATCHING},
    "umpire": {
        *("queue", "runsheet", "checkpoints", "sealed", "prepared", "at_close", "inquiries", "note_counts", "answers"),
        *("theory", "board", "dropped", *WATCHING),
    },
    "analyst": {"inquiries", "answers", *WATCHING},
    "observer": WATCHING,
    "projector": {"board"},
}


@cache
def rehearsed(seed: int) -> PaperTable:
    return Rehearsal(harbour(), seed).play()


def remembered_is_fresh(engine: Engine, table: PaperTable, every: int = 1) -> None:
    """Walk a log; at each step the remembered sight, the patched one and a fresh one must be the same bytes."""
    names = audiences(engine.book)
    memos = {name: Memo() for name in names}
    client: dict[str, dict] = {}
    shown: dict[str, dict] = {}
    state: State | None = None
    for number, entry in enumerate(table.entries):
        state = apply(state, read(entry).events)
        for name in names:
            seen = sight(engine, state, name, memos[name])
            changes = diff(shown.get(name), seen)
            client[name] = patched(client.get(name, {}), changes)
            if not empty(changes):
                shown[name] = seen
            if number % every == 0:
                fresh = canonical(sight(engine, state, name))
                assert canonical(seen) == fresh, f"{name} remembered something stale at entry {entry.seq}"
                assert canonical(client[name]) == fresh, f"{name}'s client went astray at entry {entry.seq}"


@settings(max_examples=3)
@given(seed=st.integers(0, 10**6))
def test_what_is_remembered_is_what_would_be_made_anew(seed: int) -> None:
    remembered_is_fresh(harbour(), rehearsed(seed), every=3)


def test_so_it_is_in_the_flagship() -> None:
    remembered_is_fresh(wedge(), Rehearsal(wedge(), 3, calendar="express").play(), every=40)


def test_so_it_is_after_stepping_back_and_by_every_order_of_a_stormy_turn() -> None:
    talk = at(phase="seal").seal("red", card("toll")).seal("blue", card("feast")).close()
    talk.when("green", o.FileReason(move="1.red.1", side="against", text="Too dear."))
    talk.when("obi", o.GiveEstimate(move="1.red.1", chance=30)).until("adjudicate").ruled("1.red.1", "success")
    talk.when("uma", o.OverruleRuling(move="1.red.1", degree="failure", reason="Fog.")).rule_all().close()
    talk.when("uma", o.EditGauge(gauge="peace", value=40.0, reason="Fog.")).until("deliberate", 2)
    talk.when("uma", o.HoldInject(inject="whisper", held=True)).when("ana", o.WriteNote(text="Hm."))
    talk.when("uma", o.StepBack(checkpoint="0.1.brief", reason="Again.")).when("uma", o.ResumeClock())
    talk.until("results").when("uma", o.EndGame(reason="Enough."))
    remembered_is_fresh(harbour(), talk.table)


@pytest.mark.parametrize("engine", [harbour, wedge])
def test_each_audience_gets_its_sections_from_the_first_moment(engine: Engine) -> None:
    compiled = engine()  # type: ignore[operator]
    state = PaperTable(compiled, 1).state
    for name in audiences(compiled.book):
        shown = sight(compiled, state, name)
        assert set(shown) == COMMON | OWN.get(name.partition(":")[0], set())
        for section in set(shown) & KEYED:
            assert isinstance(shown[section], dict)
        canonical(shown)


def test_an_audience_there_is_not_is_named_with_those_there_are() -> None:
    for name in ("team:pink", "team:", "umpire:red", "press", "", "observer:"):
        with pytest.raises(ValueError, match="there is no audience"):
            sight(harbour(), Talk().state, name)


def test_every_seat_belongs_to_an_audience() -> None:
    for role, team, name in (
        ("lead", "red", "team:red"),
        ("member", "blue", "team:blue"),
        ("umpire", "", "umpire"),
        ("assistant", "", "umpire"),
        ("analyst", "", "analyst"),
        ("observer", "", "observer"),
        ("projector", "", "projector"),
    ):
        assert audience_of(Seat(id="s", role=role, name="N", team=team)) == name  # type: ignore[arg-type]
        assert viewer(harbour().book, name)


def test_a_team_sees_its_own_purse_cards_and_aims_only() -> None:
    book = at().sees("team:red")["book"]
    assert set(book["cards"]) == {"raid", "toll", "wait_red"} and set(book["card_titles"]) == set(harbour().book.cards)
    assert book["teams"]["red"]["budget"] == {"capital": "red_capital"} and book["teams"]["blue"]["budget"] == {}
    assert set(book["gauges"]) == {"peace", "trade", "calm", "envy", "red_capital"}
    assert {x["id"] for x in book["objectives"] if x["secret"]} == {"red_treasure"}
    assert "Red town" in book["brief"] and at().sees("projector")["book"]["brief"] == ""


def test_a_hand_says_why_a_card_cannot_be_played_and_keeps_what_it_may_not_tell() -> None:
    talk = at()
    talk.when("uma", o.EditGauge(gauge="red_capital", value=10.0, reason="Winter."))
    raid = talk.sees("team:red")["hand"]["raid"]
    assert raid["playable"] is False
    assert raid["why_not"] == ["The council must have more than 10 points of capital.", "Not enough capital."]
    guard = talk.sees("team:blue")["hand"]["guard"]["factors"][0]
    assert guard["state"] == "unknown to you", "envy is for Red's eyes"
    toll = talk.sees("team:red")["hand"]["toll"]
    assert toll["factors"][0]["state"] == "counts" and (toll["chance"], toll["words"]) == (72, "likely")


def test_one_seat_alone_sees_its_own_estimates_and_notes() -> None:
    talk = at(phase="seal").seal("blue", card("wait")).close()
    talk.when("ana", o.GiveEstimate(move="1.blue.1", chance=35)).when("ana", o.WriteNote(text="Dull."))
    assert mine(talk.state, "ana")["estimates"] == {"1.blue.1": 35}
    assert [note["text"] for note in mine(talk.state, "ana")["notes"]] == ["Dull."]
    assert all(not kept for kept in mine(talk.state, "obi").values())


def test_whoever_detects_a_covert_move_learns_it_with_the_results() -> None:
    talk = at(harbour_with(detection=100), phase="seal").seal("red", card("raid", target="blue", covert=True))
    talk.until("adjudicate")
    assert talk.sees("team:blue")["moves"] == {}
    talk.ruled("1.red.1", "success").close()
    assert talk.play.moves["1.red.1"].detected_by == ("blue", "green")
    assert set(talk.sees("team:blue")["moves"]) == set(talk.sees("team:blue")["rulings"]) == {"1.red.1"}
    assert talk.sees("observer")["moves"] == {} == talk.sees("projector")["rulings"]
    said = {s["says"] for c in talk.sees("team:blue")["results"]["1"]["changes"] for s in c["shares"]}
    assert "Red town: Night raid" in said


def test_a_policy_known_openly_is_shown_as_it_was_last_known() -> None:
    talk = at(harbour_with(detection=0, cards={"toll": {"covert": "may"}}), phase="seal")
    talk.seal("red", card("toll", parameters={"level": 2.0})).until("adjudicate").ruled("1.red.1", "success")
    talk.until("seal", 2).seal("red", card("toll", covert=True, parameters={"level": 9.0})).until("adjudicate", 2)
    talk.ruled("2.red.1", "success").close()
    assert talk.sees("team:red")["policies"]["red.toll"]["parameters"] == {"level": 9.0}
    assert talk.sees("umpire")["policies"]["red.toll"]["parameters"] == {"level": 9.0}
    assert talk.sees("team:blue")["policies"]["red.toll"]["parameters"] == {"level": 2.0}


def test_what_stands_is_what_the_umpire_and_its_team_see() -> None:
    for seed in range(4):
        state = rehearsed(seed).state
        truth = {f"{s.team}.{s.policy}": dict(s.parameters) for s in state.play.world.standing}
        for audience in ("umpire", "team:red", "projector"):
            assert {k: v["parameters"] for k, v in sight(harbour(), state, audience)["policies"].items()} == truth

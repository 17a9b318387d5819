"""Phases and the clock: opened, closed once, paused, moved, never below nought."""

import pytest

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.content import PHASES
from server.umpire.decide import decide
from server.umpire.given import Given
from server.umpire.refusals import Refusal
from tests.umpire.table_talk import Talk, card, free, given, harbour, harbour_with

MINUTE = 60_000


def left(talk: Talk) -> int:
    """Milliseconds on the clock now."""
    clock = talk.play.clock
    return clock.ends_at - talk.table.now if clock.running else clock.left


def test_the_umpire_starts_the_game_once() -> None:
    talk = Talk()
    opened = talk.when("uma", o.StartGame()).then(e.PhaseOpened)
    assert (opened.turn, opened.phase, opened.checkpoint) == (1, "brief", "0.1.brief")
    assert left(talk) == MINUTE
    talk.when("uma", o.StartGame()).then_refused("GameNotRunning")


def test_a_game_runs_through_every_phase_of_every_turn() -> None:
    talk = given(phase="brief")
    seen = []
    while talk.state.stage == "play":
        seen.append((talk.play.turn, talk.play.phase))
        talk.close()
    assert seen == [(turn, phase) for turn in (1, 2) for phase in PHASES]
    assert isinstance(talk.answer[-1], e.GameEnded)


def test_a_double_click_closes_once() -> None:
    talk = given(phase="deliberate")
    talk.when("uma", o.ClosePhase(turn=1, phase="deliberate")).then(e.PhaseClosed, e.PhaseOpened)
    says = talk.when("uma", o.ClosePhase(turn=1, phase="deliberate")).then_refused("StalePhase")
    assert says == "Deliberate of turn 1 is not open: this is turn 1, Negotiate."
    talk.when("uma", o.ClosePhase(turn=2, phase="negotiate")).then_refused("StalePhase")


def test_the_clock_closes_only_its_own_phases_and_only_when_it_has_run_out() -> None:
    talk = given(phase="deliberate")
    ends = talk.play.clock.ends_at
    early = decide(
        harbour(), talk.state, o.ClosePhase(turn=1, phase="deliberate"), at("clock", ends - 1), talk.table._dice
    )
    assert isinstance(early, Refusal) and early.code == "StalePhase"
    on_time = decide(
        harbour(), talk.state, o.ClosePhase(turn=1, phase="deliberate"), at("clock", ends), talk.table._dice
    )
    assert isinstance(on_time, tuple)
    talk.when("uma", o.PauseClock()).then(e.ClockSet)
    paused = decide(
        harbour(), talk.state, o.ClosePhase(turn=1, phase="deliberate"), at("clock", ends), talk.table._dice
    )
    assert isinstance(paused, Refusal) and paused.code == "StalePhase"


def test_a_phase_that_is_the_umpires_to_end_may_run_over() -> None:
    talk = given(phase="brief")
    over = at("clock", talk.play.clock.ends_at + 10 * MINUTE)
    answer = decide(harbour(), talk.state, o.ClosePhase(turn=1, phase="brief"), over, talk.table._dice)
    assert isinstance(answer, Refusal) and answer.code == "StalePhase"
    talk.table.now += 10 * MINUTE
    talk.when("red", o.SendCable(kind="public", text="We are still reading.")).then(e.CableSent)
    # A minute given to a clock that has run over is a minute from now, not one less of the debt.
    talk.when("uma", o.MoveClock(minutes=1)).then(e.ClockSet)
    assert left(talk) == MINUTE


def at(seat: str, moment: int) -> Given:
    return Given(seat=seat, id="tick", at=moment)


def test_a_pause_keeps_what_is_left_and_stops_players_only() -> None:
    talk = given(phase="deliberate")
    before = left(talk)
    talk.when("uma", o.PauseClock()).then(e.ClockSet)
    kept = left(talk)
    assert kept == before - 7000, "the seven seconds that an order takes on paper"
    talk.when("red", o.SealSheet(turn=1, moves=())).then_refused("ClockPaused")
    talk.when("red", o.SendCable(kind="public", text="Hello?")).then_refused("ClockPaused")
    talk.when("uma", o.Announce(text="Coffee.")).then(e.NewsBroken)
    talk.when("uma", o.PauseClock()).then_nothing()
    talk.table.now += 30 * MINUTE
    talk.when("uma", o.ResumeClock()).then(e.ClockSet)
    assert left(talk) == kept
    talk.when("uma", o.ResumeClock()).then_nothing()
    talk.when("red", o.SealSheet(turn=1, moves=())).then(e.SheetSealed)


@pytest.mark.parametrize("paused", [False, True])
def test_minutes_are_added_and_taken_and_the_clock_is_never_negative(paused: bool) -> None:
    talk = given(phase="deliberate")
    if paused:
        talk.when("uma", o.PauseClock())
    before = left(talk)
    for minutes in (1, -1, 2.5):
        talk.when("uma", o.MoveClock(minutes=minutes)).then(e.ClockSet)
    assert before + 2.5 * MINUTE - left(talk) == (0 if paused else 3 * 7000)
    talk.when("uma", o.MoveClock(minutes=-240)).then(e.ClockSet)
    assert left(talk) == 0
    talk.when("uma", o.MoveClock(minutes=-1)).then(e.ClockSet)
    assert left(talk) == 0


@pytest.mark.parametrize("minutes", [0, 241, -241, 1e300])
def test_minutes_have_a_measure(minutes: float) -> None:
    given().when("uma", o.MoveClock(minutes=minutes)).then_refused("BadMinutes")


def test_nobody_adjudicates_by_closing_the_phase() -> None:
    talk = given(phase="seal").seal("red", card("wait_red")).seal("blue", card("wait")).until("adjudicate")
    talk.when("uma", o.AcceptRulings(turn=1, moves=("1.red.1",))).then(e.RulingMade)
    says = talk.when("uma", o.ClosePhase(turn=1, phase="adjudicate")).then_refused("RulingsOpen")
    assert says == "One move has no ruling: Blue town: Wait. Accept its proposal, or rule it yourself."


def test_moves_without_a_ruling_are_named_by_team_and_title() -> None:
    talk = given(phase="seal").seal("red", card("wait_red"), free("A parade, with flags")).seal("blue", card("wait"))
    says = talk.until("adjudicate").when("uma", o.ClosePhase(turn=1, phase="adjudicate")).then_refused("RulingsOpen")
    assert says.startswith(
        "3 moves have no ruling: Blue town: Wait; Red town: Bide the time; Red town: A parade, with flags. "
    )


def test_a_scenario_may_leave_out_brief_negotiation_and_contest() -> None:
    needed = ("deliberate", "seal", "adjudicate", "results")
    plans = tuple(plan for plan in harbour().book.scenario.phases if plan.id in needed)
    talk = Talk(harbour_with(phases=plans))
    talk.when("uma", o.StartGame())
    for turn in (1, 2):
        assert talk.sees("observer")["sheets"] == {"red": False, "blue": False, "green": False}, (
            "a new turn, a clear table"
        )
        talk.seal("red", card("wait_red")).until("adjudicate", turn)
        assert set(talk.play.proposals) == {f"{turn}.red.1"}
        talk.rule_all().close().close()
    assert talk.state.stage == "over"

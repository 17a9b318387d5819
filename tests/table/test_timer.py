"""The clock closes what is its to close, when it has run out, whoever was asleep."""

import threading

import pytest

from server.store.faults import StoreAway
from server.table import clock
from server.table.clock import Timer
from server.umpire import orders as o
from tests.table.house import House


def phase(house: House) -> str:
    return house.table.state.play.phase


def test_the_timer_calls_once_and_forgets_what_was_set_before() -> None:
    calls, called = [], threading.Event()

    def call() -> None:
        calls.append(clock.now())
        called.set()

    timer = Timer(call)
    timer.set(clock.now() + 3_600_000)
    moment = clock.now() + 30
    timer.set(moment)
    assert called.wait(10) and calls[0] >= moment, "never before its time"
    timer.set(clock.now() + 3_600_000)
    timer.set(None)
    assert len(calls) == 1


def test_a_clock_that_has_run_out_closes_the_phase(house: House) -> None:
    house.until("deliberate")
    house.done("uma", o.MoveClock(minutes=-240))
    house.wait(lambda: phase(house) == "negotiate")
    entry = house.table.entries()[-1]
    assert entry.seat == "clock" and entry.id.startswith("clock-")


def test_a_phase_that_is_the_umpires_is_left_to_the_umpire(house: House) -> None:
    house.until("brief")
    house.done("uma", o.MoveClock(minutes=-240))
    house.done("uma", o.Announce(text="We wait."))
    assert phase(house) == "brief"


def test_no_player_can_use_up_the_id_of_the_pause_after_a_late_start(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.until("deliberate")
    guess = f"late-0-1-deliberate-{house.table.state.play.clock.ends_at}"
    house.done("red", o.SendCable(kind="public", text="Zzz."), id=guess)
    later = house.table.state.play.clock.ends_at + 60_000
    house.close()
    monkeypatch.setattr(clock, "now", lambda: later)
    house.restart()
    assert phase(house) == "deliberate" and not house.table.state.play.clock.running


def test_a_paused_clock_waits_through_a_restart(house: House) -> None:
    house.until("deliberate")
    house.done("uma", o.PauseClock())
    left = house.table.state.play.clock.left
    house.restart()
    assert house.table.state.play.clock.left == left and phase(house) == "deliberate"
    house.done("uma", o.ResumeClock())
    assert phase(house) == "deliberate"


def test_no_player_can_use_up_the_clocks_id(house: House) -> None:
    house.until("deliberate")
    play = house.table.state.play
    for guess in (f"clock-0-1-deliberate-{play.clock.ends_at}", "clock", "clock-0"):
        house.done("red", o.SendCable(kind="public", text="Tick."), id=guess)
    house.done("uma", o.MoveClock(minutes=-240))
    house.wait(lambda: phase(house) == "negotiate")


def test_the_clock_tries_again_when_the_store_was_away(house: House) -> None:
    house.until("deliberate")
    house.store.fail["append"] = [None, StoreAway("busy")]
    house.done("uma", o.MoveClock(minutes=-240))
    house.wait(lambda: phase(house) == "negotiate")
    assert house.store.fail["append"] == []

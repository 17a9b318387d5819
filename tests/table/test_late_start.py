"""A server that was down while a phase's clock ran out does not close the phase over people's heads."""

from pathlib import Path

import pytest

from server import places
from server.store.migrate import migrate
from server.store.store import Store
from server.table import clock
from server.table.tables import Tables
from server.umpire.orders import ClosePhase, MoveClock, ResumeClock, StartGame

HARBOUR = Path(__file__).resolve().parents[1] / "rulebooks" / "harbour"
_HOUR = 3_600_000


def test_the_clock_ran_out_while_no_server_ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'wedge.db'}"
    migrate(url, places.migrations())
    before = Tables(Store(url))
    game = before.open_game(HARBOUR).game
    umpire = before.sit(game, grant="white_cell", role="umpire", team="", name="Ursula")
    seat = umpire.seated.seat  # type: ignore[union-attr]
    before.table(game).submit(seat, "start", StartGame())
    before.table(game).submit(seat, "close", ClosePhase(turn=1, phase="brief"))
    before.close()
    before.store.close()

    later = clock.now() + _HOUR
    monkeypatch.setattr(clock, "now", lambda: later)
    after = Tables(Store(url))
    play = after.table(game).state.play
    assert (play.turn, play.phase) == (1, "deliberate")
    assert not play.clock.running and play.clock.left == 0

    after.table(game).submit(seat, "more", MoveClock(minutes=5))
    after.table(game).submit(seat, "on", ResumeClock())
    assert after.table(game).state.play.clock.running
    after.close()
    after.store.close()

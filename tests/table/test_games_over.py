"""The list of games says which are over without taking them up, and takes up all others with their clocks."""

from pathlib import Path

import pytest

from server import places
from server.store.migrate import migrate
from server.store.store import Store
from server.table import tables as module
from server.table.tables import Tables
from server.umpire.orders import Announce, EndGame, StartGame

HARBOUR = Path(__file__).resolve().parents[1] / "rulebooks" / "harbour"


def test_a_game_that_is_over_is_listed_and_not_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'wedge.db'}"
    migrate(url, places.migrations())
    before = Tables(Store(url))
    waiting, running, over = (before.open_game(HARBOUR).game for _ in range(3))
    for game in (running, over):
        umpire = before.sit(game, grant="white_cell", role="umpire", team="", name="Ursula")
        seat = umpire.seated.seat  # type: ignore[union-attr]
        before.table(game).submit(seat, "start", StartGame())
        # Words that look like the end of a game are not one.
        before.table(game).submit(seat, "say", Announce(text='{"type":"GameEnded"}'))
    before.table(over).submit(seat, "end", EndGame(reason="The bell rings."))
    stages = {waiting: "lobby", running: "play", over: "over"}
    assert {card.id: card.stage for card in before.games()} == stages
    before.close()
    before.store.close()

    taken_up: list[str] = []
    table = module.Table

    def taking(engine, row, *rest):  # type: ignore[no-untyped-def]
        taken_up.append(row.id)
        return table(engine, row, *rest)

    monkeypatch.setattr(module, "Table", taking)
    after = Tables(Store(url))
    for _ in range(2):
        assert {card.id: card.stage for card in after.games()} == stages
    assert sorted(taken_up) == sorted([waiting, running])
    assert after.table(over).state.stage == "over"
    assert {card.id: card.stage for card in after.games()} == stages
    after.close()
    after.store.close()

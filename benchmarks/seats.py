"""Seat thirty people at a real game that has reached its middle turn, in a database that a server is then started on."""

from pathlib import Path

from server import places
from server.rules import pack
from server.store.migrate import migrate
from server.store.rows import Game
from server.store.store import Store
from server.table.game import Done
from server.table.sessions import Sat
from server.table.tables import Tables
from server.umpire.orders import MoveClock, ResumeClock

from .crowd import Place
from .scene import Scene

MEMBERS = 4
OBSERVERS = 4
COOKIE = "wedge_session"


def seated(scene: Scene, data: Path) -> list[Place]:
    """Store the game and its people; their places, those first who may speak: leads, members, the umpire, then observers."""
    url = f"sqlite:///{data / 'wedge.db'}"
    migrate(url, places.migrations())
    store = Store(url)
    row = Game(
        id=scene.game.game,
        title="A measured afternoon",
        scenario=scene.engine.book.scenario.id,
        edition=scene.engine.book.edition,
        calendar=scene.calendar,
        created_at=scene.game.entries[0].at,
        join_code="MEASVR",
        secret=scene.game.secret,
    )
    assert store.add_game(row, rulebook=pack(scene.folder), entries=scene.talking) == "added"
    tables = Tables(store)
    teams = scene.engine.book.scenario.teams
    tokens = [tables.sessions.open(row.id, seat) for seat in (*teams, "umpire")]
    for number in range(MEMBERS * len(teams)):
        tokens.insert(len(teams), _sit(tables, row.id, "member", teams[number % len(teams)], f"Member {number}"))
    tokens += [_sit(tables, row.id, "observer", "", f"Observer {number}") for number in range(OBSERVERS)]
    for id, order in (("time", MoveClock(minutes=60)), ("go on", ResumeClock())):
        assert isinstance(tables.table(row.id).submit("umpire", id, order), Done)
    tables.close()
    store.close()
    return [Place(f"{COOKIE}={token}", row.id) for token in tokens]


def _sit(tables: Tables, game: str, role: str, team: str, name: str) -> str:
    sat = tables.sit(game, grant="player", role=role, team=team, name=name)  # type: ignore[arg-type]
    assert isinstance(sat, Sat), sat
    return sat.token

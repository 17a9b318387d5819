"""A server without sockets: a real SQLite file, the harbour, and people at its table; it can be restarted at any moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from server import places
from server.store.migrate import migrate
from server.store.store import Store
from server.table.announce import News
from server.table.game import Done, Table
from server.table.sessions import Seated
from server.table.tables import Tables
from server.umpire import orders as o
from server.umpire.parts import MoveDraft, Role
from server.umpire.refusals import Refusal
from tests.umpire.table_talk import RULEBOOKS

HARBOUR = RULEBOOKS / "harbour"
PEOPLE: tuple[tuple[str, Role, str], ...] = (
    ("uma", "umpire", ""),
    ("red", "lead", "red"),
    ("blue", "lead", "blue"),
    ("rod", "member", "red"),
    ("obi", "observer", ""),
)


class Trouble:
    """A store that fails as told: `fail[method]` lists what becomes of the next calls, an exception or None for nothing.

    An exception in `after` is raised when the work is done already, as when the answer of a commit is lost.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.fail: dict[str, list[Exception | None]] = {}
        self.after: dict[str, list[Exception | None]] = {}

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._store, name)
        if not callable(real):
            return real

        def call(*args: Any, **more: Any) -> Any:
            if self.fail.get(name) and (fault := self.fail[name].pop(0)) is not None:
                raise fault
            done = real(*args, **more)
            if self.after.get(name) and (fault := self.after[name].pop(0)) is not None:
                raise fault
            return done

        return call


class House:
    """One server process after another on the same file; `tables` is the present one, `news` what it told."""

    def __init__(
        self, folder: Path, *, rulebook: Path = HARBOUR, people: tuple[tuple[str, Role, str], ...] = PEOPLE
    ) -> None:
        self.url = f"sqlite:///{folder / 'wedge.db'}"
        migrate(self.url, places.migrations())
        self._open: list[tuple[Store, Tables]] = []
        self._ids = count()
        self.news: list[News] = []
        self._told = threading.Condition()
        self.tables = self.another()
        opened = self.tables.open_game(rulebook, title="A Tuesday")
        self.game, self.join_code, self.umpire_token = opened.game, opened.join_code, opened.umpire_token
        self.seats: dict[str, str] = {}
        self.tokens: dict[str, str] = {}
        for who, role, team in people:
            self.sit(who, role, team)

    def another(self) -> Tables:
        """One more worker on the same database, whose troubles are `store`."""
        store = Store(self.url)
        self.store = Trouble(store)
        tables = Tables(self.store)  # type: ignore[arg-type]
        tables.listen(self._tell)
        self._open.append((store, tables))
        return tables

    def restart(self) -> None:
        """End every worker, without a farewell, and start one anew."""
        self.close()
        self.tables = self.another()

    def close(self) -> None:
        while self._open:
            store, tables = self._open.pop()
            tables.close()
            store.close()

    def sit(self, who: str, role: Role, team: str = "") -> None:
        sat = self.tables.sit(
            self.game, grant="white_cell" if role == "umpire" else "player", role=role, team=team, name=who
        )
        assert not isinstance(sat, Refusal), sat
        self.seats[who], self.tokens[who] = sat.seated.seat, sat.token

    @property
    def table(self) -> Table:
        return self.tables.table(self.game)

    def seated(self, who: str) -> Seated:
        found = self.tables.who(self.tokens[who])
        assert found is not None
        return found

    def order(self, who: str, order: o.AnyOrder, *, id: str = "", table: Table | None = None) -> Done | Refusal:
        """Somebody gives an order, with an id of its own unless one is given."""
        return (table or self.table).submit(self.seats[who], id or f"{who}-{next(self._ids)}", order)

    def done(self, who: str, order: o.AnyOrder, *, id: str = "") -> Done:
        answer = self.order(who, order, id=id)
        assert isinstance(answer, Done), answer
        return answer

    def refused(self, who: str, order: o.AnyOrder, *, id: str = "") -> str:
        answer = self.order(who, order, id=id)
        assert isinstance(answer, Refusal), answer
        assert answer.says.rstrip().endswith((".", "?", "!"))
        return answer.code

    def until(self, phase: str) -> None:
        """The umpire starts the game and closes phases until this one is open."""
        if self.table.state.stage == "lobby":
            self.done("uma", o.StartGame())
        while self.table.state.play.phase != phase:
            self.close_phase()

    def close_phase(self) -> None:
        play = self.table.state.play
        if play.phase == "adjudicate" and play.proposals:
            self.done("uma", o.AcceptRulings(turn=play.turn))
        self.done("uma", o.ClosePhase(turn=play.turn, phase=play.phase))

    def draft(self, who: str, base: Any, *moves: MoveDraft, turn: Any = None, table: Table | None = None) -> Any:
        """Somebody's browser saves the team's draft."""
        at = table or self.table
        raw = [{"card": move.card, "title": move.title, "text": move.text, "reason": move.reason} for move in moves]
        return at.save_draft(self.seated(who), at.state.play.turn if turn is None else turn, base, raw)

    def wait(self, what: Callable[[], bool]) -> None:
        """Wait until what was told makes this true; a minute is for ever, even on a machine with much else to do."""
        with self._told:
            assert self._told.wait_for(what, timeout=60)

    def _tell(self, news: News) -> None:
        with self._told:
            self.news.append(news)
            self._told.notify_all()

"""All live games of this process: opened, found by code or link, and the people sat down at them."""

import secrets
import threading
from contextlib import suppress
from pathlib import Path

import msgspec

from server.store.faults import NoSuchGame, StoreAway
from server.store.store import Store
from server.umpire.given import Grant
from server.umpire.orders import TakeSeat
from server.umpire.parts import MoveDraft, Role
from server.umpire.refusals import Refusal
from server.umpire.rulebook import Rulebook
from server.umpire.sight import audience_of
from server.umpire.state import Stage

from .announce import Listener, News
from .codes import typed
from .ended import ended
from .engines import Engines
from .game import StandIn, Table
from .onward import onward
from .opening import Opened, add_game
from .sessions import Sat, Seated, Sessions
from .signing import Signer

# What the link opens that may be made anew.
_UMPIRE = "umpire"


class GameCard(msgspec.Struct, frozen=True):
    """A game as the hall lists it."""

    id: str
    title: str
    scenario: str
    calendar: str
    join_code: str
    created_at: int
    stage: Stage


class Tables:
    """The games of one server."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.signer = Signer(store)
        self.sessions = Sessions(store)
        self._listeners: list[Listener] = []
        self._tables: dict[str, Table] = {}
        self._engines = Engines(store)
        self._over: set[str] = set()
        self.same: dict[tuple[str, str], str] = {}
        """The seat in a game of somebody who has another one elsewhere, by that game and the other seat; until a restart."""
        self._stand_in: StandIn = lambda table, team: None
        self._lock = threading.RLock()

    def listen(self, listener: Listener) -> None:
        """Tell this listener too whatever is stored from now on. It is called while the table is locked, so it must be brief."""
        self._listeners.append(listener)

    def let_stand_in(self, stand_in: StandIn) -> None:
        """Ask this one what doctrines would seal for teams that the close of the sheets finds empty."""
        self._stand_in = stand_in

    def open_game(
        self, folder: Path, *, calendar: str | None = None, theory: str | None = None, title: str | None = None
    ) -> Opened:
        """Open a game of the rulebook in a folder. Faulty when the rulebook is; ValueError for an unknown calendar or theory."""
        # The reader of rulebooks is imported only where one must be read: it is a tenth of a start.
        from server.rules import pack, unpack

        files = pack(folder)
        return self.open_read(files, unpack(files), calendar=calendar, theory=theory, title=title)

    def open_read(
        self,
        files: bytes,
        book: Rulebook,
        *,
        calendar: str | None = None,
        theory: str | None = None,
        title: str | None = None,
    ) -> Opened:
        """Open a game of a rulebook just read from these files. ValueError for an unknown calendar or theory."""
        engine = self._engines.compiled(book)
        row = add_game(self.store, files, engine, calendar=calendar, theory=theory, title=title)
        self._engines.keep(book)
        return Opened(row.id, row.join_code, self.umpire_link(row.id))

    def games(self) -> list[GameCard]:
        """Every game of this server, newest first."""
        return [
            GameCard(g.id, g.title, g.scenario, g.calendar, g.join_code, g.created_at, self.stage(g.id))
            for g in self.store.games()
        ]

    def stage(self, game: str) -> Stage:
        """Where a game stands. Taking up a long game that is over, only to say so, would delay every start."""
        if game not in self._tables and (game in self._over or ended(self.store, game)):
            self._over.add(game)
            return "over"
        return self.table(game).state.stage

    def table(self, game: str) -> Table:
        """A live game, taken up from the store on first use; KeyError when there is none."""
        with self._lock:
            if game not in self._tables:
                row = self.store.game(game)
                if row is None:
                    raise KeyError(game)
                engine = self._engines.of(row.edition)
                try:
                    self._tables[game] = Table(engine, row, self.store, self.signer, self.tell, self._seal_for)
                except NoSuchGame:
                    raise KeyError(game) from None
            return self._tables[game]

    def by_code(self, code: str) -> Table | None:
        """The game of a join code, however it was typed."""
        row = self.store.game_by_code(typed(code))
        return self.table(row.id) if row else None

    def sit(self, game: str, *, grant: Grant, role: Role, team: str, name: str, bot: bool = False) -> Sat | Refusal:
        """Open a session for a new seat, then take the seat in the log."""
        seat = f"s-{secrets.token_hex(6)}"
        # In this order, because a session without a seat is nobody, but a seat that nobody can sit on blocks its place.
        try:
            token = self.sessions.open(game, seat)
        except StoreAway as away:
            return Refusal("StoreAway", str(away))
        answer = self.table(game).sit(seat, TakeSeat(role=role, name=name, team=team, bot=bot), grant=grant)
        if isinstance(answer, Refusal):
            with suppress(StoreAway):
                self.sessions.close(token)
            return answer
        return self._sat(token)

    def board(self, game: str) -> Sat | Refusal:
        """Open a session for the board's seat: one for all boards of a game, however often their address is opened."""
        seats = self.table(game).state.seats
        given_up = sum(seat.role == "projector" and seat.gone for seat in seats.values())
        seat = next(
            (id for id, seat in seats.items() if seat.role == "projector" and not seat.gone), f"board-{given_up}"
        )
        # Two browsers that open the first board at once give the same order with the same id, so it is carried out once.
        answer = (
            self.table(game).submit(seat, f"sit-{seat}", TakeSeat(role="projector", name="Projector"), grant="player")
            if seat not in seats
            else None
        )
        return answer if isinstance(answer, Refusal) else self._sat(self.sessions.open(game, seat))

    def sit_again(self, link: str) -> Sat | None:
        """Sit down again by a personal link, on whatever device; None when the link or the seat is void."""
        found = self.signer.read_seat_link(link)
        return self.sit_at(*found) if found else None

    def sit_at(self, game: str, seat: str) -> Sat | None:
        """Sit down again on a seat, in the game its person has gone on to; None when nobody has this seat."""
        now, there = onward(self, game, seat)
        return self._sat(self.sessions.open(now, there)) if self.seated(now, there) else None

    def who(self, token: str | None) -> Seated | None:
        """Who holds this token now; None when nobody does any more."""
        session = self.sessions.find(token) if token else None
        found = self.seated(session.game, session.seat, session.key) if session else None
        return msgspec.structs.replace(found, language=session.language) if session and found else None

    def seated(self, game: str, seat: str, key: str = "") -> Seated | None:
        """Who sits on a seat now, under a session's key; None when nobody does."""
        try:
            state = self.table(game).state
        except KeyError:
            return None
        found = state.seats.get(seat)
        if found is None or found.gone:
            return None
        return Seated(key, game, seat, found.role, found.team, found.name, audience_of(found))

    def speak(self, who: Seated, language: str) -> None:
        """Keep the language a seat has chosen, by its tag: it is the seat's own on every device. Raises StoreAway."""
        self.sessions.speak(who.game, who.seat, language)

    def link(self, game: str, seat: str) -> str:
        """The token of a seat's personal link."""
        return self.signer.seat_link(game, seat)

    def umpire_link(self, game: str) -> str:
        """The token of a game's umpire link, the one that opens now."""
        return self.signer.umpire_link(game, self.store.renewals(game, _UMPIRE))

    def renew_umpire_link(self, game: str) -> str:
        """Make a game's umpire link anew and give its token; the one before opens nothing any more. Raises StoreAway."""
        token = self.signer.umpire_link(game, self.store.renewals(game, _UMPIRE) + 1)
        self.store.renew(game, _UMPIRE, token)
        return token

    def umpire_game(self, token: str) -> str | None:
        """The game that an umpire's link opens, if it is still there and the link has not been replaced."""
        found = self.signer.read_umpire_link(token)
        if found is None or self.store.game(found[0]) is None:
            return None
        game, number = found
        return game if number == self.store.renewals(game, _UMPIRE) else None

    def leave(self, token: str) -> None:
        """End a browser's session; the seat stays and its personal link goes on working."""
        self.sessions.close(token)

    def close(self) -> None:
        """Stop every clock; nothing is lost, because everything is in the store."""
        for table in self._tables.values():
            table.close()

    def tell(self, news: News) -> None:
        """Tell every listener, and end the sessions of seats that are gone."""
        for seat in news.gone:
            self.sessions.close_seat(news.game, seat)
        for listener in self._listeners:
            listener(news)

    def _seal_for(self, table: Table, team: str) -> tuple[MoveDraft, ...] | None:
        return self._stand_in(table, team)

    def _sat(self, token: str) -> Sat:
        seated = self.who(token)
        assert seated is not None, "a seat just taken is there"
        return Sat(token, seated)

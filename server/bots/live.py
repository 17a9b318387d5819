"""Doctrines at live tables: bots that submit as anyone does, from their seats' sights alone, in their own time.

Where the news of an entry arrives the table is locked, so there only a timer is set. When it rings one errand is done, and the
timer is set for the next: between two errands everybody else is served.
"""

import hmac
import secrets
import threading
from collections.abc import Callable

import msgspec

from server.table import clock
from server.table.announce import News
from server.table.game import Table
from server.table.tables import Tables
from server.umpire.orders import AnyOrder, PauseDoctrine, SealSheet
from server.umpire.parts import MoveDraft
from server.umpire.refusals import Refusal
from server.umpire.sight import mine
from server.umpire.state import Seat

from .doctrinaire import DoctrineBot
from .errands import DRAFT, Known
from .sitting import Moment, Sitting

Fault = Callable[[str, BaseException | None], None]

_SERVER = "bots"
_NOTICE_MS = 300
_BREATH_MS = 20
_AGAIN_MS = 3000
# A phase closes meanwhile, the clock stands, the store is away, somebody else was quicker: no fault, and it may be tried again.
_PASSING = (
    *("ClockPaused", "WrongPhase", "StalePhase", "GameNotRunning", "StoreAway", "DraftBehind", "WrongSeat"),
    *("AlreadySealed", "AlreadyFiled", "EstimatesOpen", "PactClosed", "UnknownSeat"),
)


class Bots:
    """The bots of one server. `fault` is told what went wrong; `pace` scales the time they take, 0 for none."""

    def __init__(self, tables: Tables, fault: Fault, *, pace: float = 1.0) -> None:
        self._tables = tables
        self._fault = fault
        self._pace = pace
        self._games: dict[str, _Game] = {}
        self._closed = False
        tables.listen(self._hear)
        tables.let_stand_in(self._sheet)

    def take_up(self) -> None:
        """Go on with every game, as after a restart."""
        for card in self._tables.games():
            if card.stage != "over":
                self._game(card.id).wake()

    def close(self) -> None:
        """Do nothing more."""
        self._closed = True
        for game in list(self._games.values()):
            game.close()

    def _sheet(self, table: Table, team: str) -> tuple[MoveDraft, ...] | None:
        """What a team's first doctrine would seal now, from its team's sight alone."""
        found = table.engine.book.doctrines_of(team)
        try:
            return (
                DoctrineBot(table.engine, found[0], _luck(table.row.secret, team))
                .sheet(table.view(f"team:{team}").sections)
                .moves
            )
        except Exception as error:
            # The sheets must close all the same; the umpire reads that nothing was sealed for the team.
            self._fault("bots", error)
            return None

    def _hear(self, news: News) -> None:
        known = self._games.get(news.game)
        seats = news.stale or any("seats" in c.diff[how] for c in news.changes for how in ("put", "set", "drop"))
        if self._closed or not (seats or (known is not None and known.busy)):
            return
        try:
            self._game(news.game).wake()
        except RuntimeError as error:
            # No thread for the timer: the entry that this tells of is stored all the same, and whoever gave it must hear so.
            self._fault("bots", error)

    def _game(self, game: str) -> "_Game":
        return self._games.setdefault(game, _Game(lambda: self._tables.table(game), self._fault, self._pace))


class _Game:
    """The bots of one game, on one timer. `busy` while a doctrine plays, so that games without one cost nothing."""

    def __init__(self, table: Callable[[], Table], fault: Fault, pace: float) -> None:
        self.busy = False
        self._find = table
        self._fault = fault
        self._pace = pace
        self._sittings: dict[str, Sitting] = {}
        self._timer = clock.Timer(self._ring)
        self._rings_at: int | None = None
        self._closed = False
        self._working = threading.Lock()

    def wake(self, moment: int | None = None) -> None:
        """Look at the table soon, or at a moment, but not later than was meant before."""
        at = clock.now() + _NOTICE_MS if moment is None else moment
        if not self._closed and (self._rings_at is None or at < self._rings_at):
            self._rings_at = at
            self._timer.set(at)

    def close(self) -> None:
        """Ring no more, and wait for the errand that is being done."""
        self._closed = True
        self._timer.set(None)
        with self._working:
            pass

    def _ring(self) -> None:
        self._rings_at = None
        if self._closed or not self._working.acquire(blocking=False):
            self.wake()
            return
        try:
            due = self._work(self._find())
        except Exception as error:
            # The table is gone or cannot be read: the next news wakes us again.
            self._fault("bots", error)
            due = None
        finally:
            self._working.release()
        if due is not None:
            self.wake(max(due, clock.now() + _BREATH_MS))

    def _work(self, table: Table) -> int | None:
        """Do the one errand that is due first, if any; when to look again."""
        seats = {seat.team: seat for seat in table.state.seats.values() if seat.doctrine and not seat.gone}
        playing = {team: seat for team, seat in seats.items() if not seat.paused and table.state.stage != "over"}
        self.busy = bool(playing)
        self._sittings = {team: sitting for team, sitting in self._sittings.items() if team in playing}
        worked = False
        due: list[int] = []
        for seat in playing.values():
            try:
                sitting = self._look(table, seat)
                if not worked and (errand := sitting.ready(clock.now())):
                    worked = True
                    self._do(table, sitting, errand[0], errand[1]())
                next_due = sitting.next()
            except Exception as error:
                self._stop(table, seat.team, error)
                next_due = clock.now() + _AGAIN_MS
            due += [next_due] if next_due is not None else []
        return min(due, default=None)

    def _look(self, table: Table, seat: Seat) -> Sitting:
        state = table.state
        moment = Moment(seat.doctrine, state.era, state.play.turn, state.play.phase)
        sitting = self._sittings.get(seat.team)
        if sitting is None or sitting.moment != moment:
            sitting = self._sittings[seat.team] = Sitting(table.engine, seat, moment, table.row.secret)
        view = table.view(sitting.seated.audience)
        draft = table.drafts.kept(seat.team, view.sections["game"]["turn"])
        known = Known(seat.id, view.sections, draft, mine(state, seat.id))
        sitting.read(view.rev, known, clock.now(), self._pace)
        return sitting

    def _do(self, table: Table, sitting: Sitting, name: str, orders: tuple[AnyOrder, ...]) -> None:
        refused = None
        for id, order in sitting.named(name, orders):
            if name == DRAFT and isinstance(order, SealSheet):
                refused = _draft(table, sitting, order)
            else:
                answer = table.submit(sitting.seated.seat, id, order)
                refused = answer if isinstance(answer, Refusal) else None
            if refused is not None:
                break
        if refused is None:
            sitting.over(name)
        elif refused.code in _PASSING:
            sitting.over(name, again_at=clock.now() + _AGAIN_MS)
        else:
            # What was refused is not logged: it may quote what is not revealed yet.
            self._fault("bots", None)
            sitting.give_up(name)

    def _stop(self, table: Table, team: str, error: Exception) -> None:
        """Take a bot that failed out of the game, where the umpire sees it and may let it try again."""
        self._fault("bots", error)
        self._sittings.pop(team, None)
        table.submit(_SERVER, f"stop-{secrets.token_hex(8)}", PauseDoctrine(team=team))


def _draft(table: Table, sitting: Sitting, sheet: SealSheet) -> Refusal | None:
    """Write the sheet down as the team's draft, for whoever takes the seat over."""
    saved = table.save_draft(sitting.seated, sheet.turn, 0, msgspec.to_builtins(sheet.moves))
    return getattr(saved, "refusal", None)


def _luck(secret: bytes, team: str) -> str:
    """A team's luck, which nobody can guess before the secret is published."""
    return hmac.digest(secret, f"bot stand-in {team}".encode(), "sha256").hex()

"""What is measured: a rulebook, and a whole game of it that bots have played."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from server import places
from server.bots.rehearsal import Rehearsal
from server.rules import load
from server.table.paper import PaperTable
from server.umpire.decide.case import Case
from server.umpire.dice import KeyedDice
from server.umpire.digest import Entry
from server.umpire.events import AnyEvent, PhaseOpened, TurnResolved
from server.umpire.fold import Body, fold, read
from server.umpire.model import Engine, compile_book
from server.umpire.orders import AnyOrder

FLAGSHIP = places.rulebook() / "wedge-2025"


class Scene:
    """A rulebook's folder and a game played on it; its turn number `turn` is what is looked at closely."""

    def __init__(self, folder: Path = FLAGSHIP, *, calendar: str = "campaign", turn: int = 4) -> None:
        self.folder = folder
        self.calendar = calendar
        self.turn = turn

    @cached_property
    def engine(self) -> Engine:
        """The compiled rulebook."""
        return compile_book(load(self.folder))

    @cached_property
    def game(self) -> PaperTable:
        """A game from the opening to its end."""
        return Rehearsal(self.engine, 7, calendar=self.calendar).play()

    @cached_property
    def bodies(self) -> list[Body]:
        """What each entry of the game holds."""
        return [read(entry) for entry in self.game.entries]

    @cached_property
    def talking(self) -> list[Entry]:
        """The log as it was when the teams had begun to negotiate."""
        at = self._first(lambda e: isinstance(e, PhaseOpened) and (e.turn, e.phase) == (self.turn, "negotiate"))
        return self.game.entries[: at + 1]

    @cached_property
    def resolving(self) -> tuple[Case, AnyOrder]:
        """The case and the order by which the turn was resolved, all rulings being made."""
        at = self._first(lambda e: isinstance(e, TurnResolved) and e.turn == self.turn)
        state, body = fold(self.game.entries[:at]), self.bodies[at]
        dice = KeyedDice(self.game.secret)
        return Case(self.engine, state, body.given, dice, state.seats.get(body.given.seat)), body.order

    def _first(self, which: Callable[[AnyEvent], bool]) -> int:
        return next(at for at, body in enumerate(self.bodies) if any(which(event) for event in body.events))

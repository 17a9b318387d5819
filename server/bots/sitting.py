"""One doctrine at its seat for one phase: when each of its errands is due, how its orders are named, what it has given up."""

import hmac
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

import msgspec

from server.table.sessions import Seated
from server.umpire.engine import Engine
from server.umpire.orders import AnyOrder
from server.umpire.sight import audience_of
from server.umpire.state import Seat

from .doctrinaire import DoctrineBot
from .errands import Known, Work, errands

# How many seconds somebody takes over such a thing: at least, and at most.
_TAKES = {
    "draft": (5, 25),
    "cables": (4, 20),
    "pacts": (10, 40),
    "reply": (6, 20),
    "answer": (8, 25),
    "seal": (4, 15),
    "argue": (8, 45),
    "estimate": (5, 40),
}
_MOST_TRIES = 5
# What sight does not show to be done is done once a phase.
_UNSEEN = ("cables", "pacts")


class Moment(NamedTuple):
    """A phase of a game as a bot finds it; after a step back it is another."""

    doctrine: str
    era: int
    turn: int
    phase: str


class Sitting:
    """A bot's phase. `secret` is the game's: luck and ids drawn from it nobody can guess, and anyone can check at the end."""

    def __init__(self, engine: Engine, seat: Seat, moment: Moment, secret: bytes) -> None:
        self.moment = moment
        self.seated = Seated("", "", seat.id, seat.role, seat.team, seat.name, audience_of(seat))
        self._secret = secret
        luck = self._drawn("luck", moment.doctrine, moment.era)
        self.bot = DoctrineBot(engine, engine.book.doctrines[moment.doctrine], luck)
        self._due: dict[str, int] = {}
        self._work: dict[str, Work] = {}
        self._done: set[str] = set()
        self._tries: dict[str, int] = {}
        self._read: tuple[int, int] = (-1, -1)

    def read(self, rev: int, known: Known, now: int, pace: float) -> None:
        """Look at the table, unless it is as it was; what is new is due in a while, and always before the clock runs out."""
        if self._read == (rev, known.draft.rev):
            return
        self._read = (rev, known.draft.rev)
        self._work = {name: work for name, work in errands(self.bot, known).items() if name not in self._done}
        game = known.sight["game"]
        left = game["clock"]["ends_at"] - now if game["closes"] == "clock" else 0
        for name in self._work.keys() - self._due.keys():
            low, high = _TAKES[name.partition(" ")[0]]
            takes = 1000 * pace * Random(self._drawn("pace", *self.moment, name)).uniform(low, high)
            self._due[name] = now + round(min(takes, left / 2) if left > 0 else takes)
        self._due = {name: due for name, due in self._due.items() if name in self._work}

    def next(self) -> int | None:
        """When the next errand is due, in ms."""
        return min(self._due.values(), default=None)

    def ready(self, now: int) -> tuple[str, Work] | None:
        """The errand whose time has come first."""
        name = min(self._due, key=lambda name: (self._due[name], name), default=None)
        return (name, self._work[name]) if name is not None and self._due[name] <= now else None

    def named(self, name: str, orders: tuple[AnyOrder, ...]) -> Iterator[tuple[str, AnyOrder]]:
        """Each order with its command id: the same again after a restart, so that nothing is done twice."""
        for order in orders:
            said = msgspec.json.encode(order).decode()
            yield f"bot-{self._drawn('id', *self.moment, name, self._tries.get(name, 0), said)[:32]}", order

    def over(self, name: str, *, again_at: int | None = None) -> None:
        """Put an errand away, or off to another time."""
        self._tries[name] = self._tries.get(name, 0) + 1
        if again_at is not None and self._tries[name] < _MOST_TRIES:
            self._due[name] = again_at
            return
        self._due.pop(name, None)
        self._work.pop(name, None)
        if again_at is not None or name in _UNSEEN:
            self._done.add(name)

    def give_up(self, name: str) -> None:
        """Do not try an errand again in this phase."""
        self.over(name)
        self._done.add(name)

    def _drawn(self, *parts: Any) -> str:
        said = "\x1f".join(map(str, (self.seated.team, *parts)))
        return hmac.digest(self._secret, f"bot {said}".encode(), "sha256").hex()

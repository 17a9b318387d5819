"""One live game: submit locks, decides, appends one entry, and only then announces."""

import os
import threading
from typing import Any

import msgspec
from msgspec.structs import replace

from server.store.faults import StoreAway
from server.store.rows import Game, Head, Repeat, Snapshot, Stored, Taken
from server.store.store import Store
from server.umpire.content import Phase
from server.umpire.decide import decide
from server.umpire.dice import KeyedDice, commitment
from server.umpire.digest import GENESIS, Entry, canonical, sealed
from server.umpire.events import AnyEvent, GameEnded, PhaseOpened, SeatMoved, SeatVacated
from server.umpire.fold import Body, apply, read
from server.umpire.given import Given, Grant
from server.umpire.model import Engine
from server.umpire.orders import AnyOrder, ClosePhase
from server.umpire.refusals import Refusal
from server.umpire.sight import audience_of
from server.umpire.state import State

from . import clock
from .announce import DraftSaved, Listener, News, SealedHead
from .drafts import Drafts, Kept, NotSaved, undraftable
from .sessions import Seated
from .signing import Signer
from .views import View, Views

_SNAPSHOT_EVERY = 40
_ATTEMPTS = 5
_REMEMBERED = 4000


class Done(msgspec.Struct, frozen=True):
    """The order is on the disk; `rev` is the ordering audience's revision just after it."""

    rev: int


Answer = Done | Refusal


class _Memory(msgspec.Struct):
    """What a snapshot holds."""

    state: State
    raised: dict[str, list[int]]


_MEMORY = msgspec.json.Decoder(_Memory)


class Table:
    """One live game of this process."""

    def __init__(self, engine: Engine, row: Game, store: Store, signer: Signer, listener: Listener) -> None:
        self.id = row.id
        self.engine = engine
        self.row = row
        self._store = store
        self._signer = signer
        self._listener = listener
        self._dice = KeyedDice(row.secret)
        self._lock = threading.RLock()
        self._answers: dict[str, tuple[str, Answer]] = {}
        self._stale = True
        self._head = Head(0, GENESIS)
        self._snapshot_at = 0
        self._state: State | None = None
        self._views = Views(engine)
        self.drafts = Drafts(store, row.id)
        self._timer = clock.Timer(self._time_up)
        self._load()

    @property
    def state(self) -> State:
        """The state after the last stored entry."""
        assert self._state is not None, "a table is opened before it is used"
        return self._state

    @property
    def head(self) -> Head:
        """Where the log ends."""
        return self._head

    def view(self, audience: str) -> View:
        """What an audience may know now."""
        with self._lock:
            return self._views.view(audience)

    def entries(self) -> list[Entry]:
        """The whole log."""
        return self._store.entries(self.id)

    def submit(self, seat: str, id: str, order: AnyOrder, *, grant: Grant = "none") -> Answer:
        """Carry out an order or refuse it. What is answered Done is durable; a resend of the same id gets the same answer."""
        with self._lock:
            known = self._answers.get(id)
            if known is not None:
                return known[1] if known[0] == seat else _id_taken()
            answer = self._submit(seat, id, order, grant)
            self._remember(id, seat, answer)
            return answer

    def save_draft(self, seated: Seated, turn: Any, base: Any, raw: Any) -> Kept | NotSaved:
        """Keep a team's shared draft as edited from revision `base`, and tell its team; what stands when it cannot be kept."""
        with self._lock:
            standing = self.drafts.kept(seated.team, self.state.play.turn) if seated.team else None
            refused = undraftable(self.state, seated, turn)
            if refused is None:
                saved = self.drafts.save(seated, base, raw, turn)
                if isinstance(saved, Kept):
                    draft = DraftSaved(seated.team, turn, saved.rev, saved.by, saved.moves)
                    self._listener(News(game=self.id, draft=draft))
                    return saved
                refused, standing = saved, self.drafts.kept(seated.team, turn)
            return NotSaved(refused, standing)

    def close(self) -> None:
        """Stop the clock's timer; the game itself stays in the store."""
        self._timer.set(None)

    def _submit(self, seat: str, id: str, order: AnyOrder, grant: Grant) -> Answer:
        for _ in range(_ATTEMPTS):
            try:
                if self._stale:
                    self._load()
                    self._listener(News(game=self.id, stale=True))
                given = self._given(seat, id, order, grant)
                decision = decide(self.engine, self._state, order, given, self._dice)
                if isinstance(decision, Refusal):
                    return self._earlier(id, seat) or decision
                if not decision:
                    return Done(self._rev(seat))
                entry = self._entry(order, given, decision)
                stored = self._store.append(entry)
            except StoreAway as away:
                # Whether the commit went through is unknown, so the log is read again before anything else is decided.
                self._stale = True
                return Refusal("StoreAway", str(away))
            match stored:
                case Stored():
                    self._advance(entry, decision)
                    return Done(self._rev(seat))
                case Repeat(earlier):
                    self._stale = True
                    return Done(self._rev(seat, earlier.seq)) if earlier.seat == seat else _id_taken()
                case Taken():
                    self._stale = True
        return Refusal("StoreAway", "Too many people wrote at the same moment. Nothing was recorded; send it again.")

    def _given(self, seat: str, id: str, order: AnyOrder, grant: Grant) -> Given:
        closes_sheets = isinstance(order, ClosePhase) and self._state is not None and self.state.play.phase == "seal"
        return Given(
            seat=seat,
            id=id,
            at=max(clock.now(), self._last_at),
            grant=grant,
            drafts=self.drafts.standing(self.state.play.turn) if closes_sheets else {},
            commitment="" if self._state else commitment(self.row.secret),
            secret=self.row.secret.hex(),
        )

    def _entry(self, order: AnyOrder, given: Given, events: tuple[AnyEvent, ...]) -> Entry:
        if not any(isinstance(event, GameEnded) for event in events):
            # The secret enters the log only with the event that publishes it.
            given = replace(given, secret="")
        body = canonical(Body(order=order, given=given, events=events))
        salt = os.urandom(16).hex()
        return sealed(self.id, self._head.seq + 1, given.at, given.seat, given.id, body, salt, self._head.digest)

    def _advance(self, entry: Entry, events: tuple[AnyEvent, ...]) -> None:
        self._state = apply(self._state, events)
        self._head = Head(entry.seq, entry.digest)
        self._last_at = entry.at
        changes = self._views.advance(self.state, entry.seq)
        self._set_timer()
        self._listener(
            News(
                game=self.id,
                changes=changes,
                gone=tuple(event.seat for event in events if isinstance(event, SeatVacated)),
                moved=tuple(event.seat for event in events if isinstance(event, SeatMoved)),
                head=self._sealed_head(events),
            )
        )
        if entry.seq - self._snapshot_at >= _SNAPSHOT_EVERY:
            self._save_snapshot()

    def _sealed_head(self, events: tuple[AnyEvent, ...]) -> SealedHead | None:
        ends = any(isinstance(event, GameEnded) for event in events)
        opens: Phase = "results"
        if ends or any(isinstance(event, PhaseOpened) and event.phase == opens for event in events):
            turn = self.state.play.turn
            return SealedHead(turn, self._head.digest, self._signer.sign_head(self.id, turn, self._head.digest))
        return None

    def _load(self) -> None:
        """Take up the log where the newest snapshot left it, or from the beginning."""
        for snapshot in self._store.snapshots(self.id):
            try:
                memory = _MEMORY.decode(snapshot.body)
            except msgspec.DecodeError:
                # A snapshot of another release is only a lost short cut; the log itself has everything.
                continue
            self._state = memory.state
            self._views = Views(self.engine, memory.raised)
            self._views.show(memory.state)
            self._snapshot_at = snapshot.seq
            break
        else:
            self._state, self._views, self._snapshot_at = None, Views(self.engine), 0
        self._last_at = 0
        head = Head(self._snapshot_at, GENESIS)
        for entry in self._store.entries(self.id, after=max(0, self._snapshot_at - 1)):
            head = Head(entry.seq, entry.digest)
            self._last_at = entry.at
            if entry.seq > self._snapshot_at:
                self._state = apply(self._state, read(entry).events)
                self._views.advance(self.state, entry.seq)
        self._head = head
        self._stale = False
        self._set_timer()

    def _save_snapshot(self) -> None:
        body = msgspec.json.encode(_Memory(self.state, self._views.raised))
        try:
            self._store.save_snapshot(Snapshot(game=self.id, seq=self._head.seq, body=body))
        except StoreAway:
            return  # It is only a short cut; the next one will do.
        self._snapshot_at = self._head.seq

    def _earlier(self, id: str, seat: str) -> Answer | None:
        """The answer to a command that was stored before this process knew of it."""
        entry = self._store.entry_by_command(self.id, id)
        if entry is None:
            return None
        return Done(self._rev(seat, entry.seq)) if entry.seat == seat else _id_taken()

    def _rev(self, seat: str, seq: int | None = None) -> int:
        if self._state is None or seat not in self._state.seats:
            return 0
        audience = audience_of(self._state.seats[seat])
        return self._views.rev_at(audience, self._head.seq if seq is None else seq)

    def _remember(self, id: str, seat: str, answer: Answer) -> None:
        if isinstance(answer, Refusal) and answer.code == "StoreAway":
            return  # Sent again, it may well succeed.
        self._answers[id] = (seat, answer)
        while len(self._answers) > _REMEMBERED:
            del self._answers[next(iter(self._answers))]

    def _set_timer(self) -> None:
        state = self._state
        running = state is not None and state.stage == "play" and state.play.clock.running
        by_clock = running and self.engine.book.phase(self.state.play.phase).closes == "clock"
        self._timer.set(self.state.play.clock.ends_at if by_clock else None)

    def _time_up(self) -> None:
        play = self.state.play
        id = f"clock-{self.state.era}-{play.turn}-{play.phase}-{play.clock.ends_at}"
        answer = self.submit("clock", id, ClosePhase(turn=play.turn, phase=play.phase))
        if isinstance(answer, Refusal) and answer.code == "StoreAway":
            self._timer.set(clock.now() + 1000)


def _id_taken() -> Refusal:
    return Refusal("MalformedOrder", "This command id belongs to another seat's order. Send the order with a new id.")


def read_order(raw: Any) -> AnyOrder | Refusal:
    """Read an order from the wire, strictly; a Refusal says which field is wrong."""
    try:
        order: AnyOrder = msgspec.convert(raw, AnyOrder)
    except msgspec.ValidationError as wrong:
        return Refusal("MalformedOrder", f"The order could not be read: {wrong}. Reload the page if this persists.")
    return order

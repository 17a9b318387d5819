"""One live game: submit locks, decides, appends one entry, and only then announces."""

import threading
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import asdict, replace

from server.store.faults import BrokenChain, NoSuchGame, NotDurable, StoreAway
from server.store.rows import Game, Head, Repeat, Stored, Taken
from server.store.store import Store
from server.umpire.content import Phase
from server.umpire.decide import decide
from server.umpire.decide.late import stood_in_for
from server.umpire.dice import KeyedDice
from server.umpire.digest import Entry
from server.umpire.events import AnyEvent
from server.umpire.fold import apply
from server.umpire.given import Given, Grant
from server.umpire.model import Engine
from server.umpire.orders import AnyOrder, ClosePhase, RenameSeat, TakeSeat
from server.umpire.parts import MoveDraft
from server.umpire.refusals import Refusal
from server.umpire.sight import audience_of, unsealable
from server.umpire.state import State

from . import clock
from .announce import DraftSaved, Listener, News, SealedHead, ends_turn, news_of
from .answers import Answer, Answered, Done, read_order
from .closing import CLOCK, Closer
from .drafts import Drafts, Kept, NotSaved, undraftable
from .entry import next_entry
from .from_paper import from_paper
from .marks import Marks
from .memory import keep, recall
from .naming import unfit_name
from .sessions import Seated
from .signing import Signer
from .views import View, Views

__all__ = ["Answer", "Done", "Table", "read_order"]

_SNAPSHOT_EVERY = 40
_ATTEMPTS = 5


StandIn = Callable[["Table", str], tuple[MoveDraft, ...] | None]
"""What a doctrine would seal now for a team, None where none can."""


class Table:
    """One live game of this process. StoreAway when its log cannot be read at the start."""

    def __init__(
        self, engine: Engine, row: Game, store: Store, signer: Signer, listener: Listener, stand_in: "StandIn"
    ) -> None:
        self.id = row.id
        self.engine = engine
        self.row = row
        self._store = store
        self._signer = signer
        self._listener = listener
        self._stand_in = stand_in
        self._dice = KeyedDice(row.secret)
        self._lock = threading.RLock()
        self._answered = Answered()
        self._stale = False
        self.drafts = Drafts(store, row.id)
        self.marks = Marks(store, row.id)
        self._closer = Closer(engine.book, lambda: self._state, self.submit, self._lock)
        self._state: State
        self._views: Views
        self._snapshot_at: int
        with self._lock:
            self._load()
            self._closer.pause_if_late()

    @property
    def state(self) -> State:
        """The state after the last stored entry."""
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
        """Carry out an order or refuse it. What is answered Done is durable; a resend of the id gets the same answer."""
        with self._lock:
            taken = unfit_name(self.state, seat, order) if isinstance(order, RenameSeat) else None
            return self._once(seat, id, order, grant, taken)

    def sit(self, seat: str, order: TakeSeat, *, grant: Grant) -> Answer:
        """Seat somebody new, under a name that no other person bears here."""
        with self._lock:
            taken = None if order.bot else unfit_name(self.state, seat, order)
            return self._once(seat, f"sit-{seat}", order, grant, taken)

    def draft(self, team: str) -> Kept:
        """A team's draft of this turn, with what of it could not be sealed as things stand."""
        kept = self.drafts.kept(team, self.state.play.turn)
        moves = msgspec.convert(kept.moves, tuple[MoveDraft, ...])
        return replace(kept, wrong=unsealable(self.engine, self.state, team, moves))

    def save_draft(
        self, seated: Seated, turn: Any, base: Any, raw: Any, id: Any = "", take: Any = None
    ) -> Kept | NotSaved:
        """Keep a team's shared draft as edited from revision `base`, and tell its team; else say what stands.

        With `take` the draft is exchanged for a sheet that is kept aside.
        """
        with self._lock:
            saved = undraftable(self.state, seated, turn) or self.drafts.save(seated, base, raw, turn, id, take)
            if isinstance(saved, Kept):
                self._tell_draft(seated.team)
                return saved
            return NotSaved(saved, self.draft(seated.team) if seated.team else None)

    def close(self) -> None:
        """Stop the clock's timer; the game itself stays in the store."""
        self._closer.rest()

    def _once(self, seat: str, id: str, order: AnyOrder, grant: Grant, taken: Refusal | None) -> Answer:
        known = self._answered.get(seat, id)
        if known is not None:
            return known
        answer = self._submit(seat, id, order, grant, taken)
        if seat != CLOCK:
            self._answered.keep(seat, id, answer)
        return answer

    def _submit(self, seat: str, id: str, order: AnyOrder, grant: Grant, taken: Refusal | None) -> Answer:
        for _ in range(_ATTEMPTS):
            try:
                if self._stale:
                    self._load()
                    self._listener(News(game=self.id, stale=True))
                given = self._given(seat, id, order, grant)
                decision = decide(self.engine, self._state, order, given, self._dice)
                if isinstance(decision, Refusal) or not decision:
                    # What is nothing new may be an order that was stored before this process knew of it.
                    fresh = decision if isinstance(decision, Refusal) else Done(self._rev(seat))
                    before = self._store.entry_by_command(self.id, id)
                    return fresh if before is None else self._answer_of(before, seat)
                if taken is not None:
                    return taken
                entry = next_entry(self.id, self._head, order, given, decision)
                stored = self._store.append(entry)
            except StoreAway as away:
                # Whether the commit went through is unknown, so the log is read again before anything else is decided.
                self._stale = True
                return Refusal("StoreAway", str(away))
            except NotDurable as unsafe:
                return Refusal("StoreAway", f"Nothing was recorded. {unsafe}")
            except NoSuchGame:
                self._closer.end()
                return Refusal("GameNotRunning", "This game was deleted from the server; nothing more can be recorded.")
            except BrokenChain:
                # Another worker wrote a log that ours does not lead up to; what is stored is right.
                self._stale = True
                continue
            match stored:
                case Stored():
                    self._advance(entry, decision)
                    return Done(self._rev(seat))
                case Repeat(earlier):
                    self._stale = earlier.seq > self._head.seq
                    if not self._stale:
                        return self._answer_of(earlier, seat)
                case Taken():
                    self._stale = True
        return Refusal("StoreAway", "Too many people wrote at the same moment. Nothing was recorded; send it again.")

    def _given(self, seat: str, id: str, order: AnyOrder, grant: Grant) -> Given:
        sealing: Phase = "seal"
        closes_sheets = isinstance(order, ClosePhase) and self.state.play.phase == sealing
        waited_for = stood_in_for(self.engine.book, self.state) if closes_sheets else ()
        return Given(
            seat=seat,
            id=id,
            at=max(clock.now(), self._last_at),
            grant=grant,
            drafts=self.drafts.standing(self.state.play.turn) if closes_sheets else {},
            stand_ins={team: moves for team in waited_for if (moves := self._stand_in(self, team)) is not None},
            secret=self.row.secret.hex(),
        )

    def _advance(self, entry: Entry, events: tuple[AnyEvent, ...]) -> None:
        before = self._state.play
        self._state = apply(self._state, events)
        self._head = Head(entry.seq, entry.digest)
        self._last_at = entry.at
        changes = self._views.advance(self.state, entry.seq)
        self._closer.set()
        self._listener(news_of(self.id, events, changes, self._sealed_head() if ends_turn(events) else None))
        brought = from_paper(self.engine, self.state, self.drafts, before.sheets, events)
        # What could be sealed a moment ago may have become too dear, and the other way round.
        dearer = self.drafts.standing(self.state.play.turn) if self.state.play.world is not before.world else ()
        for team in sorted({*brought, *dearer}):
            self._tell_draft(team)
        if entry.seq - self._snapshot_at >= _SNAPSHOT_EVERY and keep(
            self._store, self.id, entry.seq, self._state, self._views
        ):
            self._snapshot_at = entry.seq

    def _tell_draft(self, team: str) -> None:
        self._listener(News(game=self.id, draft=DraftSaved(team, **asdict(self.draft(team)))))

    def _sealed_head(self) -> SealedHead:
        turn = self.state.play.turn
        return SealedHead(turn, self._head.digest, self._signer.sign_head(self.id, turn, self._head.digest))

    def _load(self) -> None:
        """Read the log; until that has succeeded, everybody goes on reading what was there."""
        remembered = recall(self.engine, self._store, self.id)
        self.drafts.reload()
        self._state, self._views, self._head, self._last_at, self._snapshot_at = remembered
        self._stale = False
        self._closer.set()

    def _answer_of(self, earlier: Entry, seat: str) -> Answer:
        """The answer that a stored command got."""
        if earlier.seat == seat:
            return Done(self._rev(seat, earlier.seq))
        return Refusal(
            "MalformedOrder", "This command id belongs to another seat's order. Send the order with a new id."
        )

    def _rev(self, seat: str, seq: int | None = None) -> int:
        if seat not in self._state.seats:
            return 0
        audience = audience_of(self._state.seats[seat])
        return self._views.rev_at(audience, self._head.seq if seq is None else seq)

"""verify: is a log whole, are its dice the ones committed to, and would the engine decide every entry the same again?"""

from collections.abc import Sequence

import msgspec

from server.umpire.decide import decide
from server.umpire.dice import Dice, KeyedDice, SealedDice, SecretWithheldError, commitment
from server.umpire.digest import GENESIS, Entry, canonical, chain
from server.umpire.events import GameEnded, GameOpened
from server.umpire.fold import Body, apply, read
from server.umpire.model import Engine
from server.umpire.refusals import Refusal
from server.umpire.state import State


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What was found. `bad` is the seq of the first bad entry, 0 when all is well.

    `unrolled` counts entries whose dice cannot be recomputed yet, because the secret is published only at the end.
    """

    entries: int
    says: str
    bad: int = 0
    unrolled: int = 0


def verify(engine: Engine, entries: Sequence[Entry], *, head: str = "", secret: str = "") -> Verdict:
    """Check a whole log. `head` is a digest somebody kept, of the last entry or an earlier one.

    `secret` (hex) is known early only to the game's own server. Of a log that was cut short the first entry missing is named,
    of one rewritten throughout, so that every digest fits, the first that the engine would not have decided so.
    """
    broken = _chain(entries)
    if broken is not None:
        return broken
    try:
        bodies = [read(entry) for entry in entries]
    except msgspec.DecodeError as wrong:
        return _bad(entries, _first_unread(entries), f"it cannot be read: {wrong}")
    idle = next((entry.seq for entry, body in zip(entries, bodies, strict=True) if not body.events), 0)
    if idle:
        return _bad(entries, idle, "nothing happened in it, and such an order makes no entry")
    opening = bodies[0].events[0]
    if not isinstance(opening, GameOpened):
        return _bad(entries, 1, "a log begins with GameOpened")
    if opening.game != entries[0].game:
        return _bad(entries, 1, f"it opened the game {opening.game!r}, but the log is of {entries[0].game!r}")
    if opening.edition != engine.book.edition:
        return _bad(entries, 1, "it was opened with another edition of the rulebook than the one at hand")
    for entry, body in zip(entries, bodies, strict=True):
        for event in body.events:
            if isinstance(event, GameEnded) and not _keeps(opening.commitment, event.secret):
                return _bad(entries, entry.seq, "the dice secret it publishes is not the one committed to in entry 1")
            if isinstance(event, GameEnded):
                secret = event.secret
    if secret and not _keeps(opening.commitment, secret):
        return _bad(entries, 1, "the dice secret given is not the one it commits to")
    dice: Dice = KeyedDice(bytes.fromhex(secret)) if secret else SealedDice()
    # What is rewritten so that every digest fits is found here, which names the entry; the kept head only tells that it is.
    verdict = _again(engine, entries, bodies, dice)
    if not verdict.bad and head and all(entry.digest != head for entry in entries):
        return _bad(
            entries,
            len(entries) + 1,
            "the head that was kept is nowhere in this log. It was cut short here, or rewritten before",
        )
    return verdict


def published(entries: Sequence[Entry]) -> str:
    """The dice secret in hex that an ended game's log publishes; empty while the game goes on."""
    for entry in reversed(entries):
        for event in read(entry).events:
            if isinstance(event, GameEnded):
                return event.secret
    return ""


def _keeps(committed: str, secret: str) -> bool:
    try:
        return commitment(bytes.fromhex(secret)) == committed
    except ValueError:
        return False


def _chain(entries: Sequence[Entry]) -> Verdict | None:
    if not entries:
        return Verdict(entries=0, bad=1, says="The log is empty.")
    before = GENESIS
    for number, entry in enumerate(entries, 1):
        if entry.seq != number:
            return _bad(entries, number, f"an entry is missing or out of place: it says it is number {entry.seq}")
        if chain(entry.game, entry.seq, entry.at, entry.seat, entry.id, entry.body, entry.salt, before) != entry.digest:
            return _bad(entries, number, "its digest does not match what it says, or the entry before it was changed")
        before = entry.digest
    return None


def _again(engine: Engine, entries: Sequence[Entry], bodies: Sequence[Body], dice: Dice) -> Verdict:
    state: State | None = None
    unrolled = 0
    for entry, body in zip(entries, bodies, strict=True):
        if (body.given.seat, body.given.id, body.given.at) != (entry.seat, entry.id, entry.at):
            return _bad(entries, entry.seq, "its inside names another seat, id or time than its outside")
        try:
            decision = decide(engine, state, body.order, body.given, dice)
        except SecretWithheldError:
            unrolled += 1
        else:
            if isinstance(decision, Refusal):
                return _bad(entries, entry.seq, f"the engine would have refused it: {decision.says}")
            if canonical(decision) != canonical(body.events):
                return _bad(entries, entry.seq, "the engine would have decided otherwise")
        try:
            state = apply(state, body.events)
        except (LookupError, ValueError, StopIteration, AssertionError):
            return _bad(entries, entry.seq, "what it says happened cannot have happened then")
    says = f"All {len(entries)} entries are whole, in order, and decided as the engine would decide them again."
    if unrolled:
        says += f" The dice of {unrolled} of them can be checked once the game has ended and its secret is published."
    return Verdict(entries=len(entries), says=says, unrolled=unrolled)


def _first_unread(entries: Sequence[Entry]) -> int:
    for entry in entries:
        try:
            read(entry)
        except msgspec.DecodeError:
            return entry.seq
    return len(entries)


def _bad(entries: Sequence[Entry], seq: int, what: str) -> Verdict:
    return Verdict(entries=len(entries), bad=seq, says=f"Entry {seq} is the first bad one: {what}.")

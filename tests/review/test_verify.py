"""verify: against a kept head every flipped, dropped, added, swapped or cut entry is found, and the first is named (P9)."""

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from server.bots.rehearsal import Rehearsal
from server.review.verify import verify
from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.content import DEGREES
from server.umpire.digest import GENESIS, Entry, canonical, chain, sealed
from server.umpire.fold import Body, read
from server.umpire.given import Given
from tests.umpire.table_talk import Talk, card, given, harbour, harbour_with


@cache
def whole() -> tuple[Entry, ...]:
    """A whole game of two turns."""
    return tuple(Rehearsal(harbour(), 5).play().entries)


@cache
def running() -> Talk:
    """A game in the middle of its first turn, its dice thrown and its secret unpublished."""
    talk = given(phase="seal").seal("blue", card("feast")).until("adjudicate")
    return talk.when("uma", o.AcceptRulings(turn=1))


def rechained(entries: Any, game: str = "") -> tuple[Entry, ...]:
    """What a forger makes of it who knows how digests are made: numbers and digests all fit again."""
    before, made = GENESIS, []
    for seq, old in enumerate(entries, 1):
        made.append(sealed(game or old.game, seq, old.at, old.seat, old.id, old.body, old.salt, before))
        before = made[-1].digest
    return tuple(made)


def rewritten(entry: Entry, change: Callable[[Body], Body]) -> Entry:
    return replace(entry, body=canonical(change(read(entry))))


def place_of(kind: type[e.Event], entries: tuple[Entry, ...]) -> int:
    return next(i for i, entry in enumerate(entries) if any(isinstance(x, kind) for x in read(entry).events))


def without(entries: tuple[Entry, ...], place: int) -> tuple[Entry, ...]:
    return (*entries[:place], *entries[place + 1 :])


def test_a_sound_log_is_sound_against_any_head_that_was_kept() -> None:
    log = whole()
    for head in ("", log[-1].digest, log[10].digest, log[0].digest):
        verdict = verify(harbour(), log, head=head)
        assert (verdict.bad, verdict.unrolled, verdict.entries) == (0, 0, len(log)), verdict.says


def test_every_entry_with_one_bit_flipped_in_any_byte_is_named() -> None:
    log = running().table.entries
    before = GENESIS
    for place, entry in enumerate(log):
        for at in range(len(entry.body)):
            body = bytearray(entry.body)
            body[at] ^= 1 << (at % 8)
            assert (
                chain(entry.game, entry.seq, entry.at, entry.seat, entry.id, bytes(body), entry.salt, before)
                != entry.digest
            )
        flipped = bytearray(entry.body)
        flipped[len(flipped) // 2] ^= 4
        bad = (*log[:place], replace(entry, body=bytes(flipped)), *log[place + 1 :])
        assert verify(harbour(), bad, head=log[-1].digest).bad == entry.seq
        before = entry.digest


@pytest.mark.parametrize("field", ["game", "at", "seat", "id", "salt", "digest"])
def test_every_field_around_the_body_is_covered(field: str) -> None:
    log = whole()
    for place in (0, 7, len(log) - 1):
        value = getattr(log[place], field)
        changed = replace(log[place], **{field: value + 1 if isinstance(value, int) else "0" + value[1:] + "1"})
        assert verify(harbour(), (*log[:place], changed, *log[place + 1 :])).bad == place + 1


def test_dropped_swapped_doubled_and_added_entries_are_named() -> None:
    log, head = whole(), whole()[-1].digest
    for place in (0, 5, 30, len(log) - 2):
        assert verify(harbour(), without(log, place), head=head).bad == place + 1
        swapped = (*log[:place], log[place + 1], log[place], *log[place + 2 :])
        assert verify(harbour(), swapped, head=head).bad == place + 1
        doubled = (*log[: place + 1], log[place], *log[place + 1 :])
        assert verify(harbour(), doubled, head=head).bad == place + 2
    stranger = replace(log[3], seq=len(log) + 1)
    assert verify(harbour(), (*log, stranger), head=head).bad == len(log) + 1


def test_a_log_cut_short_misses_the_head_that_was_kept() -> None:
    log = whole()
    for length in (1, 20, len(log) - 1):
        verdict = verify(harbour(), log[:length], head=log[-1].digest)
        assert verdict.bad == length + 1 and "cut short" in verdict.says
        assert verify(harbour(), log[:length]).bad == 0, "without a head kept nobody can know"
    assert verify(harbour(), ()).bad == 1


def test_a_rewritten_log_whose_digests_all_fit_misses_the_head_too() -> None:
    log = whole()
    place = place_of(e.CableSent, log)

    def other_words(body: Body) -> Body:
        order = replace(body.order, text="Quite another text.")
        (sent,) = body.events
        return replace(
            body, order=order, events=(replace(sent, cable=replace(sent.cable, text="Quite another text.")),)
        )

    forged = rechained((*log[:place], rewritten(log[place], other_words), *log[place + 1 :]))
    assert verify(harbour(), forged).bad == 0, "a forger who has the whole log to himself needs a witness"
    assert verify(harbour(), forged, head=log[-1].digest).bad
    assert verify(harbour(), forged, head=log[place - 1].digest).bad == 0, "what came before is as it was"


def forged_degree(body: Body) -> Body:
    made = body.events[0]
    other = next(degree for degree in DEGREES if degree != made.ruling.degree)
    return replace(body, events=(replace(made, ruling=replace(made.ruling, degree=other)), *body.events[1:]))


def forged_roll(body: Body) -> Body:
    made = body.events[0]
    rolls = tuple(1 + roll % 6 for roll in made.ruling.rolls)
    return replace(body, events=(replace(made, ruling=replace(made.ruling, rolls=rolls)), *body.events[1:]))


def no_events(body: Body) -> Body:
    return replace(body, events=())


def another_seat(body: Body) -> Body:
    return replace(body, given=replace(body.given, seat="somebody"))


@pytest.mark.parametrize("forge", [forged_degree, forged_roll, no_events, another_seat])
def test_a_forged_ruling_is_found_by_deciding_again_even_when_every_digest_fits(forge: Callable[[Body], Body]) -> None:
    log = whole()
    place = place_of(e.RulingMade, log)
    forged = rechained((*log[:place], rewritten(log[place], forge), *log[place + 1 :]))
    assert verify(harbour(), forged).bad == place + 1


def test_a_forged_resolution_is_found() -> None:
    log = whole()
    place = place_of(e.TurnResolved, log)

    def kinder(body: Body) -> Body:
        resolved = body.events[0]
        values = {**resolved.world.values, "peace": 99.0}
        return replace(body, events=(replace(resolved, world=replace(resolved.world, values=values)), *body.events[1:]))

    assert (
        verify(harbour(), rechained((*log[:place], rewritten(log[place], kinder), *log[place + 1 :]))).bad == place + 1
    )


def test_an_order_slipped_in_that_would_have_been_refused_is_found() -> None:
    log = whole()
    place = place_of(e.TurnResolved, log)
    body = Body(
        order=o.SealSheet(turn=1, moves=()),
        given=Given(seat="red", id="late", at=log[place].at),
        events=(e.SheetRecalled(team="red"),),
    )
    late = Entry(
        game=log[0].game, seq=0, at=log[place].at, seat="red", id="late", body=canonical(body), salt="", digest=""
    )
    verdict = verify(harbour(), rechained((*log[: place + 1], late, *log[place + 1 :])))
    assert verdict.bad == place + 2 and "would have refused it" in verdict.says


def test_a_secret_that_was_not_committed_to_is_found_in_the_entry_that_publishes_it() -> None:
    talk = given(phase="results", turn=2).close()
    talk.when("ana", o.WriteNote(text="It was close.")).then(e.NoteWritten)
    log = tuple(talk.table.entries)
    place = place_of(e.GameEnded, log)

    def other_secret(body: Body) -> Body:
        secret = "ab" * 32
        events = tuple(replace(x, secret=secret) if isinstance(x, e.GameEnded) else x for x in body.events)
        return replace(body, given=replace(body.given, secret=secret), events=events)

    for change in (
        other_secret,
        lambda body: replace(other_secret(body), events=(*body.events[:-1], replace(body.events[-1], secret="no hex"))),
    ):
        verdict = verify(harbour(), rechained((*log[:place], rewritten(log[place], change), *log[place + 1 :])))
        assert verdict.bad == place + 1 and "dice secret" in verdict.says


def test_before_the_end_dice_cannot_be_checked_and_verify_says_so() -> None:
    talk = running()
    verdict = verify(harbour(), talk.table.entries)
    assert (verdict.bad, verdict.unrolled) == (0, 2) and "once the game has ended" in verdict.says
    verdict = verify(harbour(), talk.table.entries, secret=talk.table.secret.hex())
    assert (verdict.bad, verdict.unrolled) == (0, 0)
    for wrong in ("00" * 32, "no hex"):
        assert verify(harbour(), talk.table.entries, secret=wrong).bad == 1


def test_what_cannot_have_happened_is_found_before_dice_can_be_checked() -> None:
    log = tuple(running().table.entries)
    place = place_of(e.RulingMade, log)

    def nonsense(body: Body) -> Body:
        return replace(
            body, events=(*body.events, e.RulingOverruled(move="9.red.9", degree="success", by="", reason="", at=0))
        )

    assert verify(harbour(), rechained((*log[:place], rewritten(log[place], nonsense)))).bad == place + 1


def test_a_log_is_of_one_rulebook_and_one_game() -> None:
    log = whole()
    other = harbour_with()
    renamed = type(other)(replace(other.book, edition="f" * 64))
    assert verify(renamed, log).bad == 1
    verdict = verify(harbour(), rechained(log, game="another"))
    assert verdict.bad == 1 and "another" in verdict.says
    assert verify(harbour(), rechained(log[1:])).bad == 1, "it has lost its beginning"


def test_an_entry_that_cannot_be_read_is_named() -> None:
    log = whole()
    strange = replace(log[4], body=log[4].body.replace(b'"type":"', b'"type":"Un'))
    verdict = verify(harbour(), rechained((*log[:4], strange, *log[5:])))
    assert verdict.bad == 5 and "cannot be read" in verdict.says
    assert isinstance(msgspec.json.encode(verdict), bytes)

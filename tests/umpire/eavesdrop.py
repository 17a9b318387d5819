"""Two games that differ in one sealed move, and a canary in everything that is secret: what of it do others get to see?

`leaks` plays them and lists every byte that an audience got and should not have. A sound engine gives an empty list.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import cache
from itertools import zip_longest

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.fold import apply, read
from server.umpire.model import Engine
from server.umpire.parts import MoveDraft
from server.umpire.sight import Memo, audiences, diff, empty, sight
from tests.umpire.table_talk import Talk, card, free, given, harbour_with, spares

# What a covert move that nobody detected may change for others: what its effects change, and nothing that names it.
EFFECTS = frozenset({"gauges", "results", "hand", "news", "pacts", "ending"})


@cache
def quiet() -> Engine:
    """The harbour without detection, where a toll may be raised covertly."""
    return harbour_with(detection=0, cards={"toll": {"covert": "may"}, "wait_red": {"covert": "may"}})


def heard(
    talk: Talk, *, leaving_out: frozenset[str] = frozenset(), since: Talk | None = None
) -> Iterator[tuple[str, int, bytes]]:
    """Entry by entry, what every audience was sent: its name, its revision and the bytes; or only since an earlier moment."""
    names = audiences(talk.engine.book)
    revs = dict.fromkeys(names, 0)
    memos = {name: Memo() for name in names}
    state = since.state if since else None
    shown = {name: sight(talk.engine, since.state, name, memos[name]) for name in names} if since else {}
    for entry in talk.table.entries[len(since.table.entries) if since else 0 :]:
        state = apply(state, read(entry).events)
        for name in names:
            seen = sight(talk.engine, state, name, memos[name])
            seen = {section: value for section, value in seen.items() if section not in leaving_out}
            changes = diff(shown.get(name), seen)
            if not empty(changes):
                shown[name] = seen
                revs[name] += 1
                yield name, revs[name], canonical([entry.seq, changes])


def told_apart(
    one: Talk, two: Talk, team: str, *, leaving_out: frozenset[str] = frozenset(), since: Talk | None = None
) -> Iterator[str]:
    """Audiences besides the umpire and the team to whom the two games looked different, and at which revision."""
    in_the_know = {"umpire", f"team:{team}"}
    first, second = (
        (step for step in heard(talk, leaving_out=leaving_out, since=since) if step[0] not in in_the_know)
        for talk in (one, two)
    )
    for a, b in zip_longest(first, second):
        if a != b:
            yield f"{a[0]} at revision {a[1]}" if a else f"{b[0]} heard more often"


def overheard(talk: Talk, canaries: dict[str, set[str]], *, leaving_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """Canaries that sang to an audience not among those who may hear them."""
    for name, rev, sent in heard(talk, leaving_out=leaving_out):
        for word, may in canaries.items():
            if word.encode() in sent and name not in may:
                yield f"{word} to {name} at revision {rev}"


@cache
def _at_seal() -> Talk:
    talk = given(quiet(), phase="negotiate")
    talk.when("blue", o.SendCable(kind="public", text="We shall see.")).then(e.CableSent)
    talk.when("green", o.ProposePact(title="Calm", parties=("blue",), clauses=(spares("blue", "guard"),), until=2))
    talk.until("seal")
    return talk.seal("green", card("mediate"))


def at_seal() -> Talk:
    """A fresh copy of one game in its first sealing: states and entries are never changed, so only the lists are copied."""
    talk = copy.copy(_at_seal())
    talk.table = copy.copy(talk.table)
    talk.table.entries = list(talk.table.entries)
    return talk


def before_reveal(moves: tuple[MoveDraft, ...], *, more: Callable[[Talk], object] = lambda talk: None) -> Talk:
    """Red seals these moves, others go on with what they do, and the phase is still open."""
    talk = at_seal().seal("red", *moves).seal("blue", card("wait"))
    talk.when("blue", o.RecallSheet(turn=1)).then(e.SheetRecalled)
    more(talk)
    return talk.when("uma", o.MoveClock(minutes=1))


def after_reveal(move: MoveDraft, degree: str, *, roll: int = 0) -> Talk:
    """Red's one move, covert, is played, and the game goes on to its end without anybody having detected it."""
    talk = at_seal().seal("red", move).seal("blue", card("wait")).close()
    talk.when("bea", o.FileReason(move="1.green.1", side="for", text="They mean well."))
    talk.when("red", o.GiveEstimate(move="1.red.1", chance=50))
    talk.when("obi", o.GiveEstimate(move="1.blue.1", chance=50))
    talk.close()
    if roll:
        dice = o.MakeRuling(move="1.red.1", method="percentile", chance=10, dice=(roll,), reason="On the table.")
        assert talk.when("uma", dice).then(e.RulingMade).ruling.degree == degree
    else:
        talk.ruled("1.red.1", degree)
    for known in ("1.blue.1", "1.green.1"):
        talk.ruled(known, "success")
    talk.close().until("deliberate", 2)
    talk.until("results", 2)
    return talk.close()


def secretive() -> tuple[Talk, dict[str, set[str]]]:
    """A game with a canary in each secret, and who may hear each."""
    talk = given(quiet())
    red, both = {"umpire", "team:red"}, {"umpire", "team:red", "team:blue"}
    secret = o.ProposePact(
        title="CANARY-PACT", parties=("blue",), clauses=(spares("blue", "feast"),), until=1, secret=True
    )
    made = talk.when("red", secret).then(e.PactProposed).pact.id
    talk.when("blue", o.SignPact(pact=made)).then(e.PactSigned)
    talk.when("red", o.ProposePact(title="CANARY-OFFER", parties=("blue",), clauses=(spares("red", "toll"),), until=2))
    talk.when("red", o.SendCable(kind="bilateral", to=("blue",), text="CANARY-CABLE")).then(e.CableSent)
    talk.when("red", o.SendCable(kind="rfi", text="CANARY-RFI")).then(e.CableSent)
    talked = talk.when("red", o.SendCable(kind="talk", to=("blue",), text="CANARY-TALK")).then(e.CableSent).cable.id
    talk.when("bea", o.AnswerTalk(cable=talked, agrees=False, text="CANARY-OBJECTION")).then(e.TalkHeard)
    talk.when("uma", o.ImproviseInject(title="CANARY-INJECT", text="A letter.", to=("red",))).then(e.NewsBroken)
    talk.when("ana", o.WriteNote(text="CANARY-NOTE")).then(e.NoteWritten)
    talk.until("seal")
    covert = card("raid", target="blue", covert=True, text="CANARY-COVERT")
    toll = card("toll", covert=True, reason="CANARY-TOLL", parameters={"level": 9.0})
    talk.seal("red", covert, toll)
    talk.table.drafts = {"green": (card("mediate", target="CANARY-DRAFT"),)}
    talk.close()
    talk.when("rod", o.GiveEstimate(move="1.red.1", chance=70)).then(e.EstimateGiven)
    talk.close()
    talk.ruled("1.red.1", "success").ruled("1.red.2", "success").close()
    for c in talk.play.pacts.values():
        assert c.status in ("kept", "proposed")
    talk.until("results", 2).close()
    words = {
        "CANARY-COVERT": red, "CANARY-TOLL": red, "CANARY-RFI": red, "CANARY-INJECT": red, "CANARY-PACT": both,
        "CANARY-OFFER": both, "CANARY-CABLE": both, "CANARY-TALK": both, "CANARY-OBJECTION": both,
        "CANARY-NOTE": set(), "CANARY-DRAFT": set(),
        "leave the target empty": {"team:green"}, "Harbour toll": red, "1.red.": red, "Red town: ": red,
    }  # fmt: skip
    return talk, words


RAID = card("raid", target="blue", covert=True, reason="They sleep.")
PRETEXT = free("Paint boats black", covert=True)


@cache
def _pairs() -> tuple[tuple[Talk, Talk, frozenset[str]], ...]:
    """Pairs of games that must sound alike to everybody but red and the umpire, and the sections that need not."""
    toll = card("toll", covert=True, parameters={"level": 9.0})
    ending = frozenset({"ending"})
    return (
        (before_reveal((RAID,)), before_reveal((card("toll"), card("wait_red"))), frozenset()),
        (before_reveal((RAID,)), before_reveal(()), frozenset()),
        (after_reveal(RAID, "failure", roll=50), after_reveal(PRETEXT, "failure", roll=60), ending),
        (after_reveal(RAID, "success"), after_reveal(PRETEXT, "success"), EFFECTS),
        (after_reveal(toll, "success"), after_reveal(card("wait_red", covert=True), "success"), EFFECTS),
    )


_secretive = cache(secretive)


def leaks() -> Iterator[str]:
    """Everything that anybody got to see and should not have."""
    for one, two, leaving_out in _pairs():
        yield from told_apart(one, two, "red", leaving_out=leaving_out)
    talk, words = _secretive()
    yield from overheard(talk, words)
    yield from overheard(
        talk, {"Red town keeps its capital": {"umpire", "team:red"}}, leaving_out=frozenset({"ending"})
    )

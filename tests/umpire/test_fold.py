"""Fold and evolve: the log is the game, a snapshot is the game, and a log that cannot be is said to be none."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.bots.rehearsal import Rehearsal
from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.evolve import evolve
from server.umpire.fold import apply, fold, read
from server.umpire.parts import InjectRow
from server.umpire.state import State
from tests.umpire.asking import answer, contest, estimated, noted, reply
from tests.umpire.table_talk import Talk, card, harbour, plays, wedge
from tests.umpire.table_talk import given as at


@settings(max_examples=8)
@given(seed=st.integers(0, 10**6), cut=st.floats(0, 1))
def test_a_snapshot_anywhere_and_the_rest_of_the_log_are_the_whole_log(seed: int, cut: float) -> None:
    entries = Rehearsal(harbour(), seed).play().entries
    place = 1 + int(cut * (len(entries) - 1))
    kept = msgspec.json.encode(fold(entries[:place]))
    taken_up = msgspec.json.decode(kept, type=State)
    assert canonical(taken_up) == canonical(fold(entries[:place])), "a snapshot forgets nothing"
    assert canonical(fold(entries[place:], taken_up)) == canonical(fold(entries))


def test_every_state_of_a_game_outlives_its_snapshot() -> None:
    state = None
    for entry in Rehearsal(harbour(), 11).play().entries:
        state = apply(state, read(entry).events)
        assert canonical(msgspec.json.decode(msgspec.json.encode(state), type=State)) == canonical(state)


def test_evolving_leaves_the_state_before_as_it_was() -> None:
    talk = at(phase="seal")
    before = talk.state
    kept = canonical(before)
    talk.seal("red", card("toll")).until("deliberate", 2)
    assert canonical(before) == kept


def test_an_empty_log_and_one_without_its_beginning_are_no_game() -> None:
    talk = Talk()
    with pytest.raises(ValueError, match="the log is empty"):
        fold([])
    with pytest.raises(ValueError, match="the log is empty"):
        apply(None, ())
    with pytest.raises(ValueError, match="begins with GameOpened"):
        fold(talk.table.entries[1:])
    with pytest.raises(ValueError, match="one GameOpened"):
        evolve(talk.state, read(talk.table.entries[0]).events[0])


def test_an_entry_of_another_release_is_not_guessed_at() -> None:
    entry = Talk().table.entries[0]
    strange = msgspec.structs.replace(entry, body=entry.body.replace(b"GameOpened", b"GameOpenedTwice"))
    with pytest.raises(msgspec.ValidationError):
        read(strange)


def watched() -> Talk:
    talk = estimated(contest(), *range(7))
    note = noted(talk)
    talk.when("ana", o.EditNote(note=note, text="Hm.")).when("ana", o.PublishNotes(notes=(note,)))
    talk.when("ana", o.WithdrawNote(note=note)).until("results")
    talk.when("uma", o.EditInject(inject="storm", title="A gale", text="It blows.", reason="It blew."))
    talk.when("uma", o.MoveInject(inject="storm", turn=2, phase="results"))
    talk.when("uma", o.ImportInjects(file="msel.xlsx", rows=(InjectRow(title="Hail", text="It falls."),)))
    answer(talk, "red", "calm", 3).when("uma", o.EndGame(reason="Hm."))
    return reply(talk, "red", "again", 3).when("uma", o.CloseSurvey())


def handled() -> Talk:
    talk = at(phase="negotiate")
    rfi = talk.when("red", o.SendCable(kind="rfi", text="How deep?")).then(e.CableSent).cable.id
    line = talk.when("red", o.SendCable(kind="talk", to=("blue",), text="At the pier.")).then(e.CableSent).cable.id
    talk.when("uma", o.AssignRfi(cable=rfi, seat="asa")).when("uma", o.MarkCable(cable=line, important=True))
    return talk.when("blue", o.AnswerTalk(cable=line, agrees=True))


def test_every_kind_of_event_happens_in_these_stories() -> None:
    """Each event is evolved by at least one of these four games, so none can stop folding unseen."""
    talk = Talk()
    talk.when("uma", o.LockLobby(locked=True)).when("red", o.RenameSeat(name="Rex")).when("obi", o.LeaveSeat())
    talk.when("uma", o.MoveSeat(seat="rod", role="observer")).when("uma", o.HoldInject(inject="storm", held=True))
    talk.until("deliberate").when("uma", o.PauseClock()).when("uma", o.ResumeClock())
    talk.when("asa", o.Announce(text="Bread?"))
    talk.when("uma", o.PublishPrepared(prepared=next(iter(talk.state.prepared))))
    clause = plays("blue", "feast")
    talk.when("red", o.ProposePact(title="Bread", parties=("blue",), clauses=(clause,), until=1))
    talk.when("blue", o.SignPact(pact=next(iter(talk.play.pacts)))).when(
        "red", o.SendCable(kind="public", text="Bread!")
    )
    talk.when("uma", o.SetAtClose(team="blue", policy="drop", reason="Hm."))
    talk.until("seal").seal("red", card("toll")).seal("green").when("green", o.RecallSheet(turn=1))
    talk.seal("blue", card("feast")).table.drafts = {"green": (card("raid"),)}
    talk.when("uma", o.EditGauge(gauge="peace", value=15.0, reason="A line is crossed, which offers the storm."))
    talk.when("uma", o.SetBoard(view="dark")).close().when("uma", o.ShowMoves(turn=1))
    talk.when("ana", o.WriteNote(text="Hm.")).when("ana", o.GiveEstimate(move="1.red.1", chance=5))
    talk.when("blue", o.FileReason(move="1.red.1", side="for", text="Why not."))
    talk.when("uma", o.WeighReason(reason=next(iter(talk.play.reasons)), weight=2)).close().ruled("1.red.1", "failure")
    talk.when("uma", o.OverruleRuling(move="1.red.1", degree="success", reason="Hm.")).rule_all().close()
    talk.when("uma", o.EditGauge(gauge="trade", value=33.0, reason="Hm.")).when("uma", o.Announce(text="Hm."))
    talk.until("deliberate", 2).when("red", o.RevokePolicy(policy="toll"))
    talk.when("uma", o.StepBack(checkpoint="0.1.brief", reason="Hm.")).when("uma", o.EndGame(reason="Hm."))
    bots = Talk(wedge(), people={"uma": ("umpire", "")}).when("uma", o.SeatDoctrine(team="kyiv"))
    bots.when("uma", o.PauseDoctrine(team="kyiv")).when("uma", o.ResumeDoctrine(team="kyiv"))
    entries = [*talk.table.entries, *bots.table.entries, *watched().table.entries]
    entries += handled().table.entries
    happened = {type(event).__name__ for entry in entries for event in read(entry).events}
    assert happened == {kind.__name__ for kind in e.AnyEvent.__args__}

"""Submit: once is once, whoever sends twice, restarts in between or lends his id to another (P1, P2, P5)."""

import threading

from server.review.verify import verify
from server.table.game import Done
from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.fold import fold, read
from server.umpire.refusals import Refusal
from tests.table.house import House

HELLO = o.SendCable(kind="public", text="Hello.")


def events(house: House, kind: type) -> list:
    return [event for entry in house.table.entries() for event in read(entry).events if isinstance(event, kind)]


def test_a_resend_counts_once_and_gets_the_same_answer(house: House) -> None:
    house.until("deliberate")
    first = house.done("red", HELLO, id="c-1")
    house.done("blue", HELLO)
    assert house.done("red", HELLO, id="c-1") == first
    house.restart()
    assert house.done("red", HELLO, id="c-1") == first, "also by a server that was not there"
    house.done("blue", o.SendCable(kind="public", text="After the restart."))
    house.restart()
    assert house.done("red", HELLO, id="c-1") == first
    assert len(events(house, e.CableSent)) == 3


def test_what_changes_nothing_the_second_time_gets_the_first_answer_too(house: House) -> None:
    house.until("deliberate")
    paused = house.done("uma", o.PauseClock(), id="p-1")
    house.done("uma", o.Announce(text="Coffee."))
    house.restart()
    assert house.done("uma", o.PauseClock(), id="p-1") == paused
    assert house.done("uma", o.PauseClock(), id="p-2").rev > paused.rev, "one that never was stored is of now"


def test_an_order_stored_long_ago_is_not_refused_for_being_late(house: House) -> None:
    house.until("deliberate")
    closed = house.done("uma", o.ClosePhase(turn=1, phase="deliberate"), id="k-1")
    house.restart()
    assert house.done("uma", o.ClosePhase(turn=1, phase="deliberate"), id="k-1") == closed
    assert house.refused("uma", o.ClosePhase(turn=1, phase="deliberate"), id="k-2") == "StalePhase"


def test_another_seats_id_is_refused_and_its_owner_keeps_the_answer(house: House) -> None:
    house.until("deliberate")
    first = house.done("red", HELLO, id="c-1")
    for _ in range(2):
        assert house.refused("blue", HELLO, id="c-1") == "MalformedOrder"
        assert house.done("red", HELLO, id="c-1") == first
        house.restart()
    assert house.refused("blue", o.SealSheet(turn=9, moves=()), id="c-1") == "MalformedOrder"
    told = len(house.news)
    assert house.refused("blue", HELLO, id="c-1") == "MalformedOrder"
    assert len(house.news) == told, "nobody has to sync because of it"
    assert house.done("red", HELLO, id="c-1") == first


def test_an_id_that_was_refused_to_one_is_free_for_another(house: House) -> None:
    house.until("deliberate")
    assert house.refused("obi", HELLO, id="c-1") == "WrongSeat"
    house.done("red", HELLO, id="c-1")
    assert house.refused("obi", HELLO, id="c-1") == "WrongSeat"


def test_two_threads_close_a_phase_and_one_does(house: House) -> None:
    house.until("deliberate")
    start, answers = threading.Barrier(8), []

    def click(number: int) -> None:
        start.wait()
        answers.append(house.order("uma", o.ClosePhase(turn=1, phase="deliberate"), id=f"k-{number}"))

    clicks = [threading.Thread(target=click, args=(n,)) for n in range(8)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert sorted(type(a).__name__ for a in answers) == ["Done"] + ["Refusal"] * 7
    assert {a.code for a in answers if isinstance(a, Refusal)} == {"StalePhase"}
    assert [c.phase for c in events(house, e.PhaseClosed)] == ["brief", "deliberate"]


def test_two_workers_race_and_the_primary_key_decides(house: House) -> None:
    house.until("negotiate")
    tables = [house.table, house.another().table(house.game)]
    assert tables[0] is not tables[1]
    start, answers = threading.Barrier(2), []

    def work(number: int) -> None:
        start.wait()
        for n in range(12):
            text = o.SendCable(kind="public", text=f"{number}.{n}")
            answers.append(house.order(("red", "blue")[number], text, table=tables[number]))
        answers.append(house.order("uma", o.ClosePhase(turn=1, phase="negotiate"), table=tables[number]))

    workers = [threading.Thread(target=work, args=(n,)) for n in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    codes = sorted(a.code for a in answers if isinstance(a, Refusal))
    # Whoever closed first left the other to find the phase closed; five lost races in a row are an open refusal too.
    assert "StalePhase" in codes and set(codes) <= {"StalePhase", "StoreAway", "WrongPhase"}
    assert len(events(house, e.CableSent)) == sum(isinstance(a, Done) for a in answers) - 1
    assert [c.phase for c in events(house, e.PhaseClosed)].count("negotiate") == 1
    for table in tables:
        answer = house.order("uma", o.Announce(text="Are we one table?"), table=table)
        assert isinstance(answer, Done)
    house.order("uma", o.PauseClock(), table=tables[0])
    log = house.table.entries()
    assert canonical(tables[0].state) == canonical(fold(log))
    assert verify(house.table.engine, log, head=tables[0].head.digest).bad == 0
    for audience in ("umpire", "team:red", "observer"):
        assert tables[0].view(audience).rev >= tables[1].view(audience).rev


def test_revisions_and_sights_after_a_restart_are_those_before(house: House) -> None:
    house.until("deliberate")
    for n in range(60):
        house.done("red", o.SendCable(kind="bilateral", to=("blue",), text=f"Number {n}."))
    assert house.store.snapshots(house.game), "long enough for a snapshot"
    before = {a: house.table.view(a) for a in ("umpire", "team:red", "team:blue", "team:green", "observer")}
    head, state = house.table.head, canonical(house.table.state)
    house.restart()
    assert house.table.head == head and canonical(house.table.state) == state
    for audience, view in before.items():
        assert house.table.view(audience).rev == view.rev
        assert canonical(house.table.view(audience).sections) == canonical(view.sections)
    assert before["observer"].rev < before["team:red"].rev, "nobody else can count their cables"


def test_a_snapshot_of_another_release_is_only_a_lost_short_cut(house: House) -> None:
    house.until("deliberate")
    for n in range(45):
        house.done("red", o.SendCable(kind="public", text=f"Number {n}."))
    newest = house.store.snapshots(house.game)[0]
    strange = type(newest)(game=newest.game, seq=newest.seq + 1, body=b'{"written": "by tomorrow"}')
    house.store.save_snapshot(strange)
    rev = house.table.view("observer").rev
    house.restart()
    assert house.table.view("observer").rev == rev
    house.done("red", HELLO)


def test_the_ordering_audience_learns_its_own_revision(house: House) -> None:
    house.until("seal")
    rev = house.table.view("team:red").rev
    assert house.done("red", o.SealSheet(turn=1, moves=())).rev == rev + 1
    assert house.table.view("team:red").rev == rev + 1


def test_news_goes_out_only_after_the_entry_is_stored(house: House) -> None:
    house.until("seal")
    heads = []
    house.tables.listen(lambda news: heads.append(len(house.store.entries(house.game))))
    house.done("red", o.SealSheet(turn=1, moves=()))
    assert heads == [house.table.head.seq]


def test_a_removed_seat_is_told_and_its_sessions_end(house: House) -> None:
    house.done("uma", o.RemoveSeat(seat=house.seats["rod"]))
    assert house.news[-1].gone == (house.seats["rod"],)
    assert house.tables.who(house.tokens["rod"]) is None
    house.restart()
    assert house.tables.who(house.tokens["rod"]) is None
    assert house.refused("rod", o.RenameSeat(name="Ghost")) == "UnknownSeat"


def test_heads_are_signed_at_results_and_at_the_end(house: House) -> None:
    house.until("results")
    first = house.news[-1].head
    assert first is not None and first.turn == 1 and first.digest == house.table.head.digest
    assert first.signature == house.tables.signer.sign_head(house.game, 1, first.digest)
    house.done("uma", o.EndGame(reason="The ferry leaves."))
    last = house.news[-1].head
    assert last is not None and last.digest == house.table.head.digest
    assert [n for n in house.news if n.head] == [n for n in house.news if n.head in (first, last)]

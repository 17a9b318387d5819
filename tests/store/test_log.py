"""P2 P5: an entry is stored once, in its place, or the caller is told what stands there."""

import threading

import pytest

from server.store.faults import BrokenChain, NoSuchGame
from server.store.rows import Head, Repeat, Snapshot, Stored, Taken
from server.store.store import Store
from tests.store.playing import Chronicle, a_game, is_whole


def test_a_log_comes_back_as_it_was_written(store: Store) -> None:
    written = Chronicle()
    body = bytes(range(256))
    for number in range(5):
        assert store.append(written.stored(written.next(body=body + bytes([number])))) == Stored()
    assert store.entries("berlin") == written.log
    assert store.entries("berlin", after=1, upto=3) == written.log[1:3]
    assert store.entries("berlin", after=5) == []
    assert store.head("berlin") == Head(5, written.log[-1].digest)
    assert is_whole(store.entries("berlin"))


def test_an_empty_log_has_no_head(store: Store) -> None:
    assert store.head("berlin") is None
    assert store.entries("berlin") == []
    assert store.entry_by_command("berlin", "command-1") is None


def test_a_resend_gets_the_entry_that_its_command_made(store: Store) -> None:
    written = Chronicle()
    first = written.stored(written.next("seal-moscow"))
    store.append(first)
    store.append(written.stored(written.next("seal-beijing")))
    resend = written.next("seal-moscow", salt="0" * 32)
    assert store.append(resend) == Repeat(first)
    assert store.entry_by_command("berlin", "seal-moscow") == first
    assert store.entries("berlin") == written.log


def test_the_very_same_entry_sent_twice_is_simply_stored(store: Store) -> None:
    entry = Chronicle().next()
    assert store.append(entry) == Stored()
    assert store.append(entry) == Stored()
    assert store.entries("berlin") == [entry]


def test_one_command_id_may_be_used_in_two_games(store: Store) -> None:
    store.add_game(a_game("paris"))
    for game in ("berlin", "paris"):
        assert store.append(Chronicle(game).next("seal-moscow")) == Stored()


def test_a_late_entry_learns_how_far_the_log_has_gone(store: Store) -> None:
    written = Chronicle()
    late = written.next("from-the-other-worker")
    for entry in written.write(3):
        store.append(entry)
    assert store.append(late) == Taken(3)
    assert store.entries("berlin") == written.log


def test_an_entry_that_does_not_follow_is_not_stored(store: Store) -> None:
    written, forged = Chronicle(), Chronicle()
    store.append(written.stored(written.next()))
    forged.stored(forged.next("another beginning"))
    with pytest.raises(BrokenChain, match="does not tie it"):
        store.append(forged.next("forged"))
    written.write(1)
    with pytest.raises(BrokenChain, match="leaves a gap: the log ends at 1"):
        store.append(written.next())
    assert store.entries("berlin") == written.log[:1]


def test_a_game_that_is_not_there_takes_no_entry(store: Store) -> None:
    with pytest.raises(NoSuchGame, match="'atlantis' is not in the store"):
        store.append(Chronicle("atlantis").next())


def test_of_two_workers_at_one_place_one_wins_and_the_other_reads_on(store: Store, url: str) -> None:
    other = Store(url)
    written = Chronicle()
    for round in range(25):
        rivals = [written.next(f"{round}-{worker}") for worker in ("left", "right")]
        start = threading.Barrier(2)
        answers: dict[str, Stored | Taken | Repeat] = {}

        def submit(through: Store, index: int, start=start, rivals=rivals, answers=answers) -> None:
            start.wait()
            answers[rivals[index].id] = through.append(rivals[index])

        workers = [threading.Thread(target=submit, args=pair) for pair in ((store, 0), (other, 1))]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        winners = [entry for entry in rivals if answers[entry.id] == Stored()]
        losers = [entry for entry in rivals if answers[entry.id] == Taken(round + 1)]
        assert (len(winners), len(losers)) == (1, 1)
        written.stored(winners[0])
    assert store.entries("berlin") == written.log == other.entries("berlin")
    other.close()


def test_a_double_click_through_two_workers_counts_once(store: Store, url: str) -> None:
    other = Store(url)
    written = Chronicle()
    for round in range(25):
        clicks = [written.next(f"close-turn-{round}", salt=salt * 32) for salt in "12"]
        start = threading.Barrier(2)
        answers: list[Stored | Taken | Repeat] = []

        def click(through: Store, index: int, start=start, clicks=clicks, answers=answers) -> None:
            start.wait()
            answers.append(through.append(clicks[index]))

        workers = [threading.Thread(target=click, args=pair) for pair in ((store, 0), (other, 1))]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        stands = written.stored(store.entries("berlin", after=round)[0])
        assert sorted(answers, key=repr) == [Repeat(stands), Stored()]
    assert len(store.entries("berlin")) == 25
    other.close()


def test_a_few_snapshots_are_kept_and_the_newest_comes_first(store: Store) -> None:
    for seq in (3, 6, 9, 12, 15):
        store.save_snapshot(Snapshot(game="berlin", seq=seq, body=b"state at %d" % seq))
    store.save_snapshot(Snapshot(game="berlin", seq=15, body=b"a second one changes nothing"))
    assert [(s.seq, s.body) for s in store.snapshots("berlin")] == [
        (15, b"state at 15"),
        (12, b"state at 12"),
        (9, b"state at 9"),
    ]

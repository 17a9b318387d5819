"""Group commit: who waits goes along in the next commit, and nobody fails for a neighbour's fault."""

import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from sqlalchemy import Engine, event

from server.store.faults import BrokenChain, NoSuchGame, StoreAway
from server.store.rows import Draft, Repeat, Stored, Taken
from server.store.store import Store
from tests.store.playing import RULEBOOK, Chronicle, a_game, is_whole

T = TypeVar("T")


class Turnstile:
    """A committing thread that holds every commit until it is let through, and counts who stands behind it."""

    def __init__(self) -> None:
        self.held = threading.Event()
        self.through = threading.Event()
        self.through.set()

    def run(self, work: Callable[[], T]) -> T:
        self.held.set()
        self.through.wait()
        return work()

    def close(self) -> None:
        pass


class Caller(threading.Thread):
    """Somebody who writes, and remembers the answer or the exception."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self.work = work
        self.answer: object = None
        self.start()

    def run(self) -> None:
        try:
            self.answer = self.work()
        except Exception as fault:
            self.answer = fault


@pytest.fixture
def turnstile() -> Turnstile:
    return Turnstile()


@pytest.fixture
def slow(url: str, turnstile: Turnstile) -> Iterator[Store]:
    """A store with three games whose commits stand at the turnstile."""
    store = Store(url, writer=turnstile)
    for name in ("berlin", "paris", "rome"):
        store.add_game(a_game(name), rulebook=RULEBOOK)
    yield store
    store.close()


@pytest.fixture
def commits() -> Iterator[list[object]]:
    """Everything that is committed from here on."""
    seen: list[object] = []

    def note(line: object) -> None:
        seen.append(line)

    event.listen(Engine, "commit", note)
    yield seen
    event.remove(Engine, "commit", note)


def together(store: Store, turnstile: Turnstile, works: list[Callable[[], object]]) -> list[object]:
    """Have all works wait behind one commit that is under way, let them through, and give their answers."""
    turnstile.held.clear()
    turnstile.through.clear()
    first = Caller(lambda: store.keep_setting("first", b"in line"))
    turnstile.held.wait()
    callers = []
    for number, work in enumerate(works, start=1):
        callers.append(Caller(work))
        # Each is in the queue before the next one comes, so the order is known.
        while store._committer._queue.qsize() < number:
            threading.Event().wait(0.001)
    turnstile.through.set()
    for caller in (first, *callers):
        caller.join()
    return [caller.answer for caller in callers]


def test_all_who_wait_share_one_commit(slow: Store, turnstile: Turnstile, commits: list[object]) -> None:
    berlin, paris = Chronicle("berlin"), Chronicle("paris")
    draft = Draft(game="rome", team="Kyiv", turn=1, rev=1, body=b"{}", at=1)
    works = [lambda entry=entry: slow.append(entry) for entry in berlin.write(4) + paris.write(4)]
    answers = together(slow, turnstile, [*works, lambda: slow.save_draft(draft)])
    assert answers == [Stored()] * 9
    assert len(commits) == 2
    assert slow.entries("berlin") == berlin.log and slow.entries("paris") == paris.log
    assert slow.drafts("rome") == [draft]


def test_refused_neighbours_do_not_cost_a_second_commit(
    slow: Store, turnstile: Turnstile, commits: list[object]
) -> None:
    berlin, paris = Chronicle("berlin"), Chronicle("paris")
    first = berlin.stored(berlin.next("seal"))
    slow.append(first)
    rival = paris.next("rival")
    slow.append(paris.stored(paris.next("winner")))
    del commits[:]
    answers = together(
        slow,
        turnstile,
        [
            lambda: slow.append(berlin.next("seal", salt="0" * 32)),
            lambda: slow.append(rival),
            lambda: slow.append(Chronicle("rome").next()),
        ],
    )
    assert answers == [Repeat(first), Taken(1), Stored()]
    assert len(commits) == 2


def test_a_failing_neighbour_fails_alone(slow: Store, turnstile: Turnstile) -> None:
    berlin, paris = Chronicle("berlin"), Chronicle("paris")
    paris.write(1)
    answers = together(
        slow,
        turnstile,
        [
            lambda: slow.append(berlin.stored(berlin.next())),
            lambda: slow.append(Chronicle("atlantis").next()),
            lambda: slow.append(paris.next()),
            lambda: slow.append(Chronicle("rome").next()),
        ],
    )
    assert [type(answer) for answer in answers] == [Stored, NoSuchGame, BrokenChain, Stored]
    assert slow.entries("berlin") == berlin.log
    assert slow.entries("paris") == []
    assert len(slow.entries("rome")) == 1


def test_thirty_tables_at_once_each_keep_their_own_log(store: Store) -> None:
    tables = [Chronicle(f"table-{number}") for number in range(30)]
    for table in tables:
        store.add_game(a_game(table.game))

    def play(table: Chronicle) -> None:
        for _ in range(10):
            assert store.append(table.stored(table.next())) == Stored()

    callers = [Caller(lambda table=table: play(table)) for table in tables]
    for caller in callers:
        caller.join()
        assert caller.answer is None
    for table in tables:
        assert store.entries(table.game) == table.log and is_whole(table.log) and len(table.log) == 10


def test_a_closed_store_stores_what_waited_and_refuses_what_comes(slow: Store, turnstile: Turnstile, url: str) -> None:
    turnstile.held.clear()
    turnstile.through.clear()
    waiting = Caller(lambda: slow.append(Chronicle("berlin").next()))
    turnstile.held.wait()
    closing = Caller(slow.close)
    turnstile.through.set()
    closing.join()
    waiting.join()
    assert waiting.answer == Stored()
    with pytest.raises(StoreAway):
        slow.append(Chronicle("paris").next())
    again = Store(url)
    assert len(again.entries("berlin")) == 1
    again.close()

"""Looking ahead: who is answered what, and what becomes of a question when the process beside the server fails."""

import queue
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
import psutil
import pytest

from server.table.ahead import REPLACED, Ahead, Asked, Found, asked
from server.table.process import Process, StoppedError
from server.table.tasks import Reply, Task
from server.umpire.questions import Odds, Outlook, answer
from server.umpire.start import Given, opening
from tests.umpire.table_talk import card, harbour

REAL = (sys.executable, "-m", "server.forecaster")
DIES = (sys.executable, "-c", "import sys; sys.stdin.buffer.read(4)")
RAVES = (sys.executable, "-c", "import sys; sys.stdout.buffer.write(bytes([0, 0, 0, 1, 0xC1]))")
SILENT = (sys.executable, "-c", "import sys; sys.stdin.buffer.read()")
PATIENCE_S = 60.0


def outlook(*gauges: str, n: int = 20) -> Asked:
    return asked(harbour(), Outlook(start=opening(harbour()), n=n, given=Given(), gauges=gauges or ("peace",)))


def odds(team: str = "red") -> Asked:
    move = card("toll", parameters={"level": 5.0})
    return asked(harbour(), Odds(start=opening(harbour()), n=20, team=team, move=move, gauges=("peace",)))


class Puppet:
    """A process that answers when it is told to; `told` holds the questions it was given."""

    def __init__(self) -> None:
        self.told: queue.SimpleQueue[Task] = queue.SimpleQueue()
        self.lines: queue.SimpleQueue[Reply | StoppedError] = queue.SimpleQueue()

    def work(self, task: Task, book: Callable[[], bytes]) -> Reply:
        self.told.put(task)
        line = self.lines.get(timeout=PATIENCE_S)
        if isinstance(line, StoppedError):
            raise line
        return line

    def says(self, what: str) -> None:
        self.lines.put(Reply(0, answer=msgspec.msgpack.encode({"what": what})))

    def kill(self) -> None:
        self.lines.put(StoppedError(late=False))

    def end(self) -> None:
        return None


class Ear:
    """Somebody who waits for an answer."""

    def __init__(self) -> None:
        self.heard: queue.SimpleQueue[Found] = queue.SimpleQueue()
        self.tell = self.heard.put

    def hears(self) -> Found:
        return self.heard.get(timeout=PATIENCE_S)


@contextmanager
def looking(process: Process | Puppet) -> Iterator[Ahead]:
    ahead = Ahead(process)  # type: ignore[arg-type]
    try:
        yield ahead
    finally:
        ahead.close()


@pytest.fixture
def puppet() -> Puppet:
    return Puppet()


def test_a_question_is_answered_once_and_then_known(puppet: Puppet) -> None:
    with looking(puppet) as ahead:
        uma = Ear()
        assert ahead.known(outlook()) is None
        ahead.ask(outlook(), "g", "uma", uma.tell)
        puppet.says("calm")
        assert uma.hears() == Found({"what": "calm"})
        assert ahead.known(outlook()) == Found({"what": "calm"})
        ahead.ask(outlook(), "g", "asa", uma.tell)
        assert uma.hears() == Found({"what": "calm"})
        assert puppet.told.qsize() == 1


def test_two_who_ask_the_same_share_one_answer(puppet: Puppet) -> None:
    with looking(puppet) as ahead:
        uma, asa = Ear(), Ear()
        ahead.ask(outlook(), "g", "uma", uma.tell)
        ahead.ask(outlook(), "g", "asa", asa.tell)
        puppet.says("calm")
        assert uma.hears() == asa.hears() == Found({"what": "calm"})
        assert puppet.told.qsize() == 1


def test_a_newer_question_of_a_seat_takes_the_place_of_the_older(puppet: Puppet) -> None:
    with looking(puppet) as ahead:
        first, second, third, other = Ear(), Ear(), Ear(), Ear()
        ahead.ask(outlook("peace"), "g", "uma", first.tell)
        assert puppet.told.get(timeout=PATIENCE_S).question == outlook("peace").question
        ahead.ask(outlook("trade"), "g", "uma", second.tell)
        assert first.hears() == Found(None, REPLACED)
        ahead.ask(odds(), "g", "uma", other.tell)
        ahead.ask(outlook("peace", "trade"), "g", "uma", third.tell)
        assert second.hears() == Found(None, REPLACED)
        puppet.says("for nobody")
        puppet.says("odds")
        puppet.says("both")
        assert other.hears() == Found({"what": "odds"})
        assert third.hears() == Found({"what": "both"})
        asked_for = [puppet.told.get(timeout=PATIENCE_S).question for _ in range(2)]
        assert asked_for == [odds().question, outlook("peace", "trade").question], "the question in between was begun"
        assert ahead.known(outlook("peace")) == Found({"what": "for nobody"})


def test_a_failure_is_told_and_not_kept(puppet: Puppet) -> None:
    with looking(puppet) as ahead:
        uma = Ear()
        ahead.ask(outlook(), "g", "uma", uma.tell)
        puppet.lines.put(StoppedError(late=True))
        assert "took too long" in uma.hears().says
        ahead.ask(outlook(), "g", "uma", uma.tell)
        puppet.lines.put(Reply(0, says="There is no gauge of that name."))
        assert uma.hears() == Found(None, "There is no gauge of that name.")
        ahead.ask(outlook(), "g", "uma", uma.tell)
        puppet.says("calm")
        assert uma.hears() == Found({"what": "calm"})


def test_a_listener_that_breaks_breaks_only_its_own_answer(puppet: Puppet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda args: None)

    def broken(found: Found) -> None:
        raise RuntimeError("no line")

    with looking(puppet) as ahead:
        uma = Ear()
        ahead.ask(outlook(), "g", "obi", broken)
        thread = ahead._thread
        puppet.says("lost")
        assert thread is not None
        thread.join(PATIENCE_S)
        ahead.ask(odds(), "g", "uma", uma.tell)
        puppet.says("odds")
        assert uma.hears() == Found({"what": "odds"})


def test_when_too_many_wait_the_next_is_told_so(puppet: Puppet) -> None:
    with looking(puppet) as ahead:
        uma = Ear()
        for number in range(42):
            ahead.ask(outlook(n=number + 1), "g", f"seat {number}", uma.tell)
        assert "Too many questions are waiting" in uma.hears().says


def test_the_process_answers_as_the_engine_would() -> None:
    with looking(Process(REAL, PATIENCE_S)) as ahead:
        uma = Ear()
        for about in (outlook("peace", n=50), odds()):
            ahead.ask(about, "g", "uma", uma.tell)
            told = uma.hears()
            assert told.answer == msgspec.msgpack.decode(msgspec.msgpack.encode(answer(harbour(), about.question)))
        ahead.ask(outlook("piece"), "g", "uma", uma.tell)
        assert "there is no gauge `piece`" in uma.hears().says
        # More than the process may use of memory is refused at once, and the next question is answered as ever.
        ahead.ask(outlook("peace", n=10**9), "g", "uma", uma.tell)
        assert "not enough memory" in uma.hears().says
        ahead.ask(outlook("peace", n=7), "g", "uma", uma.tell)
        assert uma.hears().answer is not None


def test_a_process_that_was_killed_is_followed_by_another_which_lets_the_loop_go_first() -> None:
    process = Process(REAL, PATIENCE_S)
    with looking(process) as ahead:
        uma = Ear()
        ahead.ask(outlook(), "g", "uma", uma.tell)
        assert uma.hears().answer is not None
        first = process.pid
        assert first is not None and psutil.Process(first).nice() == 10
        psutil.Process(first).kill()
        ahead.ask(odds(), "g", "uma", uma.tell)
        told = uma.hears()
        # Killed under a task, it is told so; killed between two, nobody notices.
        if told.answer is None:
            assert "Ask again" in told.says
            ahead.ask(odds(), "g", "uma", uma.tell)
            told = uma.hears()
        assert told.answer is not None and process.pid not in (None, first)
        last = process.pid
    assert process.pid is None and last is not None and not psutil.pid_exists(last)


@pytest.mark.parametrize(
    ("words", "says"), [(DIES, "stopped before"), (RAVES, "stopped before"), (("/nowhere",), "stopped")]
)
def test_a_process_that_dies_or_raves_costs_its_question_only(words: tuple[str, ...], says: str) -> None:
    process = Process(words, PATIENCE_S)
    with looking(process) as ahead:
        uma = Ear()
        for _ in range(2):
            ahead.ask(outlook(), "g", "uma", uma.tell)
            assert says in uma.hears().says
        assert process.pid is None


def test_a_process_that_takes_too_long_is_ended() -> None:
    process = Process(SILENT, 0.05)
    with looking(process) as ahead:
        uma = Ear()
        ahead.ask(outlook(), "g", "uma", uma.tell)
        assert "took too long" in uma.hears().says
        assert process.pid is None


def test_the_process_goes_with_its_server_even_in_the_middle_of_a_task() -> None:
    process = Process(REAL, PATIENCE_S)
    running = process._start()
    assert running.stdin is not None
    about = outlook(n=400_000)
    book = msgspec.msgpack.encode(harbour().book)
    message = msgspec.msgpack.encode(Task(1, harbour().book.edition, book, about.question))
    running.stdin.write(len(message).to_bytes(4, "big") + message)
    running.stdin.close()
    assert running.wait(PATIENCE_S) == 0
    assert running.stdout is not None and running.stdout.read() == b""
    running.stdout.close()

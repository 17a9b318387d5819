"""Looking ahead for the people at the tables: who waits for which question, in what order, and what was answered lately.

Questions are answered by one process beside the server, one at a time. Of one seat and one kind of question only the newest is
worth answering, so it takes the place of the one before. What is kept goes by the bytes of the question, in which everything
stands that the answer depends on.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from server.umpire.engine import Engine
from server.umpire.questions import Question

from .process import Process, StoppedError
from .tasks import Task

_KEPT = 64
_WAITING = 40
REPLACED = "A newer question from your seat took the place of this one."
_LATE = "This look ahead took too long and was stopped. Ask again; if it stays so, ask when the table is quiet."
_STOPPED = "The forecasting process stopped before it had an answer. Ask again: a new one is started."
_BUSY = "Too many questions are waiting. Ask again in a minute."


class Found(NamedTuple):
    """What came of a question: the answer, or a sentence why there is none."""

    answer: dict[str, Any] | None
    says: str = ""


Tell = Callable[[Found], None]


class Asked(NamedTuple):
    """A question of a game of the engine's edition. `key` is a digest of all that the answer depends on."""

    engine: Engine
    question: Question
    key: bytes


def asked(engine: Engine, question: Question) -> Asked:
    """Name a question by its content."""
    told = msgspec.msgpack.encode((engine.book.edition, question), order="deterministic")
    return Asked(engine, question, hashlib.blake2b(told, digest_size=16).digest())


class _Job:
    def __init__(self, about: Asked) -> None:
        self.about = about
        self.askers: dict[tuple[str, str, str], Tell] = {}


class Ahead:
    """The questions of one server. Its thread and its process are started with the first; `close` ends both."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._lock = threading.Condition()
        self._kept: OrderedDict[bytes, Found] = OrderedDict()
        self._waiting: list[_Job] = []
        self._running: _Job | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self._ids = 0

    def known(self, about: Asked) -> Found | None:
        """The answer, if it was given lately."""
        with self._lock:
            return self._kept.get(about.key)

    def ask(self, about: Asked, game: str, seat: str, tell: Tell) -> None:
        """Have a question answered for a seat; `tell` is called once, from another thread unless the answer is there."""
        asker = (game, seat, type(about.question).__name__)
        with self._lock:
            replaced = self._without(asker)
            found = self._kept.get(about.key)
            if found is None and len(self._waiting) >= _WAITING:
                found = Found(None, _BUSY)
            if found is None:
                self._job(about).askers[asker] = tell
                self._lock.notify()
                if self._thread is None:
                    self._thread = threading.Thread(target=self._work, daemon=True)
                    self._thread.start()
        for other in replaced:
            other(Found(None, REPLACED))
        if found is not None:
            tell(found)

    def close(self) -> None:
        """End the process. Nobody waits any longer, because the server is going."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            self._lock.notify()
            thread = self._thread
        self._process.kill()
        if thread is not None:
            thread.join()
        self._process.end()

    def _job(self, about: Asked) -> _Job:
        for job in (self._running, *self._waiting):
            if job is not None and job.about.key == about.key:
                return job
        self._waiting.append(_Job(about))
        return self._waiting[-1]

    def _without(self, asker: tuple[str, str, str]) -> list[Tell]:
        """Take a seat's earlier question of the kind back; a question that nobody waits for is not begun."""
        tells = [job.askers.pop(asker) for job in (self._running, *self._waiting) if job and asker in job.askers]
        self._waiting = [job for job in self._waiting if job.askers]
        return tells

    def _work(self) -> None:
        try:
            self._work_on()
        finally:
            # Should a bug have ended it, the next question starts another.
            with self._lock:
                self._thread = self._running = None

    def _work_on(self) -> None:
        while True:
            with self._lock:
                self._lock.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    return
                job = self._running = self._waiting.pop(0)
                self._ids += 1
                id = self._ids
            found = self._found(id, job.about)
            with self._lock:
                self._running = None
                if found.answer is not None:
                    self._kept[job.about.key] = found
                    while len(self._kept) > _KEPT:
                        self._kept.popitem(last=False)
                tells = list(job.askers.values())
            for tell in tells:
                tell(found)

    def _found(self, id: int, about: Asked) -> Found:
        book = about.engine.book
        try:
            reply = self._process.work(
                Task(id, book.edition, b"", about.question), lambda: msgspec.msgpack.encode(book)
            )
        except StoppedError as stopped:
            return Found(None, _LATE if stopped.late else _STOPPED)
        return Found(None, reply.says) if reply.says else Found(msgspec.msgpack.decode(reply.answer))

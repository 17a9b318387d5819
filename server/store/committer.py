"""Commit in groups: one thread writes, and whoever waits while it does goes along in the next commit."""

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection

from server.store.faults import StoreAway
from server.store.lines import Lines
from server.store.threads import Threads

T = TypeVar("T")

# More than this many writes in one transaction would let the first of them wait too long.
GROUP = 200


class Waiting(Generic[T]):
    """A write that waits for its commit; `work` may be done more than once, so it must only touch the database."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self.work = work
        self.settled = threading.Event()
        self.result: T | None = None
        self.fault: BaseException | None = None


class Committer:
    """The only writer of a process. Under gevent the pump is a greenlet and each commit is in a native thread."""

    def __init__(self, lines: Lines, threads: Threads) -> None:
        self._lines = lines
        self._threads = threads
        self._queue: queue.SimpleQueue[Waiting[Any] | None] = queue.SimpleQueue()
        self._open = True
        self._door = threading.Lock()
        self._pump = threading.Thread(target=self._run, name="wedge-committer", daemon=True)
        self._pump.start()

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do the work in a transaction, perhaps with others', and return only when it is durable.

        StoreAway where it is not, and then no one has been told that it is. What the work itself raises is raised here.
        """
        mine = Waiting(work)
        with self._door:
            # Behind the door, so that nothing is queued after the sign to stop and left waiting for ever.
            if not self._open:
                raise StoreAway("away")
            self._queue.put(mine)
        mine.settled.wait()
        if mine.fault is not None:
            raise mine.fault
        return cast(T, mine.result)

    def close(self) -> None:
        """Commit what waits, then stop."""
        with self._door:
            if self._open:
                self._open = False
                self._queue.put(None)
        self._pump.join()

    def _run(self) -> None:
        last = False
        while not last:
            group, last = self._gather()
            self._threads.run(lambda group=group: self._settle(group))  # type: ignore[misc]
            for waiting in group:
                waiting.settled.set()

    def _gather(self) -> tuple[list[Waiting[Any]], bool]:
        first = self._queue.get()
        if first is None:
            return [], True
        group = [first]
        with suppress(queue.Empty):
            while len(group) < GROUP:
                following = self._queue.get_nowait()
                if following is None:
                    return group, True
                group.append(following)
        return group, False

    def _settle(self, group: list[Waiting[Any]]) -> None:
        if not group:
            return
        try:
            results = self._lines.use(lambda line: [waiting.work(line) for waiting in group])
        except BaseException as fault:
            self._settle_apart(group, fault)
        else:
            for waiting, result in zip(group, results, strict=True):
                waiting.result = result

    def _settle_apart(self, group: list[Waiting[Any]], fault: BaseException) -> None:
        """Give each write of a failed group its own commit, so that nobody fails for a neighbour's fault."""
        if len(group) == 1:
            group[0].fault = fault
        elif isinstance(fault, StoreAway) and fault.fault != "full":
            # Asking for each would only take longer for the same answer; on a full disk a small one may fit.
            for waiting in group:
                waiting.fault = StoreAway(fault.fault, unsure=fault.unsure)
        else:
            for waiting in group:
                self._settle([waiting])

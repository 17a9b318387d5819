"""The forecasting process as this server holds it: started when it is first needed, ended when it is too slow or not needed."""

import subprocess
import threading
from collections.abc import Callable, Sequence

import msgspec

from .tasks import Reply, Task, read, write

_REPLY = msgspec.msgpack.Decoder(Reply)


class StoppedError(Exception):
    """The process gave no answer; `late` says that it was ended because it took too long."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("late" if late else "stopped")
        self.late = late


class Process:
    """One process after another, started by `words`, each given `patience` seconds for a task. One thread may use it."""

    def __init__(self, words: Sequence[str], patience: float) -> None:
        self._words = tuple(words)
        self._patience = patience
        self._running: subprocess.Popen[bytes] | None = None
        self._has: set[str] = set()

    @property
    def pid(self) -> int | None:
        """The id of the running process, if there is one."""
        return self._running.pid if self._running else None

    def work(self, task: Task, book: Callable[[], bytes]) -> Reply:
        """Have a task done, handing over the rulebook (`book`) where the process has it not. StoppedError without an answer."""
        late = threading.Event()

        def too_late() -> None:
            late.set()
            self.kill()

        timer = threading.Timer(self._patience, too_late)
        timer.daemon = True
        timer.start()
        try:
            running = self._start()
            if task.edition in self._has:
                reply = self._told(running, task)
                if not reply.lacks_book:
                    return reply
            reply = self._told(running, msgspec.structs.replace(task, book=book()))
            self._has.add(task.edition)
            return reply
        except (OSError, EOFError, msgspec.MsgspecError):
            self.end()
            raise StoppedError(late=late.is_set()) from None
        finally:
            timer.cancel()

    def kill(self) -> None:
        """Stop the process where it is. Any thread may: the one that waits for an answer notices."""
        running = self._running
        if running is not None:
            running.kill()

    def end(self) -> None:
        """End the process, if there is one; the next task starts another."""
        running, self._running = self._running, None
        self._has.clear()
        if running is not None:
            running.kill()
            running.wait()
            for stream in (running.stdin, running.stdout):
                assert stream is not None
                # What could not be written to a process that is gone is of no use to anybody.
                try:
                    stream.close()
                except OSError:
                    continue

    def _start(self) -> "subprocess.Popen[bytes]":
        if self._running is not None and self._running.poll() is not None:
            self.end()
        if self._running is None:
            self._running = subprocess.Popen(
                self._words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._running

    def _told(self, running: "subprocess.Popen[bytes]", task: Task) -> Reply:
        assert running.stdin is not None and running.stdout is not None
        write(running.stdin, msgspec.msgpack.encode(task))  # type: ignore[arg-type]
        frame = read(running.stdout)  # type: ignore[arg-type]
        if frame is None:
            raise EOFError
        return _REPLY.decode(frame)

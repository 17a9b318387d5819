"""The forecasting process: `python -m server.forecaster` reads tasks on its standard input and answers on its standard output.

It is a process of its own because a long computation would stop every socket of a server. It knows the engine and nothing else:
no store, no game, no clock. It goes when its input ends, and so with the server, whatever it is doing.
"""

import contextlib
import ctypes
import mmap
import os
import queue
import resource
import signal
import sys
import threading
from collections import OrderedDict

import msgspec

from server.table.tasks import Reply, Task, read, write
from server.umpire.model import Engine, compile_book
from server.umpire.questions import answer
from server.umpire.rulebook import Rulebook

_AFTER_THE_LOOP = 10
_EDITIONS = 2
_MEMORY_BYTES = 1024**3

# Numbers of glibc's malloc.h, the largest block it lets a program keep, what is asked for at first, and then at once.
_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3
_KEPT_BYTES, _BLOCK_BYTES, _ASKED_BYTES, _USUAL_BYTES = 2**30, 2**25, 2**26, 2**17

_BOOK = msgspec.msgpack.Decoder(Rulebook)
_TASK = msgspec.msgpack.Decoder(Task)


class Forecaster:
    """Answer tasks one after another. The rulebooks of the last editions stay compiled."""

    def __init__(self) -> None:
        self._engines: OrderedDict[str, Engine] = OrderedDict()

    def reply(self, task: Task) -> Reply:
        """Answer one task; whatever goes wrong becomes a reply, so that the next task finds a process."""
        if task.book:
            self._engines[task.edition] = compile_book(_BOOK.decode(task.book))
            while len(self._engines) > _EDITIONS:
                self._engines.popitem(last=False)
        engine = self._engines.get(task.edition)
        if engine is None:
            return Reply(task.id, lacks_book=True)
        try:
            return Reply(task.id, answer=msgspec.msgpack.encode(answer(engine, task.question)))
        except ValueError as wrong:
            return Reply(task.id, says=str(wrong))
        except MemoryError:
            return Reply(task.id, says="There was not enough memory for so many futures.")
        except Exception:
            # What an exception says may hold what one team alone may know.
            return Reply(task.id, says="The table made a mistake of its own over this look ahead.")


def keep_memory() -> None:
    """Have this process keep the memory that arrays leave, which glibc would give back and fetch anew many times a turn.

    What it fetches first comes in large pages, so that the processor looks up fewer. Where the C library is another, nothing
    changes.
    """
    with contextlib.suppress(AttributeError, OSError):
        c = ctypes.CDLL(None)
        c.sbrk.restype = c.malloc.restype = ctypes.c_void_p
        c.mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)
        c.mallopt(_MMAP_THRESHOLD, _BLOCK_BYTES)
        c.mallopt(_TOP_PAD, _ASKED_BYTES)
        first = c.sbrk(0) // mmap.PAGESIZE * mmap.PAGESIZE
        c.free(ctypes.c_void_p(c.malloc(_BLOCK_BYTES // 2)))
        c.mallopt(_TOP_PAD, _USUAL_BYTES)
        c.madvise(ctypes.c_void_p(first), ctypes.c_size_t(c.sbrk(0) - first), mmap.MADV_HUGEPAGE)


def main() -> None:
    """Serve until the input ends."""
    keep_memory()
    os.nice(_AFTER_THE_LOOP)
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY_BYTES, _MEMORY_BYTES))
    # Ctrl-C reaches the whole group; the server answers it, and this process goes when the server has closed its input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks,), daemon=True).start()
    forecaster = Forecaster()
    while True:
        write(sys.stdout.buffer, msgspec.msgpack.encode(forecaster.reply(_TASK.decode(tasks.get()))))


def _listen(tasks: "queue.SimpleQueue[bytes]") -> None:
    while (frame := read(sys.stdin.buffer)) is not None:
        tasks.put(frame)
    # Not even a task under way is of use to anybody now.
    os._exit(0)


if __name__ == "__main__":
    main()

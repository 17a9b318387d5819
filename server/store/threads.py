"""Do blocking work where it stops nobody: in place among plain threads, in native threads under gevent."""

import sys
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Threads(Protocol):
    """Where blocking work is done; the caller waits for it, and under gevent only the caller."""

    def run(self, work: Callable[[], T]) -> T:
        """Do the work and give its result, or raise what it raised."""
        ...

    def close(self) -> None:
        """Let the threads go."""
        ...


class InPlace:
    """For a process of ordinary threads: whoever asks does the work itself."""

    def run(self, work: Callable[[], T]) -> T:
        """Do the work here and now."""
        return work()

    def close(self) -> None:
        """Do nothing, for there are no threads to let go."""


class Native:
    """For a process patched by gevent: work goes to native threads while the event loop runs on."""

    def __init__(self, size: int) -> None:
        from gevent.threadpool import ThreadPool  # type: ignore[import-untyped]

        self._pool: Any = ThreadPool(size)

    def run(self, work: Callable[[], T]) -> T:
        """Do the work in a native thread; other greenlets run meanwhile."""
        done, result, fault = self._pool.apply(_caught, (work,))
        if done:
            return result  # type: ignore[no-any-return]
        raise fault

    def close(self) -> None:
        """Wait for the work at hand, then let the threads go."""
        self._pool.join()
        self._pool.kill()


def fitting(size: int) -> Threads:
    """Choose `Native` in a process whose threads gevent has patched, `InPlace` in any other."""
    monkey = sys.modules.get("gevent.monkey")
    if monkey is not None and monkey.is_module_patched("threading"):
        return Native(size)
    return InPlace()


def _caught(work: Callable[[], T]) -> tuple[bool, T | None, BaseException | None]:
    """Bring an exception home as a value, because gevent's pool prints those that are raised in it."""
    try:
        return True, work(), None
    except BaseException as fault:
        return False, None, fault

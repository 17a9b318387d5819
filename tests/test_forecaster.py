"""The forecasting process keeps the memory that its arrays leave."""

import subprocess
import sys

# A hundred rows of ten thousand worlds, let go together and wanted again, as at the end of a tick.
_TICKS = """
import resource, sys
import numpy as np
from server.forecaster import keep_memory

def tick():
    return [np.ones(10_000) for _ in range(100)]

def fetched():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

if sys.argv[1] == "keep":
    keep_memory()
tick()
before = fetched()
for _ in range(20):
    tick()
print(fetched() - before)
"""


def _fetched(how: str) -> int:
    """How many pages of memory a process fetched from the system for twenty ticks after a first."""
    words = [sys.executable, "-c", _TICKS, how]
    return int(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def test_memory_that_arrays_leave_is_kept_and_not_fetched_anew() -> None:
    assert _fetched("keep") < _fetched("leave") / 10

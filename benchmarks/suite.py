"""How long `make test` takes, all of it."""

import subprocess
import time
from collections.abc import Iterator

from .figures import ROOT, Figure


def figures() -> Iterator[Figure]:
    """Run the whole suite once. RuntimeError when it does not pass: the time of a failure says nothing."""
    began = time.perf_counter()
    done = subprocess.run(
        ["make", "--no-print-directory", "test"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"make test failed:\n{done.stdout[-2000:]}{done.stderr[-1000:]}")
    yield Figure("make_test", time.perf_counter() - began, "s")

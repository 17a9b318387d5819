"""A server in a process of its own, on a free loopback port: started, timed until its first page, and ended by its own handle."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

from .figures import ROOT

_LOOPBACK = "127.0.0.1"


class Process:
    """One server. `words` are its command, in which {host} and {port} are filled in; `base` is its URL."""

    def __init__(
        self, words: Sequence[str], *, surroundings: Mapping[str, str] | None = None, folder: Path = ROOT
    ) -> None:
        with socket.socket() as probe:
            probe.bind((_LOOPBACK, 0))
            self.port = int(probe.getsockname()[1])
        self.base = f"http://{_LOOPBACK}:{self.port}"
        filled = {"HOST": _LOOPBACK, "PORT": str(self.port), **(surroundings or {})}
        self._environ = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | filled
        self._words = [word.format(host=_LOOPBACK, port=self.port) for word in words]
        self._folder = folder
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed, and thereby deleted, when the server is ended.
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, patience: float = 60.0) -> float:
        """Start it; seconds until its first page answered. RuntimeError with its words when none did in time."""
        began = time.perf_counter()
        self._process = subprocess.Popen(
            self._words,
            cwd=self._folder,
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        while not self._answers():
            if self._process.poll() is not None or time.perf_counter() - began > patience:
                self.end()
                self._said.seek(0)
                raise RuntimeError(f"no page came of {' '.join(self._words)}:\n{self._said.read().decode()[-2000:]}")
            time.sleep(0.005)
        return time.perf_counter() - began

    @property
    def cpu(self) -> float:
        """Seconds of processor time it has used so far."""
        assert self._process is not None
        times = psutil.Process(self._process.pid).cpu_times()
        return float(times.user + times.system)

    def end(self) -> None:
        """Ask it and all that it started to stop, and see that they do."""
        if self._process is None or self._process.poll() is not None:
            return
        for number, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
            os.killpg(self._process.pid, number)
            try:
                self._process.wait(patience)
                return
            except subprocess.TimeoutExpired:
                continue

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.base, timeout=5) as page:
                return bool(page.read())
        except (urllib.error.URLError, OSError):
            return False


def wedge(data: Path) -> Process:
    """Our server, with its data in a folder."""
    words = [sys.executable, "-m", "server", "serve", "--host", "{host}", "--port", "{port}"]
    return Process(words, surroundings={"WEDGE_DATA": str(data)})


def stock() -> Process:
    """The server of stock.py."""
    return Process([sys.executable, "-m", "benchmarks.stock", "{host}", "{port}"])

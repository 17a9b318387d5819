"""A whole server in a process of its own, on a free loopback port, with its data in a folder: started, killed, started again."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

# Two workers and whatever else the machine does: this ends a wait in vain, and measures nothing.
_START_S = 90.0


class House:
    """One installation. `base` is its URL, `code` the join code and `umpire` the path of the umpire's link of its newest game."""

    def __init__(
        self, data: Path, scenario: Path | str, *, calendar: str = "", database: str = "", pace: float = 1.0
    ) -> None:
        self.data = data
        self.port = _free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.code = ""
        self.umpire = ""
        self._scenario = str(scenario)
        self._calendar = calendar
        self._database = database
        self._pace = pace
        self._process: subprocess.Popen[bytes] | None = None
        self._starts = 0

    def start(self) -> None:
        """Start the server and wait until it says where it is."""
        self._starts += 1
        log = self.data / f"server-{self._starts}.log"
        words = [sys.executable, "-m", "server", "serve", "--host", "127.0.0.1", "--port", str(self.port)]
        words += ["--scenario", self._scenario, "--pace", str(self._pace)]
        words += ["--calendar", self._calendar] if self._calendar else []
        words += ["--database", self._database] if self._database else []
        surroundings = {**os.environ, "WEDGE_DATA": str(self.data), "PYTHONUNBUFFERED": "1"}
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                words, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=surroundings
            )
        deadline = time.monotonic() + _START_S
        while "Stop with" not in (said := log.read_text("utf-8", "replace")):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self._process.kill()
                raise RuntimeError(f"the server did not start:\n{said}")
            time.sleep(0.02)
        self.code = re.search(r"join code +(\w+)", said)[1]  # type: ignore[index]
        self.umpire = re.search(r"(/u/\S+)", said)[1]  # type: ignore[index]

    def kill(self) -> None:
        """Kill the server as a power cut would: no handler of it runs."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> int:
        """Ask the server to stop; its exit code."""
        assert self._process is not None
        if self._process.poll() is None:
            self._process.terminate()
            try:
                return self._process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        return self._process.returncode

    @property
    def said(self) -> str:
        """Everything the server has printed since its first start."""
        return "".join(log.read_text("utf-8", "replace") for log in sorted(self.data.glob("server-*.log")))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

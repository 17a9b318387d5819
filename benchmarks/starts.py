"""How long `make run` takes until the first page: warm, as on any day, and cold, as on a new machine."""

import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .figures import ROOT, Figure
from .process import Process, stock

_MAKE = ["make", "--no-print-directory", "run"]
_COLD_PATIENCE_S = 600.0


def warm(data: Path, *, rounds: int = 3) -> Iterator[Figure]:
    """Start on a database with a waiting game in it, in turns with a bare Flask-SocketIO server."""
    _ended(_run(data))
    pairs = [(_ended(_run(data)), _ended(stock())) for _ in range(rounds)]
    ours, theirs = (statistics.median(seconds) for seconds in zip(*pairs, strict=True))
    yield Figure("make_run_warm_to_first_page", ours, "s", "bare_flask_socketio", theirs)


def cold() -> Iterator[Figure]:
    """Start in a fresh clone: a new .venv, the packages by pip, the browser libraries by npm, a new database."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "wedge"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        server = Process(_MAKE, surroundings={"WEDGE_DATA": str(Path(folder) / "data")}, folder=clone)
        yield Figure("make_run_cold_to_first_page", _ended(server, _COLD_PATIENCE_S), "s")


def _run(data: Path) -> Process:
    return Process(_MAKE, surroundings={"WEDGE_DATA": str(data)})


def _ended(server: Process, patience: float = 60.0) -> float:
    """Seconds until its first page; it is ended then."""
    try:
        return server.start(patience)
    finally:
        server.end()

"""Examine an installation before anyone sits down at it: what is so and, where it is wrong, what to do about it."""

import errno
import json
import os
import re
import shutil
import socket
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from server import lan, places

# Below these releases one hostile client can stop or deceive the others.
FLOORS = {
    "python-socketio": (5, 16, 3),
    "python-engineio": (4, 13, 3),
    "flask": (3, 1, 3),
    "flask-socketio": (5, 6, 1),
}
PYTHON = (3, 11)
SQLITE = (3, 35, 0)
FREE_MB = 500


@dataclass(frozen=True)
class Finding:
    """One thing examined. A `fault` keeps the server from serving rightly; a `warning` is worth knowing before play."""

    name: str
    grade: Literal["good", "warning", "fault"]
    says: str
    remedy: str = ""


def examine(database: str, host: str, port: int) -> list[Finding]:
    """Examine everything `serve` would need, in the order in which a fault is best mended. `database` is a URL."""
    return [
        python(),
        *packages(),
        sqlite(),
        assets(places.static()),
        disk(places.instance()),
        reach(database),
        free(host, port),
        address(),
    ]


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """Compare the interpreter with the oldest that Wedge runs on."""
    if version >= PYTHON:
        return Finding("python", "good", f"Python {_dotted(version)}")
    remedy = f"install Python {_dotted(PYTHON)} or later, delete .venv and run `make run` again"
    return Finding("python", "fault", f"Python {_dotted(version)} is too old", remedy)


def packages(version_of: Callable[[str], str] = metadata.version) -> list[Finding]:
    """Compare the packages that face the network with the lowest safe release of each."""
    return [_package(name, floor, version_of) for name, floor in FLOORS.items()]


def sqlite(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> Finding:
    """Compare the SQLite library that Python brings with what the store asks of it."""
    if version >= SQLITE:
        return Finding("sqlite", "good", f"SQLite {_dotted(version)}")
    remedy = "use a newer Python or system SQLite, or set WEDGE_DATABASE to a postgresql:// URL"
    return Finding("sqlite", "fault", f"SQLite {_dotted(version)} is older than {_dotted(SQLITE)}", remedy)


def assets(static: Path) -> Finding:
    """Look for every browser library that the import map names."""
    remedy = "run `make assets` once with a network, or install Wedge from its wheel, which has them inside"
    try:
        imports = json.loads((static / "vendor" / "importmap.json").read_text("utf-8"))["imports"]
    except (OSError, ValueError, KeyError):
        return Finding("browser libraries", "fault", "static/vendor has no import map: pages would stay blank", remedy)
    missing = [name for name, url in imports.items() if not (static / "vendor" / url.rsplit("/", 1)[-1]).is_file()]
    if missing:
        return Finding("browser libraries", "fault", f"static/vendor lacks {', '.join(missing)}", remedy)
    return Finding("browser libraries", "good", f"{len(imports)} in static/vendor")


def disk(folder: Path) -> Finding:
    """Look whether the data folder, or the nearest that exists above it, can be written and has room."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not there.is_dir():
        remedy = f"move the file {there} away, or name another folder in WEDGE_DATA"
        return Finding("data folder", "fault", f"{there} is a file where a folder is needed", remedy)
    free_mb = shutil.disk_usage(there).free // 1_000_000
    if free_mb < FREE_MB:
        remedy = "make room, or name a folder on another disk in WEDGE_DATA: a full disk stops every game"
        return Finding("data folder", "fault", f"{free_mb} MB free at {folder}, {FREE_MB} are wanted", remedy)
    if not os.access(there, os.W_OK | os.X_OK):
        remedy = "let the user who serves own that folder, or name another in WEDGE_DATA"
        return Finding("data folder", "fault", f"{there} cannot be written", remedy)
    return Finding("data folder", "good", f"{folder}, {free_mb:,} MB free")


def reach(database: str, migrations: Path | None = None) -> Finding:
    """Open the database, and compare the step it stands at with the newest of `migrations`."""
    try:
        url = make_url(database)
    except ArgumentError:
        remedy = "write it as sqlite:///file.db or postgresql://user:password@host/name"
        return Finding("database", "fault", "the database URL cannot be read", remedy)
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return Finding("database", "good", f"{shown} is not there yet: `serve` makes it")
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        at = _heads(create_engine(url, poolclass=NullPool))
    except SQLAlchemyError as error:
        why = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        remedy = "start the database, and check host, name and password in WEDGE_DATABASE"
        return Finding("database", "fault", f"{shown} cannot be opened: {why}", remedy)
    steps = ScriptDirectory(str(migrations or places.migrations()))
    known = {step.revision for step in steps.walk_revisions()}
    if at - known:
        remedy = "update Wedge, or give this one a database of its own"
        return Finding("database", "fault", f"{shown} was last written by a later Wedge", remedy)
    if at != set(steps.get_heads()):
        remedy = "nothing to do: `serve` brings it up to date"
        return Finding("database", "warning", f"{shown} is of an earlier Wedge", remedy)
    return Finding("database", "good", f"{shown} is up to date")


def free(host: str, port: int) -> Finding:
    """Try to take the port that `serve` would take, and give it back."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        # As the server itself does: connections of a server stopped just now do not count.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            says = f"{host}:{port} cannot be taken: {error.strerror or error}"
            return Finding("port", "fault", says, _port_remedy(error))
        except OverflowError:
            return Finding("port", "fault", f"{port} is no port", "choose a PORT between 1024 and 65535")
    return Finding("port", "good", f"{host}:{port} is free")


def address() -> Finding:
    """Look for the address that the others in the room would type."""
    found = lan.address()
    if found is None:
        remedy = "join the room's network; until then only this machine can play, at http://localhost"
        return Finding("network", "warning", "no address on any network", remedy)
    return Finding("network", "good", f"others in the room reach this machine at {found}")


def _port_remedy(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "if that is this Wedge already serving, all is well; else stop the other program or choose another PORT"
    if error.errno == errno.EACCES:
        return "ports below 1024 belong to the system: choose a PORT above"
    return "check HOST: 0.0.0.0 serves the whole network, 127.0.0.1 this machine alone"


def _package(name: str, floor: tuple[int, ...], version_of: Callable[[str], str]) -> Finding:
    remedy = f"install the {name} that requirements.txt pins; {_dotted(floor)} is the first safe release"
    try:
        version = version_of(name)
    except metadata.PackageNotFoundError:
        return Finding(name, "fault", f"{name} is not installed", remedy)
    if _numbers(version) < floor:
        return Finding(name, "fault", f"{name} {version} has known faults", remedy)
    return Finding(name, "good", f"{name} {version}")


def _heads(engine: Engine) -> set[str]:
    with engine.connect() as line:
        return set(MigrationContext.configure(line).get_current_heads())


def _numbers(version: str) -> tuple[int, ...]:
    """The leading numbers of a version: 5.16.3rc1 counts as 5.16.3."""
    matched = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(part) for part in matched[0].split(".")) if matched else ()


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)

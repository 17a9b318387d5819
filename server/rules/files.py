"""The files of a rulebook, read once into memory under caps, and the digest that names them."""

import hashlib
import re
from pathlib import Path

from .fault import Fault, Faulty

SOURCES = "sources.yaml"
FILE_BYTES = 64 * 1024
TOTAL_BYTES = 2 * 1024 * 1024
MOST_FILES = 1_500
DEEPEST = 6
BEGUN = ("scenario.yaml", "teams", "gauges", "cards")
UNREAD = ("recorded", "languages", "battery.yaml")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}\Z")

Files = dict[str, bytes]


def gather(folder: Path) -> tuple[str, Files]:
    """Read a scenario's folder and the `sources.yaml` beside it.

    Returns the scenario's name and its files by relative path, `<scenario>/...`, newlines normalised. README files,
    hidden files, `recorded/`, `languages/` and `battery.yaml` are no part of a rulebook. Raises Faulty for links, odd names
    and broken caps.
    """
    folder = folder.resolve()
    if not any((folder / begun).exists() for begun in BEGUN):
        what = "this folder holds no scenario" if folder.is_dir() else "there is no such folder"
        raise Faulty([Fault(folder.name, 1, what, "name the folder of one scenario, such as rulebook/wedge-2025")])
    faults: list[Fault] = []
    found: dict[str, Path] = {}
    _walk(folder, folder.name, found, faults)
    beside = folder.parent / SOURCES
    if beside.exists():
        found[SOURCES] = beside
    files: Files = {}
    for name, path in sorted(found.items()):
        if path.is_symlink():
            faults.append(Fault(name, 1, "this is a link to another place", "put the file itself here"))
        elif not path.is_file():
            faults.append(Fault(name, 1, "this is not an ordinary file", "a rulebook holds .yaml and .md files only"))
        else:
            with path.open("rb") as stream:
                files[name] = stream.read(FILE_BYTES + 1)
    faults += over_caps(files)
    if faults:
        raise Faulty(faults)
    return folder.name, {name: normal(raw) for name, raw in files.items()}


def _walk(folder: Path, prefix: str, found: dict[str, Path], faults: list[Fault]) -> None:
    for path in sorted(folder.iterdir()):
        name = f"{prefix}/{path.name}"
        if path.name.startswith(".") or path.name == "README.md" or (prefix.count("/") == 0 and path.name in UNREAD):
            continue
        if not NAME.match(path.name):
            meant = "use letters, digits, '_', '-' and '.', at most 80"
            faults.append(Fault(f"{prefix}/{path.name!a}", 1, "this name cannot be an id", meant))
        elif len(found) > MOST_FILES:
            return
        elif path.is_dir() and not path.is_symlink():
            if name.count("/") > DEEPEST:
                faults.append(Fault(name, 1, "folders are nested too deep", f"nest at most {DEEPEST} folders"))
            else:
                _walk(path, name, found, faults)
        else:
            found[name] = path


def over_caps(files: Files) -> list[Fault]:
    """Say which files, or how many of them, are more than a rulebook may hold."""
    faults = [
        Fault(name, 1, f"the file is larger than {FILE_BYTES // 1024} KiB", "split it: one small thing a file")
        for name, raw in files.items()
        if len(raw) > FILE_BYTES
    ]
    if len(files) > MOST_FILES:
        faults.append(Fault(".", 1, f"there are more than {MOST_FILES} files", "leave out what the game does not need"))
    if sum(map(len, files.values())) > TOTAL_BYTES:
        what = f"the files are together larger than {TOTAL_BYTES // 1024 // 1024} MiB"
        faults.append(Fault(".", 1, what, "leave out what the game does not need"))
    return faults


def normal(raw: bytes) -> bytes:
    """Give the same bytes for the same text, whatever editor saved it: newlines as LF, no byte order mark."""
    return raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def digest(files: Files) -> str:
    """Name these files: SHA-256 in hex over sorted paths, lengths and bytes."""
    total = hashlib.sha256()
    for name, raw in sorted(files.items()):
        total.update(f"{name}\0{len(raw)}\0".encode())
        total.update(raw)
    return total.hexdigest()

"""An edition as bytes: what a game stores to be bound to its rulebook for life. The same files give the same bytes."""

import io
import zipfile
from pathlib import Path, PurePosixPath

from server.umpire.rulebook import Rulebook

from .fault import Fault, Faulty
from .files import MOST_FILES, NAME, SOURCES, TOTAL_BYTES, Files, gather, over_caps
from .load import build

BEGINNING = (1980, 1, 1, 0, 0, 0)


def pack(folder: Path) -> bytes:
    """Pack a scenario's folder and its sources, sound or not, as a zip without compression and without dates."""
    _, files = gather(folder)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, raw in sorted(files.items()):
            info = zipfile.ZipInfo(name, BEGINNING)
            info.create_system, info.external_attr = 3, 0o100644 << 16
            archive.writestr(info, raw)
    return packed.getvalue()


def unpack(packed: bytes) -> Rulebook:
    """Read a packed edition as a rulebook, in memory. Raises Faulty, also for bytes that `pack` never makes."""
    return build(*_files(packed))


def _files(packed: bytes) -> tuple[str, Files]:
    if len(packed) > 2 * TOTAL_BYTES:
        raise _refused(f"the packed edition is larger than {2 * TOTAL_BYTES // 1024 // 1024} MiB")
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > TOTAL_BYTES:
                raise _refused("the packed edition unpacks to more than a rulebook may hold")
            files: Files = {}
            for entry in entries:
                if entry.filename in files or not all(NAME.match(part) for part in entry.filename.split("/")):
                    raise _refused(f"the entry {entry.filename[:80]!r} is not a rulebook's path")
                if entry.compress_type != zipfile.ZIP_STORED:
                    raise _refused(f"the entry {entry.filename!r} is compressed")
                files[entry.filename] = archive.read(entry)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise _refused(f"the packed edition cannot be unpacked ({error})") from None
    faults = over_caps(files)
    if faults:
        raise Faulty(faults)
    names = {PurePosixPath(path).parts[0] for path in files if path != SOURCES}
    if len(names) != 1:
        raise _refused(f"the packed edition holds {len(names)} scenarios")
    return names.pop(), files


def _refused(what: str) -> Faulty:
    return Faulty([Fault("edition.zip", 1, what, "use an edition that this program packed")])

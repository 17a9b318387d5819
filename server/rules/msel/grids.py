"""The bytes of a workbook as sheets of plain texts, or the reason why they are not read."""

import datetime
import io
import re
import zipfile
import zlib
from typing import Any, NamedTuple

from openpyxl import load_workbook

from server.umpire.names import straight

from .quoting import unquoted

MOST_BYTES = 1024 * 1024
_MOST_UNPACKED = 8 * 1024 * 1024
_MOST_PARTS = 300
_MOST_ROWS = 2_000
_MOST_COLUMNS = 60
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")


class Unreadable(Exception):
    """A workbook is not read; `code` is one of big, old, broken, bomb, macros, outside, wide, long, empty."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Grid(NamedTuple):
    """One sheet: its title, and its rows of texts, the first row first; all rows are as wide as the widest."""

    title: str
    rows: tuple[tuple[str, ...], ...]


class Book(NamedTuple):
    """A workbook's sheets that hold anything; `formulas` says whether some cells were worked out, of which only the last
    values were read."""

    sheets: tuple[Grid, ...]
    formulas: bool


def grids(data: bytes) -> Book:
    """Read a workbook. Unreadable for anything but a harmless .xlsx of at most MOST_BYTES."""
    formulas = _checked(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = tuple(Grid(sheet.title, _rows(sheet)) for sheet in book.worksheets)
    except Unreadable:
        raise
    except Exception as broken:
        # openpyxl raises whatever its parts raise; whichever it is, the workbook is not what it says it is.
        raise Unreadable("broken") from broken
    kept = tuple(sheet for sheet in sheets if sheet.rows)
    if not kept:
        raise Unreadable("empty")
    return Book(kept, formulas)


def _checked(data: bytes) -> bool:
    """Look at the archive before anything of it is believed; whether a sheet has formulas."""
    if len(data) > MOST_BYTES:
        raise Unreadable("big")
    if data.startswith(_OLD_OR_ENCRYPTED):
        raise Unreadable("old")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _looked_through(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as broken:
        raise Unreadable("broken") from broken


def _looked_through(archive: zipfile.ZipFile) -> bool:
    parts = archive.infolist()
    # What a part unpacks to cannot exceed what it declares: zipfile stops there.
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Unreadable("bomb")
    names = {part.filename.lower() for part in parts}
    if "xl/workbook.xml" not in names:
        raise Unreadable("broken")
    if any("vbaproject" in name or "/activex/" in name or "/macrosheets/" in name for name in names):
        raise Unreadable("macros")
    if any("externallink" in name or "/embeddings/" in name or "/connections" in name for name in names):
        raise Unreadable("outside")
    formulas = False
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        text = archive.read(part)
        # Entities unfold without end, and in another encoding they could not be found.
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00" in text[:200]:
            raise Unreadable("bomb")
        formulas = formulas or ("/worksheets/" in part.filename and _FORMULA.search(text) is not None)
    return formulas


def _rows(sheet: Any) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for row in sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS + 1, values_only=True):
        texts = tuple(_text(value) for value in row)
        if any(texts[_MOST_COLUMNS:]):
            raise Unreadable("wide")
        found.append(texts)
    while found and not any(found[-1]):
        found.pop()
    if len(found) > _MOST_ROWS:
        raise Unreadable("long")
    width = max((at + 1 for row in found for at, text in enumerate(row) if text), default=0)
    return tuple((*row, *("",) * width)[:width] for row in found)


def _text(value: Any) -> str:
    """A cell as a person reads it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case datetime.datetime():
            midnight = not (value.hour or value.minute or value.second)
            return (
                value.date().isoformat() if midnight else value.isoformat(" ", "seconds" if value.second else "minutes")
            )
        case datetime.date():
            return value.isoformat()
        case datetime.time():
            return value.isoformat("seconds" if value.second else "minutes")
        case str():
            return straight(unquoted(value)).strip()
        case _:
            return str(value).strip()

"""Workbooks as strangers make them, and a small game to hold them against."""

import datetime
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

from server.rules.msel import Reading, Scene, grids, guessed, reading
from server.rules.msel.rows import Said

SCENE = Scene(
    teams={"red": "Red", "blue": "Blue Harbour", "green": "Green"},
    phases={"brief": "Briefing", "deliberate": "Deliberation", "seal": "Sealing"},
    labels=("Spring", "Summer", "Autumn"),
    runsheet={},
)
HEADINGS = (
    "Inject #", "Event No", "DTG", "Type/Method", "From", "To", "Recipient", "Description", "Inject text", "Expected action",
    "Controller notes",
)  # fmt: skip
ROWS: tuple[tuple[Any, ...], ...] = (
    (
        1,
        "E1",
        "Turn 1",
        "Email",
        "Harbour office",
        "Red cell",
        "Blue Harbour",
        "A wreck",
        "On the bar.",
        "Ask.",
        "Loud.",
    ),
    (2, "E1", datetime.datetime(2026, 11, 22, 14), "Phone", "Press", "all", None, "Fog", "Thick.", None, None),
    (None, "DAY 2"),
    (3, "E2", "Turn 2, Sealing", "Phone", "Press", "The Admiral", None, "Gold", "Found.", None, None),
)


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    """The bytes of a workbook of these sheets."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    found = io.BytesIO()
    book.save(found)
    return found.getvalue()


def msel() -> bytes:
    """A stranger's list of events: a cover first, merged titles above headings that stand in the fourth row."""
    book = Workbook()
    book.active.title = "Cover"
    book.active.append(["EXERCISE NORTHERN WEDGE"])
    sheet = book.create_sheet("MSEL")
    sheet.append([None, "EXERCISE NORTHERN WEDGE: MASTER EVENTS LIST"])
    sheet.merge_cells("B1:H1")
    sheet.append(["As of", datetime.date(2026, 11, 1)])
    sheet.append([])
    sheet.append(HEADINGS)
    for row in ROWS:
        sheet.append(row)
    found = io.BytesIO()
    book.save(found)
    return found.getvalue()


def read(data: bytes, scene: Scene = SCENE, said: Said | None = None) -> Reading:
    """The rows of a workbook, its columns as guessed."""
    sheets = grids(data).sheets
    columns = guessed(sheets)
    return reading(sheets[columns.sheet], columns, scene, said)


def spoilt(data: bytes, add: dict[str, bytes]) -> bytes:
    """A workbook with these parts put into its archive, in place of those of the same name."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in add:
                new.writestr(part.filename, old.read(part))
        for name, body in add.items():
            new.writestr(name, body)
    return found.getvalue()

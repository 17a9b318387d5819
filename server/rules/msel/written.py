"""The run-sheet as a workbook: one row an inject, ready to print on A4 landscape, and a sheet that tells how to fill it in."""

import io
from collections.abc import Callable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from .columns import OWN
from .quoting import plain, quoted
from .readers import written_readers
from .rows import Scene
from .times import FREE, written_time

SHEET, GUIDE = "Run-sheet", "How to fill this in"
_WIDTHS = (8, 16, 18, 14, 16, 24, 46, 28, 10, 28)
_STATUSES = {
    "sent": "sent", "missed": "missed", "now": "due now", "next": "next", "later": "later", "free": "open",
    "beyond": "after the last turn",
}  # fmt: skip
_HEAD = PatternFill("solid", fgColor="FFE6E6E6")


def written(title: str, scene: Scene, people: Mapping[str, str], clock: Callable[[int], str]) -> bytes:
    """Write the run-sheet of a scene. `people` gives names by seat, `clock` a time of day for the milliseconds of the log."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(OWN)
    for id, item in sorted(scene.runsheet.items(), key=lambda pair: _order(pair[1], scene)):
        sheet.append([quoted(plain(text)) for text in _cells(id, item, scene, people, clock)])
    _dress(sheet, _WIDTHS)
    sheet.oddHeader.center.text = _in_header(title)
    sheet.oddFooter.right.text = "&P / &N"
    guide = book.create_sheet(GUIDE)
    guide.append(("Column", "What goes into it"))
    for row in _guide(scene):
        guide.append([quoted(plain(text)) for text in row])
    _dress(guide, (20, 110))
    found = io.BytesIO()
    book.save(found)
    return found.getvalue()


def _order(item: Mapping[str, Any], scene: Scene) -> tuple[int, int]:
    return (item["planned"] or 99, list(scene.phases).index(item["phase"]))


def _cells(
    id: str, item: Mapping[str, Any], scene: Scene, people: Mapping[str, str], clock: Callable[[int], str]
) -> tuple[str, ...]:
    sent = item["sent"]
    actual = ""
    if sent:
        by = people.get(sent["by"], "")
        at = f"{written_time(sent['turn'], sent['phase'] or item['phase'], scene.phases)}, {clock(sent['at'])}"
        actual = f"{at} ({by})" if by else at
    held = item["held"] and not sent
    return (
        item["number"] or id,
        written_time(item["planned"], item["phase"], scene.phases),
        actual,
        item["sender"],
        written_readers(tuple(item["to"]), scene.teams),
        item["title"],
        item["text"],
        item["expected"],
        "held" if held else _STATUSES[item["standing"]],
        item["remarks"],
    )


def _dress(sheet: Worksheet, widths: tuple[int, ...]) -> None:
    """Widths and wrapped text for paper: A4 on its side, one page wide, the headings on every page."""
    for column, width in zip(sheet.iter_cols(max_col=len(widths)), widths, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            # A text stays one also where it looks like a number or a date.
            cell.number_format = "@"
        column[0].font, column[0].fill = Font(bold=True), _HEAD
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.6


def _in_header(title: str) -> str:
    """A title in the print header, where & begins a command."""
    return plain(title).replace("&", "&&")[:200]


def _guide(scene: Scene) -> tuple[tuple[str, str], ...]:
    teams, phases = "; ".join(scene.teams.values()), ", ".join(scene.phases.values())
    first = next(iter(scene.phases.values()))
    return (
        ("Number", "Its own number or name. A row whose number the run-sheet knows changes that inject; others are added."),
        ("Time planned", f"As: Turn 2, {first}; Turn 2; {FREE}. Turns 1 to {len(scene.labels)}. Phases: {phases}."),
        ("Time actual", "When it went out and who sent it. Written by the table; what stands here is not read again."),
        ("From", "Whom the inject pretends to come from: a ministry, a newspaper."),
        ("To", f"Who reads it: Everyone, or teams with a semicolon between them: {teams}."),
        ("Title", "At most 120 characters. Left empty, the first line of the text is taken."),
        ("Text", "What the readers are shown, at most 4,000 characters."),
        ("Expected response", "What you expect the teams to do. The white cell's alone."),
        ("Status", "Sent, missed, due, held, open. Written by the table; what stands here is not read again."),
        ("Remarks", "For the white cell. Columns of your own are kept here under their headings."),
        ("", "Effects on gauges are not in a workbook: planned injects keep theirs, added ones have none until you edit them."),
        ("", "An apostrophe before = + - or @ keeps a spreadsheet from taking a text for a formula; it is taken off again."),
    )  # fmt: skip

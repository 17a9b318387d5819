"""A stranger's workbook: mapped by the words of planners or handed back with reasons, and not a cell of it lost or run."""

import datetime

import pytest

from server.rules.msel import MOST_BYTES, Unreadable, grids, guessed
from server.rules.msel.rows import Said
from tests.rules.msel.strangers import HEADINGS, SCENE, msel, read, spoilt, workbook


def test_headings_are_found_below_titles_and_on_a_later_sheet() -> None:
    mapping = guessed(grids(msel()).sheets)
    assert (mapping.sheet, mapping.heading) == (1, 3)
    assert dict(zip(HEADINGS, mapping.fields, strict=True)) == {
        "Inject #": "number", "Event No": "", "DTG": "time", "Type/Method": "", "From": "from", "To": "to", "Recipient": "to",
        "Description": "title", "Inject text": "text", "Expected action": "expected", "Controller notes": "remarks",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (("Serial", "Time (local)", "Sender", "Recipients", "Inject"), ("number", "time", "from", "to", "text")),
        (("Event Number", "Date/Time", "Title", "Message", "Notes"), ("number", "time", "title", "text", "remarks")),
        (("ID", "Date", "Time", "Subject", "Details"), ("number", "time", "time", "title", "text")),
        (("Farbe", "Text"), ("", "text")),
    ],
)
def test_planners_words(headings: tuple[str, ...], fields: tuple[str, ...]) -> None:
    assert guessed(grids(workbook(("A", [headings, ["x"] * len(headings)]))).sheets).fields == fields


def test_what_fits_becomes_an_inject_and_the_rest_its_remarks() -> None:
    first, second, divider, third = read(msel()).rows
    inject = first.inject
    assert inject and first.verdict == "add"
    assert (inject.number, inject.to, inject.turn, inject.title) == ("1", ("blue", "red"), 1, "A wreck")
    assert (inject.sender, inject.expected) == ("Harbour office", "Ask.")
    assert inject.remarks == "Loud.\nEvent No: E1\nType/Method: Email"
    assert second.inject and second.inject.to == () and second.inject.turn == 0
    assert "DTG: 2026-11-22 14:00" in second.inject.remarks
    assert [(r.column, r.why, r.value) for r in second.remarks] == [("DTG", "time", "2026-11-22 14:00")]
    assert (divider.verdict, divider.inject, divider.remarks[-1].why) == ("refuse", None, "no_text")
    assert divider.cells[1] == "DAY 2" and divider.at == 7
    assert third.verdict == "refuse" and third.remarks[-1] == ("To", "no_reader", "The Admiral")


def test_the_umpire_places_names_and_times() -> None:
    found = read(msel(), said=Said({"The Admiral": "green"}, {"2026-11-22": 3}))
    assert found.unknown_readers == ("The Admiral",) and found.unknown_times == ("2026-11-22",)
    inject = found.rows[3].inject
    assert inject and (inject.to, inject.turn, inject.phase) == (("green",), 2, "seal")
    assert "To: The Admiral" in inject.remarks, "whom it was meant for is not forgotten"
    assert found.rows[1].inject and found.rows[1].inject.turn == 3


@pytest.mark.parametrize(
    ("text", "turn", "phase"),
    [
        ("2", 2, ""), ("T2", 2, ""), ("turn 02 of 3", 2, ""), ("Turn 2: sealing", 2, "seal"), ("Autumn", 3, ""),
        ("Open", 0, ""), ("", 0, ""), (2.0, 2, ""), ("Turn 7", 7, ""),
    ],
)  # fmt: skip
def test_times(text: object, turn: int, phase: str) -> None:
    row = read(workbook(("A", [["Turn", "Text"], [text, "So it goes."]]))).rows[0]
    assert row.inject and (row.inject.turn, row.inject.phase) == (turn, phase)


@pytest.mark.parametrize(
    "text",
    [
        "Turn 99",
        "Turn 2, lunch",
        "22 1400Z NOV 26",
        datetime.time(14, 30),
        datetime.date(2026, 11, 22),
        "T+3h",
        "0",
        "D+1",
    ],
)
def test_no_times_of_the_game(text: object) -> None:
    found = read(workbook(("A", [["Time", "Text"], [text, "So it goes."]])))
    row = found.rows[0]
    assert row.inject and row.inject.turn == 0 and row.inject.remarks.startswith("Time: ")
    assert [remark.why for remark in row.remarks] == ["time"] and len(found.unknown_times) == 1


def test_every_cell_is_somewhere_whatever_is_in_it() -> None:
    """Every text of every row stands in its inject, or the row is handed back whole."""
    long = "x" * 200
    rows = [
        ["No", "When", "To", "Title", "Text", "Extra", ""],
        ["n" * 50, "soon", "red; Marines", long, "A", "b", "unheaded"],
        ["7", "1", "green", "B", "", "c", ""],
        ["7", "1", "green", "C", "y" * 5000, "d", ""],
        ["7", "1", "green", "D", "e", "f", ""],
    ]
    for cells, row in zip(rows[1:], read(workbook(("A", rows))).rows, strict=True):
        if row.inject is None:
            assert list(row.cells) == cells and row.remarks
            continue
        held = " ".join((row.inject.number, row.inject.title, row.inject.text, row.inject.remarks, row.inject.sender))
        placed = ("1", "green")
        assert all(text in held for text in cells if text and text not in placed), (cells, held)
    verdicts = [(row.verdict, [remark.why for remark in row.remarks]) for row in read(workbook(("A", rows))).rows]
    assert verdicts == [
        ("add", ["short_title", "reader", "time", "long"]),
        ("add", ["title_as_text"]),
        ("refuse", ["twice", "long_row"]),
        ("add", ["twice"]),
    ]


def test_formulas_are_read_by_their_values_and_said_to_be() -> None:
    book = grids(workbook(("A", [["Text"], ["=1+1"], ["Fog"]])))
    assert book.formulas and book.sheets[0].rows[2] == ("Fog",)
    assert not grids(msel()).formulas


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("big", b"PK" + bytes(MOST_BYTES)),
        ("old", b"\xd0\xcf\x11\xe0" + bytes(100)),
        ("broken", b"Number,Text\n1,Fog\n"),
        ("broken", b""),
        ("broken", msel()[:-400]),
        ("broken", spoilt(msel(), {"xl/workbook.xml": b"<workbook"})),
        ("bomb", spoilt(msel(), {"xl/media/a.xml": bytes(9 * 1024 * 1024)})),
        ("bomb", spoilt(msel(), {f"xl/a{n}.bin": b"" for n in range(400)})),
        ("bomb", spoilt(msel(), {SHEET: b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet/>'})),
        ("bomb", spoilt(msel(), {SHEET: "<?xml version='1.0' encoding='utf-16'?><worksheet/>".encode("utf-16")})),
        ("macros", spoilt(msel(), {"xl/vbaProject.bin": b"Sub Auto_Open()"})),
        ("outside", spoilt(msel(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})),
        ("outside", spoilt(msel(), {"xl/connections.xml": b"<connections/>"})),
        ("wide", workbook(("A", [["x"] * 61]))),
        ("long", workbook(("A", [["x"]] * 2001))),
        ("empty", workbook(("A", [[]]))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_read(code: str, data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        grids(data)
    assert refused.value.code == code


def test_a_row_far_down_costs_nothing() -> None:
    """A sheet may claim a cell in its last row of a million; no more is looked at than may be there."""
    far = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    far += b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
    with pytest.raises(Unreadable) as refused:
        grids(spoilt(workbook(("A", [["Text"], ["Fog"]])), {SHEET: far}))
    assert refused.value.code in ("long", "wide", "empty")


def test_five_hundred_rows_are_taken_and_the_rest_handed_back() -> None:
    rows = read(workbook(("A", [["Text"], *([f"Fog {n}"] for n in range(510))]))).rows
    assert [row.verdict for row in rows] == ["add"] * 500 + ["refuse"] * 10
    assert rows[-1].remarks[-1].why == "many"


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_workbook_is_read_or_refused_and_never_more(seed: int) -> None:
    """Bytes overwritten anywhere; whatever openpyxl makes of them, the answer is a book or a reason."""
    data = bytearray(msel())
    at = seed * len(data) // 20
    data[at : at + 3] = bytes((seed, 255 - seed, seed * 7 % 256))
    try:
        assert grids(bytes(data)).sheets
    except Unreadable as refused:
        assert refused.code in ("broken", "empty", "bomb", "outside", "old")


def test_an_empty_cell_of_readers_is_the_umpires_to_place() -> None:
    rows = (("To", "Text"), ("", "Fog"))
    assert read(workbook(("A", rows))).rows[0].verdict == "refuse"
    placed = read(workbook(("A", rows)), said=Said({"": "all"})).rows[0]
    assert placed.inject and placed.inject.to == () and SCENE.teams


def test_no_cell_turns_round_what_stands_after_it() -> None:
    found = read(workbook(("MSEL", [["Title", "Text", "To"], ["Fog \u202efo", "It \u2066rolls in.", "red"]])))
    assert found.rows[0].inject is not None
    assert (found.rows[0].inject.title, found.rows[0].inject.text) == ("Fog fo", "It rolls in.")

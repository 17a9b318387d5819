"""Out and in again: a workbook of ours changes nothing, and no text in it is a formula to anybody's spreadsheet."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as changed
from openpyxl import load_workbook

from server.rules.msel import Scene, written
from server.rules.msel.columns import OWN
from server.rules.msel.quoting import quoted, unquoted
from server.rules.msel.written import GUIDE, SHEET
from server.umpire.names import straight
from tests.rules.msel.strangers import SCENE, read

EVIL = (
    "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "'=1", "''=1", "=HYPERLINK(\"//x\")", "\uff1d1", "&& &D", "<b>",
    "_x0041_", "=", "'", "a\nb", "1e5", "007", "2026-11-22",
)  # fmt: skip
# What a person may type: no control signs, none that turn text round, and no blanks around, which every order trims.
TEXT = st.one_of(
    st.sampled_from(EVIL),
    st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1, max_size=60),
).map(lambda text: straight(text).strip())
FULL = TEXT.filter(bool)


def items() -> st.SearchStrategy[dict]:
    return st.fixed_dictionaries(
        {
            "title": FULL,
            "text": FULL,
            "planned": st.integers(0, 5),
            "phase": st.sampled_from(list(SCENE.phases)),
            "to": st.sampled_from([["all"], ["red"], ["green", "blue"]]),
            "held": st.booleans(),
            "released": st.just(0),
            "sent": st.just(None),
            "standing": st.sampled_from(["missed", "now", "later", "free"]),
            "number": st.just(""),
            "sender": TEXT,
            "expected": TEXT,
            "remarks": TEXT,
        }
    )


def out(runsheet: dict[str, dict], title: str = "Tuesday") -> bytes:
    return written(title, SCENE._replace(runsheet=runsheet), {"u": "Uma"}, lambda at: f"{at} ms")


def item(**more: object) -> dict:
    return {
        "title": "Fog", "text": "Thick.", "planned": 2, "phase": "seal", "to": ["all"], "held": False,
        "released": 0, "sent": None, "standing": "later", "number": "", "sender": "", "expected": "", "remarks": "", **more,
    }  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(["storm", "whisper", "1", "2"]), items(), min_size=1))
def test_out_then_in_changes_nothing(runsheet: dict[str, dict]) -> None:
    rows = read(out(runsheet), SCENE._replace(runsheet=runsheet)).rows
    assert [row.verdict for row in rows] == ["same"] * len(runsheet), rows
    for row in rows:
        assert row.inject
        there = runsheet[row.inject.number]
        assert (row.inject.text, row.inject.title, row.inject.remarks) == (
            there["text"],
            there["title"],
            there["remarks"],
        )


def test_into_an_empty_game_it_brings_the_same_injects() -> None:
    runsheet = {"a": item(title="=1", remarks="Loud.", sender="Press"), "b": item(planned=0, to=["blue", "red"])}
    first, second = (row.inject for row in read(out(runsheet), SCENE).rows)
    assert first and second
    assert (first.number, first.title, first.turn, first.phase, first.sender) == ("a", "=1", 2, "seal", "Press")
    assert (second.to, second.turn, second.remarks) == (("blue", "red"), 0, "")


def test_one_word_changed_is_one_change() -> None:
    runsheet = {"a": item(), "b": item()}
    rows = read(out({**runsheet, "b": item(text="Thin.")}), SCENE._replace(runsheet=runsheet)).rows
    assert [row.verdict for row in rows] == ["same", "change"]
    sent = {"a": item(), "b": item(released=1)}
    rows = read(out({**sent, "b": item(text="Thin.")}), SCENE._replace(runsheet=sent)).rows
    assert [row.verdict for row in rows] == ["same", "refuse"] and rows[1].remarks[-1].why == "sent"


@pytest.mark.parametrize(
    "renamed",
    [
        {"Title": "Headline", "Status": "State"},
        {"Expected response": "What we hope for", "Time planned": "When"},
        {"Time actual": "Actual time", "Remarks": "Our own words", "Number": "No."},
        {"Title": "To", "To": "Title"},
    ],
)
def test_a_renamed_or_moved_heading_changes_no_row(renamed: dict[str, str]) -> None:
    full = item(expected="They call.", remarks="Loud.", sender="Press", held=True)
    runsheet = {"a": full, "b": item(standing="missed")}
    book = load_workbook(io.BytesIO(out(runsheet)))
    row = [str(cell.value) for cell in book[SHEET][1]]
    swapped = [row.index(renamed.get(text, text)) if renamed.get(text) in row else at for at, text in enumerate(row)]
    for line in book[SHEET].iter_rows():
        values = [cell.value for cell in line]
        for cell, at in zip(line, swapped, strict=True):
            cell.value = values[at]
    for cell in book[SHEET][1]:
        cell.value = renamed.get(cell.value, cell.value) if swapped == list(range(len(row))) else cell.value
    data = io.BytesIO()
    book.save(data)
    assert [one.verdict for one in read(data.getvalue(), SCENE._replace(runsheet=runsheet)).rows] == ["same", "same"]


@pytest.mark.parametrize("text", EVIL)
def test_no_text_is_a_formula(text: str) -> None:
    """Neither in the workbook nor in a CSV that a spreadsheet saves of it."""
    evil = item(title=text, text=text, sender=text, expected=text, remarks=text, number=text[:40])
    book = load_workbook(io.BytesIO(out({"x": evil}, title=text)))
    for row in book[SHEET].iter_rows(min_row=2):
        assert all(cell.data_type != "f" for cell in row)
        saved = io.StringIO()
        csv.writer(saved).writerow([cell.value for cell in row])
        for value in next(csv.reader(io.StringIO(saved.getvalue()))):
            assert not value.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))
    assert unquoted(quoted(text)) == text


def test_it_prints_on_a4_on_its_side() -> None:
    book = load_workbook(io.BytesIO(out({"a": item()}, title="R&D")))
    sheet = book[SHEET]
    assert tuple(cell.value for cell in sheet[1]) == OWN and book.sheetnames == [SHEET, GUIDE]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$1:$1"
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    assert sheet.oddHeader.center.text == "R&&D"


def test_what_went_out_says_when_and_by_whom() -> None:
    sent = {"turn": 1, "phase": "seal", "at": 5, "by": "u"}
    sheet = load_workbook(io.BytesIO(out({"a": item(sent=sent, standing="sent", held=True)})))[SHEET]
    assert (sheet["C2"].value, sheet["I2"].value) == ("Turn 1, Sealing, 5 ms (Uma)", "sent")


def test_control_signs_are_marked_and_still_no_change() -> None:
    runsheet = {"a": item(text="a\x07b\r\nc")}
    scene: Scene = SCENE._replace(runsheet=runsheet)
    row = read(out(runsheet), scene).rows[0]
    assert row.verdict == "same" and row.inject
    assert changed(row.inject, text="").text == "" and row.inject.text == "a\x07b\r\nc"

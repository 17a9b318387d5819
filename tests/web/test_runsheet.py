"""The run-sheet as a workbook, through the pages: the umpire's alone, looked at first, taken in as one entry."""

import io
import json

import pytest

from server.rules.msel import MOST_BYTES, grids
from server.umpire.sight import audiences
from tests.rules.msel.strangers import msel, workbook
from tests.web.browser import Browser, shell


def token(desk: Browser) -> str:
    return json.loads(shell(desk.get("/desk"))["token"])


def send(desk: Browser, where: str, data: bytes, choices: object = None, *, key: str | None = None, id: str = "1"):
    fields = {"file": (io.BytesIO(data), "msel.xlsx"), "choices": json.dumps(choices or {}), "id": id}
    headers = {"X-CSRFToken": token(desk) if key is None else key}
    return desk.client.post(f"/runsheet/{where}.json", base_url=desk.base, data=fields, headers=headers)


@pytest.fixture
def uma(browser, game) -> Browser:
    desk = browser()
    desk.umpire(game.umpire_token)
    return desk


def test_a_strangers_workbook_is_looked_at_corrected_and_taken_in_one_entry(uma, tables, game):
    table = tables.table(game.game)
    before = len(table.entries())
    seen = send(uma, "read", msel()).json
    assert seen["sheets"] == ["Cover", "MSEL"] and (seen["sheet"], seen["heading"]) == (1, 3)
    assert [row["verdict"] for row in seen["rows"]] == ["add", "add", "refuse", "refuse"]
    assert seen["unknown_readers"] == ["Blue Harbour", "The Admiral"] and len(table.entries()) == before
    choices = {
        "readers": {"The Admiral": "green", "Blue Harbour": "blue"},
        "times": {"2026-11-22": 2, "Turn 2, Sealing": 2},
    }
    seen = send(uma, "read", msel(), choices).json
    assert [row["verdict"] for row in seen["rows"]] == ["add", "add", "refuse", "add"]
    assert send(uma, "take", msel(), choices).json == {"taken": 3}
    assert "taken" in send(uma, "take", msel(), choices).json, "a resend is the same order, and none of its rows is new"
    assert len(table.entries()) == before + 1 and b"InjectsImported" in table.entries()[-1].body
    mine = {item["title"]: item for item in table.view("umpire").sections["runsheet"].values()}
    assert (mine["Gold"]["to"], mine["Gold"]["planned"], mine["Fog"]["planned"]) == (["green"], 2, 2)
    for audience in audiences(table.engine.book):
        if audience != "umpire":
            assert "Gold" not in json.dumps(table.view(audience).sections)


def test_the_umpire_says_which_column_is_what(uma):
    data = workbook(("A", [["Farbe", "Wer", "Was"], ["rot", "red", "Fog"]]))
    assert send(uma, "read", data).json["fields"] == ["", "", ""]
    seen = send(uma, "read", data, {"sheet": 0, "heading": 0, "fields": ["", "to", "text"]}).json
    assert seen["rows"][0]["inject"]["to"] == ["red"] and seen["rows"][0]["inject"]["title"] == "Fog"
    seen = send(uma, "read", msel(), {"sheet": 0}).json
    assert (seen["sheet"], seen["heading"]) == (0, 0)


def test_what_goes_out_comes_in_as_no_change(uma):
    answer = uma.get("/runsheet.xlsx")
    assert answer.headers["Content-Disposition"].endswith('.xlsx"') and len(grids(answer.data).sheets) == 2
    seen = send(uma, "read", answer.data).json
    assert {row["verdict"] for row in seen["rows"]} == {"same"} and not seen["formulas"]


def test_unreadable_files_are_named_and_nothing_happens(uma):
    assert send(uma, "read", b"Number;Text").json == {"unread": "broken"}
    assert send(uma, "take", b"PK" + bytes(MOST_BYTES)).json == {"unread": "big"}
    assert send(uma, "read", bytes(2 * MOST_BYTES)).status_code == 413


@pytest.mark.parametrize(
    "choices",
    [
        {"sheet": 9}, {"heading": -1}, {"fields": ["text"]}, {"fields": ["lunch"] * 11}, {"readers": {"x": "pink"}},
        {"times": {"x": 99}}, {"sheet": "0"}, {"more": 1}, [],
    ],
)  # fmt: skip
def test_choices_our_page_never_sends_are_turned_away(uma, choices):
    answer = send(uma, "read", msel(), choices or [1])
    assert answer.status_code == 400 and answer.json["refused"]


def test_only_the_umpire_brings_a_workbook_and_only_the_white_cell_fetches_one(browser, game, uma):
    key = token(uma)
    assert send(uma, "take", msel(), key="forged").status_code == 400
    asa, ana = browser(), browser()
    asa.umpire(game.umpire_token, "Asa", "assistant")
    assert send(asa, "take", msel()).status_code == 403 and asa.get("/runsheet.xlsx").status_code == 200
    ana.join(game.join_code, "lead:red", "Ana")
    assert ana.get("/runsheet.xlsx").status_code == 403
    assert send(ana, "read", msel(), key=key).status_code in (400, 403)
    assert browser().get("/runsheet.xlsx").status_code == 303

"""The run-sheet as a workbook: fetched, held against the game for a preview, and taken in by the umpire."""

from datetime import UTC, datetime
from typing import Any, Never

import msgspec
from flask import Blueprint, Response, jsonify, make_response, request
from werkzeug.exceptions import BadRequest
from werkzeug.utils import secure_filename

from server.rules import msel
from server.rules.msel.columns import headed
from server.rules.msel.grids import Book
from server.rules.msel.rows import Said
from server.store.threads import fitting
from server.table.game import Table
from server.umpire.orders import ImportInjects
from server.umpire.parts import WHITE_CELL
from server.umpire.refusals import Refusal

from .tongue import voice
from .visitor import someone_as, tables

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SAMPLE = 6


class Choices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the umpire corrected: sheet and heading row (from 0), a field for each column, and names and times placed."""

    sheet: int | None = None
    heading: int | None = None
    fields: tuple[str, ...] | None = None
    readers: dict[str, str] = {}
    times: dict[str, int] = {}


class _Unread(Exception):
    """A workbook that could not be read, with the code that the screen words."""


def runsheet_pages() -> Blueprint:
    """The addresses of the workbook: one to fetch it, one to look at another, one to take that in."""
    pages = Blueprint("runsheet", __name__)
    # Unpacking a workbook takes a while, and one process serves everybody's sockets.
    threads = fitting(1)

    @pages.errorhandler(_Unread)
    def unread(fault: _Unread) -> Response:
        return jsonify(unread=str(fault))

    @pages.get("/runsheet.xlsx")
    def fetch() -> Response:
        who = someone_as(*WHITE_CELL)
        table = tables().table(who.game)
        sections = table.view("umpire").sections
        people = {seat: person["name"] for seat, person in sections["seats"].items()}
        scene = _scene(table)
        answer = make_response(threads.run(lambda: msel.written(table.row.title, scene, people, _clock)))
        answer.mimetype = _XLSX
        name = secure_filename(f"run-sheet {table.row.title}")[:80]
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
        return answer

    @pages.post("/runsheet/read.json")
    def read() -> Response:
        table = tables().table(someone_as("umpire").game)
        data, choices = _sent()
        book, columns, found = threads.run(lambda: _read(data, choices, _scene(table)))
        grid = book.sheets[columns.sheet]
        return jsonify(
            sheets=[sheet.title for sheet in book.sheets],
            formulas=book.formulas,
            sheet=columns.sheet,
            heading=columns.heading,
            tops=[[text[:80] for text in row] for row in grid.rows[:40]],
            headings=list(grid.rows[columns.heading]),
            samples=[[row.cells[at][:80] for row in found.rows[:_SAMPLE]] for at in range(len(columns.fields))],
            fields=list(columns.fields),
            kinds=list(msel.FIELDS),
            unknown_readers=list(found.unknown_readers),
            unknown_times=list(found.unknown_times),
            rows=[_shown(row) for row in found.rows],
        )

    @pages.post("/runsheet/take.json")
    def take() -> Response:
        who = someone_as("umpire")
        table = tables().table(who.game)
        data, choices = _sent()
        _, _, found = threads.run(lambda: _read(data, choices, _scene(table)))
        rows = tuple(row.inject for row in found.rows if row.inject and row.verdict in ("add", "change"))
        file = (request.files["file"].filename or "msel.xlsx")[:120]
        answer = table.submit(
            who.seat, f"import-{request.form.get('id', '')[:64]}", ImportInjects(file=file, rows=rows)
        )
        if isinstance(answer, Refusal):
            refused = voice(table.row.scenario).refusal(answer)
            return jsonify(refused={"code": refused.code, "says": refused.says})
        return jsonify(taken=len(rows))

    return pages


def _sent() -> tuple[bytes, Choices]:
    """The file and the corrections of a request."""
    file = request.files.get("file")
    if file is None:
        raise BadRequest()
    try:
        choices = msgspec.json.decode(request.form.get("choices", "{}"), type=Choices)
    except (msgspec.DecodeError, UnicodeError):
        _bad()
    return file.read(), choices


def _read(data: bytes, choices: Choices, scene: msel.Scene) -> tuple[Book, msel.Mapping, msel.Reading]:
    """The workbook, its columns as guessed and corrected, and its rows."""
    try:
        book = msel.grids(data)
    except msel.Unreadable as unreadable:
        raise _Unread(unreadable.code) from unreadable
    columns = _columns(book, choices)
    said = Said(choices.readers, choices.times)
    for team in choices.readers.values():
        if team and team != "all" and team not in scene.teams:
            _bad()
    if any(not 0 <= turn <= len(scene.labels) for turn in choices.times.values()):
        _bad()
    return book, columns, msel.reading(book.sheets[columns.sheet], columns, scene, said)


def _columns(book: Book, choices: Choices) -> msel.Mapping:
    guess = msel.guessed(book.sheets)
    sheet = guess.sheet if choices.sheet is None else choices.sheet
    if not 0 <= sheet < len(book.sheets):
        _bad()
    grid = book.sheets[sheet]
    likely = guess if sheet == guess.sheet else msel.guessed((grid,))
    heading = likely.heading if choices.heading is None else choices.heading
    if not 0 <= heading < len(grid.rows):
        _bad()
    fields = headed(grid, heading) if choices.fields is None else choices.fields
    if len(fields) != len(grid.rows[heading]) or any(field and field not in msel.FIELDS for field in fields):
        _bad()
    return msel.Mapping(sheet, heading, fields)


def _scene(table: Table) -> msel.Scene:
    """What a workbook is held against, as the umpire sees it."""
    sections = table.view("umpire").sections
    book = sections["book"]
    return msel.Scene(
        teams={id: team["title"] for id, team in book["teams"].items()},
        phases={phase["id"]: phase["title"] for phase in book["phases"]},
        labels=tuple(book["calendar"]["labels"]),
        runsheet=sections["runsheet"],
    )


def _shown(row: msel.Row) -> dict[str, Any]:
    """A row as the preview needs it; two thousand of them go out at once."""
    inject = row.inject
    shown = {"title": inject.title, "to": inject.to, "turn": inject.turn, "phase": inject.phase} if inject else None
    return {
        "at": row.at,
        "verdict": row.verdict,
        "inject": shown,
        "remarks": [{**remark._asdict(), "value": remark.value[:200]} for remark in row.remarks],
        "cells": [] if inject else [text[:80] for text in row.cells if text][:8],
    }


def _bad() -> Never:
    """Turn away what our own page never sends."""
    raise BadRequest()


def _clock(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")

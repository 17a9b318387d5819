"""The rows of a sheet as injects: what each adds or changes, what of it was not understood, and why some are refused."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from server.umpire.parts import InjectRow

from .columns import Mapping as Columns
from .grids import Grid
from .quoting import plain
from .readers import readers
from .times import phase_of, when

Verdict = Literal["add", "change", "same", "refuse"]
# The limits of `ImportInjects`, which judges for itself; here they tell the umpire which row, before anything is asked.
TITLE, TEXT, NUMBER, MOST = 120, 4000, 40, 500
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}( |$)")
_SINGLE_LIMITS = {"number": NUMBER, "from": TITLE}


class Scene(NamedTuple):
    """What of a game a workbook is held against: titles by id of teams and phases, the turns' labels, and the run-sheet as the
    umpire sees it."""

    teams: Mapping[str, str]
    phases: Mapping[str, str]
    labels: tuple[str, ...]
    runsheet: Mapping[str, Mapping[str, Any]]


class Said(NamedTuple):
    """What the umpire says of names and times that the game does not know: a team (`all`, or `` for nobody), and a turn."""

    readers: Mapping[str, str] = {}
    times: Mapping[str, int] = {}


class Remark(NamedTuple):
    """What was done with a cell that could not be taken as it is; `why` is a code that the screen words."""

    column: str
    why: str
    value: str


class Row(NamedTuple):
    """One row: its number in the sheet from 1, the inject it makes (None where refused), and what is to be said of it."""

    at: int
    verdict: Verdict
    inject: InjectRow | None
    remarks: tuple[Remark, ...]
    cells: tuple[str, ...]


class Reading(NamedTuple):
    """Every row under the headings that is not empty, and the names and times that the umpire may still place."""

    rows: tuple[Row, ...]
    unknown_readers: tuple[str, ...]
    unknown_times: tuple[str, ...]


def reading(grid: Grid, columns: Columns, scene: Scene, said: Said | None = None) -> Reading:
    """Read the rows under the headings."""
    sheet = _Sheet(grid, columns, scene, said or Said())
    rows = tuple(sheet.rows())
    return Reading(rows, tuple(sheet.unknown_readers), tuple(sheet.unknown_times))


class _Sheet:
    """One sheet being read; numbers met twice are told apart as they come."""

    def __init__(self, grid: Grid, columns: Columns, scene: Scene, said: Said) -> None:
        self.grid, self.columns, self.scene, self.said = grid, columns, scene, said
        self.headings = grid.rows[columns.heading]
        self.numbers: Counter[str] = Counter()
        self.taken = 0
        # Kept in the order in which they are met, each once.
        self.unknown_readers: dict[str, None] = {}
        self.unknown_times: dict[str, None] = {}
        self.known = {item["number"] or id: item for id, item in scene.runsheet.items()}

    def rows(self) -> Iterator[Row]:
        for at, cells in enumerate(self.grid.rows[self.columns.heading + 1 :], start=self.columns.heading + 2):
            if any(cells):
                yield self._row(at, cells)

    def _row(self, at: int, cells: tuple[str, ...]) -> Row:
        row = _Cells(self, cells)
        found = row.inject()
        if isinstance(found, Remark):
            return Row(at, "refuse", None, (*row.remarks, found), cells)
        old = self.known.get(found.number) if found.number else None
        verdict: Verdict = "add" if old is None else "same" if _same(found, old) else "change"
        if verdict == "change" and old and old["released"]:
            return Row(at, "refuse", None, (*row.remarks, Remark("", "sent", found.number)), cells)
        self.taken += verdict != "same"
        if self.taken > MOST:
            return Row(at, "refuse", None, (*row.remarks, Remark("", "many", str(MOST))), cells)
        if verdict == "same" and old:
            found = _as_it_stands(found, old)
        return Row(at, verdict, found, tuple(row.remarks), cells)


class _Cells:
    """One row being read: what is left of it goes into `kept`, the remarks of the inject, under its own heading."""

    def __init__(self, sheet: _Sheet, cells: tuple[str, ...]) -> None:
        self.sheet, self.cells = sheet, cells
        self.remarks: list[Remark] = []
        self.kept: list[str] = []

    def all(self, field: str) -> list[tuple[str, str]]:
        """Heading and text of each cell that is of this field and not empty."""
        fields = self.sheet.columns.fields
        return [
            (self.sheet.headings[at], text)
            for at, text in enumerate(self.cells)
            if text and fields[at : at + 1] == (field,)
        ]

    def one(self, field: str) -> str:
        """The text of a field that has one column; kept as a remark where it is too long for it."""
        heading, text = next(iter(self.all(field)), ("", ""))
        if len(text) > _SINGLE_LIMITS.get(field, TEXT):
            self.keep(heading, text, "long")
            return ""
        return text

    def keep(self, heading: str, text: str, why: str = "") -> None:
        """Keep a text as a remark, and say so where there is a reason to."""
        self.kept.append(f"{heading}: {text}" if heading else text)
        if why:
            self.remarks.append(Remark(heading, why, text))

    def inject(self) -> InjectRow | Remark:
        """The inject this row is, or why it is none."""
        title, text = self._title(), "\n\n".join(text for _, text in self.all("text"))
        if not title and not text:
            return Remark("", "no_text", " ".join(filter(None, self.cells))[:200])
        if not text:
            text = title
            self.remarks.append(Remark("", "title_as_text", title))
        if not title:
            title = _short(text)
        to = self._to()
        if isinstance(to, Remark):
            return to
        turn, phase = self._time()
        number = self._number()
        # The order in which these are kept is the order in which they stand in the remarks.
        expected, sender = "\n\n".join(text for _, text in self.all("expected")), self.one("from")
        for heading, other in self.all(""):
            self.keep(heading, other)
        remarks = "\n".join([*(text for _, text in self.all("remarks")), *self.kept])
        for what, value in (("text", text), ("expected", expected), ("remarks", remarks)):
            if len(value) > TEXT:
                return Remark(what, "long_row", str(len(value)))
        return InjectRow(
            number=number, title=title, text=text, to=to, turn=turn, phase=phase,
            sender=sender, expected=expected, remarks=remarks,
        )  # fmt: skip

    def _title(self) -> str:
        heading, title = next(iter(self.all("title")), ("", ""))
        if len(title) > TITLE:
            self.keep(heading, title, "short_title")
            return _short(title)
        return title

    def _to(self) -> tuple[str, ...] | Remark:
        if "to" not in self.sheet.columns.fields:
            return ()
        cells = self.all("to") or [("", "")]
        to: set[str] = set()
        for heading, text in cells:
            found = readers(text, self.sheet.scene.teams, self.sheet.said.readers)
            to |= set(found.to)
            self.sheet.unknown_readers |= dict.fromkeys((*found.unknown, *found.placed))
            self.remarks += [Remark(heading, "reader", name) for name in found.unknown]
            if text and (found.unknown or found.placed):
                self.keep(heading, text)
        if not to:
            return Remark(cells[0][0], "no_reader", cells[0][1])
        return () if "all" in to else tuple(sorted(to))

    def _time(self) -> tuple[int, str]:
        scene, said = self.sheet.scene, self.sheet.said
        turn, phase = 0, ""
        cells = self.all("time")
        joined = " ".join(text for _, text in cells)
        found = when(joined, scene.labels, scene.phases)
        if found.known:
            turn, phase = found.turn, found.phase
        else:
            # Of a date and an hour the day is what the umpire places: a list of a hundred events has a few days.
            day = joined[:10] if _DAY.match(joined) else joined
            self.sheet.unknown_times |= {day: None}
            turn = said.times.get(day, 0)
            for heading, text in cells:
                self.keep(heading, text)
            if not turn:
                self.remarks.append(Remark(cells[0][0], "time", joined))
        if turn > len(scene.labels):
            self.remarks.append(Remark(cells[0][0], "beyond", joined))
        for heading, text in self.all("phase"):
            named = phase_of(text, scene.phases)
            if named is None:
                self.keep(heading, text, "phase")
            else:
                phase = named
        return turn, phase

    def _number(self) -> str:
        number = self.one("number")
        if not number:
            return ""
        self.sheet.numbers[number] += 1
        times = self.sheet.numbers[number]
        if times == 1:
            return number
        self.remarks.append(Remark("", "twice", number))
        return f"{number[: NUMBER - 5]} ({times})"


def _short(text: str) -> str:
    """The first line of a text, as long as a title may be."""
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= TITLE else f"{line[: TITLE - 1].rstrip()}…"


def _same(row: InjectRow, item: Mapping[str, Any]) -> bool:
    """Whether a row says what the run-sheet says, as far as a workbook can hold it."""
    texts = ("title", "text", "sender", "expected", "remarks")
    return (
        all(getattr(row, name) == plain(item[name]).strip() for name in texts)
        and set(row.to or ("all",)) == set(item["to"])
        and row.turn == item["planned"]
        and (not row.phase or not row.turn or row.phase == item["phase"])
    )


def _as_it_stands(row: InjectRow, item: Mapping[str, Any]) -> InjectRow:
    """The row in the run-sheet's own words, so that what a workbook could not hold is no change."""
    return InjectRow(
        number=row.number, title=item["title"], text=item["text"], to=row.to, turn=item["planned"], phase=item["phase"],
        sender=item["sender"], expected=item["expected"], remarks=item["remarks"],
    )  # fmt: skip

"""Which row of which sheet holds the headings, and which column is what: by the words that planners of exercises use."""

import re
from typing import NamedTuple

from .grids import Grid

FIELDS = ("number", "time", "phase", "from", "to", "title", "text", "expected", "remarks", "known")
"""What a column can be. `known` is what the game itself keeps, in a workbook of ours; a column that is nothing of these stays
as a remark under its own heading."""

_SINGLE = ("number", "phase", "from", "title", "known")
OWN = (
    "Number", "Time planned", "Time actual", "From", "To", "Title", "Text", "Expected response", "Status", "Remarks",
)  # fmt: skip
"""The headings of our own workbooks."""

# So many of them in one row are a workbook of ours in which somebody has renamed, moved or added a column.
_MOST_OF_OWN = 6
_KNOWN = ("time actual", "actual time", "time sent", "sent", "status", "state")
_OWN_FIELDS = ("number", "time", "known", "from", "to", "title", "text", "expected", "known", "remarks")
# The likeliest heading of each kind first.
_WORDS: dict[str, tuple[str, ...]] = {
    "number": (
        *("number", "inject no", "inject number", "inject id", "msel no", "msel number", "event no"),
        *("event number", "event id", "serial", "serial no", "serial number", "ser", "ser no", "no", "nr", "id"),
    ),
    "time": (
        *("time planned", "planned time", "turn", "dtg", "date time", "datetime", "date", "time", "release time"),
        *("scheduled time", "start time", "inject time", "day", "when", "exercise time", "real time", "timing"),
    ),
    "phase": ("phase",),
    "from": ("from", "sender", "originator", "from role", "sent by", "sending organisation", "sending organization"),
    "to": (
        *("to", "recipient", "recipients", "audience", "target audience", "training audience", "addressee", "player"),
        *("players", "team", "teams", "to role", "target", "receiver", "receivers", "delivered to"),
    ),
    "title": (
        *("title", "inject title", "event title", "headline", "subject", "short description", "event", "event name"),
        *("name", "summary", "topic"),
    ),
    "text": (
        *("text", "inject text", "message", "message text", "inject description", "inject content", "content"),
        *(
            "full text",
            "details",
            "event description",
            "description",
            "narrative",
            "body",
            "scenario text",
            "script",
            "inject",
        ),
    ),
    "expected": (
        *("expected response", "expected action", "expected actions", "expected player action", "expected outcome"),
        *("expected player actions", "expected outcomes", "anticipated response", "anticipated action", "response"),
    ),
    "remarks": (
        *("remarks", "remark", "controller notes", "controller note", "notes", "note", "comments", "comment"),
        *("facilitator notes", "white cell notes"),
    ),
}
_LOOKED_AT = 40


class Mapping(NamedTuple):
    """Sheet and heading row (both from 0), and for each column the field it is, or nothing."""

    sheet: int
    heading: int
    fields: tuple[str, ...]


def guessed(sheets: tuple[Grid, ...]) -> Mapping:
    """The likeliest mapping of a workbook; the first row of the first sheet where nothing is recognised."""
    best, most = Mapping(0, 0, _fields(sheets[0].rows[0])), 0
    for sheet, grid in enumerate(sheets):
        for heading, row in enumerate(grid.rows[:_LOOKED_AT]):
            fields = _fields(row)
            # A table says what happens; a legend, which only names its columns, has no row under its headings.
            score = len({field for field in fields if field}) * ("text" in fields or "title" in fields)
            if score > most and heading + 1 < len(grid.rows):
                best, most = Mapping(sheet, heading, fields), score
    return best


def headed(grid: Grid, heading: int) -> tuple[str, ...]:
    """The fields of a heading row that the umpire pointed at."""
    return _fields(grid.rows[heading])


def _fields(row: tuple[str, ...]) -> tuple[str, ...]:
    if tuple(text for text in row if text) == OWN:
        own = iter(_OWN_FIELDS)
        return tuple(next(own) if text else "" for text in row)
    headings = [normal(text) for text in row]
    ours = len(set(row) & set(OWN)) >= _MOST_OF_OWN
    fields = ["known" if ours and text in _KNOWN else "" for text in headings]
    for field, known in _WORDS.items():
        places = sorted((known.index(text), at) for at, text in enumerate(headings) if text in known and not fields[at])
        for _, at in places[:1] if field in _SINGLE else places:
            fields[at] = field
    if ours:
        _renamed(row, fields)
    if "title" not in fields:
        _title_from_texts(headings, fields)
    return tuple(fields)


def _renamed(row: tuple[str, ...], fields: list[str]) -> None:
    """Where none of our columns was moved, one whose heading says nothing to us is what stood in its place."""
    places = [at for at, text in enumerate(row) if text]
    if len(places) != len(OWN):
        return
    for at, field in zip(places, _OWN_FIELDS, strict=True):
        if not fields[at] and field != "known" and field not in fields:
            fields[at] = field


def _title_from_texts(headings: list[str], fields: list[str]) -> None:
    """Where two columns tell the event and none is its title, the less likely text is the title."""
    texts = [at for at, field in enumerate(fields) if field == "text"]
    if len(texts) > 1:
        fields[max(texts, key=lambda at: _WORDS["text"].index(headings[at]))] = "title"


def normal(text: str) -> str:
    """A heading for comparing: small letters, words apart by one space, # read as number, nothing in brackets."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"\(.*?\)", " ", text.casefold()).replace("#", " no ")))

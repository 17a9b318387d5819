"""docs/wire.md and the code say the same, in both directions: nothing sent or taken is left out, nothing invented."""

import ast
import re
import typing
from pathlib import Path
from types import UnionType
from typing import Any

import msgspec
import pytest

from server.bots.rehearsal import UMPIRE, Rehearsal
from server.gateway.answers import SERVER_FAULT, TOO_FAST
from server.rules import load
from server.table.announce import DraftSaved, SealedHead
from server.table.paper import PaperTable
from server.umpire import content, observing, orders, parts
from server.umpire.content import PHASES
from server.umpire.decide.gate import ANY_STAGE, GATES, Gate
from server.umpire.model import compile_book
from server.umpire.orders import Announce, GiveEstimate, StartGame, TakeSeat, WriteNote
from server.umpire.refusals import CODES
from server.umpire.sight import KEYED, audiences, sight
from server.umpire.sight.diff import Diff
from server.umpire.sight.sections import SECTIONS
from server.umpire.sight.viewer import AUDIENCE_KINDS

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "wire.md").read_text("utf-8")
ORDERS: tuple[type, ...] = typing.get_args(orders.AnyOrder)
PARTS = (parts.MoveDraft, parts.ClauseDraft, parts.FactorLine, parts.EffectDraft, parts.InjectRow)
WORDS = {
    content.Degree: "Degree",
    content.Method: "Method",
    content.Phase: "Phase",
    parts.AtClose: "AtClose",
    parts.BoardView: "BoardView",
    parts.CableKind: "CableKind",
    parts.ClauseKind: "ClauseKind",
    observing.NoteKind: "NoteKind",
    parts.Role: "Role",
    parts.Side: "Side",
}
PLAIN = {str: "text", int: "int", float: "number", bool: "bool", type(None): "null"}


def test_every_event_a_client_may_send_is_on_the_page_with_its_payload_and_answer() -> None:
    page = {bare(row[0]): (names(row[1]), names(row[2].split(" or ")[0])) for row in table("event", "acknowledgement")}
    handlers = tree("server/gateway/handlers.py")
    registered = next(
        [(name.value, method.attr) for name, method in (pair.elts for pair in loop.iter.elts)]
        for loop in ast.walk(handlers)
        if isinstance(loop, ast.For) and isinstance(loop.iter, ast.Tuple)
    )
    read = {name: {"game", *asked(function(handlers, method))} for name, method in registered}
    assert {name: set(payload) for name, (payload, _) in page.items()} == read
    answered = {name: returned(function(handlers, method)) for name, method in registered}
    # What a sync and the page itself both begin with is put together in a file of its own.
    answered["sync"] |= returned(function(tree("server/table/served.py"), "served"), marked="rev")
    assert {name: set(ack) for name, (_, ack) in page.items()} == answered


def test_every_event_the_server_emits_is_on_the_page() -> None:
    page = {bare(row[0]): set(names(row[1])) for row in table("event", "to")}
    rooms = tree("server/gateway/rooms.py")
    sent = {
        argument.value
        for call in ast.walk(rooms)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("self._emit", "self._empty", "self._tell_all")
        for argument in call.args[:2]
        if isinstance(argument, ast.Constant)
    }
    assert set(page) == sent
    assert page["view"] == {"game", "audience", "rev", *Diff.__annotations__}
    assert page["head"] == {"game", *SealedHead.__struct_fields__}
    assert page["draft"] == {"game", *DraftSaved.__struct_fields__} - {"team"}


def test_every_order_stands_on_the_page_with_who_may_give_it_and_when() -> None:
    page = {bare(row[0]): row[2:] for row in table("order", "seats")}
    assert page == {order.__name__: gate_words(GATES[order]) for order in ORDERS}


@pytest.mark.parametrize(("heading", "structs"), [("order", ORDERS), ("part", PARTS)])
def test_every_field_stands_on_the_page_with_its_type_and_default(heading: str, structs: tuple[type, ...]) -> None:
    page = [tuple(bare(cell) for cell in row[:4]) for row in table(heading, "field")]
    code = [
        (struct.__name__, field.name, type_words(field.type), default_words(field))
        for struct in structs
        for field in msgspec.structs.fields(struct)
    ]
    assert sorted(page) == sorted(code)


def test_the_words_of_every_type_are_those_of_the_code() -> None:
    page = {bare(row[0]): tuple(re.findall(r"`(\w+)`", row[1])) for row in table("type", "its words")}
    assert page == {name: typing.get_args(words) for words, name in WORDS.items()}


def test_every_refusal_stands_on_the_page_with_its_sentence() -> None:
    page = {bare(row[0]): row[1] for row in table("code", "means")}
    edge = {answer["refused"]["code"] for answer in (TOO_FAST, SERVER_FAULT)}  # type: ignore[index]
    assert {code: says for code, says in page.items() if code not in edge} == CODES
    assert set(page) == set(CODES) | edge


def test_every_section_stands_on_the_page_with_who_gets_it() -> None:
    page = {bare(row[0]): (row[1], bool(row[2])) for row in table("section", "keyed by")}
    code = {
        section.name: ("all" if section.kinds == AUDIENCE_KINDS else ", ".join(section.kinds), section.name in KEYED)
        for section in SECTIONS
    }
    assert page == code


def test_the_fields_of_every_section_are_those_that_whole_games_show() -> None:
    engine = compile_book(load(ROOT / "rulebook" / "wedge-2025"))
    seen: dict[str, set[frozenset[str]]] = {}
    # One game may end without a standing policy or a pact; among a few every section has something to show.
    for seed in (7, 8, 9):
        rehearsal = Rehearsal(engine, seed=seed)
        rehearsal.table.submit(UMPIRE, WriteNote(text="They begin."))
        rehearsal.table.submit("ana", TakeSeat(role="assistant", name="Ana"), grant="white_cell")
        rehearsal.table.submit("ana", Announce(text="They begin."))
        add_fields(estimated(rehearsal), seen)
    told = {bare(row[0]): names(row[3]) for row in table("section", "keyed by") if "{" in row[3]}
    assert {name: {frozenset(fields)} for name, fields in told.items()} == {
        name: fields for name, fields in seen.items() if name != "sheets"
    }


def estimated(rehearsal: Rehearsal) -> PaperTable:
    """The rehearsal played to its end, with a person among the programs who estimates every move."""
    table = rehearsal.table
    table.submit(UMPIRE, StartGame())
    while table.state.stage == "play":
        play = table.state.play
        if play.phase == "contest":
            for move in [move.id for move in play.moves.values() if move.turn == play.turn]:
                table.submit("ana", GiveEstimate(move=move, chance=50))
        rehearsal.play_phase()
    return table


def add_fields(shown: PaperTable, seen: dict[str, set[frozenset[str]]]) -> None:
    """Add the fields of what every audience sees at the end of a game, by section."""
    for audience in audiences(shown.engine.book):
        for name, value in sight(shown.engine, shown.state, audience).items():
            items = list(value.values()) if name in KEYED or name == "sealed" else value
            for item in items if isinstance(items, list) else [items]:
                if isinstance(item, dict):
                    seen.setdefault(name, set()).add(frozenset(item))


def table(first: str, other: str) -> list[list[str]]:
    """The rows of the page's one table whose head begins with a word and has another among its columns."""
    found: list[list[list[str]]] = []
    for block in re.findall(r"(?:^\|.*\n?)+", PAGE, re.MULTILINE):
        head, _, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines())
        if head[0] == first and other in head:
            found.append(rows)
    assert len(found) == 1, f"{len(found)} tables of {first} with {other}"
    return found[0]


def bare(cell: str) -> str:
    return cell.strip("`")


def names(cell: str) -> list[str]:
    """The names in the first braces of a cell."""
    braced = re.search(r"\{([^{}]*)\}", cell)
    return [name.strip() for name in braced[1].split(",")] if braced else []


def tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text("utf-8"))


def function(module: ast.Module, name: str) -> ast.FunctionDef:
    return next(node for node in ast.walk(module) if isinstance(node, ast.FunctionDef) and node.name == name)


def asked(handler: ast.FunctionDef) -> set[str]:
    """The keys of the payload that a handler reads."""
    return {
        call.args[0].value
        for call in ast.walk(handler)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) == "payload.get"
        and isinstance(call.args[0], ast.Constant)
    }


def returned(handler: ast.FunctionDef, marked: str = "ok") -> set[str]:
    """The keys of what a handler returns when all is well, which is what has the key `marked`."""
    for node in ast.walk(handler):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict):
            keys = {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
            if marked in keys:
                return keys
    raise AssertionError(f"{handler.name} answers nothing")


def gate_words(gate: Gate) -> list[str]:
    seats = list(gate.roles)
    seats += [f"{role} prepares" for role in gate.prepares]
    seats += ["the clock" if who == "clock" else who for who in gate.server]
    stages = "any" if gate.stages == ANY_STAGE else ", ".join(gate.stages) or "before the log"
    phases = "any" if gate.phases == PHASES else ", ".join(gate.phases)
    return [", ".join(seats), stages, phases, "yes" if gate.paused else "no"]


def type_words(kind: Any) -> str:
    if kind in WORDS or kind in PLAIN:
        return WORDS.get(kind) or PLAIN[kind]
    inner = [type_words(argument) for argument in typing.get_args(kind) if argument is not ...]
    origin = typing.get_origin(kind)
    if origin in (typing.Union, UnionType):
        return " or ".join(inner)
    if origin is tuple:
        return f"[{', '.join(inner)}]"
    if origin is dict:
        return f"{{{': '.join(inner)}}}"
    return str(kind.__name__)


def default_words(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return ""
    value = field.default_factory() if field.default is msgspec.NODEFAULT else field.default
    return msgspec.json.encode(value).decode()

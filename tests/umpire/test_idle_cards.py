"""A card that only ends standing policies is not offered while there is none to end."""

from pathlib import Path

from msgspec.structs import replace

from server import places
from server.rules import load
from server.table.paper import PaperTable
from server.umpire.model import adopt, compile_book
from server.umpire.orders import ClosePhase, SealSheet, StartGame, TakeSeat
from server.umpire.parts import MoveDraft
from server.umpire.refusals import Refusal
from server.umpire.sight.ground import NOTHING_TO_REVOKE, hand
from server.umpire.sight.viewer import viewer
from server.umpire.world import Cause

FLAGSHIP: Path = places.rulebook() / "wedge-2025"
CARD = "drop_conditional_tariffs"


def test_there_is_no_tariff_to_drop() -> None:
    table = PaperTable(compile_book(load(FLAGSHIP)), 1)
    table.submit("u", TakeSeat(role="umpire", name="Ursula"), grant="white_cell")
    table.submit("w", TakeSeat(role="lead", team="washington", name="Wilma"), grant="player")
    table.submit("u", StartGame())
    table.submit("u", ClosePhase(turn=1, phase="brief"))
    washington = viewer(table.engine.book, "team:washington")
    shown = hand(table.engine, table.state, washington)[CARD]
    assert not shown["playable"] and NOTHING_TO_REVOKE in shown["why_not"]
    answer = table.submit("w", SealSheet(turn=1, moves=(MoveDraft(card=CARD),)))
    assert isinstance(answer, Refusal) and answer.code == "CardNotPlayable"


def test_there_is_one_to_drop() -> None:
    engine = compile_book(load(FLAGSHIP))
    table = PaperTable(engine, 1)
    policy = engine.book.policies["tariff_tied_to_exports"]
    parameters = {parameter.id: parameter.default for parameter in policy.parameters}
    cause = Cause(kind="move", ref="moves/1.washington.1")
    world = adopt(engine, table.state.play.world, policy.id, "washington", cause, parameters)
    state = replace(table.state, play=replace(table.state.play, world=world))
    shown = hand(engine, state, viewer(engine.book, "team:washington"))[CARD]
    assert NOTHING_TO_REVOKE not in shown["why_not"]

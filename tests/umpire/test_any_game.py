"""Whoever plays whatever is legal, under every theory of the flagship: the game runs to its end and its books are in order."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.events import TurnResolved
from server.umpire.fold import fold
from server.umpire.model import advance
from server.umpire.tick import step
from server.umpire.worlds import World
from tests.umpire.anybody import AnyGame
from tests.umpire.table_talk import harbour, wedge

THEORIES = sorted(wedge().book.theories)
SLOW = settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def picking(data: st.DataObject):
    return lambda options: data.draw(st.sampled_from(options))


@pytest.mark.parametrize("theory", THEORIES)
@SLOW
@given(data=st.data())
def test_any_legal_game_of_the_flagship_ends_in_order(theory: str, data: st.DataObject) -> None:
    game = AnyGame(wedge(), picking(data), theory=theory, calendar="express")
    game.play()
    state = game.table.state
    assert state.stage == "over" and len(state.play.results) == 4
    assert canonical(fold(game.table.entries)) == canonical(state)
    assert sorted(score.objective for score in state.ending.scores) == sorted(wedge().book.objectives)
    assert all(0.0 <= score.score <= 100.0 and score.says for score in state.ending.scores)


@settings(max_examples=6)
@given(data=st.data(), calendar=st.sampled_from(["short", "long"]))
def test_any_legal_game_of_the_harbour_ends_in_order(data: st.DataObject, calendar: str) -> None:
    theory = data.draw(st.sampled_from(sorted(harbour().book.theories)))
    game = AnyGame(harbour(), picking(data), theory=theory, calendar=calendar)
    game.play()
    assert game.table.state.stage == "over"


@SLOW
@given(data=st.data())
def test_the_order_in_which_teams_seal_and_moves_are_ruled_changes_nothing(data: st.DataObject) -> None:
    theory = data.draw(st.sampled_from(THEORIES))
    teams = list(wedge().book.scenario.teams)
    sheets = {}

    def played(sealing: list[str], backwards: bool) -> bytes:
        game = AnyGame(wedge(), lambda options: options[0], theory=theory, calendar="express")
        chooser = AnyGame(wedge(), picking(data), theory=theory, calendar="express")
        while game.table.state.play.phase != "seal":
            game.phase()
            chooser.phase()
        for team in sealing:
            sheets.setdefault(team, chooser.moves(team))
            game.order(team, o.SealSheet(turn=1, moves=sheets[team]))
        for phase in ("seal", "contest"):
            game.order("umpire", o.ClosePhase(turn=1, phase=phase))
        for move in sorted(game.table.state.play.proposals, reverse=backwards):
            game.rule(move)
        closed = game.order("umpire", o.ClosePhase(turn=1, phase="adjudicate"))
        return canonical(next(event for event in closed if isinstance(event, TurnResolved)))

    first = played(teams, False)
    assert played(data.draw(st.permutations(teams)), True) == first


@SLOW
@given(data=st.data())
def test_a_world_of_a_batch_of_the_flagship_is_that_world_alone(data: st.DataObject) -> None:
    engine, worlds = wedge(), []
    for theory in data.draw(st.lists(st.sampled_from(THEORIES), min_size=2, max_size=4)):
        game = AnyGame(engine, picking(data), theory=theory, calendar="express")
        while not game.table.state.play.results:
            game.phase()
        worlds.append(game.table.state.play.world)
    batch = World.from_states(engine.layout, worlds)
    rows = [[] for _ in worlds]
    for _ in range(4):
        done = step(engine, batch, ledger=True)
        for k, told in enumerate(rows):
            told += done.ledger.rows(engine, k)
    for k, world in enumerate(worlds):
        alone = advance(engine, world, 4)
        assert canonical(batch.to_state(k)) == canonical(alone.world)
        assert tuple(rows[k]) == alone.rows

"""Bots that play doctrines: from their own sight alone, the same whenever they are asked, and true to what they signed."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from server.bots.doctrinaire import DoctrineBot
from server.bots.rehearsal import UMPIRE, Rehearsal
from server.rules import load
from server.umpire.doctrine import seen
from server.umpire.engine import Engine
from server.umpire.model import compile_book
from server.umpire.orders import RejectPact, SendCable, SignPact, StartGame
from server.umpire.sight import sight
from server.umpire.state import State

WEDGE = Path(__file__).parents[2] / "rulebook" / "wedge-2025"


@cache
def wedge() -> Engine:
    return compile_book(load(WEDGE))


def begun(seed: int = 3, **wanted: str) -> Rehearsal:
    rehearsal = Rehearsal(wedge(), seed, doctrines=wanted)
    rehearsal.table.submit(UMPIRE, StartGame())
    return rehearsal


def until(rehearsal: Rehearsal, phase: str, turn: int = 1) -> Rehearsal:
    while (rehearsal.table.state.play.turn, rehearsal.table.state.play.phase) != (turn, phase):
        rehearsal.play_phase()
    return rehearsal


def disturbed(state: State, team: str) -> State:
    """The same game with everything the team cannot see moved about."""
    known = seen(wedge().book, team)
    values = state.play.world.values
    moved = {gauge: value if gauge in known else 100.0 - value for gauge, value in values.items()}
    world = replace(
        state.play.world, values=moved, before=moved, unknowns=dict.fromkeys(state.play.world.unknowns, 1.0)
    )
    sheets = {other: sheet for other, sheet in state.play.sheets.items() if other == team}
    return replace(state, play=replace(state.play, world=world, sheets=sheets))


@pytest.mark.parametrize("name", sorted(wedge().book.doctrines))
def test_a_bot_does_the_same_whatever_is_hidden_from_it(name: str) -> None:
    found = wedge().book.doctrines[name]
    rehearsal = until(begun(**{found.team: name}), "seal", turn=2)
    bot, state = rehearsal.bots[found.team], rehearsal.table.state
    told = []
    for game in (state, disturbed(state, found.team)):
        shown = sight(wedge(), game, f"team:{found.team}")
        told.append([bot.sheet(shown), bot.cables(shown), bot.replies(shown), bot.pacts(shown), bot.answers(shown)])
    assert told[0] == told[1]
    assert told[0][0].moves


def test_a_bot_that_is_replaced_plays_on_as_it_would_have() -> None:
    rehearsal = until(begun(), "seal", turn=3)
    for team, bot in rehearsal.bots.items():
        again = DoctrineBot(wedge(), bot.doctrine, f"3 {team}")
        assert again.sheet(rehearsal.sight(team)) == bot.sheet(rehearsal.sight(team))


def test_bots_argue_estimate_and_answer_in_the_words_of_their_doctrine() -> None:
    rehearsal = begun(beijing="retaliator")
    until(rehearsal, "contest")
    reasons = list(rehearsal.bots["beijing"].reasons(rehearsal.sight("beijing")))
    words = {argument.text for argument in wedge().book.doctrines["retaliator"].argues}
    assert {reason.text for reason in reasons} <= words
    until(rehearsal, "adjudicate")
    assert {r.text for r in rehearsal.table.state.play.reasons.values() if r.team == "beijing"} == {
        r.text for r in reasons
    }
    given = Counter(estimate.team for estimate in rehearsal.table.state.play.estimates)
    assert min(given.values()) >= 8, "every bot estimates every open move, its own too"


def test_every_answer_to_a_pact_comes_with_a_sentence() -> None:
    rehearsal = until(begun(), "negotiate")
    for team, bot in rehearsal.bots.items():
        for pact in bot.pacts(rehearsal.sight(team)):
            rehearsal.table.submit(team, pact)
    answered = 0
    for team, bot in rehearsal.bots.items():
        given = bot.answers(rehearsal.sight(team))
        assert [type(order) in (SignPact, RejectPact) for order in given[::2]] == [True] * (len(given) // 2)
        assert all(isinstance(order, SendCable) and order.text for order in given[1::2])
        answered += len(given) // 2
    assert answered == len(rehearsal.table.state.play.pacts) >= 3


def test_cables_are_replied_to_once() -> None:
    rehearsal = until(begun(), "seal")
    answered = Counter(cable.answers for cable in rehearsal.table.state.cables if cable.answers)
    assert len(answered) >= 2 and max(answered.values()) == 1
    for team, bot in rehearsal.bots.items():
        assert not [order for order in bot.replies(rehearsal.sight(team)) if order.answers in answered], team


@pytest.mark.parametrize("seed", range(4))
def test_bots_never_play_what_they_signed_away(seed: int) -> None:
    state = Rehearsal(wedge(), seed, calendar="campaign").play().state
    bound = [pact for pact in state.play.pacts.values() if pact.since]
    assert len(bound) >= 5
    for pact in bound:
        for clause in pact.clauses:
            if clause.kind == "does_not_play":
                turns = {m.turn for m in state.play.moves.values() if m.draft.card == clause.card}
                assert not turns & set(range(pact.since, pact.closed_turn + 1)), (pact.title, clause.card)

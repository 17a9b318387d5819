"""The pure engine: fold, a turn, its previews, what audiences are shown."""

import time
from collections.abc import Iterator
from unittest.mock import patch

from server.umpire.decide import decide, proposals
from server.umpire.dice import KeyedDice
from server.umpire.fold import apply, fold
from server.umpire.model import ahead
from server.umpire.orders import SendCable
from server.umpire.refusals import Refusal
from server.umpire.sight import Memo, audiences, sight
from server.umpire.state import State

from .figures import Figure
from .scene import Scene
from .timing import beside

_TURN_MS = 15


def figures(scene: Scene, *, seconds: float = 3.0) -> Iterator[Figure]:
    """Measure the engine, each figure for so many seconds."""
    yield _fold(scene, seconds)
    yield _turn(scene, seconds)
    yield _previews(scene, seconds)
    yield _sight(scene, seconds)


def _fold(scene: Scene, seconds: float) -> Figure:
    log = scene.game.entries
    dice = KeyedDice(scene.game.secret)

    def decided_again() -> None:
        state: State | None = None
        for body in scene.bodies:
            events = decide(scene.engine, state, body.order, body.given, dice)
            assert not isinstance(events, Refusal), events
            state = apply(state, events)

    folded, decided = beside(lambda: fold(log), decided_again, seconds=seconds)
    # A game has some six hundred entries; figures of a thousand are easier to compare.
    share = 1000 / len(log)
    return Figure("fold_1000_entries", folded * share, "ms", "deciding_them_again", decided * share)


def _turn(scene: Scene, seconds: float) -> Figure:
    case, order = scene.resolving
    ticks = scene.engine.book.calendar(scene.calendar).ticks

    def resolved() -> None:
        assert not isinstance(decide(case.engine, case.state, order, case.given, case.dice), Refusal)

    def bare() -> None:
        ahead(case.engine, [case.play.world], ticks)

    mine, other = beside(resolved, bare, seconds=seconds, clock=time.process_time)
    return Figure("turn_resolved_with_ledger", mine, "ms", "its_ticks_alone_without_ledger", other, goal=_TURN_MS)


def _previews(scene: Scene, seconds: float) -> Figure:
    case, _ = scene.resolving

    def one_by_one() -> None:
        with patch.object(proposals, "ahead", lambda e, worlds, n: [ahead(e, [world], n)[0] for world in worlds]):
            proposals.propose(case)

    mine, other = beside(lambda: proposals.propose(case), one_by_one, seconds=seconds)
    return Figure("previews_of_a_turn", mine, "ms", "one_world_after_another", other)


def _sight(scene: Scene, seconds: float) -> Figure:
    """What nine audiences see after a public cable, its making included: only one section of each has changed."""
    engine, everyone = scene.engine, audiences(scene.engine.book)
    memos = {name: Memo() for name in everyone}
    state = fold(scene.talking)
    team = engine.book.scenario.teams[0]
    given = next(b.given for b in scene.bodies if b.given.seat == team)
    cable = decide(engine, state, SendCable(kind="public", text="We speak to all."), given, KeyedDice(b""))
    assert not isinstance(cable, Refusal), cable
    both = (state, apply(state, cable))
    turn = [0]

    def remembered() -> None:
        # Once with the cable and once without, so that every time one section differs from the last time.
        turn[0] += 1
        for name in everyone:
            sight(engine, both[turn[0] % 2], name, memos[name])

    def anew() -> None:
        for name in everyone:
            sight(engine, both[1], name)

    remembered()
    mine, other = beside(remembered, anew, seconds=seconds)
    return Figure("sight_of_all_after_a_cable", mine, "ms", "without_memo", other)

"""Effects of moves on their way: when they land, how they fade, and what decides how much they are."""

import pytest

from server.umpire.content import Fading, Later, Now, PactRules, Spread
from server.umpire.model import advance, change, queue
from server.umpire.world import Cause, Row
from tests.umpire.toy_books import BLANK, effect, gauge, unknown
from tests.umpire.toy_world import MOVE, opened, path


@pytest.mark.parametrize(
    ("when", "values"),
    [
        (Now(), [58, 58, 58, 58, 58]),
        (Later(ticks=0), [58, 58, 58, 58, 58]),
        (Later(ticks=2), [50, 50, 58, 58, 58]),
        (Spread(ticks=4), [52, 54, 56, 58, 58]),
        (Fading(keep=0.5), [58, 54, 52, 51, 50.5]),
        (Fading(keep=0.0), [58, 50, 50, 50, 50]),
    ],
)
def test_an_effect_lands_when_its_timing_says(when, values):
    engine, world = opened(gauge("trust"))
    world = queue(engine, world, [effect("trust", 8.0, when=when)], MOVE)
    assert path(engine, world, "trust", 5) == values


@pytest.mark.parametrize("ticks", [3, 7])
def test_the_parts_of_a_spread_effect_add_up_to_the_whole(ticks):
    engine, world = opened(gauge("trust"))
    world = queue(engine, world, [effect("trust", 1.0, when=Spread(ticks=ticks))], MOVE)
    gone = advance(engine, world, ticks)
    assert gone.world.values["trust"] == 51.0
    assert len(gone.rows) == ticks
    assert gone.world.pending == ()


@pytest.mark.parametrize("keep", [0.6, 0.95])
def test_what_fades_is_taken_back_to_the_last_quantum(keep):
    engine, world = opened(gauge("trust"))
    world = queue(engine, world, [effect("trust", -7.3, when=Fading(keep=keep))], MOVE)
    gone = advance(engine, world, 400)
    assert gone.world.values["trust"] == 50.0
    assert sum(row.change for row in gone.rows) == 0.0
    assert gone.world.pending == ()


def test_provided_is_asked_again_in_every_tick_and_a_part_refused_is_lost():
    engine, world = opened(gauge("trust"), gauge("war", 0.0, drift=1.0, baseline=10.0))
    spread = effect("trust", 9.0, when=Spread(ticks=3), provided="war > 5 and not war > limit")
    world = queue(engine, world, [spread], MOVE, parameters={"limit": 20.0, "other": 1.0})
    assert world.pending[0].parameters == {"limit": 20.0}
    assert path(engine, world, "trust", 4) == [50.0, 53.0, 56.0, 56.0]


def test_a_fading_effect_refused_when_it_falls_due_is_gone():
    engine, world = opened(gauge("trust"), gauge("war", 0.0, drift=1.0, baseline=10.0))
    world = queue(engine, world, [effect("trust", 9.0, when=Fading(keep=0.5), provided="war > 5")], MOVE)
    gone = advance(engine, world, 3)
    assert gone.world.values["trust"] == 50.0
    assert gone.world.pending == ()


def test_what_has_landed_fades_without_being_asked_again():
    engine, world = opened(gauge("trust"), gauge("war", 10.0, drift=1.0, baseline=0.0))
    fading = effect("trust", 8.0, when=Fading(keep=0.5), provided="war > limit", headroom=True)
    world = queue(engine, world, [fading], MOVE, parameters={"limit": 5.0})
    assert path(engine, world, "trust", 4) == [54.0, 52.0, 51.0, 50.5]
    landed = advance(engine, world, 1).world.pending[0]
    assert (landed.amount, landed.landed, landed.provided, landed.parameters) == (4.0, True, "", {})


def test_headroom_leaves_less_to_gain_near_the_bound_it_moves_towards():
    engine, world = opened(gauge("trust", 75.0))
    up = queue(engine, world, [effect("trust", 8.0, headroom=True)], MOVE)
    down = queue(engine, world, [effect("trust", -8.0, headroom=True)], MOVE)
    assert path(engine, up, "trust", 1) == [77.0]
    assert path(engine, down, "trust", 1) == [69.0]


def test_how_much_is_settled_when_it_is_queued():
    engine, world = opened(gauge("trust", 40.0), gauge("war", 10.0), unknowns=[unknown("luck")])
    world = queue(engine, world, [effect("trust", "war * luck * rate")], MOVE, scale=0.5, parameters={"rate": 4.0})
    world, _ = change(engine, world, "war", 50.0, Cause("umpire", "edits/1"))
    assert path(engine, world, "trust", 1) == [45.0]


def test_an_effect_names_its_cause_and_its_place():
    engine, world = opened(gauge("trust"), gauge("war"))
    made = [effect("trust", 1.0), effect("war", 2.0)]
    world = queue(engine, world, made, Cause("inject", "injects/truce", "cards/x/on.partial"))
    assert advance(engine, world, 1).rows == (
        Row(1, "trust", Cause("inject", "injects/truce", "cards/x/on.partial.0"), 1.0),
        Row(1, "war", Cause("inject", "injects/truce", "cards/x/on.partial.1"), 2.0),
    )


def test_a_pact_falls_on_the_budget_of_the_party():
    pacts = PactRules(watchable=(), on_kept=(effect("party:capital", 3.0),), **BLANK)
    engine, world = opened(gauge("east_capital"), pacts=pacts, budget={"capital": "east_capital"})
    cause = Cause("pact", "pacts/1")
    kept = queue(engine, world, pacts.on_kept, cause, party=engine.book.teams["east"].budget)
    assert path(engine, kept, "east_capital", 1) == [53.0]
    with pytest.raises(ValueError, match="`party:capital` wants the party's gauge for its budget `capital`"):
        queue(engine, world, pacts.on_kept, cause)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (effect("trus", 1.0), "there is no gauge `trus`; did you mean `trust`"),
        (effect("gap", 1.0), "`gap` is derived from other gauges: change one of those"),
        (effect("trust", "oddity"), "there is no gauge, weight or parameter `oddity` here"),
        (effect("trust", 1.0, provided="oddity"), "there is no gauge, weight or parameter `oddity` here"),
    ],
)
def test_an_effect_that_cannot_be_is_refused_when_it_is_queued(bad, says):
    engine, world = opened(gauge("trust"), gauge("gap", derived="trust - 5"))
    with pytest.raises(ValueError, match=says):
        queue(engine, world, [bad], MOVE)

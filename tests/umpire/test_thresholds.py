"""Lines that a gauge crosses: told once, at the end of a tick, until it has been back."""

from server.umpire.content import Later, Threshold
from server.umpire.model import advance, change, queue
from server.umpire.world import Cause
from tests.umpire.toy_books import effect, gauge
from tests.umpire.toy_world import MOVE, opened


def test_a_threshold_speaks_once_until_the_gauge_has_been_back():
    lines = (
        Threshold(id="split", at=45.0, rising=False, says="They part."),
        Threshold(id="bond", at=55.0, rising=True, says="They bind."),
    )
    engine, world = opened(gauge("tie", thresholds=lines))
    made = [effect("tie", by, when=Later(ticks=at)) for at, by in enumerate([-5.0, -1.0, 7.0, 4.0, 1.0, -9.0, -1.0])]
    gone = advance(engine, queue(engine, world, made, MOVE), 7)
    told = [(crossing.tick, crossing.gauge, crossing.threshold, crossing.rising) for crossing in gone.crossings]
    assert told == [(1, "tie", "split", False), (4, "tie", "bond", True)]
    assert gone.path[-2:] == ({"tie": 47.0}, {"tie": 46.0})
    again = advance(engine, queue(engine, gone.world, [effect("tie", -1.0)], MOVE), 2)
    assert [(crossing.tick, crossing.threshold) for crossing in again.crossings] == [(8, "split")]
    assert again.world.crossed == ("tie.split",)


def test_where_the_world_opens_is_no_crossing():
    engine, world = opened(gauge("tie", 50.0, thresholds=(Threshold(id="x", at=50.0, rising=True, says=""),)))
    assert world.crossed == ("tie.x",)
    assert advance(engine, world, 2).crossings == ()


def test_an_edit_between_ticks_that_crosses_a_line_is_told_at_the_end_of_the_next():
    engine, world = opened(gauge("tie", 50.0, thresholds=(Threshold(id="x", at=60.0, rising=True, says=""),)))
    world, _ = change(engine, world, "tie", 15.0, Cause("umpire", "edits/1"))
    assert [crossing.tick for crossing in advance(engine, world, 2).crossings] == [1]

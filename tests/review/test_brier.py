"""Estimates scored from the log alone."""

from server.review.brier import estimates_scored
from server.umpire import orders as o
from server.umpire.brier import Kept
from tests.umpire.table_talk import card
from tests.umpire.table_talk import given as at


def test_the_log_says_how_good_everybody_estimated() -> None:
    talk = at(phase="seal").seal("red", card("raid", target="blue", covert=True)).seal("blue", card("wait")).close()
    talk.when("rod", o.GiveEstimate(move="1.red.1", chance=70)).when("ana", o.GiveEstimate(move="1.blue.1", chance=40))
    talk.when("rod", o.GiveEstimate(move="1.blue.1", chance=20)).close()
    assert estimates_scored(talk.table.entries) == (None, {}), "nothing is ruled yet"
    talk.ruled("1.red.1", "failure").ruled("1.blue.1", "partial").until("deliberate", 2)
    found = estimates_scored(talk.table.entries)
    assert found.seats == {"ana": Kept(0.36, 1), "rod": Kept(round((0.49 + 0.64) / 2, 3), 2)}
    assert found.room == Kept(round((0.49 + 0.49) / 2, 3), 2), "the room said 70 and 30"


def test_a_turn_that_was_stepped_back_over_does_not_count() -> None:
    talk = at(phase="seal").seal("blue", card("wait")).close()
    talk.when("ana", o.GiveEstimate(move="1.blue.1", chance=40)).until("deliberate", 2)
    assert estimates_scored(talk.table.entries).room is not None
    talk.when("uma", o.StepBack(checkpoint=talk.state.checkpoints[0].id, reason="A slip."))
    assert estimates_scored(talk.table.entries) == (None, {})

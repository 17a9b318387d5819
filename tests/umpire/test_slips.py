"""A suggestion is made for a slip of the finger, and for nothing else."""

import pytest

from server.umpire.slips import among, meant, near

NAMES = ("cohesion", "lift_sanctions", "moscow", "north", "south", "tariff", "tie")


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("mscow", "moscow"),
        ("Moscow", "moscow"),
        ("omscow", "moscow"),
        ("nroth", "north"),
        ("tye", "tie"),
        ("tarifff", "tariff"),
        ("lift_sacntion", "lift_sanctions"),
    ],
)
def test_a_slip_is_seen_through(name: str, right: str) -> None:
    assert meant(name, NAMES) == [right]
    assert near(name, NAMES) == f"; did you mean `{right}`?"


@pytest.mark.parametrize("name", ["tighten_sanctions", "evasion", "kyiv", "", "x" * 5000])
def test_what_is_merely_alike_is_not_suggested(name: str) -> None:
    assert near(name, NAMES) == ""


def test_two_equally_near_are_both_named() -> None:
    assert near("cut", ("cup", "cat", "cot", "coat")) == "; did you mean `cat` or `cot` or `cup`?"


def test_where_one_must_be_chosen_all_are_listed() -> None:
    assert among("nope", ("plain", "high", "low")) == "; there are high, low and plain"
    assert among("nope", ("plain",)) == "; there is plain"
    assert among("nope", ()) == "; there are none"
    assert among("pian", ("plan", "high")) == "; did you mean `plan`?"

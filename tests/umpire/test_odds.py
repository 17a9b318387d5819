"""Odds: every chance is counted out by hand, every throw has exactly one degree, every chance its word."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.umpire import odds
from server.umpire.content import DEGREES

DIE = range(1, 7)
GOOD = ("partial", "success", "decisive")

# Directive 203, word for word: the words hold up to and including the figure.
WORDS = {
    "almost no chance": (0, 5),
    "very unlikely": (6, 20),
    "unlikely": (21, 45),
    "roughly even": (46, 55),
    "likely": (56, 80),
    "very likely": (81, 95),
    "almost certain": (96, 100),
}


def percent(good: int, all_: int) -> int:
    """Whole percent, halves up."""
    return int(Fraction(good * 100, all_) + Fraction(1, 2))


@pytest.mark.parametrize("points", range(-12, 13))
def test_two_dice_are_counted_out(points: int) -> None:
    good = 0
    for one, two in product(DIE, DIE):
        natural = one + two
        won = natural == 12 or (natural != 2 and natural + points >= 7)
        assert (odds.weighted_degree((one, two), points) in GOOD) == won
        good += won
    assert odds.weighted_chance(points) == percent(good, 36)


@given(st.lists(st.integers(-12, 12), max_size=40))
def test_however_many_points_are_added_the_chance_stays_one_that_two_dice_can_have(points: list[int]) -> None:
    total = sum(points)
    assert 3 <= odds.weighted_chance(total) <= 97, "a natural 2 and a natural 12 are extreme whatever speaks for it"
    assert odds.weighted_chance(total) == odds.weighted_chance(max(-5, min(5, total)))
    assert 0 <= odds.opposed_chance(total, 0) <= 100
    assert odds.opposed_chance(total, 0) == odds.opposed_chance(max(-11, min(11, total)), 0)


def test_margins_give_the_degree() -> None:
    told = {
        -5: "backfire",
        -4: "backfire",
        -3: "failure",
        -1: "failure",
        0: "partial",
        1: "success",
        3: "success",
        4: "decisive",
    }
    for margin, degree in told.items():
        assert odds.weighted_degree((3, 4), margin) == degree


def test_natural_two_and_twelve_are_extreme_whatever_speaks_for_it() -> None:
    assert {odds.weighted_degree((1, 1), points) for points in range(-12, 13)} == {"backfire"}
    assert {odds.weighted_degree((6, 6), points) for points in range(-12, 13)} == {"decisive"}


@pytest.mark.parametrize(("points", "theirs"), [(0, 0), (2, 0), (0, 3), (-4, 1), (12, -12)])
def test_opposed_dice_are_counted_out_and_a_tie_resists(points: int, theirs: int) -> None:
    good = sum(a + b + points > c + d + theirs for a, b, c, d in product(DIE, repeat=4))
    assert odds.opposed_chance(points, theirs) == percent(good, 1296)
    assert odds.opposed_degree((3, 4), 0, (3, 4), 0) == "failure"


@pytest.mark.parametrize("chance", range(101))
def test_a_hundred_sided_die_succeeds_as_often_as_promised(chance: int) -> None:
    degrees = [odds.percentile_degree(roll, chance) for roll in range(1, 101)]
    assert sum(degree in GOOD for degree in degrees) == chance
    # From the lowest roll to the highest the degrees only get worse.
    ranks = [DEGREES.index(degree) for degree in degrees]
    assert ranks == sorted(ranks, reverse=True)
    assert degrees.count("decisive") == chance // 5
    # The worst fifth of failure, counted from 100 downwards: rolls for which (100 - roll) * 5 < 100 - chance.
    assert degrees.count("backfire") == -(-(100 - chance) // 5)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_a_vote_has_one_degree(agree: int, disagree: int, unsure: int) -> None:
    total = agree + disagree + unsure
    if not total:
        return
    degree = odds.vote_degree(agree, disagree, unsure)
    if unsure * 3 >= total:
        assert degree == ("partial" if agree > disagree else "failure"), "many unsure: marginal"
    elif abs(agree - disagree) * 10 <= total:
        assert degree == "backfire", "close and sure: backlash"
    else:
        assert (degree in GOOD) == (agree > disagree)
        assert (degree == "decisive") == (agree * 4 >= total * 3)


def test_the_median_of_estimates() -> None:
    assert odds.median([40]) == 40
    assert odds.median([90, 10, 40]) == 40
    assert odds.median([40, 45]) == 43, "half a percent is rounded up"
    with pytest.raises(ValueError, match="no estimates"):
        odds.median([])


@given(st.lists(st.integers(0, 100), min_size=1))
def test_the_median_does_not_ask_in_which_order_people_spoke(chances: list[int]) -> None:
    assert odds.median(chances) == odds.median(sorted(chances, reverse=True))
    assert min(chances) <= odds.median(chances) <= max(chances)


def test_every_chance_has_the_directives_word() -> None:
    for words, (low, high) in WORDS.items():
        assert {odds.in_words(chance) for chance in range(low, high + 1)} == {words}
    assert sum(high - low + 1 for low, high in WORDS.values()) == 101


def test_what_points_are_worth_is_listed_as_far_as_it_changes() -> None:
    listed = odds.by_points()
    for method, chance in (
        ("weighted", odds.weighted_chance),
        ("opposed", lambda points: odds.opposed_chance(points, 0)),
    ):
        chances = {int(points): percent for points, percent in listed[method].items()}
        least, most = min(chances), max(chances)
        assert chances == {points: chance(points) for points in range(least, most + 1)}
        assert chance(least - 5) == chances[least] and chance(most + 5) == chances[most]
    assert odds.opposed_chance(3, 5) == listed["opposed"]["-2"]

"""Dice: anyone can recompute them, each side is equally likely, and nobody else's move changes them (P8)."""

import hashlib
import hmac
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.umpire.dice import KeyedDice, SealedDice, SecretWithheldError, Throw, commitment
from server.umpire.orders import AcceptRulings
from tests.umpire.table_talk import Talk, card, free, harbour_with
from tests.umpire.table_talk import given as at

SECRET = bytes(range(32))


def test_the_recipe_gives_what_it_gave_when_it_was_written_down() -> None:
    dice = KeyedDice(SECRET)
    first = Throw(0, 1, "red", 1, "ruling.weighted", 0)
    assert [dice.roll(first._replace(attempt=a), 6) for a in range(6)] == [1, 4, 4, 3, 4, 4]
    assert [dice.roll(first._replace(slot=s, purpose="detection.blue"), 100) for s in range(1, 6)] == [
        51,
        28,
        36,
        38,
        53,
    ]
    assert dice.fraction(Throw(0, 0, "", 0, "unknown.bite")) == 0.07505953148938715
    assert commitment(SECRET) == "07372066a22d13fd38b23861444167fb55e33fcce5dba949c9a8be7b3a05c5ac"


def test_anyone_with_the_secret_recomputes_a_die_by_hand() -> None:
    digest = hmac.new(SECRET, b"2|3|blue|1|ruling.percentile|0|0", hashlib.sha256).digest()
    expected = int.from_bytes(digest[:4], "big") % 100 + 1
    assert KeyedDice(SECRET).roll(Throw(2, 3, "blue", 1, "ruling.percentile"), 100) == expected


@pytest.mark.parametrize("sides", [2, 3, 6, 10])
def test_every_side_comes_up_equally_often(sides: int) -> None:
    dice, throws = KeyedDice(SECRET), 12_000
    counts = Counter(dice.roll(Throw(0, turn, "red", 1, "x"), sides) for turn in range(throws))
    assert sorted(counts) == list(range(1, sides + 1))
    # Chi squared with at most 9 degrees of freedom stays under 40 but for once in a hundred thousand secrets; this one is fixed.
    expected = throws / sides
    assert sum((count - expected) ** 2 / expected for count in counts.values()) < 40


def test_what_would_skew_the_count_is_thrown_again(monkeypatch: pytest.MonkeyPatch) -> None:
    top, drawn = 2**32, []

    def draw(self: KeyedDice, throw: Throw, count: int) -> int:
        drawn.append(count)
        return (top - 1, top - 2, 4)[count]

    monkeypatch.setattr(KeyedDice, "_draw", draw)
    # 2**32 is no multiple of 100: the last 96 values would favour the sides 1 to 96.
    assert KeyedDice(SECRET).roll(Throw(0, 1, "red", 1, "x"), 100) == 5
    assert drawn == [0, 1, 2]
    assert KeyedDice(SECRET).roll(Throw(0, 1, "red", 1, "x"), 2) == 2
    assert drawn == [0, 1, 2, 0], "2**32 is a multiple of 2, so nothing is thrown again"


@given(
    a=st.tuples(
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from("abc"),
        st.integers(0, 3),
        st.sampled_from("xy"),
        st.integers(0, 3),
    ),
    b=st.tuples(
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from("abc"),
        st.integers(0, 3),
        st.sampled_from("xy"),
        st.integers(0, 3),
    ),
)
def test_different_throws_draw_differently(a: tuple, b: tuple) -> None:
    dice = KeyedDice(SECRET)
    # On the grid of 2**-32 two throws hardly ever agree unless they are the same throw.
    assert (dice.fraction(Throw(*a)) == dice.fraction(Throw(*b))) == (a == b)


def test_the_commitment_tells_secrets_apart_and_sealed_dice_refuse() -> None:
    assert commitment(SECRET) != commitment(SECRET[::-1])
    with pytest.raises(SecretWithheldError):
        SealedDice().roll(Throw(0, 1, "red", 1, "x"), 6)
    with pytest.raises(SecretWithheldError):
        SealedDice().fraction(Throw(0, 1, "red", 1, "x"))


# What the other two towns may do while red plays its raid; None is an empty sheet.
OTHERS = st.fixed_dictionaries(
    {
        "blue": st.lists(st.sampled_from([card("guard"), card("wait"), free("Sing")]), max_size=2, unique_by=id),
        "green": st.lists(st.sampled_from([card("market"), card("mediate")]), max_size=2, unique_by=id),
    }
)


def reds_dice(others: dict, order: tuple[str, ...]) -> tuple:
    """Red's rolls and who detected its raid, whatever the others sealed and in whatever order."""
    talk: Talk = at(DETECTED, phase="seal")
    for team in order:
        moves = (card("raid", target="blue", covert=True),) if team == "red" else tuple(others.get(team, ()))
        talk.seal(team, *moves)
    talk.close().until("adjudicate")
    talk.when("uma", AcceptRulings(turn=1))
    raid = talk.play.rulings["1.red.1"]
    talk.close()
    return raid.rolls, talk.play.moves["1.red.1"].detected_by


DETECTED = harbour_with(detection=50)


@settings(max_examples=25)
@given(others=OTHERS, order=st.permutations(["red", "blue", "green"]))
def test_inserting_removing_or_permuting_other_moves_never_changes_a_teams_own_dice(others: dict, order: list) -> None:
    alone = reds_dice({}, ("red",))
    assert reds_dice(others, tuple(order)) == alone

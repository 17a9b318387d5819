"""Digests: equal values are equal bytes, unreal numbers stay out, and each entry is tied to all before it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.umpire.digest import GENESIS, Entry, canonical, chain, sealed

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), JSON, max_size=5), st.randoms(use_true_random=False))
def test_the_order_in_which_a_dict_was_filled_is_not_in_the_bytes(value: dict, random) -> None:
    keys = list(value)
    random.shuffle(keys)
    assert canonical({key: value[key] for key in keys}) == canonical(value)


@pytest.mark.parametrize("unreal", [math.nan, math.inf, -math.inf])
def test_unreal_numbers_stay_out_however_deep(unreal: float) -> None:
    with pytest.raises(ValueError, match="NaN and infinity"):
        canonical({"a": [1.0, {"b": (2.0, unreal)}]})


FIELDS = {
    "game": "g",
    "seq": 7,
    "at": 1000,
    "seat": "uma",
    "id": "c-1",
    "body": b"{}",
    "salt": "ab" * 16,
    "before": GENESIS,
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_in_the_digest(field: str) -> None:
    other = {
        **FIELDS,
        field: FIELDS[field] + (1 if isinstance(FIELDS[field], int) else b"x" if field == "body" else "x"),
    }
    assert chain(**FIELDS) != chain(**other)


def test_text_cannot_slide_from_one_field_into_the_next() -> None:
    assert chain(**{**FIELDS, "seat": "um", "id": "ac-1"}) != chain(**FIELDS)


def test_the_same_body_under_another_salt_looks_different() -> None:
    one = sealed("g", 1, 5, "red", "a", b'{"secret":1}', "00" * 16, GENESIS)
    two = sealed("g", 1, 5, "red", "a", b'{"secret":1}', "11" * 16, GENESIS)
    assert one.digest != two.digest


def test_an_entry_shown_in_a_log_line_keeps_its_body_and_salt_to_itself() -> None:
    entry = sealed("g", 3, 5, "red", "a", b'{"moves":["night raid"]}', "5a" * 16, GENESIS)
    assert isinstance(entry, Entry)
    for shown in (repr(entry), str(entry), f"{entry}", repr([entry])):
        assert "raid" not in shown and "5a5a" not in shown
        assert "seq=3" in shown and entry.digest in shown

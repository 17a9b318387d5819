"""The strict JSON takes what browsers write and refuses what two readers could take differently."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.gateway import strict

REFUSED = {
    "NaN": '{"a": NaN}',
    "infinity": '{"a": -Infinity}',
    "a float past infinity": "[1e999]",
    "a lone surrogate": r'"\ud800"',
    "a lone surrogate as a key": r'{"\udfff": 1}',
    "a pair the wrong way round": r'"\udc00\ud800"',
    "NUL": r'{"a": "x\u0000y"}',
    "NUL as a key": r'{"\u0000": 1}',
    "a raw control character": '"\x01"',
    "a key that occurs twice": '{"a": 1, "a": 2}',
    "a key that occurs twice, deep down": r'[{"b": {"a": 1, "\u0061": 1}}]',
    "an integer past 2^53": "9007199254740993",
    "a negative integer past 2^53": "[-9007199254740993]",
    "a very long integer": "1" * 60000,
    "33 lists": "[" * 33 + "]" * 33,
    "33 objects": '{"a":' * 33 + "1" + "}" * 33,
    "thirty thousand lists": "[" * 30000 + "]" * 30000,
    "something after the end": "{} {}",
    "half an object": '{"a": ',
    "nothing": "",
    "a byte order mark": "\ufeff{}",
}

TAKEN = {
    r'"\ud83d\ude00"': "😀",
    '"😀 € \u2028"': "😀 € \u2028",
    r'"\\u0000 \\ud800"': r"\u0000 \ud800",
    "9007199254740992": 2**53,
    "[-9007199254740992, 0.1234567890123456789]": [-(2**53), 0.1234567890123456789],
    "[" * 32 + "]" * 32: json.loads("[" * 32 + "]" * 32),
    '{"a": {"a": null}, "b": [true, false, ""]}': {"a": {"a": None}, "b": [True, False, ""]},
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_is_refused_with_a_value_error(text):
    with pytest.raises(ValueError):
        strict.loads(text)


@pytest.mark.parametrize(("text", "value"), TAKEN.items())
def test_is_taken_as_it_is(text, value):
    assert strict.loads(text) == value


@pytest.mark.parametrize(
    "value",
    [float("nan"), [float("inf")], {"a": "\ud800"}, {"a\0": 1}, ["\0"], [2**53 + 1], {"a": (-(2**60),)}, {1, 2}, b"x"],
    ids=repr,
)
def test_our_own_side_cannot_send_it_either(value):
    with pytest.raises((ValueError, TypeError)):
        strict.dumps(value)


def test_the_options_that_engineio_passes_change_nothing():
    assert strict.dumps({"a": [1, "é"]}, separators=(", ", ": ")) == '{"a":[1,"é"]}'


@pytest.mark.parametrize("value", ["\\u0000", [1 / 3, 2**53, -(2**53)], "1234567890123456789"])
def test_what_only_looks_suspicious_passes(value):
    assert strict.loads(strict.dumps(value)) == value


text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
whole = st.integers(-(2**53), 2**53)
real = st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | whole | real | text,
    lambda child: st.lists(child, max_size=4) | st.dictionaries(text, child, max_size=4),
    max_leaves=20,
)


@given(values)
def test_what_we_send_we_would_take(value):
    assert strict.loads(strict.dumps(value)) == value


@given(st.text())
def test_any_text_is_taken_or_refused_and_nothing_else(text):
    try:
        value = strict.loads(text)
    except ValueError:
        return
    assert json.loads(text) == value

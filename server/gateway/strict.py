"""JSON as this table speaks it: a `json=` module for Socket.IO that refuses what two readers could take differently.

Refused, in and out: NaN and infinities, lone surrogates, NUL characters, integers past 2^53 (a browser would round
them); on the way in also duplicate keys and nesting deeper than 32. Every refusal is a ValueError.
"""

import json
import math
from typing import Any, NoReturn

MAX_INT = 2**53
MAX_DEPTH = 32

# What dumps writes for the things we would refuse; a hit may be innocent (a long fraction): it calls the slow check.
# Sixteen digits in a row are looked for with every digit made a 0, ten times as fast as by a regular expression.
_NUL, _LONG, _DIGITS = b"\\u0000", b"0" * 16, bytes.maketrans(b"123456789", b"000000000")


class NotStrict(ValueError):
    """JSON that is refused though a laxer reader would take it."""


def loads(text: str, **_: Any) -> Any:
    """Decode one JSON text. NotStrict or json.JSONDecodeError, both ValueErrors, for anything refused."""
    try:
        value = _decoder.decode(text)
    except RecursionError:
        raise NotStrict(f"nested deeper than {MAX_DEPTH}") from None
    _check(value)
    return value


def dumps(value: Any, **_: Any) -> str:
    """Encode to compact JSON. ValueError or TypeError for what this table cannot carry: the fault is then our own."""
    text = _encoder.encode(value)
    try:
        octets = text.encode()
    except UnicodeEncodeError:
        raise NotStrict("a lone surrogate in a text") from None
    if _NUL in octets or _LONG in octets.translate(_DIGITS):
        _check(value)
    return text


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise NotStrict("a key occurs twice in one object")
    return value


def _constant(_: str) -> NoReturn:
    raise NotStrict("NaN and infinity are no numbers")


def _integer(digits: str) -> int:
    # The length is looked at first because int() of a very long numeral is slow.
    if len(digits) > 17 or abs(value := int(digits)) > MAX_INT:
        raise NotStrict("an integer past 2^53")
    return value


def _real(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise NotStrict("a number too large for a float")
    return value


_decoder = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_constant=_constant, parse_int=_integer, parse_float=_real, strict=True
)
_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _check(value: Any) -> None:
    """Look at every text, number and level of nesting."""
    todo = [(value, 0)]
    while todo:
        item, depth = todo.pop()
        if isinstance(item, str):
            _check_text(item)
        elif isinstance(item, dict | list | tuple):
            if depth >= MAX_DEPTH:
                raise NotStrict(f"nested deeper than {MAX_DEPTH}")
            if isinstance(item, dict):
                for key in item:
                    _check_text(key)
                todo.extend((child, depth + 1) for child in item.values())
            else:
                todo.extend((child, depth + 1) for child in item)
        elif isinstance(item, int) and abs(item) > MAX_INT:
            raise NotStrict("an integer past 2^53")


def _check_text(text: str) -> None:
    if "\0" in text:
        raise NotStrict("a NUL character in a text")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise NotStrict("a lone surrogate in a text") from None

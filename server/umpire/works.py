"""The operations that formulas are fused from, by name: each reads rows of worlds, or numbers, and writes a row."""

import ast
from collections.abc import Callable
from typing import Any

import numpy as np

from .arithmetic import divide

Work = Callable[..., Any]
_BITS = {4: np.int32, 8: np.int64}


def least(one: Any, other: Any, out: Any) -> None:
    """The lesser of two rows into a third."""
    np.minimum(one, other, out=out)


def most(one: Any, other: Any, out: Any) -> None:
    """The greater of two rows into a third."""
    np.maximum(one, other, out=out)


def _quotient(above: Any, below: Any, out: Any) -> None:
    out[...] = divide(above, below)


def chosen(test: Any, one: Any, other: Any, out: Any) -> None:
    """One row where a test holds and the other elsewhere into a third, all of one precision."""
    # numpy's own `where` goes by branches, and takes five times as long where a processor can't foresee them.
    bits = _BITS[out.itemsize]
    mask, into, rest = np.negative(test.view(np.int8)).astype(bits), out.view(bits), other.view(bits)
    np.bitwise_xor(one.view(bits), rest, out=into)
    into &= mask
    into ^= rest


WORKS: dict[str, Work] = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide, "negative": np.negative,
    "abs": np.absolute, "min": least, "max": most, "quotient": _quotient, "where": chosen,
}  # fmt: skip
TESTS: dict[str, Work] = {
    "less": np.less, "less_equal": np.less_equal, "greater": np.greater, "greater_equal": np.greater_equal,
    "equal": np.equal, "not_equal": np.not_equal, "no": np.logical_not, "both": np.logical_and, "either": np.logical_or,
}  # fmt: skip
SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Lt: "less", ast.LtE: "less_equal", ast.Gt: "greater",
    ast.GtE: "greater_equal", ast.Eq: "equal", ast.NotEq: "not_equal",
}  # fmt: skip

"""Formulas: the text in a rulebook, checked by whitelist and compiled to functions of whole rows of worlds.

The language: numbers, names, `+ - * /`, unary minus, comparisons (also chained), `a if c else b`, `and or not`, `min`,
`max`, `abs`, `clamp(x, low, high)`, `before(gauge)` (its value at the start of the tick before), `opening(gauge)` (its
value in the rulebook) and `curve(x)` for every curve by its id. No powers, roots or logarithms: what is left IEEE 754
fixes to the last bit, so a formula gives the same bytes everywhere, for one world or ten thousand.

Where the divisor is 0 the quotient is 0. A condition used as a number counts 1 or 0; a number used as a condition holds
unless it is 0. Both branches of `if` are computed and one is taken, world by world. `clamp` with low above high gives
high.
"""

import ast
import builtins
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple, Protocol

import numpy as np

from .arithmetic import clamp, divide, number
from .grammar import FormulaError, Reading, Writer

__all__ = ["Compiled", "FormulaError", "Reading", "check", "compile", "names"]


class Rows(Protocol):
    """Rows of worlds, or numbers, by their slots."""

    def __getitem__(self, slot: int, /) -> Any:
        """The row at a slot."""


Run = Callable[[Rows, Rows, Rows, Rows], Any]

_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "min": np.minimum,
    "max": np.maximum,
    "abs": np.abs,
    "clamp": clamp,
    "divide": divide,
    "number": number,
    "where": np.where,
    "no": np.logical_not,
    "both": np.logical_and,
    "either": np.logical_or,
}


class Compiled(NamedTuple):
    """A formula ready to run: `run(now, past, opening, others)` takes lists of rows and gives a row or a number.

    The first three lists hold one row a gauge, the last whatever else the formula may name, each at its slot. `logical`
    tells that the result is true or false, `reads` which names it reads and `remembered` the slots of
    those it reads as they were before; `body` is the tree that runs.
    """

    text: str
    run: Run
    logical: bool
    reads: frozenset[str]
    remembered: frozenset[int]
    body: ast.expr


def names(text: str) -> Reading:
    """Tell which names a formula reads and which curves it calls, known or not. FormulaError outside the language."""
    writer = Writer(text, None, {}, ())
    writer.write(writer.parsed(), 0)
    return writer.reading


def check(text: str, gauges: Collection[str], others: Collection[str] = (), curves: Collection[str] = ()) -> None:
    """Raise FormulaError unless the formula is in the language and names only these."""
    writer = Writer(text, dict.fromkeys(gauges, 0), dict.fromkeys(others, 0), curves)
    writer.write(writer.parsed(), 0)


def compile(
    text: str,
    gauges: Mapping[str, int],
    others: Mapping[str, int] | None = None,
    curves: Mapping[str, Callable[[Any], Any]] | None = None,
) -> Compiled:
    """Compile a formula whose gauges and other names stand at the given slots, and whose curves are functions.

    FormulaError when the text is outside the language or names anything else.
    """
    drawn = curves or {}
    writer = Writer(text, gauges, others or {}, drawn)
    body, logical = writer.write(writer.parsed(), 0)
    arguments = ast.arguments([], [ast.arg(name) for name in ("now", "past", "start", "rest")], None, [], [], None, [])
    tree = ast.fix_missing_locations(ast.Expression(ast.Lambda(arguments, body)))
    scope = {"__builtins__": {}, **_FUNCTIONS, **{f"curve_{name}": function for name, function in drawn.items()}}
    run: Run = eval(builtins.compile(tree, "<formula>", "eval"), scope)
    return Compiled(text, run, logical, frozenset(writer.reading.values), frozenset(writer.remembers), body)

"""Bounds of formulas: the least and greatest a formula can give when its names stay within theirs.

The bounds may be too wide, never too narrow; so `never` is certain and `perhaps` is not. A condition counts 1 or 0.
"""

import ast
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise

Range = tuple[float, float]
Points = tuple[tuple[float, float], ...]

ANYTHING: Range = (-math.inf, math.inf)
NEVER: Range = (0.0, 0.0)
ALWAYS: Range = (1.0, 1.0)
PERHAPS: Range = (0.0, 1.0)
_MIRROR: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE, ast.Eq: ast.Eq
}  # fmt: skip


@dataclass(frozen=True)
class Bounds:
    """What each name may be now, what gauges were before and at the opening, and the curves by their points."""

    now: Mapping[str, Range]
    gauges: Mapping[str, Range] = field(default_factory=dict)
    opening: Mapping[str, float] = field(default_factory=dict)
    curves: Mapping[str, Points] = field(default_factory=dict)


def tree(text: str) -> ast.expr:
    """Parse a formula that the language has accepted."""
    return ast.parse(" ".join(text.split()), mode="eval").body


def bounds_of(text: str, within: Bounds) -> Range:
    """Bound a formula that the language has accepted; names without bounds may be anything."""
    return _bound(tree(text), within)


def narrowed(text: str, within: Bounds) -> Bounds | None:
    """Bounds once a condition is known to hold, as far as it compares single names; None if it can never hold."""
    if bounds_of(text, within) == NEVER:
        return None
    return _narrowed(tree(text), within)


def _narrowed(node: ast.expr, within: Bounds) -> Bounds | None:
    match node:
        case ast.BoolOp(op=ast.And()):
            found: Bounds | None = within
            for part in node.values:
                found = _narrowed(part, found) if found else None
            return found
        case ast.Compare():
            sides = [node.left, *node.comparators]
            found = within
            for left, sign, right in zip(sides, node.ops, sides[1:], strict=False):
                for name, op, other in ((left, type(sign), right), (right, _MIRROR.get(type(sign)), left)):
                    if isinstance(name, ast.Name) and op and found:
                        found = _cut(found, name.id, op, _bound(other, within))
            return found
    return within


def _cut(within: Bounds, name: str, op: type[ast.cmpop], other: Range) -> Bounds | None:
    low, high = within.now.get(name, ANYTHING)
    if op in (ast.Gt, ast.GtE, ast.Eq):
        low = max(low, other[0])
    if op in (ast.Lt, ast.LtE, ast.Eq):
        high = min(high, other[1])
    return replace(within, now={**within.now, name: (low, high)}) if low <= high else None


def _bound(node: ast.expr, within: Bounds) -> Range:
    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value), float(value)
        case ast.Name(id=name):
            return within.now.get(name, ANYTHING)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            low, high = _bound(operand, within)
            return -high, -low
        case ast.UnaryOp(operand=operand):
            truth = _truth(_bound(operand, within))
            return 1.0 - truth[1], 1.0 - truth[0]
        case ast.BinOp(left=left, op=op, right=right):
            low, high = _sum(op, _bound(left, within), _bound(right, within))
            return ANYTHING if math.isnan(low + high) else (low, high)
        case ast.BoolOp(op=op, values=values):
            parts = [_truth(_bound(value, within)) for value in values]
            pick = min if isinstance(op, ast.And) else max
            return pick(low for low, _ in parts), pick(high for _, high in parts)
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            sides = [_bound(side, within) for side in (left, *comparators)]
            signs = [_compared(sign, *pair) for sign, pair in zip(ops, pairwise(sides), strict=True)]
            return min(low for low, _ in signs), min(high for _, high in signs)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            truth = _truth(_bound(test, within))
            ways = [way for way, open in ((body, truth[1] > 0), (orelse, truth[0] < 1)) if open]
            return _hull([_bound(way, within) for way in ways])
        case ast.Call(func=ast.Name(id=name), args=args):
            return _called(name, args, within)
    return ANYTHING


def _called(name: str, args: list[ast.expr], within: Bounds) -> Range:
    if name in ("before", "opening"):
        gauge = args[0].id if isinstance(args[0], ast.Name) else ""
        if name == "opening" and gauge in within.opening:
            return within.opening[gauge], within.opening[gauge]
        return within.gauges.get(gauge, ANYTHING)
    given = [_bound(arg, within) for arg in args]
    if name == "min":
        return reduce(lambda a, b: (min(a[0], b[0]), min(a[1], b[1])), given)
    if name == "max":
        return reduce(lambda a, b: (max(a[0], b[0]), max(a[1], b[1])), given)
    if name == "abs":
        [(low, high)] = given
        ends = abs(low), abs(high)
        return (0.0 if low <= 0 <= high else min(ends)), max(ends)
    if name == "clamp":
        x, low_end, high_end = given
        raised = max(x[0], low_end[0]), max(x[1], low_end[1])
        return min(raised[0], high_end[0]), min(raised[1], high_end[1])
    return _curved(within.curves.get(name, ()), given[0])


def _curved(points: Points, x: Range) -> Range:
    if not points:
        return ANYTHING
    heights = [y for at, y in points if x[0] < at < x[1]]
    for end in x:
        place = next((i for i, (at, _) in enumerate(points) if at >= end), len(points))
        if place == 0 or place == len(points):
            heights.append(points[0][1] if place == 0 else points[-1][1])
        else:
            (x0, y0), (x1, y1) = points[place - 1], points[place]
            heights.append(y0 + (y1 - y0) / (x1 - x0) * (end - x0))
    return min(heights), max(heights)


def _sum(op: ast.operator, a: Range, b: Range) -> Range:
    match op:
        case ast.Add():
            return a[0] + b[0], a[1] + b[1]
        case ast.Sub():
            return a[0] - b[1], a[1] - b[0]
        case ast.Mult():
            ends = [0.0 if x == 0 or y == 0 else x * y for x in a for y in b]
            return min(ends), max(ends)
    # What remains is division, where dividing by 0 gives 0.
    if b == (0.0, 0.0):
        return 0.0, 0.0
    if b[0] <= 0 <= b[1]:
        return (0.0, 0.0) if a == (0.0, 0.0) else ANYTHING
    ends = [0.0 if math.isinf(y) else x / y for x in a for y in b]
    return min(ends), max(ends)


def _compared(sign: ast.cmpop, a: Range, b: Range) -> Range:
    """Whether a comparison holds for all, for some or for no values of the two sides."""
    match sign:
        case ast.Lt():
            return _certain(a[1] < b[0], a[0] >= b[1])
        case ast.LtE():
            return _certain(a[1] <= b[0], a[0] > b[1])
        case ast.Gt():
            return _certain(a[0] > b[1], a[1] <= b[0])
        case ast.GtE():
            return _certain(a[0] >= b[1], a[1] < b[0])
    same = _certain(a == b and a[0] == a[1], a[1] < b[0] or b[1] < a[0])
    return same if isinstance(sign, ast.Eq) else (1.0 - same[1], 1.0 - same[0])


def _certain(holds: bool, fails: bool) -> Range:
    return ALWAYS if holds else NEVER if fails else PERHAPS


def _truth(value: Range) -> Range:
    """A number used as a condition holds unless it is 0."""
    return NEVER if value == (0.0, 0.0) else PERHAPS if value[0] <= 0 <= value[1] else ALWAYS


def _hull(ranges: list[Range]) -> Range:
    return min(low for low, _ in ranges), max(high for _, high in ranges)

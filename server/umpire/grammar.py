"""The grammar of formulas: a whitelist of what Python's parser can read, rewritten into the tree that will run.

The text is never run. Every name in the new tree is a slot in a list of rows or a function of `arithmetic`.
"""

import ast
import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from .slips import near

LONGEST = 2000
DEEPEST = 100
_CALLS: dict[str, tuple[int, int]] = {
    "min": (2, 99), "max": (2, 99), "abs": (1, 1), "clamp": (3, 3), "before": (1, 1), "opening": (1, 1)
}  # fmt: skip
_ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
_INSTEAD: dict[type[ast.AST], str] = {
    ast.Pow: "there are no powers here: write x * x, or draw a curve",
    ast.BitXor: "there are no powers here: write x * x, or draw a curve",
    ast.FloorDiv: "there is no whole division here: write /",
    ast.Mod: "there are no remainders here",
    ast.BitAnd: "write `and`",
    ast.BitOr: "write `or`",
    ast.Invert: "write `not`",
    ast.UAdd: "leave out the plus sign before a number",
    ast.Attribute: "names have no dots here; call a weight by its bare name",
    ast.In: "compare with < <= > >= == !=",
    ast.NotIn: "compare with < <= > >= == !=",
    ast.Is: "compare with ==",
    ast.IsNot: "compare with !=",
}


class FormulaError(ValueError):
    """What is wrong with a formula: its `text`, the `column` (from 1), a `sentence` that says what would be right."""

    def __init__(self, text: str, column: int, sentence: str) -> None:
        super().__init__(f"{sentence} (column {column} of `{text}`)")
        self.text, self.column, self.sentence = text, column, sentence


class Reading(NamedTuple):
    """What a formula reads: `values` by name (gauges, weights, unknowns, parameters) and `curves` by calling them.

    `now` are those of `values` whose present value counts, not only the one before or at the opening.
    """

    values: set[str]
    curves: set[str]
    now: set[str]


class Writer:
    """Writes the tree that will run, node by node, from the tree of the text; what is not on the list is refused.

    With `gauges` None every name is let through, and only `reading` is of use.
    """

    def __init__(
        self, text: str, gauges: Mapping[str, int] | None, others: Mapping[str, int], curves: Collection[str]
    ) -> None:
        self.text, self.gauges, self.others, self.curves = text, gauges, others, curves
        self.reading = Reading(set(), set(), set())
        self.remembers: set[int] = set()
        self.kept = 0

    def parsed(self) -> ast.expr:
        """The tree of the text, or FormulaError."""
        text = self.text
        if not text.strip():
            raise FormulaError(text, 1, "the formula is empty: write a number or a sum of gauges")
        if len(text) > LONGEST:
            raise FormulaError(
                f"{text[:60]}...", LONGEST, f"no formula is longer than {LONGEST} characters: make it two"
            )
        for column, sign in enumerate(text, 1):
            if sign == "#" or not (sign.isspace() or " " <= sign <= "~"):
                raise FormulaError(
                    text, column, f"{sign!r} means nothing here: the signs are + - * / < <= > >= == != ( ) ,"
                )
        flat = "".join(" " if sign.isspace() else sign for sign in text)
        indent = len(flat) - len(flat.lstrip())
        try:
            return ast.parse(flat.strip(), mode="eval").body
        except SyntaxError as fault:
            column = indent + max(1, fault.offset or 1)
            raise FormulaError(text, column, "is a sign, a name or a bracket missing here?") from None
        except (ValueError, RecursionError, MemoryError):
            raise FormulaError(text, 1, "the formula is too deeply nested or holds an endless number") from None

    def write(self, node: ast.expr, depth: int) -> tuple[ast.expr, bool]:
        """The tree to run for one node, and whether it gives true or false."""
        if depth > DEEPEST:
            raise self.fault(node, f"the formula is nested more than {DEEPEST} deep: make it two links")
        depth += 1
        match node:
            case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
                return self.literal(node), False
            case ast.Name(id=name):
                return self.name(node, name), False
            case ast.UnaryOp(op=ast.USub()):
                return ast.UnaryOp(ast.USub(), self.counted(node.operand, depth)), False
            case ast.UnaryOp(op=ast.Not()):
                return _call("no", self.judged(node.operand, depth)), True
            case ast.BinOp(op=ast.Div()):
                return _call("divide", self.counted(node.left, depth), self.counted(node.right, depth)), False
            case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult()):
                return ast.BinOp(self.counted(node.left, depth), node.op, self.counted(node.right, depth)), False
            case ast.BoolOp():
                join = "both" if isinstance(node.op, ast.And) else "either"
                return _nested(join, [self.judged(part, depth) for part in node.values]), True
            case ast.Compare():
                return self.compared(node, depth), True
            case ast.IfExp():
                test = self.judged(node.test, depth)
                return _call("where", test, self.counted(node.body, depth), self.counted(node.orelse, depth)), False
            case ast.Call(func=ast.Name(id=name)):
                return self.called(node, name, depth), False
        told = node.op if isinstance(node, ast.BinOp | ast.UnaryOp) else node
        raise self.fault(
            node, _INSTEAD.get(type(told), "this is not in the language: write names, numbers, signs, calls")
        )

    def counted(self, node: ast.expr, depth: int) -> ast.expr:
        """The node as a number."""
        body, logical = self.write(node, depth)
        return _call("number", body) if logical else body

    def judged(self, node: ast.expr, depth: int) -> ast.expr:
        """The node as a condition."""
        body, logical = self.write(node, depth)
        return body if logical else ast.Compare(body, [ast.NotEq()], [ast.Constant(0.0)])

    def literal(self, node: ast.Constant) -> ast.expr:
        try:
            value = float(node.value)  # type: ignore[arg-type]
        except OverflowError:
            value = math.inf
        if not math.isfinite(value):
            raise self.fault(node, "the number is too large")
        return ast.Constant(value)

    def name(self, node: ast.expr, name: str) -> ast.expr:
        self.reading.values.add(name)
        self.reading.now.add(name)
        if self.gauges is None:
            return ast.Constant(0.0)
        if name in self.others and name in self.gauges:
            raise self.fault(node, f"`{name}` is both a gauge and a weight, unknown or parameter: rename one of them")
        if name in self.others:
            return _slot("rest", self.others[name])
        if name in self.gauges:
            return _slot("now", self.gauges[name])
        if name in self.curves or name in _CALLS:
            raise self.fault(node, f"`{name}` wants an argument: write {name}(...)")
        meant = near(name, [*self.gauges, *self.others])
        raise self.fault(node, f"there is no gauge, weight or parameter `{name}` here{meant}")

    def compared(self, node: ast.Compare, depth: int) -> ast.expr:
        """A chain of comparisons; what stands between two signs is computed once and kept under a name of its own."""
        left, parts = self.counted(node.left, depth), []
        for place, (sign, operand) in enumerate(zip(node.ops, node.comparators, strict=True), 1):
            if not isinstance(sign, _ORDERS):
                raise self.fault(operand, _INSTEAD[type(sign)])
            right = self.counted(operand, depth)
            after = right
            if place < len(node.ops):
                self.kept += 1
                right = ast.NamedExpr(ast.Name(f"kept_{self.kept}", ast.Store()), right)
                after = ast.Name(f"kept_{self.kept}", ast.Load())
            parts.append(ast.Compare(left, [sign], [right]))
            left = after
        return _nested("both", parts)

    def called(self, node: ast.Call, name: str, depth: int) -> ast.expr:
        if name not in _CALLS:
            self.reading.curves.add(name)
            if self.gauges is not None and name not in self.curves:
                raise self.fault(node, f"there is no curve or function `{name}`{near(name, [*_CALLS, *self.curves])}")
        least, most = _CALLS.get(name, (1, 1))
        if node.keywords or not least <= len(node.args) <= most:
            wants = f"{least} or more" if most > least else str(least)
            raise self.fault(node, f"`{name}` takes {wants} plain argument{'s' if wants != '1' else ''}")
        if name in ("before", "opening"):
            return self.remembered(node, name)
        arguments = [self.counted(argument, depth) for argument in node.args]
        if name in ("min", "max"):
            return _nested(name, arguments)
        return _call(name if name in _CALLS else f"curve_{name}", *arguments)

    def remembered(self, node: ast.Call, name: str) -> ast.expr:
        match node.args[0]:
            case ast.Name(id=gauge):
                self.reading.values.add(gauge)
            case _:
                raise self.fault(node, f"`{name}` takes the name of one gauge, as in {name}(cohesion)")
        if self.gauges is None:
            return ast.Constant(0.0)
        if gauge not in self.gauges:
            raise self.fault(node, f"`{name}` takes a gauge, and there is no gauge `{gauge}`{near(gauge, self.gauges)}")
        if name == "before":
            self.remembers.add(self.gauges[gauge])
        return _slot("past" if name == "before" else "start", self.gauges[gauge])

    def fault(self, node: ast.AST, sentence: str) -> FormulaError:
        indent = len(self.text) - len(self.text.lstrip())
        return FormulaError(self.text, indent + getattr(node, "col_offset", 0) + 1, sentence)


def _slot(rows: str, place: int) -> ast.expr:
    return ast.Subscript(ast.Name(rows, ast.Load()), ast.Constant(place), ast.Load())


def _call(name: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


def _nested(name: str, parts: Sequence[ast.expr]) -> ast.expr:
    body = parts[0]
    for part in parts[1:]:
        body = _call(name, body, part)
    return body

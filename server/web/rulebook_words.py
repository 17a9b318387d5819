"""The rulebook's formulas, dates and amounts in plain words. Nothing is computed here; what a formula means is the engine's."""

import ast
from collections.abc import Mapping

from server.umpire.content import Amount, Fading, Later, Spread, Timing

_SIGNS = {
    ast.Add: ("plus", 1), ast.Sub: ("less", 1), ast.Mult: ("times", 2), ast.Div: ("divided by", 2)
}  # fmt: skip
_COMPARED = {
    ast.Lt: "is below", ast.LtE: "is at most", ast.Gt: "is above", ast.GtE: "is at least", ast.Eq: "is", ast.NotEq: "is not"
}  # fmt: skip


def worded(text: str, called: Mapping[str, str]) -> str:
    """Say a formula in words; `called` gives the words for its names, and what has none is said by its own name."""
    return _Sayer(called).say(ast.parse(text.strip(), mode="eval").body)


def number(value: float) -> str:
    """A number as short as it is exact."""
    return f"{value:g}".replace("-", "\u2212")


def amount(by: Amount) -> str:
    """An amount with its sign; a formula as it stands."""
    return by if isinstance(by, str) else f"{'+' if by > 0 else ''}{number(by)}"


def when(timing: Timing) -> str:
    """When an effect falls due."""
    match timing:
        case Later(ticks=ticks):
            return f"after {ticks} more {'quarter' if ticks == 1 else 'quarters'}"
        case Spread(ticks=ticks):
            return f"in equal parts over {ticks} quarters"
        case Fading(keep=keep):
            return f"at once, and then fades: each quarter keeps {keep * 100:g}% of it"
        case _:
            return "in the next quarter"


class _Sayer:
    def __init__(self, called: Mapping[str, str]) -> None:
        self.called = called

    def say(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(value=value):
                return number(float(value)) if isinstance(value, (int, float)) else str(value)
            case ast.Name(id=id):
                return self.called.get(id, id.replace("_", " "))
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return f"not ({self.say(inner)})"
            case ast.UnaryOp(operand=inner):
                return f"minus {self.inside(inner, 2)}"
            case ast.BinOp(left=left, op=op, right=right):
                word, rank = _SIGNS[type(op)]
                # What is taken away or divided by is one thing, however it is made up.
                tight = isinstance(op, (ast.Sub, ast.Div))
                return f"{self.inside(left, rank)} {word} {self.inside(right, rank + tight)}"
            case ast.Compare(left=left, ops=ops, comparators=others):
                compared = " and ".join(
                    f"{_COMPARED[type(op)]} {self.inside(other, 1)}" for op, other in zip(ops, others, strict=True)
                )
                return f"{self.inside(left, 1)} {compared}"
            case ast.BoolOp(op=op, values=values):
                return (" and " if isinstance(op, ast.And) else " or ").join(self.inside(value, 1) for value in values)
            case ast.IfExp(test=test, body=body, orelse=other):
                return f"{self.inside(body, 1)} if {self.say(test)}, otherwise {self.inside(other, 1)}"
            case ast.Call(func=ast.Name(id=name), args=args):
                return self.called_with(name, args)
        return ast.unparse(node)

    def inside(self, node: ast.expr, rank: int) -> str:
        """A part of a formula, in brackets where it would run into what stands around it."""
        loose = isinstance(node, (ast.IfExp, ast.BoolOp, ast.Compare)) or (
            isinstance(node, ast.BinOp) and _SIGNS[type(node.op)][1] < rank
        )
        return f"({self.say(node)})" if loose else self.say(node)

    def called_with(self, name: str, args: list[ast.expr]) -> str:
        said = [self.say(arg) for arg in args]
        match name:
            case "min" | "max":
                which = "smaller" if name == "min" else "larger"
                which = which if len(said) == 2 else f"{which[:-1]}st"
                return f"the {which} of ({'; '.join(said)})"
            case "abs":
                return f"the size of ({said[0]})"
            case "clamp":
                return f"({said[0]}), kept between {said[1]} and {said[2]}"
            case "before":
                return f"{said[0]} a quarter before"
            case "opening":
                return f"{said[0]} at the opening"
        return f"the curve \u201c{name.replace('_', ' ')}\u201d at ({'; '.join(said)})"

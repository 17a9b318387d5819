"""The rulebook's formulas, dates and amounts in plain words. Nothing is computed here; what a formula means is the engine's."""

import ast
from collections.abc import Mapping
from typing import Any

import msgspec
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from server.languages.catalogue import SOURCE
from server.languages.speaker import Speaker
from server.umpire.content import Amount, Fading, Later, Spread, Timing
from server.umpire.rulebook import Rulebook

WORDS = {
    "backfire": _("backfire"),
    "failure": _("failure"),
    "partial": _("partial success"),
    "success": _("success"),
    "decisive": _("decisive success"),
    "weighted": _("two dice and the reasons weighed"),
    "estimate": _("the median of blind estimates"),
    "percentile": _("the umpire's chance"),
    "expert": _("an expert's chance"),
    "vote": _("a vote"),
    "opposed": _("a roll on each side"),
    "ruling": _("the umpire's ruling"),
    "gauge": _("gauge"),
    "link": _("link"),
    "card": _("card"),
    "team": _("team"),
    "policy": _("standing policy"),
    "pacts": _("pacts"),
    "theory": _("theory"),
    "objective": _("objective"),
    "inject": _("inject"),
    "unknown": _("unknown"),
    "curve": _("curve"),
    "doctrine": _("doctrine"),
}
"""Degrees, methods and kinds of content as people say them."""

_RANK = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2}
_JOINED = {
    ast.Add: _("%(left)s plus %(right)s"),
    ast.Sub: _("%(left)s less %(right)s"),
    ast.Mult: _("%(left)s times %(right)s"),
    ast.Div: _("%(left)s divided by %(right)s"),
    ast.Lt: _("%(left)s is below %(right)s"),
    ast.LtE: _("%(left)s is at most %(right)s"),
    ast.Gt: _("%(left)s is above %(right)s"),
    ast.GtE: _("%(left)s is at least %(right)s"),
    ast.Eq: _("%(left)s is %(right)s"),
    ast.NotEq: _("%(left)s is not %(right)s"),
    ast.And: _("%(left)s and %(right)s"),
    ast.Or: _("%(left)s or %(right)s"),
}


_TEXTS = frozenset(["title", "text", "because", "says", "say", "blurb", "leader", "unit", "group", "labels", "do_now"])
"""The fields of content that hold its words."""


def said(book: Rulebook, voice: Speaker) -> Rulebook:
    """A rulebook with its texts in the reader's language; what nobody has translated stays as it is."""
    return book if voice.tag == SOURCE else msgspec.convert(_each(msgspec.to_builtins(book), voice, False), Rulebook)


def _each(value: Any, voice: Speaker, spoken: bool) -> Any:
    match value:
        case str():
            return voice.name(value) if spoken else value
        case dict():
            return {key: _each(part, voice, spoken or key in _TEXTS or key == "briefs") for key, part in value.items()}
        case list() | tuple():
            return [_each(part, voice, spoken) for part in value]
    return value


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
            return gettext("%(n)s quarters later than the next", n=ticks)
        case Spread(ticks=ticks):
            return gettext("in equal parts over %(n)s quarters", n=ticks)
        case Fading(keep=keep):
            return gettext(
                "in the next quarter, then it fades: each quarter keeps %(share)s%% of it", share=f"{keep * 100:g}"
            )
        case _:
            return gettext("in the next quarter")


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
                return gettext("not (%(what)s)", what=self.say(inner))
            case ast.UnaryOp(operand=inner):
                return gettext("minus %(what)s", what=self.inside(inner, 2))
            case ast.BinOp(left=left, op=op, right=right):
                # What is taken away or divided by is one thing, however it is made up.
                tight = isinstance(op, (ast.Sub, ast.Div))
                rank = _RANK[type(op)]
                return self.joined(op, self.inside(left, rank), self.inside(right, rank + tight))
            case ast.Compare(left=left, ops=ops, comparators=others):
                pairs = zip([left, *others], ops, others, strict=False)
                said = [self.joined(op, self.inside(a, 1), self.inside(b, 1)) for a, op, b in pairs]
                return self.all(ast.And(), said)
            case ast.BoolOp(op=op, values=values):
                return self.all(op, [self.inside(value, 1) for value in values])
            case ast.IfExp(test=test, body=body, orelse=other):
                parts = {"body": self.inside(body, 1), "test": self.say(test), "other": self.inside(other, 1)}
                return gettext("%(body)s if %(test)s, otherwise %(other)s", **parts)
            case ast.Call(func=ast.Name(id=name), args=args):
                return self.called_with(name, [self.say(arg) for arg in args])
        return ast.unparse(node)

    def joined(self, op: ast.AST, left: str, right: str) -> str:
        return str(_JOINED[type(op)]) % {"left": left, "right": right}

    def all(self, op: ast.boolop, said: list[str]) -> str:
        found = said[0]
        for part in said[1:]:
            found = self.joined(op, found, part)
        return found

    def inside(self, node: ast.expr, rank: int) -> str:
        """A part of a formula, in brackets where it would run into what stands around it."""
        loose = isinstance(node, (ast.IfExp, ast.BoolOp, ast.Compare)) or (
            isinstance(node, ast.BinOp) and _RANK[type(node.op)] < rank
        )
        return f"({self.say(node)})" if loose else self.say(node)

    def called_with(self, name: str, said: list[str]) -> str:
        things = "; ".join(said)
        match name:
            case "min":
                return gettext("the smallest of (%(things)s)", things=things)
            case "max":
                return gettext("the largest of (%(things)s)", things=things)
            case "abs":
                return gettext("the size of (%(thing)s)", thing=things)
            case "clamp":
                return gettext("(%(thing)s), kept from %(low)s to %(high)s", thing=said[0], low=said[1], high=said[2])
            case "before":
                return gettext("%(thing)s a quarter before", thing=things)
            case "opening":
                return gettext("%(thing)s at the opening", thing=things)
        return gettext("the curve \u201c%(curve)s\u201d at (%(thing)s)", curve=name.replace("_", " "), thing=things)

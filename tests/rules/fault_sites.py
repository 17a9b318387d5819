"""Where in the checker a fault can be made, and where those that were told were made."""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from server import rules
from server.rules.fault import Fault

HOME = Path(rules.__file__).parent


class Site(NamedTuple):
    """A call that makes a fault: the module's name and the lines of the call."""

    module: str
    first: int
    last: int


@cache
def every_site() -> frozenset[Site]:
    """Every call of `Fault` or of a method `wrong` in the checker, but for those by which `wrong` itself makes one."""
    return frozenset(site for file in HOME.rglob("*.py") for site in _sites(file))


@contextmanager
def noted() -> Iterator[set[Site]]:
    """Note from where faults are made, until the end of the block."""
    seen: set[Site] = set()

    def make(*fields: Any) -> Fault:
        frame = sys._getframe(1)
        if frame.f_code.co_name == "wrong":
            frame = frame.f_back or frame
        module, line = Path(frame.f_code.co_filename).stem, frame.f_lineno
        seen.add(
            next(
                (s for s in every_site() if s.module == module and s.first <= line <= s.last), Site(module, line, line)
            )
        )
        return Fault(*fields)

    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if (
                name.startswith("server.rules.")
                and name != Fault.__module__
                and getattr(module, "Fault", None) is Fault
            ):
                patch.setattr(module, "Fault", make)
        yield seen


def _sites(file: Path) -> Iterator[Site]:
    tree = ast.parse(file.read_text("utf-8"))
    makers = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "wrong"]
    within = {id(node) for maker in makers for node in ast.walk(maker)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and id(node) not in within and _called(node.func) in ("Fault", "wrong"):
            yield Site(file.stem, node.lineno, node.end_lineno or node.lineno)


def _called(what: ast.expr) -> str:
    return what.attr if isinstance(what, ast.Attribute) else what.id if isinstance(what, ast.Name) else ""

"""Formulas fused: many of them as one list of numpy passes over rows of worlds.

What several formulas share is computed once, what hangs on nothing but numbers is computed before any world is, and all that
is in between stays in a few rows that are used again and again, so that they never leave the processor's cache. The passes are
the operations of the formulas in their own order and shape, so the bits are those of each formula run by itself.
"""

import ast
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np

from .formula import Compiled
from .layout import Kind, rows_for
from .spans import Span, reach
from .works import SIGNS, TESTS, WORKS, Work, least, most

Key = tuple[object, ...]
Bound = list[tuple[Work, tuple[Any, ...]]]


class Passes(NamedTuple):
    """A list of passes: each a function, and the choice of its rows from all there are.

    After the first `ends[i]` of them formula `i` is computed, and no later pass reads or writes the row it went to. `spans[i]`
    tells how far it can reach.
    """

    numbers: tuple[Any, ...]
    floats: int
    flags: int
    passes: tuple[tuple[Work, Callable[[Sequence[Any]], tuple[Any, ...]]], ...]
    ends: tuple[int, ...]
    spans: tuple[Span, ...]

    def bound(self, given: Sequence[Any], into: Sequence[Any], n: int, kind: Kind = np.float64) -> Bound:
        """The passes with the rows of `n` they work on: they read rows `given` and leave the formulas' values in rows `into`."""
        between = *rows_for(self.floats, n, kind), *np.empty((self.flags, n), np.bool_)
        rows = [*given, *(number if number.dtype == np.bool_ else number.astype(kind) for number in self.numbers)]
        rows += [*between, *into]
        # To numpy a number beside a row is as good as another row, but for minima and maxima, which take half as long again.
        full = rows_for(len(self.numbers), n, kind)
        full[...] = np.reshape(self.numbers, (-1, 1))
        wide = [*given, *full, *between, *into]
        return [(work, chosen(wide if work in (least, most) else rows)) for work, chosen in self.passes]


class Fuser:
    """Takes formulas in, tree by tree, and gives the passes that compute them.

    `opening` are the opening values of the gauges; `rest` the numbers of what else formulas name, None for what is a row.
    Given are rows for the gauges now and as they were, and for the rest.
    Numbers have the precision `kind` of the rows from the first, or a number would come out otherwise than rows of it. `within`
    tells how far what stands in a row can reach, by the row's number; of others nobody knows.
    """

    def __init__(
        self,
        opening: Sequence[float],
        rest: Sequence[float | None],
        curves: Mapping[str, Callable[[Any], Any]],
        kind: Kind = np.float64,
        within: Mapping[int, Span] = {},
    ) -> None:
        self.opening, self.rest, self.curves, self.kind = opening, rest, curves, kind
        self.within, self.spans = within, list[Span]()
        self.given = 2 * len(opening) + len(rest)
        self.nodes: list[Key] = []
        self.known: dict[Key, int] = {}
        self.kept: dict[str, int] = {}
        self.results, self.counts = list[int](), list[int]()

    def take(self, formula: Compiled, room: tuple[int, float, float] | None = None, scaled: bool = False) -> None:
        """Add a formula. `room` (gauge, low, high) scales it by the room left to the bound it moves towards; `scaled` says
        that the last of the rest does, too.
        """
        with np.errstate(all="ignore"):
            result = self._read(formula.body)
            if formula.logical:
                result = self._called("number", [result])
            if room is not None:
                gauge, low, high = room
                now = self._node("row", gauge)
                span = self._number(high - low)
                above = self._does("divide", self._does("subtract", self._number(high), now), span)
                below = self._does("divide", self._does("subtract", now, self._number(low)), span)
                upward = self._does("greater", result, self._number(0.0))
                result = self._does("multiply", result, self._does("where", upward, above, below))
            if scaled:
                result = self._does("multiply", result, self._slot("rest", len(self.rest) - 1))
        self.results.append(result)
        self.counts.append(len(self.nodes))

    def drift(self, gauge: int, home: float, share: float) -> None:
        """Add the pull of a gauge to its home, by a share of the way there."""
        away = self._does("subtract", self._node("row", gauge), self._number(home))
        self.results.append(self._does("multiply", away, self._number(-share)))
        self.counts.append(len(self.nodes))

    def passes(self) -> Passes:
        """The passes for all formulas taken, each into the row of its number."""
        last = dict.fromkeys(self.results, len(self.nodes))
        wanted = set(self.results)
        for node in reversed(range(len(self.nodes))):
            if node in wanted and self._made(node):
                for part in self._parts(node):
                    wanted.add(part)
                    last.setdefault(part, node)
        numbers = [node for node in sorted(wanted) if self.nodes[node][0] == "number"]
        rows: dict[int, tuple[str, int]] = {node: ("number", at) for at, node in enumerate(numbers)}
        rows |= {node: ("given", int(self.nodes[node][1])) for node in wanted if self.nodes[node][0] == "row"}  # type: ignore[call-overload]
        # What is read again after it came out stays between, for the row it went to may be used for something else by then.
        read = {part for node in wanted if self._made(node) for part in self._parts(node)}
        for at, node in enumerate(self.results):
            if node not in read and self.results.count(node) == 1:
                rows.setdefault(node, ("into", at))
        free: dict[str, list[int]] = {"float": [], "flag": []}
        counts = {"float": 0, "flag": 0}
        done: list[tuple[Work, list[tuple[str, int]]]] = []
        ends: list[int] = []
        for at, nodes in enumerate(pairwise([0, *self.counts])):
            for node in range(*nodes):
                if node not in wanted or not self._made(node):
                    continue
                name, parts = str(self.nodes[node][0]), self._parts(node)
                if node not in rows:
                    kind = "flag" if name in TESTS else "float"
                    if not free[kind]:
                        free[kind].append(counts[kind])
                        counts[kind] += 1
                    rows[node] = (kind, free[kind].pop())
                done.append((self._work(name), [*(rows[part] for part in parts), rows[node]]))
                # Only now are rows free that are read for the last time: numpy is slower where it writes to what it reads.
                for part in set(parts):
                    if last[part] == node and rows[part][0] in free:
                        free[rows[part][0]].append(rows[part][1])
            if rows[self.results[at]] != ("into", at):
                done.append((np.positive, [rows[self.results[at]], ("into", at)]))
            ends.append(len(done))
        sizes = (0, self.given, len(numbers), counts["float"], counts["flag"])
        place = dict(zip(("given", "number", "float", "flag", "into"), accumulate(sizes), strict=True))
        return Passes(
            tuple(np.array(self.nodes[node][1]) for node in numbers),
            counts["float"],
            counts["flag"],
            tuple((work, itemgetter(*(place[kind] + at for kind, at in chosen))) for work, chosen in done),
            tuple(ends),
            tuple(self.spans[node] for node in self.results),
        )

    def _read(self, body: ast.expr) -> int:
        """The node of a tree that `Writer` wrote."""
        match body:
            case ast.Constant(value=float(value)):
                return self._number(value)
            case ast.Subscript(ast.Name(rows), ast.Constant(int(place))):
                return self._slot(rows, place)
            case ast.UnaryOp(operand=operand):
                return self._does("negative", self._read(operand))
            case ast.BinOp(left, sign, right) | ast.Compare(left, [sign], [right]):
                return self._does(SIGNS[type(sign)], self._read(left), self._read(right))
            case ast.NamedExpr(ast.Name(name), value):
                self.kept[name] = self._read(value)
                return self.kept[name]
            case ast.Name(name):
                return self.kept[name]
            case ast.Call(ast.Name(name), arguments):
                return self._called(name, [self._read(argument) for argument in arguments])
        raise AssertionError(ast.dump(body))

    def _slot(self, rows: str, place: int) -> int:
        gauges = len(self.opening)
        match rows:
            case "start":
                return self._number(self.opening[place])
            case "now" | "past":
                return self._node("row", place + (gauges if rows == "past" else 0))
        number = self.rest[place]
        return self._node("row", 2 * gauges + place) if number is None else self._number(number)

    def _called(self, name: str, parts: list[int]) -> int:
        if name == "clamp":
            return self._does("min", self._does("max", parts[0], parts[1]), parts[2])
        if name == "number":
            return self._does("where", parts[0], self._number(1.0), self._number(0.0))
        if name == "divide":
            below = self.nodes[parts[1]]
            if below[0] != "number":
                return self._does("quotient", *parts)
            return self._does("divide", *parts) if below[1] else self._number(0.0)
        return self._does(name, *parts)

    def _does(self, name: str, *parts: int) -> int:
        """The node of an operation: a number where all its parts are numbers."""
        if all(self.nodes[part][0] == "number" for part in parts):
            values = [self.nodes[part][1] for part in parts]
            numbers = [np.array([value], np.bool_ if isinstance(value, bool) else self.kind) for value in values]
            result: Any = np.empty(1, np.bool_ if name in TESTS else self.kind)
            self._work(name)(*numbers, result)
            return self._number(result.item())
        return self._node(name, *parts)

    def _number(self, value: float) -> int:
        if not isinstance(value, bool):
            with np.errstate(all="ignore"):
                value = float(self.kind(value))
        return self._node("number", value, type(value), float(value).hex())

    def _node(self, *key: object) -> int:
        if key not in self.known:
            self.known[key] = len(self.nodes)
            self.nodes.append(key)
            self.spans.append(self._span(*key))
        return self.known[key]

    def _span(self, name: object, *parts: Any) -> Span:
        match name:
            case "number":
                return (float(parts[0]), float(parts[0])) if np.isfinite(parts[0]) else None
            case "row":
                return self.within.get(parts[0])
        return reach(str(name), [self.spans[part] for part in parts])

    def _made(self, node: int) -> bool:
        return self.nodes[node][0] not in ("number", "row")

    def _parts(self, node: int) -> tuple[int, ...]:
        return self.nodes[node][1:]  # type: ignore[return-value]

    def _work(self, name: str) -> Work:
        if name in WORKS or name in TESTS:
            return WORKS.get(name) or TESTS[name]
        curve = self.curves[name.removeprefix("curve_")]

        def along(x: Any, out: Any) -> None:
            out[...] = curve(x)

        return along

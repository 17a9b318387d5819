"""The rows on which one block of worlds at a time is worked: few enough to stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from .arithmetic import FAR, NEAR, Values, round_all, tame_all
from .course import Course, Rules
from .engine import Engine
from .layout import Floats, Kind, rows_for
from .passes import Bound, Passes
from .underway import Active
from .worlds import World


class _Work(NamedTuple):
    """What is done for a chunk of gauges: the passes for their changes, which of these have to be tamed, where each is added.

    `sums` has a row for each of the gauges, which are those from `some.start` on.
    """

    some: slice
    passes: Bound
    changes: Values
    wild: list[Values]
    sums: Values
    additions: list[tuple[Values, Values]]
    low: Values
    high: Values


class Desk:
    """Rows for `width` worlds. The changes of a chunk of gauges are computed in a few rows, rounded there, and added up."""

    def __init__(self, engine: Engine, steady: Course, width: int) -> None:
        count, layout = len(engine.layout.gauges), engine.layout
        kind, self._width = layout.kind, width
        self._kind, self._remembered = kind, steady.remembered
        self._now, self._past = (rows_for(count, width, kind) for _ in range(2))
        self._unknowns = rows_for(len(layout.unknowns), width, kind)
        self._weights = rows_for(len(layout.weights), width if None in steady.weights else 0, kind)
        into = rows_for(max((chunk.lines for chunk in steady.chunks), default=0), width, kind)
        passes = self._bound(steady.passes, [row for chunk in steady.chunks for row in into[: chunk.lines]])
        self._ruled: dict[tuple[tuple[str, ...], int], tuple[Bound, Values, Values, Values]] = {}
        low: Values = engine.low.astype(kind)
        high: Values = engine.high.astype(kind)
        rows = rows_for(max((chunk.end - chunk.first for chunk in steady.chunks), default=0), width, kind)
        self._chunks, first, done = list[_Work](), 0, 0
        for chunk in steady.chunks:
            some, sums, last = slice(chunk.first, chunk.end), rows[: chunk.end - chunk.first], first + chunk.lines
            end = steady.passes.ends[last - 1] if last else 0
            additions = [
                (sums[begins - chunk.first : ends - chunk.first], into[at : at + ends - begins])
                for at, begins, ends in _runs(steady.gauges[first:last])
            ]
            wild = [into[at : at + 1] for at in range(chunk.lines) if not _tame(steady, first + at, kind)]
            changes = into[: chunk.lines]
            self._chunks.append(_Work(some, passes[done:end], changes, wild, sums, additions, low[some], high[some]))
            first, done = last, end

    def work(
        self,
        world: World,
        ruled: Sequence[tuple[Active, Rules]],
        others: Mapping[int, Values],
        after: Values,
        part: slice,
        kept: tuple[Floats, Floats, Floats] | None,
    ) -> None:
        """Work some of the worlds of a batch, as many as the desk is wide: what they come to goes to `after`, within bounds.

        `ruled` are the policies in force; `others` are changes, by gauge, that come neither of them nor of the course: a row
        each, or one number for all worlds. Of `kept`, if asked, the first rows take the changes of the course, the second
        those of the rules, and the third what bounds cut off.
        """
        now, kind = self._now, self._kind
        now[...] = world.values[:, part]
        for gauge in self._remembered.union(*(rules.remembered for _, rules in ruled)):
            self._past[gauge] = world.before[gauge, part]
        self._unknowns[...] = world.unknowns[:, part]
        if self._weights.size:
            self._weights[...] = world.weights if world.weights.shape[1] == 1 else world.weights[:, part]
        more: dict[int, list[Values]] = {gauge: [row if len(row) == 1 else row[part]] for gauge, row in others.items()}
        done = 0
        for place, (active, rules) in enumerate(ruled):
            # In a batch of several games one policy may stand more than once; each time it needs rows of its own.
            again = sum(other is rules for _, other in ruled[:place])
            for gauge, change in zip(rules.gauges, self._changes(active, rules, again, part), strict=True):
                more.setdefault(gauge, []).append(change)
                if kept is not None:
                    kept[1][done, part] = change
                    done += 1
        done = 0
        for some, passes, changes, wild, sums, additions, low, high in self._chunks:
            for call, chosen in passes:
                call(*chosen)
            for row in wild:
                tame_all(row)
            round_all(changes)
            if kept is not None:
                kept[0][done : done + len(changes), part] = changes
                done += len(changes)
            # All are whole quanta, and too few for an addition of them to round (see `NEAR`), so no order matters.
            sums[...] = now[some]
            for target, rises in additions:
                target += rises
            if kept is not None:
                kept[2][some, part] = sums
            # What comes from elsewhere has no limit: it may round here, but only far beyond all bounds, and in no ledger.
            for gauge in range(some.start, some.stop):
                for change in more.get(gauge, ()):
                    target = sums[gauge - some.start]
                    target += change.astype(kind, copy=False)
                    if kept is not None:
                        kept[2][gauge, part] += change
            np.clip(sums, low, high, out=after[some, part])
            if kept is not None:
                np.subtract(after[some, part], kept[2][some, part], out=kept[2][some, part])

    def _changes(self, active: Active, rules: Rules, again: int, part: slice) -> Values:
        """What the rules of a policy change in some of the worlds, a row each, rounded; only to be read."""
        key = (rules.key, again)
        if key not in self._ruled:
            names = len(active.parameters)
            more, into = (rows_for(number, self._width, self._kind) for number in (names + 1, len(rules.gauges)))
            self._ruled[key] = self._bound(rules.passes, list(into), list(more)), into, more[:-1], more[-1]
        passes, changes, parameters, where = self._ruled[key]
        for row, name in zip(parameters, sorted(active.parameters), strict=True):
            row[...] = active.parameters[name][part]
        where[...] = active.where[part]
        for call, chosen in passes:
            call(*chosen)
        tame_all(changes)
        round_all(changes)
        return changes

    def _bound(self, passes: Passes, into: Sequence[Values], more: Sequence[Values] = ()) -> Bound:
        given = [*self._now, *self._past, *self._unknowns, *self._weights, *more]
        return passes.bound(given, into, self._width, self._kind)


def _tame(steady: Course, line: int, kind: Kind) -> bool:
    """Whether a change never has to be tamed: a drift goes no further than home, and some links can't reach far."""
    span = steady.passes.spans[line]
    if steady.causes[line].kind == "drift":
        return True
    return span is not None and max(-span[0], span[1]) <= (NEAR if kind is np.float32 else FAR)


def _runs(gauges: Sequence[int]) -> list[tuple[int, int, int]]:
    """Runs of neighbouring gauges: where each begins among these, its first gauge, and the one behind its last."""
    runs: list[tuple[int, int, int]] = []
    for at, gauge in enumerate(gauges):
        if runs and runs[-1][2] == gauge:
            runs[-1] = (*runs[-1][:2], gauge + 1)
        else:
            runs.append((at, gauge, gauge + 1))
    return runs

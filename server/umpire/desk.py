"""The rows on which one block of worlds at a time is worked: few enough to stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .arithmetic import FAR, NEAR, Values, round_all, tame_all
from .course import Course, Rules
from .engine import Engine
from .layout import Floats, Kind, rows_for
from .passes import Bound, Passes
from .spans import Span
from .underway import Active
from .worlds import World

TOGETHER = 128 * 1024
AT_HAND = 64 * 1024


class Desk:
    """Rows for `width` worlds. Links are computed some at a time in the same few rows, rounded there, and added up."""

    def __init__(self, engine: Engine, steady: Course, width: int) -> None:
        count, layout = len(engine.layout.gauges), engine.layout
        kind = self._kind = layout.kind
        self._low, self._high, self._home, self._share = (
            column.astype(kind) for column in (engine.low, engine.high, steady.home, steady.share)
        )
        self._remembered = steady.remembered
        self._now, self._past, self._away, self._sums = (rows_for(count, width, kind) for _ in range(4))
        self._targets = list(self._sums)
        # Gauges are taken so many at a time that one thing after another is done to them while they are in the cache.
        size = max(AT_HAND // width, 1)
        self._some = [slice(first, min(first + size, count)) for first in range(0, count, size)]
        self._unknowns = rows_for(len(layout.unknowns), width, kind)
        self._weights = rows_for(len(layout.weights), width if None in steady.weights else 0, kind)
        targets = steady.gauges[count:]
        room = max(min(len(targets), TOGETHER // width), 1)
        into = rows_for(room, width, kind)
        passes = self._bound(steady.passes, [into[at % room] for at in range(len(targets))])
        self._groups: list[tuple[Bound, Values, list[Values], list[tuple[Values, Values]]]] = []
        self._ruled: dict[tuple[str, ...], tuple[Bound, Values, Values, Values]] = {}
        done = 0
        for first in range(0, len(targets), room):
            group = targets[first : first + room]
            end = steady.passes.ends[first + len(group) - 1]
            sums = [(self._sums[low:high], into[at : at + high - low]) for at, low, high in _runs(group)]
            wild = [into[at : at + 1] for at in range(len(group)) if not _tame(steady.passes.spans[first + at], kind)]
            self._groups.append((passes[done:end], into[: len(group)], wild, sums))
            done = end

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
        now, sums, count = self._now, self._sums, len(self._now)
        for gauge in self._remembered.union(*(rules.remembered for _, rules in ruled)):
            self._past[gauge] = world.before[gauge, part]
        self._unknowns[...] = world.unknowns[:, part]
        if self._weights.size:
            self._weights[...] = world.weights if world.weights.shape[1] == 1 else world.weights[:, part]
        values = world.values[:, part]
        for some in self._some:
            mine, away, total = now[some], self._away[some], sums[some]
            mine[...] = values[some]
            # Most links read how far a gauge is from where it began, and most gauges drift back there.
            np.subtract(mine, self._home[some], out=away)
            # No drift goes further than home, so none is out of hand.
            np.multiply(away, self._share[some], out=total)
            round_all(total)
            if kept is not None:
                kept[0][some, part] = total
            # All are whole quanta, and too few for an addition of them to round (see `NEAR`), so no order matters.
            total += mine
        for passes, links, wild, additions in self._groups:
            for call, rows in passes:
                call(*rows)
            for row in wild:
                tame_all(row)
            round_all(links)
            if kept is not None:
                kept[0][count : count + len(links), part] = links
                count += len(links)
            for targets, changes in additions:
                targets += changes
        if kept is not None:
            kept[2][:, part] = sums
        # What comes from elsewhere has no limit: it may round here, but only far beyond all bounds, and in no ledger.
        done = 0
        for active, rules in ruled:
            changes = self._changes(active, rules, part)
            for gauge, change in zip(rules.gauges, changes, strict=True):
                target = self._targets[gauge]
                target += change
                if kept is not None:
                    kept[1][done, part] = change
                    kept[2][gauge, part] += change
                    done += 1
        for gauge, row in others.items():
            target, change = self._targets[gauge], row if len(row) == 1 else row[part]
            target += change.astype(target.dtype, copy=False)
            if kept is not None:
                kept[2][gauge, part] += change
        np.clip(sums, self._low, self._high, out=after[:, part])
        if kept is not None:
            np.subtract(after[:, part], kept[2][:, part], out=kept[2][:, part])

    def _changes(self, active: Active, rules: Rules, part: slice) -> Values:
        """What the rules of a policy change in some of the worlds, a row each, rounded; only to be read."""
        if rules.key not in self._ruled:
            width, names = self._now.shape[1], len(active.parameters)
            rows, changes = rows_for(names + 1, width, self._kind), rows_for(len(rules.gauges), width, self._kind)
            self._ruled[rules.key] = self._bound(rules.passes, list(changes), list(rows)), changes, rows[:-1], rows[-1]
        passes, changes, parameters, where = self._ruled[rules.key]
        for row, name in zip(parameters, sorted(active.parameters), strict=True):
            row[...] = active.parameters[name][part]
        where[...] = active.where[part]
        for call, chosen in passes:
            call(*chosen)
        tame_all(changes)
        round_all(changes)
        return changes

    def _bound(self, passes: Passes, into: Sequence[Values], more: Sequence[Values] = ()) -> Bound:
        given = [*self._now, *self._past, *self._unknowns, *self._weights, *more, *self._away]
        return passes.bound(given, into, self._now.shape[1], self._kind)


def _tame(span: Span, kind: Kind) -> bool:
    """Whether a change that can reach so far never has to be tamed."""
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

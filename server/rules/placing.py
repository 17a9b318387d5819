"""Where each gauge stands in the picture of the causes: groups in columns from cause to outcome, near to what they drive.

The same graph always gives the same places: nothing is drawn by lot, and every tie is broken by id.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from server.umpire.rulebook import Rulebook

from .graph import Arrow, Graph

COLUMNS = 4
_HEAD = 1.0
"""How many rows a group's own name takes."""


class Place(NamedTuple):
    """A gauge's column and its row, counted in rows of one gauge."""

    column: int
    row: float


class Placed(NamedTuple):
    """Places by gauge, those of the groups' names by group, and how many rows the tallest column has."""

    gauges: dict[str, Place]
    groups: dict[str, Place]
    rows: float
    columns: int


def placed(book: Rulebook, drawn: Graph) -> Placed:
    """Place every gauge of the world; what is one team's own, such as its budget, is left to a list of its own."""
    members: dict[str, list[str]] = {}
    for gauge in book.gauges.values():
        if not gauge.team:
            members.setdefault(gauge.group, []).append(gauge.id)
    arrows = [(a.source, a.target, weight) for a, weight in shares(drawn) if _inside(book, a)]
    level = _levels(sorted(id for group in members.values() for id in group), arrows)
    columns = _columns(members, level)
    _ordered(columns, members, arrows)
    gauges, groups = {}, {}
    rows = max((_height(column, members) for column in columns), default=0.0)
    for number, column in enumerate(columns):
        row = (rows - _height(column, members)) / 2
        for group in column:
            groups[group] = Place(number, row)
            row += _HEAD
            for id in members[group]:
                gauges[id] = Place(number, row)
                row += 1
    return Placed(gauges, groups, rows, len(columns))


def shares(drawn: Graph) -> list[tuple[Arrow, float]]:
    """Every arrow with its part, 0..1, of all that drives its target."""
    total: dict[str, float] = {}
    arrows = drawn.arrows()
    for arrow in arrows:
        total[arrow.target] = total.get(arrow.target, 0.0) + arrow.size
    return [(arrow, arrow.size / total[arrow.target] if total[arrow.target] else 0.0) for arrow in arrows]


def _inside(book: Rulebook, arrow: Arrow) -> bool:
    return not book.gauges[arrow.source].team and not book.gauges[arrow.target].team


def _levels(ids: Sequence[str], arrows: Sequence[tuple[str, str, float]]) -> dict[str, float]:
    """How far along the flow each gauge stands: the heights that make every arrow rise by one, as nearly as can be."""
    at = {id: place for place, id in enumerate(ids)}
    pulls = np.eye(len(ids)) * 1e-6
    flow = np.zeros(len(ids))
    for source, target, weight in arrows:
        a, b = at[source], at[target]
        pulls[a, a] += weight
        pulls[b, b] += weight
        pulls[a, b] -= weight
        pulls[b, a] -= weight
        flow[b] += weight
        flow[a] -= weight
    found = np.linalg.solve(pulls, flow) if ids else flow
    return {id: round(float(found[at[id]]), 6) for id in ids}


def _columns(members: dict[str, list[str]], level: dict[str, float]) -> list[list[str]]:
    """Groups from cause to outcome, cut into columns so that the tallest is as low as can be, and then all are alike."""
    mean = {group: sum(level[id] for id in ids) / len(ids) for group, ids in members.items()}
    order = sorted(members, key=lambda group: (mean[group], group))
    count = min(COLUMNS, len(order))
    best: list[list[str]] = [order] if order else []
    cost = (float("inf"), float("inf"))
    for cuts in combinations(range(1, len(order)), max(0, count - 1)):
        parts = [order[a:b] for a, b in zip((0, *cuts), (*cuts, len(order)), strict=True)]
        heights = [_height(part, members) for part in parts]
        if (found := (max(heights), sum(h * h for h in heights))) < cost:
            best, cost = parts, found
    return best


def _height(column: Sequence[str], members: dict[str, list[str]]) -> float:
    return sum(_HEAD + len(members[group]) for group in column)


def _ordered(columns: list[list[str]], members: dict[str, list[str]], arrows: Sequence[tuple[str, str, float]]) -> None:
    """Exchange neighbours, gauges in a group and groups in a column, as long as that shortens the arrows."""
    for ids in members.values():
        ids.sort()
    lists = [*columns, *(members[group] for group in sorted(members))]
    best = _length(columns, members, arrows)
    better = True
    while better:
        better = False
        for line in lists:
            for a, b in combinations(range(len(line)), 2):
                line[a], line[b] = line[b], line[a]
                if (length := _length(columns, members, arrows)) < best - 1e-9:
                    best, better = length, True
                else:
                    line[a], line[b] = line[b], line[a]


def _length(columns: list[list[str]], members: dict[str, list[str]], arrows: Sequence[tuple[str, str, float]]) -> float:
    row: dict[str, float] = {}
    rows = max(_height(column, members) for column in columns)
    for column in columns:
        at = (rows - _height(column, members)) / 2
        for group in column:
            at += _HEAD
            for id in members[group]:
                row[id] = at
                at += 1
    return sum((0.2 + weight) * abs(row[source] - row[target]) for source, target, weight in arrows)

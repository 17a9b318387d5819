"""What is under way, packed: the moves of different worlds share rows where the worlds do not notice.

In a forecast hardly two worlds play the same cards, so most amounts of most effects are 0, and a tick would spend its time on
them. Which move an effect came from is lost; no future has a ledger.
"""

import numpy as np

from .layout import Flags
from .world import Cause
from .worlds import Active, Dated

_CAUSE = Cause("move", "moves")


def packed(pending: list[Dated]) -> list[Dated]:
    """The same effects in fewer rows, each gauge and due date by itself. The items given are not to be used any more."""
    found: dict[tuple[object, ...], list[tuple[Dated, Flags]]] = {}
    for item in pending:
        # What lands whole and unconditionally is added up exactly; anything else wants a row to itself in each world.
        simple = item.parts == 1 and item.keep == 1.0 and not item.headroom and not item.provided
        shape = (item.due, item.parts, item.keep, item.landed, item.provided, item.headroom)
        rows = found.setdefault((item.gauge, *shape, *sorted(item.parameters)), [])
        has = item.amount != 0.0
        for row, taken in rows:
            if simple or not (taken & has).any():
                row.amount += item.amount
                for name, values in item.parameters.items():
                    row.parameters[name] = np.where(has, values, row.parameters[name])
                taken |= has
                break
        else:
            item.cause = _CAUSE
            item.amount = item.amount.copy()
            rows.append((item, has))
    return [row for rows in found.values() for row, _ in rows]


def merged(standing: list[Active]) -> list[Active]:
    """The same policies, each of a team's once, whenever and by whatever it was adopted. Those given are not to be used again.

    A world has no more than one version of a team's policy in force.
    """
    found: dict[tuple[str, str], Active] = {}
    for active in standing:
        one = found.setdefault((active.policy, active.team), active)
        if one is not active:
            one.where = one.where | active.where
            one.parameters = {
                name: np.where(active.where, row, one.parameters[name]) for name, row in active.parameters.items()
            }
    return list(found.values())

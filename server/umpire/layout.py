"""Where each named thing of a rulebook stands in the arrays."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .arithmetic import Values
from .world import WorldState

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Kind = type[np.float64] | type[np.float32]


_LINE = 64


def rows_for(count: int, n: int, kind: Kind = np.float64) -> Values:
    """New rows of `n` numbers, from where a processor reads whole lines of its cache if n is a multiple of 16."""
    raw = np.empty(count * n + _LINE // 4, kind)
    first = -raw.ctypes.data % _LINE // raw.itemsize
    return raw[first : first + count * n].reshape(count, n)


class Layout:
    """Where each named thing stands in the arrays, and the weights of each theory. Part of a compiled rulebook.

    `kind` is the precision in which worlds are kept, and their links and drifts computed.
    """

    def __init__(
        self,
        gauges: Iterable[str],
        unknowns: Iterable[str],
        weights: Iterable[str],
        thresholds: Iterable[str],
        theories: dict[str, Floats],
        kind: Kind,
    ) -> None:
        self.gauges = tuple(gauges)
        self.unknowns = tuple(unknowns)
        self.weights = tuple(weights)
        self.thresholds = tuple(thresholds)
        self.theories = theories
        self.kind = kind
        self.gauge_at = {name: at for at, name in enumerate(self.gauges)}
        self.weight_at = {name: at for at, name in enumerate(self.weights)}
        self.threshold_at = {name: at for at, name in enumerate(self.thresholds)}

    def weights_of(self, state: WorldState) -> Floats:
        """The weights of one world: its theory's, and what differs from them. ValueError for a weight nobody has."""
        weights = self.theories[state.theory]
        if not state.weights:
            return weights
        weights = weights.copy()
        for name, value in state.weights.items():
            if name not in self.weight_at:
                raise ValueError(f"the rulebook has no weight {name}")
            weights[self.weight_at[name]] = value
        return weights

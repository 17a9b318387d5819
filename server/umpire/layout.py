"""Where each named thing of a rulebook stands in the arrays."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .world import WorldState

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def rows_for(count: int, n: int) -> Floats:
    """New rows of `n` numbers, from where a processor reads whole lines of its cache if n is a multiple of 8."""
    raw = np.empty(count * n + 7)
    first = -(raw.ctypes.data // raw.itemsize) % 8
    return raw[first : first + count * n].reshape(count, n)


class Layout:
    """Where each named thing stands in the arrays, and the weights of each theory. Part of a compiled rulebook."""

    def __init__(
        self,
        gauges: Iterable[str],
        unknowns: Iterable[str],
        weights: Iterable[str],
        thresholds: Iterable[str],
        theories: dict[str, Floats],
    ) -> None:
        self.gauges = tuple(gauges)
        self.unknowns = tuple(unknowns)
        self.weights = tuple(weights)
        self.thresholds = tuple(thresholds)
        self.theories = theories
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

"""The validation battery: what a scenario's world must show under test, measured and told with its figures."""

from .bench import Bench, bench_of
from .report import print_battery
from .rows import Row, measure, measured

__all__ = ["Bench", "Row", "bench_of", "measure", "measured", "print_battery"]

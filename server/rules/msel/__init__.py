"""A run-sheet as a workbook, out and in (MSEL: the exercise planner's list of events). See README.md."""

from .columns import FIELDS, Mapping, guessed
from .grids import MOST_BYTES, Grid, Unreadable, grids
from .rows import Reading, Row, Scene, reading
from .written import written

__all__ = [
    "FIELDS",
    "MOST_BYTES",
    "Grid",
    "Mapping",
    "Reading",
    "Row",
    "Scene",
    "Unreadable",
    "grids",
    "guessed",
    "reading",
    "written",
]

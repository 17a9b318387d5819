"""What must hold of a rulebook beyond its form. Each check takes a draft and notes what it finds wrong in it."""

from collections.abc import Callable

from ..draft import Draft
from .asked import check_asked
from .claims import check_sources
from .doctrines import check_doctrines
from .effects import check_effects
from .formulas import check_formulas
from .frame import check_frame
from .numbers import check_numbers
from .reach import check_reach
from .references import check_references
from .secrecy import check_secrecy
from .use import check_use

Check = Callable[[Draft], None]

CHECKS: tuple[Check, ...] = (
    check_frame,
    check_numbers,
    check_references,
    check_effects,
    check_formulas,
    check_sources,
    check_use,
    check_reach,
    check_secrecy,
    check_doctrines,
    check_asked,
)

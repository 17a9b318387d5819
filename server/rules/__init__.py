"""Rulebook folder -> `umpire.rulebook`: read, checked, named by its edition, packed for the games bound to it."""

from .fault import Fault, Faulty
from .load import Report, check, edition, load
from .pack import pack, unpack
from .report import print_report

__all__ = ["Fault", "Faulty", "Report", "check", "edition", "load", "pack", "print_report", "unpack"]

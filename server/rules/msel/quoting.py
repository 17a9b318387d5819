"""Texts that a spreadsheet would take for a formula: quoted on the way out, unquoted on the way in."""

import re

# The signs that begin a formula in some spreadsheet, the full-width ones and what a CSV import skips among them.
_RISKY = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
# What XML cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def quoted(text: str) -> str:
    """A text that is a text in every spreadsheet, and in a CSV that is made of it."""
    return f"'{text}" if _RISKY.match(text) else text


def unquoted(text: str) -> str:
    """The text that `quoted` was given."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def plain(text: str) -> str:
    """A text as a workbook can hold it: lines end alike, and control signs are marked as such."""
    return _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))

"""Sentences read back: which pattern of the catalogue a finished English sentence was written by, and said in another language.

The umpire is pure and writes English into the log; a log must not depend on who reads it. So what it has written is recognised
here by the patterns it writes with (`The sheet has {moves} moves; ...`), and what stood in their holes is put into the same
pattern of the other language.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

HOLE = re.compile(r"\{(\w+)\}")
_LONGEST = 1_000


class Pattern(NamedTuple):
    """A sentence with holes: what recognises it, its holes, its translation; `loose` if it has no word of its own."""

    reads: re.Pattern[str]
    holes: tuple[str, ...]
    said: str
    loose: bool


class Sentences:
    """The patterns of one language, the one with the most text of its own first: it is the least likely to be mistaken.

    With `told`, those that begin with a word of their own come before all others: a title in a sentence may read like one.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]], *, told: bool = False) -> None:
        self._whole = {}
        self._holed = []
        for english, said in patterns:
            if HOLE.search(english):
                rank = (told and not english.startswith("{"), len(HOLE.sub("", english)))
                self._holed.append((rank, pattern(english, said)))
            else:
                self._whole[english] = said
        self._holed.sort(key=lambda item: item[0], reverse=True)

    def whole(self, text: str) -> str | None:
        """Say a sentence without holes; None for any other."""
        return self._whole.get(text)

    def say(self, text: str, value: Callable[[str], str | None]) -> str | None:
        """Say a sentence; None where no pattern fits. `value` says what stood in a hole, None where it does not know it."""
        if text in self._whole or len(text) > _LONGEST:
            return self._whole.get(text)
        for _, known in self._holed:
            read = known.reads.fullmatch(text)
            if read is None:
                continue
            values = {hole: value(text) for hole, text in read.groupdict().items()}
            # Nearly anything fits a pattern without a word of its own; it counts only after a name that is known.
            if not known.loose or values[known.holes[0]] is not None:
                filled = {hole: found or read[hole] for hole, found in values.items()}
                return HOLE.sub(lambda hole, filled=filled: filled[hole[1]], known.said)
        return None


def pattern(english: str, said: str) -> Pattern:
    """Make a pattern of a sentence with holes in braces; a hole may stand once, and holds anything but nothing."""
    parts = HOLE.split(english)
    reads = "".join(f"(?P<{part}>.+?)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
    loose = not any(sign.isalpha() for part in parts[0::2] for sign in part)
    return Pattern(re.compile(reads, re.DOTALL), tuple(parts[1::2]), said, loose)

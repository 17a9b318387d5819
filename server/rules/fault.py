"""A fault of content: where it is, what is wrong, what was probably meant. These sentences are part of the product."""

from collections.abc import Iterable

import msgspec

from server.umpire.slips import meant


class Fault(msgspec.Struct, frozen=True, order=True):
    """One fault of a rulebook. `file` is relative to the folder that holds the scenario; `line` counts from 1."""

    file: str
    line: int
    what: str
    meant: str

    def __str__(self) -> str:
        """Print as `file:line: what is wrong; what was probably meant`."""
        return f"{self.file}:{self.line}: {self.what}; {self.meant}"


class Faulty(Exception):
    """A rulebook that cannot be played, with every fault found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in the order of file and line."""
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that was probably meant, or nothing if none is near."""
    return next(iter(meant(word, set(known))), "")


def probably(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or which there are."""
    choices = sorted(set(known))
    near = nearest(word, choices)
    if near:
        return f"did you mean {near!r}?"
    if not choices:
        return "there are none of these yet"
    shown = ", ".join(choices[:12])
    return f"there {'are' if choices[1:] else 'is'} {shown}" + (
        f" and {len(choices) - 12} more" if len(choices) > 12 else ""
    )

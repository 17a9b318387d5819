"""Which known name a name was probably meant to be: one that a slip of the finger or two makes of it, else none."""

from collections.abc import Iterable


def meant(name: str, known: Iterable[str]) -> list[str]:
    """The nearest of the known names, in order, if they are near at all.

    A slip is a letter too many, too few, wrong, or swapped with the next; two are allowed in a name of eight letters or more.
    What is merely like it, as `lift_sanctions` is like `tighten_sanctions`, may well be its opposite, and is not suggested.
    """
    allowed = 1 + (len(name) >= 8)
    found = {word: _slips(name.casefold(), word.casefold()) for word in known if abs(len(word) - len(name)) <= allowed}
    least = min(found.values(), default=allowed + 1)
    return sorted(word for word, slips in found.items() if slips == least <= allowed)


def near(name: str, known: Iterable[str]) -> str:
    """`; did you mean ...?` when some known name is near, else nothing."""
    close = [f"`{word}`" for word in meant(name, known)]
    return f"; did you mean {' or '.join(close)}?" if close else ""


def among(name: str, known: Iterable[str]) -> str:
    """As `near`, but when none is near, all of them: for the few names of which one must be chosen."""
    every = sorted(known)
    listed = " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))
    return near(name, every) or (f"; there {'are' if every[1:] else 'is'} {listed}" if every else "; there are none")


def _slips(name: str, word: str) -> int:
    before: list[int] = []
    row = list(range(len(word) + 1))
    for at, letter in enumerate(name, 1):
        earlier, before, row = before, row, [at]
        for place, other in enumerate(word, 1):
            slips = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != other))
            if at > 1 < place and letter == word[place - 2] and name[at - 2] == other:
                slips = min(slips, earlier[place - 2] + 1)
            row.append(slips)
    return row[-1]

"""When two names look the same, though they are not written with the same letters.

The letters are those of Cyrillic and Greek that stand in most faces as a Latin letter does, taken from the idea of Unicode's
report 39 on confusable characters and kept small: of its thousands of pairs these are the ones that keyboards have.
"""

import unicodedata

_FOREIGN = "АВЕЅІЈКМНОРСТУХҮѴӀԌԚԜҺ" + "авеѕіјкмнорстухүѵӏԁԛԝһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ" + "αγικνορτυχϲϳ" + "ıɑɡ"
_LATIN = "ABESIJKMHOPCTYXYVIGQWh" + "abesijkmhopctyxyvldqwh" + "ABEZHIKMNOPTYXCJ" + "ayikvoptuxcj" + "iag"
_LETTERS = str.maketrans(_FOREIGN, _LATIN)

# These differ only in a few faces. A capital I and an l are other letters than an i and an L, so case has to stand.
_STROKES = str.maketrans("I1|0", "lllO")


def alike(one: str, other: str) -> bool:
    """Tell whether two names are one but for capitals, or cannot be told apart by eye."""
    return any(a == b for a, b in zip(_looks(one), _looks(other), strict=True))


def _looks(name: str) -> tuple[str, str, str]:
    latin = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", name).translate(_LETTERS))
    return name.casefold(), latin.casefold(), latin.translate(_STROKES)

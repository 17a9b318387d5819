"""When two names look the same, though they are not written with the same letters.

The letters are those of Cyrillic and Greek that stand in most faces as a Latin letter does, taken from the idea of Unicode's
report 39 on confusable characters and kept small: of its thousands of pairs these are the ones that keyboards have.
"""

import re
import unicodedata

from server.umpire.names import BLANK

_FOREIGN = "АВЕЅІЈКМНОРСТУХҮѴӀԌԚԜҺ" + "авеѕіјкмнорстухүѵӏԁԛԝһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ" + "αγικνορτυχϲϳ" + "ıɑɡ"
_LATIN = "ABESIJKMHOPCTYXYVIGQWh" + "abesijkmhopctyxyvldqwh" + "ABEZHIKMNOPTYXCJ" + "ayikvoptuxcj" + "iag"
_LETTERS = str.maketrans(_FOREIGN, _LATIN)

# These differ only in a few faces. A capital I and an l are other letters than an i and an L, so case has to stand.
_STROKES = str.maketrans("I1|0", "lllO")

# Joiners and variants, which some scripts cannot be written without and which show nothing of themselves.
_UNSEEN = "\u034f\u17b4\u17b5\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Lines under or through a letter, as anybody has them from a word processor.
_RULED = "\u0331-\u0338\u0347\u035f\u20d2\u20d3\u20e5\u20e6\u20eb"
_PLAIN = re.compile(f"[{_UNSEEN}{_RULED}]")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u00b4\u0060\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\ua78c", "'"))
_EDGES = re.compile(rf"^[\W_{BLANK}]+|[\W_{BLANK}]+$")


def alike(one: str, other: str) -> bool:
    """Tell whether two names are one but for capitals and signs nobody sees, or cannot be told apart by eye."""
    # A blank that is a letter is as wide as a space in one face and has no width in another.
    if not set(BLANK).isdisjoint(one + other):
        one, other = _closed(one), _closed(other)
    return any(a == b for a, b in zip(_looks(one), _looks(other), strict=True))


def without_edges(name: str) -> str:
    """Leave out the full stops, brackets, stars and blanks that stand around a name."""
    return _EDGES.sub("", name)


def _closed(name: str) -> str:
    return "".join(ch for ch in name if ch not in BLANK and not ch.isspace())


def _looks(name: str) -> tuple[str, str, str]:
    plain = _PLAIN.sub("", unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)))
    latin = unicodedata.normalize("NFKC", plain.translate(_LETTERS))
    return unicodedata.normalize("NFKC", plain).casefold(), latin.casefold(), latin.translate(_STROKES)

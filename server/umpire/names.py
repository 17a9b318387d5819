"""What people type, made fit to stand beside what others do: no hidden reversal of what follows; of a name, nothing unseen."""

import re
import unicodedata

_JOINERS = "\u200c\u200d"
_SHAPELESS = ("Cc", "Cf", "Cs", "Co", "Cn")

# Behind a black flag these spell which region's flag it is.
_BLACK_FLAG = "\U0001f3f4"
_TAGS = frozenset(map(chr, range(0xE0020, 0xE0080)))

# Signs that set what follows them in another direction, until one ends it or nothing does, and those that control machines.
# A script's own direction needs none of them; the marks of a single place (U+200E, U+200F, U+061C) turn nothing round.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]")

# Letters and signs by their category that nevertheless show nothing.
BLANK = "\u115f\u1160\u2800\u3164\uffa0\U0001d159"


def tidy(name: str) -> str:
    """Compose accents, fold white space to single blanks, drop what has no shape.

    Of the signs that only steer how others are set, joiners stay inside words and emoji, and tags behind a flag.
    """
    blank = "".join(" " if ch.isspace() else ch for ch in name)
    kept = ""
    for ch in blank:
        if ch in _JOINERS or _tags(kept[-1:], ch) or unicodedata.category(ch) not in _SHAPELESS:
            kept += ch
    composed = unicodedata.normalize("NFC", kept)
    made = ""
    for place, ch in enumerate(composed):
        if ch not in _JOINERS or (_joins(made[-1:]) and _joins(composed[place:].lstrip(_JOINERS)[:1])):
            made += ch
    return " ".join(made.split())


def straight(text: str) -> str:
    """Drop from a text the signs that would turn round what stands after it, and all control signs but line ends and tabs."""
    return text if text.isascii() and text.isprintable() else _TURNING.sub("", re.sub("\r\n?", "\n", text))


def shows(name: str) -> bool:
    """Tell whether a name has a letter, a digit or a sign that can be seen."""
    return any(unicodedata.category(ch)[0] in "LNPS" and ch not in BLANK for ch in name)


def _joins(ch: str) -> bool:
    return ch != "" and unicodedata.category(ch)[0] in "LMS"


def _tags(before: str, ch: str) -> bool:
    return ch in _TAGS and (before == _BLACK_FLAG or before in _TAGS)

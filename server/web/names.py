"""Names as people type them, made fit to stand beside others: no control signs, no hidden reversal of what follows."""

import unicodedata

# These turn the direction of the text after them, so one name could make another read backwards.
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def tidy(name: str) -> str:
    """Compose accents, fold white space to single blanks, drop control signs, surrogates and turns of direction."""
    composed = unicodedata.normalize("NFC", name)
    blank = "".join(" " if ch.isspace() else ch for ch in composed)
    kept = (ch for ch in blank if ch not in _TURNS and unicodedata.category(ch) not in ("Cc", "Cs", "Co", "Cn"))
    return " ".join("".join(kept).split())

"""Where in the sections of sight the scenario or the umpire speaks, and where people do, whom nobody translates."""

from typing import NamedTuple


class Spoken(NamedTuple):
    """The keys of one section: `texts` hold the scenario's words, `sentences` also what the umpire puts together."""

    texts: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()


def _spoken(texts: str, sentences: str = "") -> Spoken:
    return Spoken(frozenset(texts.split()), frozenset(sentences.split()))


_ODDS = _spoken("because words", "title reason")

SPOKEN: dict[str, Spoken] = {
    "book": _spoken("title blurb labels leader group unit text because brief public_brief pact_stake low high words"),
    "game": _spoken("label phase_title do_now hints"),
    "moves": _spoken("title unit"),
    "sheet": _spoken("title"),
    "sealed": _spoken("title"),
    "rulings": _ODDS,
    "queue": _ODDS,
    "hand": _spoken("title because words", "why_not breaks due"),
    "results": _spoken("label", "says"),
    "policies": _spoken("title text"),
    "pacts": _spoken("", "clauses because"),
    "news": _spoken("title text"),
    "runsheet": _spoken("title text"),
    "ending": _spoken("reason title text says"),
    "theory": _spoken("title text"),
    "dropped": _spoken("", "says"),
    "inquiries": _spoken("text because"),
}
"""The sections in which something is said."""

LOOK = _spoken("words says doctrines")
"""An answer about the futures."""

KEYS = frozenset({"unknowns"})
"""Keys whose value is a mapping by title, so that the titles are said."""

SILENT = frozenset(
    {
        "seats",
        "sheets",
        "reasons",
        "estimates",
        "gauges",
        "cables",
        "notes",
        "note_counts",
        "answers",
        "survey",
        "scored",
        "prepared",
        "at_close",
        "board",
        "checkpoints",
    }
)
"""Sections without a sentence of ours: numbers, ids, and what people wrote."""

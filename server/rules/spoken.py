"""A scenario in other languages: whether its translators' files still say what the rulebook says, and how much of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError

from server.languages.books import texts
from server.languages.catalogue import read
from server.umpire.rulebook import Rulebook

from .fault import Fault, probably


class Spoken(msgspec.Struct, frozen=True):
    """How many of a rulebook's texts are said in a language."""

    tag: str
    said: int
    of: int


def spoken(folder: Path, book: Rulebook) -> tuple[tuple[Fault, ...], tuple[Spoken, ...]]:
    """Every fault of the files in `languages/`, which are no part of the edition, and how much each of them says."""
    places = {phrase.context: phrase.english for phrase in texts(book)}
    faults: list[Fault] = []
    found = []
    for file in sorted((folder / "languages").glob("*")):
        name = f"{folder.name}/languages/{file.name}"
        if file.suffix != ".po":
            faults.append(Fault(name, 1, "this is no translators' file", "a language is one file, such as fr.po"))
            continue
        try:
            messages = [message for message in read(file) if message.id]
        except (ValueError, LookupError, PoFileError) as wrong:
            faults.append(
                Fault(name, 1, f"this cannot be read as gettext ({wrong})", "mend it with a translators' editor")
            )
            continue
        faults += _faults(name, messages, places)
        found.append(Spoken(file.stem, sum(bool(m.string) and not m.fuzzy for m in messages), len(places)))
    return tuple(sorted(faults)), tuple(found)


def _faults(name: str, messages: list[Message], places: Mapping[str, str]) -> Iterator[Fault]:
    for message in messages:
        line, place = message.lineno or 1, message.context or ""
        if place not in places:
            yield Fault(name, line, f"there is no text at {place!r}", probably(place, places))
        elif message.id != places[place]:
            meant = "run python -m server.languages.gather, and look at what it marks fuzzy"
            yield Fault(name, line, f"the English at {place!r} is another by now", meant)

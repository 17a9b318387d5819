"""The catalogues: nothing in them that nobody says, holes that match, and a second language whole where players read."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from server.languages.catalogue import CLIENT, FOLDER, PAGES, TABLE, WORD, Phrase, read
from server.languages.client import module
from server.languages.gather import phrases

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static" / "js"
HOLES = re.compile(r"\{\w+\}|%\(\w+\)s|%%")
MEND = "run `python -m server.languages.gather`, and say it in server/languages/{}"
# Pages for reading up on a scenario: they stay English where nobody has said them yet.
FOR_READERS = ("templates/rulebook/", "rulebook")


@cache
def gathered() -> tuple[Phrase, ...]:
    return phrases()


def messages(file: Path) -> list[Message]:
    return [message for message in read(file) if message.id]


def english(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)


def said(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string,)


CATALOGUES = sorted(FOLDER.glob("*.po"))


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_holds_what_is_said_and_nothing_else(file: Path) -> None:
    wanted = set(gathered())
    stale = [m.id for m in messages(file) if Phrase(m.context or PAGES, *english(m)) not in wanted]
    assert stale == [], f"nobody says this (any more): {MEND.format(file.name)}"
    assert [m.id for m in messages(file) if m.fuzzy] == [], "look at these again, and take the mark `fuzzy` off"


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_what_stands_in_holes_is_kept(file: Path) -> None:
    for message in messages(file):
        whole = Counter(HOLES.findall(english(message)[-1]))
        for form in filter(None, said(message)):
            # One of a thing may be said without its number.
            missing = whole - Counter(HOLES.findall(form))
            assert not missing or (len(english(message)) > 1 and set(missing) <= {"{n}"}), (message.id, form)
            assert Counter(HOLES.findall(form)) <= whole, (message.id, form)


def test_french_says_everything_that_a_player_reads() -> None:
    file = FOLDER / "fr.po"
    known = {Phrase(m.context or PAGES, *english(m)) for m in messages(file) if all(said(m)) and not m.fuzzy}
    keys = team_keys()
    needed = {p for p in gathered() if p.context in (TABLE, WORD) or p.context.removeprefix(CLIENT) in keys}
    needed |= set(pages())
    assert len(needed) > 500
    assert sorted(needed - known, key=lambda p: p.english) == [], MEND.format("fr.po")


def pages() -> list[Phrase]:
    """What the hall, the join pages and the other pages of this house say, without those for reading up."""
    from server.languages.gather import pages as everything

    return list(everything(lambda name: not name.startswith(FOR_READERS)))


def team_keys() -> set[str]:
    """The places of all words that the team's page can show: those named by it and by whatever it imports."""
    reached: set[Path] = set()
    waiting = [STATIC / "pages" / "team.js"]
    named: set[str] = set()
    while waiting:
        file = waiting.pop()
        if file in reached or file.parent.name == "words":
            continue
        reached.add(file)
        text = file.read_text("utf-8")
        named |= set(re.findall(r"\bwords\.(\w+(?:\.\w+)*)", text))
        waiting += [(file.parent / name).resolve() for name in re.findall(r'(?:from |import\()"(\.[^"]+)"', text)]
    assert len(reached) > 30
    places = {p.context.removeprefix(CLIENT) for p in gathered() if p.context.startswith(CLIENT)}
    return {
        place
        for place in places
        if any(f"{place}.".startswith(f"{name}.") or name.startswith(f"{place}.") for name in named)
    }


def test_every_word_a_page_names_is_in_the_catalogue() -> None:
    places = {p.context.removeprefix(CLIENT) for p in gathered() if p.context.startswith(CLIENT)}
    parts = {".".join(place.split(".")[:n]) for place in places for n in range(1, 9)}
    for file in [*STATIC.glob("components/*.js"), *STATIC.glob("pages/*.js"), *STATIC.glob("*.js")]:
        for name in re.findall(r"\bwords\.([a-z]\w*\.\w+)", file.read_text("utf-8")):
            assert name in parts, f"{file.name} names words.{name}, which no file of static/js/words has"


def test_the_browsers_words_count_as_a_language_does() -> None:
    assert '"common.minutesLeft": {' in module("fr")
    assert '"one": "Il reste une minute."' in module("fr")
    assert '"other": "Il reste {n} minutes."' in module("fr")
    assert module("en") == "export default {};\n"

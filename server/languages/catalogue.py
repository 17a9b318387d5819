"""The catalogues: one gettext file a language for everything this program says, compiled in memory when first asked for."""

import hashlib
import io
import os
from functools import cache
from pathlib import Path

import msgspec
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

FOLDER = Path(__file__).parent
SOURCE = "en"
MIRROR = "ar-XB"
"""A language for looking at pages, not for reading: English between marks, set from right to left."""

PAGES, CLIENT, TABLE, WORD, REPLAY = "", "words/", "table", "word", "replay"
"""The contexts of a catalogue: pages (none), the browser's words by their place, the table's sentences, single words, and
what a replay tells of each step."""


class Language(msgspec.Struct, frozen=True):
    """A language people may choose: its tag (BCP 47), its own name for itself, its direction."""

    tag: str
    name: str
    dir: str


class Phrase(msgspec.Struct, frozen=True):
    """One entry of a catalogue: where it belongs, the English, and the English of more than one where it counts."""

    context: str
    english: str
    many: str = ""


def mirrored() -> bool:
    """Whether the mirror may be chosen, which WEDGE_MIRROR in the environment says."""
    return bool(os.environ.get("WEDGE_MIRROR"))


@cache
def languages() -> tuple[Language, ...]:
    """Every language people may choose, English first."""
    tags = [SOURCE, *sorted(file.stem for file in FOLDER.glob("*.po"))]
    found = [_language(tag) for tag in tags]
    return (*found, Language(MIRROR, "Mirror", "rtl")) if mirrored() else tuple(found)


def known(tag: str) -> str:
    """The tag if it is one of a language here, else English."""
    return tag if any(language.tag == tag for language in languages()) else SOURCE


def language(tag: str) -> Language:
    """The language of a tag, or English."""
    return next(one for one in languages() if one.tag == known(tag))


def best(accepted: list[str]) -> str:
    """The first of the languages a browser asks for that is here, by its whole tag or its first part, else English."""
    here = {one.tag for one in languages()}
    for tag in accepted:
        for form in (tag, tag.partition("-")[0]):
            if form in here:
                return form
    return SOURCE


def locale(tag: str) -> Locale:
    """How numbers and dates are written in a language."""
    return Locale.parse(tag.partition("-")[0] if tag == MIRROR else tag, sep="-")


@cache
def spoken(tag: str) -> dict[Phrase, tuple[str, ...]]:
    """Every phrase that has its words in a language: one form, or one for each way of counting. English has none."""
    if tag == SOURCE:
        return {}
    if tag == MIRROR:
        return {phrase: tuple(map(mirror, filter(None, (phrase.english, phrase.many)))) for phrase in everything()}
    return forms(catalogue(tag))


@cache
def catalogue(tag: str) -> Catalog:
    """The catalogue of a language that has one, read once."""
    return read(FOLDER / f"{tag}.po")


@cache
def everything() -> tuple[Phrase, ...]:
    """Every phrase of any catalogue, which is every phrase there is once one catalogue is complete."""
    return tuple(
        dict.fromkeys(phrase for file in sorted(FOLDER.glob("*.po")) for phrase in forms(catalogue(file.stem)))
    )


def forms(catalogue: Catalog) -> dict[Phrase, tuple[str, ...]]:
    """The phrases of a catalogue that have been translated and not changed since."""
    found = {}
    for message in catalogue:
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        said = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and all(said) and not message.fuzzy:
            found[Phrase(message.context or PAGES, *ids)] = tuple(said)
    return found


def read(file: Path) -> Catalog:
    """Read a catalogue. ValueError where it is no gettext file."""
    with file.open("rb") as stream:
        return read_po(stream, locale=file.stem.replace("-", "_"), abort_invalid=True)


@cache
def translations(tag: str) -> NullTranslations:
    """What gettext is to look phrases of the pages up in."""
    if tag == SOURCE:
        return NullTranslations()
    found = Catalog(locale="en" if tag == MIRROR else tag.replace("-", "_"))
    for phrase, said in spoken(tag).items():
        if phrase.context == PAGES:
            found.add(
                (phrase.english, phrase.many) if phrase.many else phrase.english, said if phrase.many else said[0]
            )
    compiled = io.BytesIO()
    write_mo(compiled, found)
    compiled.seek(0)
    return Translations(compiled)


def mirror(english: str) -> str:
    """English as the mirror says it: between marks, every run of words turned round by the browser, holes untouched."""
    return f"\u202e⟦{english}⟧\u202c"


def digest(raw: bytes) -> str:
    """A short name for bytes, for addresses whose answer never changes."""
    return hashlib.sha256(raw).hexdigest()[:12]


def _language(tag: str) -> Language:
    found = locale(tag)
    name = found.get_display_name(found) or tag
    return Language(tag, name[:1].upper() + name[1:], found.text_direction)

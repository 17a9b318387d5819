"""A folder or a packed edition -> a rulebook that can be played, or all of its faults."""

from pathlib import Path
from typing import TypeVar

import msgspec

from server.umpire.asked import Questionnaire
from server.umpire.rulebook import Rulebook

from .checks import CHECKS
from .checks.claims import Count, count
from .draft import Draft, Shelf
from .fault import Fault, Faulty
from .files import Files, digest, gather
from .reading import read
from .spoken import Spoken, spoken

T = TypeVar("T", bound=msgspec.Struct)


class Report(msgspec.Struct, frozen=True):
    """What `check` found: faults in the order of file and line, and the count of the claims."""

    scenario: str
    files: int
    edition: str
    faults: tuple[Fault, ...]
    count: Count
    complete: bool
    languages: tuple[Spoken, ...] = ()


def load(folder: Path) -> Rulebook:
    """Read a scenario's folder as a rulebook. Raises Faulty with every fault at once."""
    return build(*gather(folder))


def check(folder: Path) -> Report:
    """Find every fault of a scenario's folder, without raising any."""
    try:
        name, files = gather(folder)
    except Faulty as error:
        return Report(folder.name, 0, "", tuple(error.faults), Count(), False)
    draft = examined(name, files)
    faults = tuple(sorted(set(draft.faults)))
    languages: tuple[Spoken, ...] = ()
    if not faults:
        faults, languages = spoken(folder, _made(draft, files))
    return Report(name, len(files), digest(files), faults, count(draft), draft.complete, languages)


def edition(folder: Path) -> str:
    """Name the edition in a scenario's folder: the digest of its files, in hex."""
    return digest(gather(folder)[1])


def examined(name: str, files: Files) -> Draft:
    """Read files and put them to every check."""
    draft = read(name, files)
    for each in CHECKS:
        each(draft)
    return draft


def build(name: str, files: Files) -> Rulebook:
    """Make the rulebook of these files. Raises Faulty."""
    draft = examined(name, files)
    if draft.faults:
        raise Faulty(draft.faults)
    return _made(draft, files)


def _made(draft: Draft, files: Files) -> Rulebook:
    """The rulebook of a draft without a fault."""
    return Rulebook(
        edition=digest(files),
        scenario=draft.scenario.found["scenario"],
        teams=_sorted(draft.teams),
        gauges=_sorted(draft.gauges),
        links=_sorted(draft.links),
        curves=_sorted(draft.curves),
        unknowns=_sorted(draft.unknowns),
        cards=_sorted(draft.cards),
        policies=_sorted(draft.policies),
        pacts=draft.pacts.found["pacts"],
        injects=_sorted(draft.injects),
        objectives=_sorted(draft.objectives),
        theories=_sorted(draft.theories),
        briefs=dict(sorted(draft.briefs.items())),
        claims=_sorted(draft.claims),
        publications=_sorted(draft.publications),
        doctrines=_sorted(draft.doctrines),
        asked=draft.asked.found.get("asked", Questionnaire()),
        inquiries=_sorted(draft.inquiries),
    )


def _sorted(shelf: Shelf[T]) -> dict[str, T]:
    """The elements by id, in the order of ids, so that no file system decides the order."""
    return dict(sorted(shelf.found.items()))

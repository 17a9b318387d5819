"""Files -> a draft: every path finds its kind, its id and what its folder says about it."""

import re
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import msgspec

from server.umpire.asked import Questionnaire
from server.umpire.conduct import Doctrine
from server.umpire.content import (
    Card,
    Claim,
    Curve,
    Gauge,
    Inject,
    Inquiry,
    Link,
    Objective,
    PactRules,
    Policy,
    Publication,
    Theory,
    Unknown,
)
from server.umpire.rulebook import Scenario, Team

from .draft import Draft, Page, Shelf
from .fault import Fault, probably
from .files import SOURCES, Files
from .shape import IDENTIFIER, NOTHING, Shaper
from .tree import Keys, Node, parse

SOURCE_ID = re.compile(r"[LMH][1-9][0-9]?\Z|[a-z][a-z0-9_]{0,59}\Z")
SINGLE: dict[str, type[msgspec.Struct]] = {"scenario": Scenario, "pacts": PactRules, "asked": Questionnaire}


class Kind(NamedTuple):
    """What a folder holds, and how deep: `least` and `most` folders between it and the file."""

    type: type[msgspec.Struct]
    least: int
    most: int


FOLDERS: dict[str, Kind] = {
    "teams": Kind(Team, 0, 0),
    "gauges": Kind(Gauge, 0, 3),
    "links": Kind(Link, 0, 3),
    "curves": Kind(Curve, 0, 0),
    "unknowns": Kind(Unknown, 0, 0),
    "cards": Kind(Card, 1, 1),
    "policies": Kind(Policy, 0, 0),
    "injects": Kind(Inject, 0, 3),
    "objectives": Kind(Objective, 1, 1),
    "theories": Kind(Theory, 0, 0),
    "doctrines": Kind(Doctrine, 0, 0),
    "inquiries": Kind(Inquiry, 0, 0),
}


def read(name: str, files: Files) -> Draft:
    """Read all files of the scenario called `name`; what cannot be read is among the draft's faults."""
    draft = Draft(name)
    for path, raw in sorted(files.items()):
        parts = PurePosixPath(path).parts
        if path == SOURCES or parts == (name, SOURCES):
            _sources(draft, path, raw)
        elif len(parts) == 2 and parts[1] in {f"{single}.yaml" for single in SINGLE}:
            _single(draft, path, raw)
        elif len(parts) == 3 and parts[1] == "briefs" and path.endswith(".md"):
            _brief(draft, path, raw)
        elif len(parts) > 2 and parts[1] in FOLDERS and path.endswith(".yaml"):
            _element(draft, path, raw)
        else:
            _stray(draft, path, parts)
    return draft


def _element(draft: Draft, path: str, raw: bytes) -> None:
    _, folder, *between, last = PurePosixPath(path).parts
    kind, id = FOLDERS[folder], last.removesuffix(".yaml")
    shelf: Shelf[Any] = getattr(draft, folder)
    node = parse(path, raw, draft.faults)
    if not kind.least <= len(between) <= kind.most:
        meant = f"move it to {folder}/{'<team>/' * kind.least}{last}"
        draft.faults.append(Fault(path, 1, "this file lies in the wrong folder", meant))
        return
    if not IDENTIFIER.match(id):
        draft.faults.append(
            Fault(path, 1, f"{id!r} cannot be an id", "use small letters, digits and '_', a letter first")
        )
        return
    if id in shelf:
        draft.faults.append(
            Fault(path, 1, f"there is already {shelf.pages[id].file}", "an id is used once: rename this file")
        )
        return
    page = Page(path, node if node is not None else Keys(1, {}, {}))
    shelf.pages[id] = page
    given: dict[str, Any] = {"id": id}
    if kind.least:
        given["team"] = between[0]
    if folder == "gauges" and between and not (isinstance(node, Keys) and "group" in node.nodes):
        given["group"] = between[0]
    if node is not None:
        value = Shaper(path, draft.faults).struct(node, kind.type, given)
        if value is not NOTHING:
            shelf.found[id] = value


def _single(draft: Draft, path: str, raw: bytes) -> None:
    single = PurePosixPath(path).stem
    shelf: Shelf[Any] = getattr(draft, single)
    node = parse(path, raw, draft.faults)
    shelf.pages[single] = Page(path, node or Keys(1, {}, {}))
    if node is None:
        return
    shaper = Shaper(path, draft.faults)
    if single == "scenario":
        node, draft.complete = _completeness(node, shaper)
    value = shaper.struct(node, SINGLE[single], {"id": draft.name} if single == "scenario" else {})
    if value is not NOTHING:
        shelf.found[single] = value


def _completeness(node: Node, shaper: Shaper) -> tuple[Node, bool]:
    """Take `complete` out of scenario.yaml: it is a promise to `check`, nothing the game needs to know."""
    if not isinstance(node, Keys) or "complete" not in node.nodes:
        return node, False
    said = shaper.value(node.nodes["complete"], bool, "complete")
    rest = {key: child for key, child in node.nodes.items() if key != "complete"}
    return Keys(node.line, rest, node.lines), said is True


def _sources(draft: Draft, path: str, raw: bytes) -> None:
    """Lay one sources.yaml over what is there: the shared one lies beside the scenarios, a scenario may add its own."""
    node = parse(path, raw, draft.faults)
    if node is None:
        return
    shaper = Shaper(path, draft.faults)
    kinds: dict[str, tuple[type[msgspec.Struct], Shelf[Any]]] = {
        "claims": (Claim, draft.claims),
        "publications": (Publication, draft.publications),
    }
    if not isinstance(node, Keys):
        shaper.wrong(node.line, "the sources are not a mapping", "write `claims:` and `publications:`, each by id")
        return
    for key, entries in node.nodes.items():
        if key not in kinds:
            shaper.wrong(node.lines[key], f"sources have no key {key!r}", probably(key, kinds))
        elif not isinstance(entries, Keys):
            shaper.wrong(entries.line, f"{key!r} is not a mapping by id", "write `L1: {...}` lines under it")
        else:
            for id, entry in entries.nodes.items():
                _source(draft, Page(path, node, (key, id)), entry, *kinds[key])


def _source(draft: Draft, page: Page, entry: Node, kind: type[msgspec.Struct], shelf: Shelf[Any]) -> None:
    id = str(page.steps[-1])
    if id in shelf:
        draft.wrong(page, (), f"{id!r} is already in {shelf.pages[id].file}", "keep one of them")
        return
    if not SOURCE_ID.match(id):
        draft.wrong(page, (), f"{id!r} cannot be an id", "write L1, M1 or H1 for a claim, kiel_2025 for a publication")
    shelf.pages[id] = page
    value = Shaper(page.file, draft.faults).struct(entry, kind, {"id": id})
    if value is not NOTHING:
        shelf.found[id] = value


def _brief(draft: Draft, path: str, raw: bytes) -> None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        draft.faults.append(Fault(path, 1, "this is not UTF-8 text", "save the file as UTF-8"))
        return
    if not text.strip():
        draft.faults.append(Fault(path, 1, "the brief says nothing", "write what its readers should know"))
    draft.briefs[PurePosixPath(path).stem] = text


def _stray(draft: Draft, path: str, parts: tuple[str, ...]) -> None:
    if len(parts) == 1 or (parts[1] not in FOLDERS and parts[1] != "briefs"):
        stem = parts[min(1, len(parts) - 1)]
        known = [*FOLDERS, "briefs", *(f"{single}.yaml" for single in SINGLE), SOURCES]
        draft.faults.append(Fault(path, 1, f"{stem!r} is no part of a rulebook", probably(stem, known)))
    else:
        ending = ".md" if parts[1] == "briefs" else ".yaml"
        meant = f"{parts[1]}/ holds files that end in {ending}"
        draft.faults.append(Fault(path, 1, f"{parts[-1]!r} cannot be read as a part of a rulebook", meant))

"""The words: every one that the design uses, and those the code made for itself, has its entry, and only one."""

import re
from pathlib import Path

from server.umpire.content import DEGREES, PHASES, Method
from server.umpire.decide.case import Case
from server.umpire.digest import Entry
from server.umpire.given import Given
from server.umpire.parts import ROLES, CableKind
from server.umpire.sight import AUDIENCE_KINDS, Diff
from server.umpire.sight.sections import SECTIONS
from server.umpire.state import Checkpoint, Estimate, Move, Pact, Play, Proposal, Reason, Ruling, Sheet, State
from server.umpire.world import Row

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "glossary.md").read_text("utf-8")
ENTRIES = re.findall(r"^- \*\*(.+?)\*\* ", PAGE, re.MULTILINE)
SAYS = dict(re.findall(r"^- \*\*(.+?)\*\* ((?:.+\n?)(?:^  .+\n?)*)", PAGE, re.MULTILINE))

DESIGN = """
game scenario rulebook edition team seat gauge link card move sheet ruling effect standing-policy ledger pact cable inject theory
doctrine sight fork decide evolve fold submit announce
"""
OURS = (Entry, Given, Case, State, Play, Checkpoint, Sheet, Move, Reason, Estimate, Proposal, Ruling, Pact, Row, Diff)


def test_every_word_of_the_design_has_an_entry() -> None:
    assert [word for word in DESIGN.split() if word.replace("-", " ") not in ENTRIES] == []


def test_the_words_of_turns_seats_and_rulings_have_entries() -> None:
    asked = {*PHASES, *ROLES, *AUDIENCE_KINDS, *Method.__args__, "degree", "white cell"} - {"assistant"}  # type: ignore[attr-defined]
    assert {word for word in asked if word not in ENTRIES} == set()
    assert [degree for degree in DEGREES if degree not in SAYS["degree"]] == []
    assert [kind for kind in CableKind.__args__ if kind not in SAYS["cable"] + SAYS["RFI"]] == []  # type: ignore[attr-defined]


def test_the_structures_of_the_code_have_entries() -> None:
    known = {word.lower() for word in ENTRIES}
    assert [struct.__name__ for struct in OURS if struct.__name__.lower() not in known] == []


def test_every_section_of_sight_is_a_word_or_the_plural_of_one() -> None:
    known = {re.sub(r"\W", "", word.lower()) for word in ENTRIES}
    plain = {
        "book": "rulebook",
        "sealed": "seal",
        "dropped": "draft",
        "policies": "standingpolicy",
        "inquiries": "inquiry",
        "at_close": "atclose",
    }
    asked = {section.name: plain.get(section.name, section.name) for section in SECTIONS}
    assert [name for name, word in asked.items() if not {word, word.removesuffix("s")} & known] == []


def test_each_word_has_one_entry_and_they_stand_in_order() -> None:
    assert len(set(ENTRIES)) == len(ENTRIES)
    assert sorted(ENTRIES, key=str.casefold) == ENTRIES


def test_no_entry_is_longer_than_three_lines() -> None:
    assert [word for word, says in SAYS.items() if says.strip().count("\n") > 2] == []
    assert set(SAYS) == set(ENTRIES)

"""The people of the stories see every change in its turn, whatever thread brought it."""

from pathlib import Path
from typing import Any

from .house import House
from .people import Person


def frame(rev: int) -> dict[str, Any]:
    return {"rev": rev, "set": {"game": {"turn": rev}}, "put": {}, "drop": {}}


def test_a_frame_that_overtook_another_is_shown_after_it(tmp_path: Path) -> None:
    person = Person(House(tmp_path, "wedge-2025"), name="Kim")
    hear = person._hearer("view")
    hear(frame(2))
    hear(frame(3))
    assert not person.view
    hear(frame(1))
    assert {rev: view["game"]["turn"] for rev, view in person.seen.items()} == {1: 1, 2: 2, 3: 3}
    assert person.view is person.seen[3]


def test_an_older_draft_does_not_replace_a_newer_one(tmp_path: Path) -> None:
    person = Person(House(tmp_path, "wedge-2025"), name="Kim")
    hear = person._hearer("draft")
    hear({"turn": 1, "rev": 2, "moves": []})
    hear({"turn": 1, "rev": 1, "moves": []})
    assert person.draft == {"turn": 1, "rev": 2, "moves": []}
    hear({"turn": 2, "rev": 1, "moves": []})
    assert person.draft == {"turn": 2, "rev": 1, "moves": []}

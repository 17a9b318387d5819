"""A scenario in other languages: checked with its rulebook, counted, and no part of its edition."""

from pathlib import Path

import pytest

from server.languages.books import texts
from server.rules import check, edition, load
from tests.rules.shelf import TOY, copy

ROOT = Path(__file__).parents[2]
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def entry(place: str, english: str, said: str, mark: str = "") -> str:
    return f'{mark}msgctxt "{place}"\nmsgid "{english}"\nmsgstr "{said}"\n\n'


def spoken(folder: Path, *entries: str, name: str = "fr.po") -> Path:
    (folder / "languages").mkdir(exist_ok=True)
    (folder / "languages" / name).write_text(HEAD + "".join(entries), "utf-8")
    return folder


def north(folder: Path) -> str:
    return load(folder).teams["north"].title


def test_translations_are_counted_and_change_no_edition(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    before = edition(toy)
    spoken(
        toy, entry("teams/north.title", north(toy), "Le Nord"), entry("teams/south.title", "South", "", "#, fuzzy\n")
    )
    report = check(toy)
    assert edition(toy) == before == report.edition
    [french] = report.languages
    assert (french.tag, french.said, french.of) == ("fr", 1, len(texts(load(toy))))
    assert report.faults == ()


def test_a_place_that_is_not_there_is_a_fault_with_the_one_that_was_meant(tmp_path: Path) -> None:
    toy = spoken(copy(tmp_path), entry("teams/nroth.title", "North", "Le Nord"))
    [fault] = check(toy).faults
    assert str(fault) == (
        "toy/languages/fr.po:6: there is no text at 'teams/nroth.title'; did you mean 'teams/north.title'?"
    )


def test_english_that_has_changed_since_is_a_fault(tmp_path: Path) -> None:
    toy = spoken(copy(tmp_path), entry("teams/north.title", "The old north", "Le vieux Nord"))
    [fault] = check(toy).faults
    assert fault.what == "the English at 'teams/north.title' is another by now"
    assert "server.languages.gather" in fault.meant


@pytest.mark.parametrize(
    ("name", "what"), [("fr.yaml", "no translators' file"), ("xx-nowhere-at-all.po", "cannot be read")]
)
def test_what_is_no_language_is_a_fault(tmp_path: Path, name: str, what: str) -> None:
    [fault] = check(spoken(copy(tmp_path), name=name)).faults
    assert what in fault.what


def test_a_fault_of_a_translation_keeps_no_game_from_being_played(tmp_path: Path) -> None:
    toy = spoken(copy(tmp_path), entry("teams/nroth.title", "North", "Le Nord"))
    assert load(toy) == load(TOY)


def test_every_text_has_one_place_and_none_is_a_number() -> None:
    found = texts(load(TOY))
    assert len({phrase.context for phrase in found}) == len(found)
    assert all(any(sign.isalpha() or sign == "%" for sign in phrase.english) for phrase in found)


@pytest.mark.parametrize("scenario", sorted(f.parent.parent.name for f in ROOT.glob("rulebook/*/languages/*.po")))
def test_what_is_shipped_says_what_the_rulebook_says(scenario: str) -> None:
    report = check(ROOT / "rulebook" / scenario)
    assert [str(fault) for fault in report.faults if "/languages/" in fault.file] == []
    assert report.languages


def test_the_lesson_is_whole_in_french() -> None:
    [french] = check(ROOT / "rulebook" / "tutorial").languages
    assert french.said == french.of

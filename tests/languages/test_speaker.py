"""What the table says in another language: sentences read back, the scenario's texts, and never a word that was not shown."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from server import places
from server.languages.catalogue import forms, read
from server.languages.sentences import Sentences
from server.languages.shown import SILENT, SPOKEN
from server.languages.speaker import Speaker, speaker
from server.rules import load
from server.table.paper import PaperTable
from server.umpire.decide.gate import GATES
from server.umpire.model import compile_book
from server.umpire.orders import ClosePhase, SendCable, StartGame, TakeSeat
from server.umpire.refusals import Refusal
from server.umpire.sight import audiences, sight
from server.umpire.sight.sections import SECTIONS
from tests.umpire.test_refusals import STORIES

FRENCH = speaker("fr", "tutorial")


@cache
def lesson() -> PaperTable:
    """The lesson in its first phase, with two leads and a cable between them."""
    table = PaperTable(compile_book(load(places.rulebook() / "tutorial")), 1)
    table.submit("n", TakeSeat(role="lead", team="north_bank", name="North Bank"), grant="player")
    table.submit("s", TakeSeat(role="lead", team="south_bank", name="Sue"), grant="player")
    table.submit("u", TakeSeat(role="umpire", name="Uma"), grant="white_cell")
    table.submit("u", StartGame())
    table.submit("n", SendCable(kind="bilateral", text="Wait and see", to=("south_bank",)))
    table.submit("u", ClosePhase(turn=1, phase="brief"))
    return table


@pytest.mark.parametrize("code", STORIES)
def test_every_refusal_is_said_in_french(code: str) -> None:
    talk = STORIES[code]()
    said = FRENCH.refusal(Refusal(code, talk.then_refused(code)))
    assert said.code == code
    assert said.says != talk.then_refused(code)
    assert "{" not in said.says


def test_a_sentence_keeps_what_stood_in_its_holes() -> None:
    assert FRENCH.say("The sheet has 3 moves; a team has 1 a turn. Take one off.") == (
        "La feuille compte 3 coups ; une équipe en a 1 par tour. Retirez-en un.".replace(" ;", "\u202f;")
    )


def test_a_name_within_a_sentence_within_a_sentence_is_said_too() -> None:
    says = "Move 1: Set a new toll must be aimed at one of: North Bank, South Bank."
    wanted = "Coup 1 : Fixer un nouveau péage doit viser l’une de ces équipes : Rive-Nord, Rive-Sud."
    assert FRENCH.say(says) == wanted.replace(" :", "\u00a0:")


def test_moves_that_are_named_in_a_row_are_said_one_by_one() -> None:
    says = "2 moves have no ruling: North Bank: Set a new toll; South Bank: Rope, and knots."
    said = FRENCH.say(f"{says} Accept all, or rule them one by one.").replace("\u00a0", " ")
    assert "Rive-Nord : Fixer un nouveau péage; Rive-Sud : Rope, and knots." in said, said


def test_an_act_a_role_and_a_phase_inside_a_refusal_are_words() -> None:
    for act in (gate.act for gate in GATES.values()):
        barred = FRENCH.say(f"As observer you cannot {act}; that is for: umpire, assistant umpire.")
        assert barred.startswith("Comme observateur, ") and barred.endswith("arbitre, arbitre adjoint.")
        early = FRENCH.say(f"The phase is 1. Read. You can {act} in: 5. Argue, 7. See.")
        assert "1. Lire. " in early and early.endswith("5. Plaider, 7. Voir.")
        assert act not in barred + early


def test_what_nobody_has_translated_stays_as_it_is() -> None:
    for text in ("", "Bring ropes.", "Fog: thick", "x" * 5000, "Cost"):
        assert FRENCH.say(text) == text
    assert speaker("en", "tutorial").say("Set a new toll") == "Set a new toll"
    assert speaker("nowhere", "tutorial").tag == "en"


def test_a_longer_pattern_wins_over_a_looser_one() -> None:
    sentences = Sentences([("{a}: {b}", "{b} / {a}"), ("Pact: {pact}", "Pacte {pact}")])
    assert sentences.say("Pact: two", lambda text: None) == "Pacte two"
    assert sentences.say("one: two", lambda text: None) is None
    assert sentences.say("one: two", {"one": "un"}.get) == "two / un"


@pytest.mark.parametrize("audience", ["umpire", "team:north_bank", "team:south_bank", "observer", "projector"])
def test_nothing_is_said_that_was_not_shown(audience: str) -> None:
    table = lesson()
    shown = sight(table.engine, table.state, audience)
    spoken = FRENCH.sections(shown)
    words = {said[0]: phrase.english for phrase, said in forms(read(_file())).items()}
    seen = set(_parts(shown))
    told = 0
    for text in _parts(spoken):
        if text in words and text not in seen:
            assert words[text] in seen, f"{audience} was told {text!r} without having been shown its English"
            told += 1
    assert told > 30


def test_a_language_has_the_same_shape_ids_and_numbers() -> None:
    table = lesson()
    for audience in audiences(table.engine.book):
        shown = sight(table.engine, table.state, audience)
        assert _without_texts(FRENCH.sections(shown)) == _without_texts(shown)


def test_people_are_never_translated_not_even_when_they_speak_like_a_card() -> None:
    table = lesson()
    spoken = FRENCH.sections(sight(table.engine, table.state, "team:north_bank"))
    assert {cable["text"] for cable in spoken["cables"].values()} == {"Wait and see"}
    assert "North Bank" in {seat["name"] for seat in spoken["seats"].values()}
    assert spoken["book"]["teams"]["north_bank"]["title"] == "Rive-Nord"
    assert spoken["book"]["cards"]["set_the_toll"]["parameters"][0]["title"] == "Nouveau péage"


def test_a_change_is_said_as_the_whole_is() -> None:
    news = {"n": {"title": "A good harvest", "text": "Rain.", "turn": 1}}
    change = {
        "set": {},
        "put": {"news": news, "dropped": {"south_bank": {"says": "The sheet was not sealed in time."}}},
        "drop": {"news": ["title"]},
    }
    said = FRENCH.change(change)
    assert said["put"]["news"]["n"]["title"] == "Une bonne récolte"
    assert said["put"]["dropped"]["south_bank"]["says"] == "La feuille n’a pas été scellée à temps."
    assert said["drop"] == change["drop"]


def test_every_section_is_either_spoken_or_silent() -> None:
    assert {section.name for section in SECTIONS} == set(SPOKEN) | SILENT, (
        "say in server/languages/shown.py which it is"
    )


def test_the_log_does_not_know_in_what_language_it_is_read() -> None:
    table = lesson()
    before = [entry.digest for entry in table.entries]
    for audience in audiences(table.engine.book):
        FRENCH.sections(sight(table.engine, table.state, audience))
    assert [entry.digest for entry in table.entries] == before
    assert "Rive-Nord" not in "".join(entry.body.decode() for entry in table.entries)


def _file() -> Any:
    return places.rulebook() / "tutorial" / "languages" / "fr.po"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield str(key)
            yield from _strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _strings(part)


def _parts(value: Any) -> Iterator[str]:
    """Every string, and every paragraph of a long one."""
    for text in _strings(value):
        yield text
        yield from (part.strip("\n") for part in text.split("\n\n"))


def _without_texts(value: Any, keys: frozenset[str] = frozenset()) -> Any:
    spoken = keys or frozenset().union(*(one.texts | one.sentences for one in SPOKEN.values()))
    if isinstance(value, dict):
        return {key: _without_texts(part, spoken) for key, part in value.items() if key not in spoken}
    return [_without_texts(part, spoken) for part in value] if isinstance(value, (list, tuple)) else value


def test_a_speaker_is_made_once() -> None:
    assert speaker("fr", "tutorial") is FRENCH
    assert isinstance(FRENCH, Speaker)

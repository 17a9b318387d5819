"""What a replay tells of each step, in another language: whole sentences, with the titles that stood in them."""

from server import places
from server.bots.rehearsal import Rehearsal
from server.languages.speaker import speaker
from server.review.timeline import replayed
from server.rules import load
from server.umpire.model import compile_book

FRENCH = speaker("fr", "tutorial")


def test_every_step_of_a_game_is_told_in_french() -> None:
    engine = compile_book(load(places.rulebook() / "tutorial"))
    log = Rehearsal(engine, seed=7).play().entries
    for audience in ("umpire", "team:north_bank", "projector"):
        told = [step["label"] for step in replayed(engine, log, audience) if step]
        said = [step["label"] for step in replayed(engine, log, audience, FRENCH.label) if step]
        assert said[0] == "La partie est ouverte"
        assert [english for english, french in zip(told, said, strict=True) if english == french] == []
        assert not any("{" in label or " the " in label for label in said), said


def test_a_title_that_reads_like_a_sentence_stays_as_it_was_written() -> None:
    assert FRENCH.label("News: The navy cables everybody") == "Nouvelle\u00a0: The navy cables everybody"
    assert FRENCH.label("North Bank: Our own bridge fails") == "Rive-Nord\u00a0: Our own bridge échoue"
    assert speaker("en", "tutorial").label("Phase: Sealing") == "Phase: Sealing"

"""A folder becomes a rulebook: ids from paths, words as they were written, the same whatever the editor."""

from pathlib import Path

import pytest

from server.rules import Faulty, check, edition, load
from server.umpire.content import Effect, Fading, Later, Now, Spread
from server.umpire.engine import compile_book
from tests.rules.shelf import TOY, copy


def test_the_sound_rulebook_has_no_fault() -> None:
    report = check(TOY)
    assert report.faults == ()
    assert report.edition == edition(TOY) == load(TOY).edition


def test_what_the_checker_passes_the_engine_compiles() -> None:
    assert compile_book(load(TOY)).book.scenario.id == "toy"


def test_ids_teams_and_groups_come_from_where_a_file_lies() -> None:
    book = load(TOY)
    assert book.scenario.id == "toy"
    assert [card.id for card in book.cards_of("north")] == ["lift_toll", "push", "set_toll"]
    assert book.objectives["respect"].team == "south"
    assert (book.gauges["trust"].group, book.gauges["north_capital"].group) == ("world", "budgets")
    assert book.claims["H1"].home == "elsewhere"
    assert book.publications["almanac"].date == "1901"


def test_lists_of_things_with_ids_may_be_written_by_id() -> None:
    book = load(TOY)
    assert [calendar.id for calendar in book.scenario.calendars] == ["short", "long"]
    assert book.calendar("short").labels == ("Spring", "Summer")
    assert [threshold.id for threshold in book.gauges["tension"].thresholds] == ["boil"]
    assert book.phase("seal").minutes == {"short": 2.0, "long": 2.0}


def test_an_effect_says_when_it_falls_due() -> None:
    push = load(TOY).cards["push"]
    assert [effect.when for effect in push.effects] == [Spread(ticks=2), Fading(keep=0.5)]
    assert push.on["backfire"] == (Effect(gauge="trust", by=-6.0, because="They were caught.", when=Later(ticks=1)),)
    assert load(TOY).cards["protest"].effects[0].when == Now()


def test_an_amount_is_a_number_or_a_formula() -> None:
    spread, fading = load(TOY).cards["push"].effects
    assert (spread.by, fading.by) == ("2 * surveyors", -1.0)


def test_a_lone_word_stands_for_a_list_of_one() -> None:
    assert load(TOY).gauges["north_capital"].sources == ("judgement",)


def test_words_stay_words_whatever_they_look_like(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    team = toy / "teams" / "north.yaml"
    team.write_text(team.read_text().replace("leader: the mayor", "leader: no"))
    assert load(toy).teams["north"].leader == "no"


def test_everything_stands_in_the_order_of_ids_not_of_the_disk() -> None:
    book = load(TOY)
    for shelf in (book.gauges, book.cards, book.claims, book.briefs):
        assert list(shelf) == sorted(shelf)


def test_the_editor_that_saved_a_file_does_not_change_the_edition(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    for path in toy.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert edition(toy) == edition(TOY)
    assert load(toy) == load(TOY)


def test_any_other_change_of_any_file_changes_the_edition(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    seen = {edition(toy)}
    for path in (toy / "briefs" / "north.md", toy / "curves" / "ease.yaml", toy.parent / "sources.yaml"):
        path.write_text(path.read_text() + "\n# And one more line.\n")
        seen.add(edition(toy))
    assert len(seen) == 4


def test_readmes_hidden_files_and_recorded_games_are_no_part_of_an_edition(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    (toy / "README.md").write_text("About these towns.")
    (toy / "gauges" / ".swap").write_text("half a line")
    (toy / "recorded").mkdir()
    (toy / "recorded" / "first.wedge").write_bytes(b"PK")
    assert edition(toy) == edition(TOY)


def test_a_scenario_may_lay_sources_of_its_own_over_the_shared_ones(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    (toy / "sources.yaml").write_text(
        'publications:\n  gazette: {title: The Gazette, publisher: A Press, date: "1902"}\n'
    )
    book = load(toy)
    assert {"almanac", "gazette"} <= book.publications.keys()


def test_a_folder_that_is_no_scenario_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match="this folder holds no scenario"):
        load(tmp_path)
    with pytest.raises(Faulty, match="there is no such folder"):
        load(tmp_path / "nowhere")

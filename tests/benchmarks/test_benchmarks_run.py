"""Every family of figures can be measured and told in the agreed form; how long anything takes is not asked here."""

import math
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks import ahead, engine, room, screen, storage, talk, worlds
from benchmarks.crowd import Heard
from benchmarks.figures import Figure, page, write
from benchmarks.scene import Scene

HARBOUR = Path(__file__).resolve().parents[1] / "rulebooks" / "harbour"
LINE = re.compile(r"[a-z0-9_]+ \S+ (ms|s|us|kB|MB|1/s|times)( [a-z0-9_]+ \S+ \S+)??( goal \S+)?")


@pytest.fixture(scope="module")
def scene() -> Scene:
    """A game of the small harbour, looked at in its second turn."""
    return Scene(HARBOUR, calendar="long", turn=2)


def told(figures: Iterable[Figure]) -> list[str]:
    """The names of figures whose lines are in the agreed form and whose values are real and above nothing."""
    names = []
    for figure in figures:
        assert LINE.fullmatch(figure.line()), figure.line()
        words = figure.line().partition(" goal ")[0].split()
        values = [float(word) for word in (words[1], *words[4:])]
        assert all(math.isfinite(value) and value > 0 for value in values), figure.line()
        names.append(figure.name)
    return names


def test_the_engine_is_measured(scene: Scene) -> None:
    assert told(engine.figures(scene, seconds=0)) == [
        "fold_1000_entries",
        "turn_resolved_with_ledger",
        "previews_of_a_turn",
        "sight_of_all_after_a_cable",
    ]


def test_many_worlds_are_measured_beside_one_and_beside_their_goals(scene: Scene) -> None:
    found = list(worlds.figures(scene, seconds=0, worlds=10))
    assert told(found) == [
        "world_turns_a_second_of_10",
        "times_the_rate_of_one_world",
        "futures_10_to_the_end",
        "memory_of_10_futures",
    ]
    assert [figure.line().split()[-2] for figure in found] == ["goal"] * 4


def test_the_store_is_measured(scene: Scene, tmp_path: Path) -> None:
    assert told(storage.figures(scene, tmp_path, appends=3, seconds=0)) == [
        "append_durable_by_one",
        "append_durable_by_30_callers",
        "rulebook_from_its_reading",
    ]


def test_a_room_of_real_sockets_is_measured_and_everybody_hears_everything(scene: Scene, tmp_path: Path) -> None:
    # Processor time is counted in hundredths of a second: with fewer orders a quick server may seem to have used none.
    assert told(room.figures(scene, tmp_path, orders=40, rate=20)) == [
        "ack_p50_20_sockets_durable",
        "ack_p99_20_sockets_durable",
        "server_cpu_per_delivered_update",
    ]


def test_acknowledgements_are_measured_while_somebody_looks_ahead(scene: Scene, tmp_path: Path) -> None:
    assert told(ahead.figures(scene, tmp_path, orders=10, rate=20, rounds=1)) == [
        "ack_p50_during_forecast",
        "ack_p95_during_forecast",
        "looks_ahead_meanwhile",
    ]


def test_the_first_screen_is_weighed_in_a_browser_with_and_without_compression(
    browser: Browser, scene: Scene, tmp_path: Path
) -> None:
    figures = list(screen.measured(browser, scene, tmp_path, rounds=1))
    usable = [f"first_team_screen_usable_cpu_{slower}x" for slower in screen.SLOWER]
    assert told(figures) == ["first_team_screen_weight", *usable]
    assert figures[0].value < figures[0].beside


def test_a_long_channel_is_turned_to_and_written_in_beside_one_that_draws_every_cable(
    browser: Browser, scene: Scene, tmp_path: Path
) -> None:
    figures = [*talk.sights(scene, many=40, seconds=0.0), *talk.measured(browser, scene, tmp_path, rounds=1, many=120)]
    assert told(figures) == ["sight_after_a_cable", "turn_to_a_long_channel", "type_in_a_long_channel"]


@pytest.mark.parametrize(
    "heard",
    [
        Heard([1.0, 2.0], [], 59),
        Heard([1.0], [], 60),
        Heard([1.0, 2.0], ["ClockPaused"], 60),
    ],
)
def test_a_room_that_was_not_served_gives_no_figures(heard: Heard) -> None:
    with pytest.raises(RuntimeError, match="not served"):
        room.served(heard, orders=2, people=30)


def test_a_page_tells_when_where_and_how_busy(tmp_path: Path) -> None:
    figures = [Figure("fold", 12.3456, "ms", "again", 1234.5), Figure("make_test", 4321.0, "s")]
    file = write(page(figures, (7.5, 3.0, 1.0)), tmp_path)
    text = file.read_text("utf-8")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-bench\.md", file.name)
    assert "fold 12.3 ms again 1234 0.01\nmake_test 4321 s\n" in text
    assert "load average when it began: 7.5" in text and "Others were at work" in text
    assert "Others were at work" not in page(figures, (0.0, 3.0, 1.0))

"""The page on the model tells every row as the battery does, and every theory."""

import re
from pathlib import Path

from server.lab.battery.reading import ROWS, read
from server.rules import load

ROOT = Path(__file__).resolve().parents[2]
WEDGE = ROOT / "rulebook" / "wedge-2025"
PAGE = (ROOT / "docs" / "model.md").read_text("utf-8")


def test_every_row_is_told_with_its_verdict() -> None:
    battery = read(WEDGE, load(WEDGE))
    told = dict(re.findall(r"^\| (\d+) \|.*\| ([^|]+) \|$", PAGE, re.MULTILINE))
    said = {number: "**honest fail**" if asked.fails else "pass" for number, asked in battery.rows.items()}
    assert told == said and len(told) == ROWS
    assert f"battery: {list(said.values()).count('pass')} of {ROWS}" in PAGE


def test_every_theory_is_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert sorted(told) == sorted(load(WEDGE).theories)


def test_it_shows_the_picture_and_says_what_it_is_not() -> None:
    [(words, picture)] = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", PAGE)
    assert len(words) > 20 and "<svg" in (ROOT / "docs" / picture).read_text("utf-8")
    assert "Expert-set, not a forecast" in PAGE and "## What the model cannot know" in PAGE

"""The README shows and counts what is there."""

import re
from pathlib import Path

import click

from server.__main__ import main
from server.rules import load

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "README.md").read_text("utf-8")


def test_it_counts_what_the_scenario_holds() -> None:
    book = load(ROOT / "rulebook" / "wedge-2025")
    counted = {
        "gauges": book.gauges,
        "links": book.links,
        "cards": book.cards,
        "standing policies": book.policies,
        "injects": book.injects,
        "objectives": book.objectives,
        "theories": book.theories,
        "hidden unknowns": book.unknowns,
    }
    for word, found in counted.items():
        assert re.findall(rf"(\d+) {word}", PAGE) == [str(len(found))], word


def test_it_shows_every_command_with_options_that_there_are() -> None:
    shown = re.findall(r"^    \$ python -m server (\w+)(?: (check|map|validate))?(.*)$", PAGE, re.MULTILINE)
    assert {name for name, _, _ in shown} == set(main.commands)
    for name, check, rest in shown:
        command = main.commands[name]
        if isinstance(command, click.Group):
            command = command.commands[check]
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--\w+", rest)) <= options, name


def test_every_promise_stands_in_the_table_once() -> None:
    assert re.findall(r"^\| (P\d+) \|", PAGE, re.MULTILINE) == [f"P{number}" for number in range(1, 16)]


def test_its_pictures_are_small_png_files_with_words_for_those_who_cannot_see_them() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", PAGE)
    assert len(pictures) >= 3
    for words, path in pictures:
        picture = (ROOT / path).read_bytes()
        assert len(words) > 20
        assert picture.startswith(b"\x89PNG") and len(picture) < 300_000

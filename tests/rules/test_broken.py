"""Every message of the checker, once: a tiny broken file, and word for word what is said about it."""

import re
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from ruamel.yaml import YAML

from server.rules import Faulty, check, load, tree
from tests.rules.fault_sites import Site, every_site, noted
from tests.rules.shelf import copy

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.yaml"))
# What no tiny text file can show; test_evil.py holds the sentences.
ODD = (b"title: \xff", b"title: " + b"x" * 5_000, b"title: \0", b"- 1\n" * 600)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_found_with_its_line_and_what_was_meant(broken: Path) -> None:
    told, expected, _ = _checked(broken)
    assert list(told) == expected
    assert expected, "a file without a fault belongs elsewhere"


def test_every_message_of_the_checker_has_its_broken_file(tmp_path: Path) -> None:
    told = {site for broken in BROKEN for site in _checked(broken)[2]}
    toy = copy(tmp_path)
    for odd in ODD:
        (toy / "unknowns" / "nerve.yaml").write_bytes(odd)
        (toy / "briefs" / "north.md").write_bytes(odd)
        with noted() as sites:
            check(toy)
        told |= sites
    # Folders, archives and translators' files are no content one could break: test_evil.py, test_load.py, test_pack.py
    # and test_spoken.py spoil those.
    silent = {str(site) for site in every_site() - told if site.module not in ("files", "pack", "spoken")}
    assert silent == set(), "these messages are in no file of tests/broken"
    assert told <= every_site(), "and nothing was told from anywhere else"


def test_loading_refuses_with_the_same_faults_that_checking_finds(tmp_path: Path) -> None:
    toy, expected = _laid(next(path for path in BROKEN if path.stem == "formula_gauge"), tmp_path)
    with pytest.raises(Faulty) as refused:
        load(toy)
    assert str(refused.value).splitlines() == expected


def test_faults_of_many_files_are_told_at_once(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    told = set()
    for stem in ("unknown_key", "inject_beyond_calendar", "theory_weight", "party_budget", "yaml_alias"):
        place, text, faults = _read(next(path for path in BROKEN if path.stem == stem))
        (toy.parent / place).write_text(text)
        told.update(faults)
    assert {str(fault) for fault in check(toy).faults} == told


def test_a_circle_of_derived_gauges_is_told_once_and_whole(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    strain = toy / "gauges" / "world" / "strain.yaml"
    for name, reads in (("strain", "echo"), ("echo", "trust + murmur"), ("murmur", "strain")):
        text = re.sub("derived: .*", f"derived: {reads}", strain.read_text())
        (strain.parent / f"{name}.yaml").write_text(text)
    told = [str(fault) for fault in check(toy).faults if "made of itself" in fault.what]
    assert told == [
        "toy/gauges/world/echo.yaml:6: the derived gauge is made of itself: echo -> murmur -> strain -> echo; "
        "make one of them a gauge moved by a link"
    ]


def test_what_a_gauge_was_before_makes_no_circle(tmp_path: Path) -> None:
    toy = copy(tmp_path)
    strain = toy / "gauges" / "world" / "strain.yaml"
    strain.write_text(strain.read_text().replace("tension - ease", "(tension + before(strain)) / 2 - ease"))
    assert not [fault for fault in check(toy).faults if "made of itself" in fault.what]


# The two parsers word a slip of syntax differently, or find it a line apart; everything else they must read alike.
SLIPS = ("yaml_syntax", "yaml_directive", "yaml_tag_directive")


@pytest.mark.parametrize("broken", [p for p in BROKEN[::8] if p.stem not in SLIPS], ids=lambda path: path.stem)
def test_a_machine_without_the_fast_parser_says_the_same(
    broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "YAML", partial(YAML, pure=True))
    toy, expected = _laid(broken, tmp_path)
    assert [str(fault) for fault in check(toy).faults] == expected


@cache
def _checked(broken: Path) -> tuple[tuple[str, ...], list[str], frozenset[Site]]:
    """What is said about a broken file, what should be said, and from where in the checker it was said."""
    with TemporaryDirectory() as folder:
        toy, expected = _laid(broken, Path(folder))
        with noted() as sites:
            told = check(toy).faults
    return tuple(map(str, told)), expected, frozenset(sites)


def _laid(broken: Path, into: Path) -> tuple[Path, list[str]]:
    """Lay a broken file over a copy of the sound rulebook."""
    toy = copy(into)
    place, text, faults = _read(broken)
    for path in re.findall("^# without: (.+)$", broken.read_text(), re.M):
        (toy.parent / path).unlink()
    if place:
        (toy.parent / place).parent.mkdir(parents=True, exist_ok=True)
        (toy.parent / place).write_text(text)
    return toy, faults


def _read(broken: Path) -> tuple[str, str, list[str]]:
    head, _, text = broken.read_text().partition("\n\n")
    place = re.search("^# at: (.+)$", head, re.M)
    return place.group(1) if place else "", text, re.findall("^# fault: (.+)$", head, re.M)

"""Whoever umpires a shipped scenario reads of its theories by their names, in plain words, and never by an id."""

import re

import pytest

from tests.rules.shipped import SCENARIOS, shipped


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_theory_is_told_in_a_line(scenario: str) -> None:
    book = shipped(scenario)
    for theory in book.theories.values():
        assert 30 < len(theory.text) <= 160, theory.id
        assert theory.text.endswith(".") and "_" not in theory.text + theory.title, theory.id
    assert len({theory.title for theory in book.theories.values()}) == len(book.theories)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_umpire_reads_the_name_of_every_theory_there_is_to_choose(scenario: str) -> None:
    book = shipped(scenario)
    brief = re.sub(r"\s+", " ", book.briefs["umpire"])
    if len(book.theories) > 1:
        assert [theory.title for theory in book.theories.values() if theory.title not in brief] == []


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_brief_speaks_in_ids(scenario: str) -> None:
    for audience, brief in shipped(scenario).briefs.items():
        assert "`" not in brief and not re.search(r"\b[a-z]+_[a-z_]+\b", brief), audience

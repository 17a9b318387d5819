"""What is printed before a seminar, each page for those it is for."""

import re

import pytest

from tests.web.browser import Browser, read


@pytest.fixture
def uma(browser, game) -> Browser:
    uma = browser()
    uma.umpire(game.umpire_token)
    return uma


def test_the_umpire_finds_every_page_from_one_and_each_opens(uma):
    page = uma.get("/print")
    links = [link for link in re.findall(r'href="(/(?:print|rulebook|seats)[^"]*)"', page.text) if link != "/rulebook/"]
    assert len(links) == 3 * 3 + 5
    for link in links:
        assert uma.get(link).status_code == 200, link


def test_a_teams_forms_have_its_cards_with_prices_and_nobody_elses(uma, game, tables):
    book = tables.table(game.game).engine.book
    answer = uma.get("/print/forms/red")
    page = read(answer)
    listed = re.findall(r'<td class="id">(\w+)</td>', answer.text)
    assert sorted(listed) == sorted(card.id for card in book.cards_of("red"))
    for what in ("Sheet of moves", "Cable", "Pact", "Estimate", "Notes", "Move 1 of at most"):
        assert what in page
    hidden = [gauge.title for gauge in book.gauges.values() if not {"all", "red"} & set(gauge.seen_by)]
    assert hidden and not [title for title in hidden if title in page]


def test_what_is_printed_for_a_team_is_what_that_team_may_read(uma, browser, game):
    ana = browser()
    ana.join(game.join_code, "lead:red", "Ana")
    for name in ("briefs", "cards"):
        path = f"/rulebook/{game.join_code}/print/{name}"
        for_red, hers = read(uma.get(f"{path}?team=red")), read(ana.get(path))
        assert for_red == hers
        assert "Expert-set, not a forecast." in hers
        assert read(ana.get(f"{path}?team=blue")) == hers, "the address changes nothing for a player"
        assert read(uma.get(path)) != hers


@pytest.mark.parametrize("place", ["lead:red", "observer"])
def test_the_umpires_pages_and_another_teams_forms_are_refused(browser, game, place):
    ana = browser()
    ana.join(game.join_code, place, "Ana")
    for path in ("/print", "/print/runsheet", "/print/forms/blue"):
        assert ana.get(path).status_code == 403
    assert ana.get("/print/forms/red").status_code == (200 if place == "lead:red" else 403)
    assert ana.get("/print/rules").status_code == 200


def test_the_run_sheet_has_every_inject_and_the_rules_say_what_this_game_does(uma, game, tables):
    engine = tables.table(game.game).engine
    page = read(uma.get("/print/runsheet"))
    assert all(inject.title in page for inject in engine.book.injects.values())
    assert uma.get("/print/forms/nobody").status_code == 404
    rules = read(uma.get("/print/rules"))
    dropped = engine.book.scenario.unsealed == "drop"
    assert ("is dropped when the phase closes" in rules) == dropped and game.join_code in rules

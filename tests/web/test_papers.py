"""Things to print, scan and read."""

import re

import pytest

from tests.web.browser import read, shell


def test_the_join_code_can_be_scanned_by_anybody_who_has_it(browser, game):
    answer = browser().get(f"/qr/join.svg?code={game.join_code}")
    assert answer.mimetype == "image/svg+xml" and answer.text.startswith("<svg")
    assert "style=" not in answer.text and "<script" not in answer.text
    assert browser().get("/qr/join.svg?code=WRONG").status_code == 404


def test_a_personal_link_can_be_scanned_by_its_owner_only(browser, game):
    ana, bo = browser(), browser()
    ana.join(game.join_code, "lead:red", "Ana")
    bo.join(game.join_code, "lead:blue", "Bo")
    assert ana.get("/qr/me.svg").data != bo.get("/qr/me.svg").data
    seat = shell(ana.get("/play"))["me"]["seat"]
    assert bo.get(f"/qr/seat.svg?seat={seat}").status_code == 403
    assert browser().get("/qr/me.svg").location == "/?why=first"


def test_the_umpire_prints_a_card_for_each_person_that_opens_that_persons_seat(browser, game):
    ana, uma = browser(), browser()
    ana.join(game.join_code, "lead:red", "Ana")
    uma.umpire(game.umpire_token)
    uma.get(f"/board/{game.game}")
    page = uma.get("/seats/cards")
    assert "Lead, Red" in read(page) and "Ana" in read(page)
    assert "Projector" not in read(page)
    table, _, own = page.text.partition('<section class="new-sheet"')
    assert "Ana" in table and "Uma" not in table and "Uma" in own and "Ana" not in own, "a sheet of its own"
    links = re.findall(r"http://table\.example(/s/[\w.\-]+)", page.text)
    assert len(links) == 2
    for source in re.findall(r'src="(/qr/[^"]+)"', page.text):
        assert uma.get(source.replace("&amp;", "&")).mimetype == "image/svg+xml"
    names = set()
    for link in links:
        device = browser()
        names.add(shell(device.get(device.get(link).location))["me"]["name"])
    assert names == {"Ana", "Uma"}


@pytest.mark.parametrize("place", ["lead:red", "member:red", "observer", "analyst"])
def test_nobody_but_the_white_cell_prints_cards(browser, game, place):
    ana = browser()
    ana.join(game.join_code, place, "Ana")
    page = ana.get("/seats/cards")
    assert page.status_code == 403 and "umpire" in read(page) and "/s/" not in page.text


def test_a_card_for_nobody_is_not_drawn(browser, game):
    uma = browser()
    uma.umpire(game.umpire_token)
    assert uma.get("/qr/seat.svg?seat=nobody").status_code == 404


def test_each_team_reads_its_own_brief_and_no_other(browser, game, tables):
    briefs = tables.table(game.game).engine.book.briefs
    red, watcher = browser(), browser()
    red.join(game.join_code, "lead:red", "Ana")
    watcher.join(game.join_code, "observer", "Olga")
    mine, theirs, public = (briefs[id].splitlines()[0].lstrip("# ") for id in ("red", "blue", "public"))
    assert mine in read(red.get("/brief")) and public in read(red.get("/brief"))
    assert "Expert-set, not a forecast." in read(red.get("/brief"))
    assert theirs not in read(red.get("/brief"))
    assert public in read(watcher.get("/brief"))
    assert mine not in read(watcher.get("/brief")) and theirs not in read(watcher.get("/brief"))


def test_help_tells_how_to_join_and_what_each_role_does(browser):
    said = read(browser().get("/help"))
    for word in ("join code", "Lead", "Observer", "Assistant umpire", "Projector", "Keys"):
        assert word in said

"""A live page is served with what its seat may see, so that it is drawn before its line opens, and with nothing else."""

import json
import re

import pytest

from tests.web.browser import shell


def first(page):
    """What a page was served with."""
    return json.loads(re.search(r'<script type="application/json" id="first">(.*?)</script>', page.text)[1])


@pytest.fixture
def table(game, tables):
    return tables.table(game.game)


def test_each_page_has_the_sight_of_its_own_audience(browser, game, table):
    ana, bo, uma = browser(), browser(), browser()
    ana.join(game.join_code, "lead:red", "Ana")
    bo.join(game.join_code, "observer", "Bo")
    uma.umpire(game.umpire_token)
    opened = {
        "team:red": lambda: ana.get("/play"),
        "observer": lambda: bo.get("/play"),
        "umpire": lambda: uma.get("/desk"),
        "projector": lambda: browser().get(f"/board/{game.join_code}"),
        "team:blue": lambda: uma.get("/look?audience=team:blue"),
    }
    for audience, open_ in opened.items():
        page = open_()
        served, view = first(page), table.view(audience)
        assert (served["audience"], served["rev"]) == (audience, view.rev)
        assert list(served["view"]["seats"]) == list(view.sections["seats"]), "in the order of the sight"
        assert served["view"] == json.loads(json.dumps(view.sections))
        assert page.headers["Cache-Control"] == "no-store" and "Content-Encoding" not in page.headers


def test_a_draft_is_served_to_its_team_and_to_nobody_who_looks_with_its_eyes(browser, game):
    ana, uma = browser(), browser()
    ana.join(game.join_code, "lead:red", "Ana")
    uma.umpire(game.umpire_token)
    assert first(ana.get("/play"))["draft"] == {"turn": 0, "rev": 0, "by": "", "moves": [], "saved": {}}
    assert first(uma.get("/desk"))["draft"] is None
    assert first(uma.get("/look?audience=team:red"))["draft"] is None
    assert first(uma.get("/look?audience=team:red"))["mine"] == first(uma.get("/look?audience=team:blue"))["mine"]


def test_what_somebody_wrote_cannot_end_its_element(browser, game):
    ana = browser()
    ana.join(game.join_code, "lead:red", "</script><script>alert(1)</script>")
    page = ana.get("/play")
    me = shell(page)["me"]
    assert "<script>alert" not in page.text
    assert first(page)["view"]["seats"][me["seat"]]["name"] == me["name"]

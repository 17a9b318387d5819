"""A live page is served with what its seat may see, so that it is drawn before its line opens, and with nothing else."""

import gzip
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
        "team:red": (ana, "/play"),
        "observer": (bo, "/play"),
        "umpire": (uma, "/desk"),
        "projector": (browser(), f"/board/{game.join_code}"),
        "team:blue": (uma, "/look?audience=team:blue"),
    }
    for audience, (who, path) in opened.items():
        page = who.get(path)
        book = who.get(shell(page)["book"], headers={"Accept-Encoding": "gzip"})
        served, view = first(page), table.view(audience)
        assert (served["audience"], served["rev"]) == (audience, view.rev)
        assert list(served["view"]["seats"]) == list(view.sections["seats"]), "in the order of the sight"
        whole = {**served["view"], "book": json.loads(gzip.decompress(book.data))}
        assert whole == json.loads(json.dumps(view.sections))
        assert page.headers["Cache-Control"] == book.headers["Cache-Control"] == "no-store"
        assert book.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in page.headers


def test_a_book_is_read_by_its_own_audience_and_by_the_white_cell(browser, game):
    ana, bo, uma, stranger = browser(), browser(), browser(), browser()
    ana.join(game.join_code, "lead:red", "Ana")
    bo.join(game.join_code, "observer", "Bo")
    uma.umpire(game.umpire_token)
    for audience in ("team:red", "team:blue", "umpire", "observer", "projector"):
        path = f"/book/{game.game}/{audience}"
        assert uma.get(path).status_code == 200
        assert ana.get(path).status_code == (200 if audience == "team:red" else 403)
        assert bo.get(path).status_code == (200 if audience == "observer" else 403)
        assert stranger.get(path).status_code == 403
    assert uma.get(f"/book/{game.game}/team:nobody").status_code == 404
    for path in ("/book/another/team:red", "/book/another/umpire"):
        assert ana.get(path).status_code == uma.get(path).status_code == 403


def test_a_draft_is_served_to_its_team_and_to_nobody_who_looks_with_its_eyes(browser, game):
    ana, uma = browser(), browser()
    ana.join(game.join_code, "lead:red", "Ana")
    uma.umpire(game.umpire_token)
    nothing = {"rev": 0, "by": "", "moves": [], "saved": {}, "wrong": {}, "paper": False, "aside": []}
    assert first(ana.get("/play"))["draft"] == {"turn": 0, **nothing}
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

"""What people type stays text, whoever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.umpire.names import tidy
from server.web.briefs import brief_html
from tests.web.browser import BASE, read, seal, shell

EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}",
    "</title><h1>x",
    "&lt;b&gt;",
    "javascript:alert(1)",
    "عمر خالد",
    "O'Brien & Söhne",
]


@pytest.mark.parametrize("name", EVIL)
def test_a_name_is_text_on_every_page_that_shows_it(browser, game, name):
    ana, uma = browser(), browser()
    ana.join(game.join_code, "lead:red", name)
    uma.umpire(game.umpire_token, f"{name} II")
    pages = (
        [ana.get(path) for path in ("/", "/play", "/leave", f"/j/{game.join_code}")]
        + [uma.get(path) for path in ("/desk", "/seats/cards")]
        + [browser().get(f"/j/{game.join_code}")]
    )
    pages.append(browser().get(f"/u/{game.umpire_token}"))
    for page in pages:
        assert page.status_code == 200
        for tag in ("<script>alert", "<img src=x", "</title><h1>", ">49<"):
            assert tag not in page.text, page.request.path
        assert "' onmouseover='" not in page.text
    assert shell(ana.get("/play"))["me"]["name"] == name
    assert name in read(pages[0])


def test_a_name_cannot_turn_what_follows_it_around(browser, game, tables):
    browser().join(game.join_code, "lead:red", "Ana\u202e\u2066 gnitsopmi\x00\x07\r\nSet-Cookie: x=1\ufffe")
    (seat,) = tables.table(game.game).state.seats.values()
    assert seat.name == "Ana gnitsopmi Set-Cookie: x=1"


@pytest.mark.parametrize("name", ["", "   ", "\u202e\u200f", "\u200b\u200b", "\x00\x00", "\n\t"])
def test_a_name_of_nothing_is_refused_with_words(browser, game, tables, name):
    page = browser().join(game.join_code, "lead:red", name)
    assert page.status_code == 422 and "The name is empty. Write a word or two." in read(page)
    assert tables.table(game.game).state.seats == {}


def test_a_name_of_ten_thousand_letters_is_refused_and_not_sent_back_whole(browser, game, tables):
    page = browser().join(game.join_code, "lead:red", "x" * 10_000)
    assert page.status_code == 422 and "10000 characters; 40 is the most" in read(page)
    assert len(page.data) < 20_000
    assert tables.table(game.game).state.seats == {}


def test_bytes_that_are_no_text_are_taken_for_what_they_can_be(browser, game):
    ana = browser()
    token = seal(ana.get(f"/j/{game.join_code}"))
    body = f"csrf_token={token}&code={game.join_code}&place=observer&name=".encode() + b"%ff%fe%ed%a0%80Ana"
    answer = ana.client.post("/join", base_url=BASE, data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 303
    assert "Ana" in shell(ana.get("/play"))["me"]["name"]


@given(st.text(st.characters(), max_size=200))
def test_a_tidy_name_stays_tidy_and_can_be_stored_anywhere(name):
    made = tidy(name)
    assert tidy(made) == made
    assert made == made.strip() and "  " not in made
    made.encode()
    assert not any(ch < " " or ch in "\u202a\u202e\u2066" for ch in made)


@given(st.text("<>script/ onerror=alert()javascript:\"'`![]()#*_~&;\nabc", max_size=120))
def test_a_brief_can_neither_run_nor_fetch_anything(markdown):
    made = brief_html(markdown).lower()
    assert "<script" not in made and "<img" not in made and "<iframe" not in made
    for tag in made.split("<")[1:]:
        inside = tag.split(">")[0]
        assert " on" not in inside.replace('rel="noopener noreferrer"', "") or inside.startswith("a href")
        assert 'href="javascript:' not in inside


def test_a_brief_is_set_as_its_author_meant_it():
    made = brief_html("## Aims\n\n1. Keep *calm*\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<b>raw</b> [map](javascript:x)")
    assert "<h2>Aims</h2>" in made and "<em>calm</em>" in made and "<td>1</td>" in made
    assert "&lt;b&gt;raw&lt;/b&gt;" in made and "javascript" not in made.replace("(javascript:x)", "")

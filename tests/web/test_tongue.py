"""The language of the pages: what the browser asks for, what a person chooses, and what a seat keeps."""

from collections.abc import Callable

import pytest
from flask import Flask

from server.languages import client
from server.table.opening import Opened
from server.table.tables import Tables
from tests.web.browser import Browser, hidden, read, shell

FRENCH = {"Accept-Language": "fr-CA,fr;q=0.9,en;q=0.5"}


def choose(browser: Browser, tag: str, **more: str) -> str:
    """Press the button of a language on the hall's page; where that leads."""
    form = {**hidden(browser.get("/")), "tag": tag, **more}
    return str(browser.post("/language", form).headers["Location"])


def test_a_page_speaks_the_first_language_a_browser_asks_for_that_is_here(browser: Callable[[], Browser]) -> None:
    page = browser().get("/", headers=FRENCH)
    assert '<html lang="fr" dir="ltr">' in page.text
    assert "Prenez place à la table" in read(page)
    assert '<html lang="en" dir="ltr">' in browser().get("/", headers={"Accept-Language": "tlh, sw;q=0.4"}).text


def test_a_choice_outlasts_what_the_browser_asks_for(browser: Callable[[], Browser]) -> None:
    hers = browser()
    assert choose(hers, "fr", next="/help") == "/help"
    assert "Comment rejoindre" in read(hers.get("/help", headers={"Accept-Language": "en"}))
    assert choose(hers, "en") == "/"
    assert "How to join" in read(hers.get("/help", headers=FRENCH))


@pytest.mark.parametrize("next", ["//evil.example", "https://evil.example/x", "/\\evil.example", "evil", "/a\nb", ""])
def test_a_choice_leads_nowhere_else(browser: Callable[[], Browser], next: str) -> None:
    assert choose(browser(), "fr", next=next) == "/"


def test_a_language_that_is_not_here_is_english(browser: Callable[[], Browser]) -> None:
    hers = browser()
    choose(hers, "../../fr")
    assert '<html lang="en"' in hers.get("/", headers=FRENCH).text


def test_a_seat_keeps_its_language_on_every_device(browser: Callable[[], Browser], game: Opened) -> None:
    hers, phone, his = browser(), browser(), browser()
    hers.join(game.join_code, "lead:red", "Rosa")
    choose(hers, "fr")
    his.join(game.join_code, "member:red", "Rolf")
    link = shell(hers.get("/play"))["me"]["link"].removeprefix("http://table.example")
    phone.get(link)
    assert '<html lang="fr"' in phone.get("/play").text
    assert '<html lang="en"' in his.get("/play").text


def test_who_joins_in_french_is_seated_in_french(browser: Callable[[], Browser], game: Opened, tables: Tables) -> None:
    hers = browser()
    page = hers.get(f"/j/{game.join_code}", headers=FRENCH)
    fields = {**hidden(page), "place": "lead:red", "name": "Rosa"}
    hers.post("/join", fields, headers=FRENCH)
    who = tables.who(hers.cookie())
    assert who is not None and who.language == "fr"
    taken = browser().post("/join", fields | {"form": "another"}, headers=FRENCH)
    assert taken.status_code in (400, 409)


def test_a_refused_form_says_so_in_the_language_of_the_page(browser: Callable[[], Browser], game: Opened) -> None:
    browser().join(game.join_code, "lead:red", "Rosa")
    late = browser()
    fields = {**hidden(late.get(f"/j/{game.join_code}")), "place": "lead:red", "name": "Rolf"}
    refused = late.post("/join", fields, headers=FRENCH)
    assert refused.status_code == 409
    assert "Rosa dirige déjà" in read(refused)
    lost = browser().get("/no/such/page", headers=FRENCH)
    assert "Il n’y a rien ici" in read(lost)


def test_the_live_page_gets_its_words_and_its_language_buttons(browser: Callable[[], Browser], game: Opened) -> None:
    hers = browser()
    hers.join(game.join_code, "lead:red", "Rosa")
    choose(hers, "fr")
    page = hers.get("/play")
    words = f"/words/{client.address('fr')}"
    assert f'"spoken": "{words}"' in page.text
    answer = hers.get(words)
    assert answer.mimetype == "text/javascript" and "immutable" in answer.headers["Cache-Control"]
    assert "Sceller notre feuille" in answer.text
    assert hers.get("/words/fr.000000000000.js").status_code == 404
    assert '"tag": "en"' in shell(page)["tongue"]


def test_the_mirror_is_there_only_for_who_asks(build: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch) -> None:
    from server.languages import catalogue

    app = build()
    assert "Mirror" not in Browser(app).get("/").text
    monkeypatch.setenv("WEDGE_MIRROR", "1")
    catalogue.languages.cache_clear()
    try:
        looked = Browser(app)
        choose(looked, "ar-XB")
        page = looked.get("/")
        assert '<html lang="ar-XB" dir="rtl">' in page.text
        assert "⟦Take a seat at the table⟧" in read(page)
    finally:
        catalogue.languages.cache_clear()

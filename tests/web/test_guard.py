"""What every request must pass and every answer carry."""

import re

import pytest
from flask import Flask

from server.store.faults import StoreAway
from tests.web.browser import BASE, HOST, Browser, read, seal, shell


def test_a_form_sent_from_elsewhere_does_nothing_and_is_gently_refused(browser, game, tables):
    ana = browser()
    ana.get(f"/j/{game.join_code}")
    for forged in ({}, {"csrf_token": "forged"}, {"csrf_token": seal(browser().get(f"/j/{game.join_code}"))}):
        page = ana.post("/join", {"code": game.join_code, "place": "lead:red", "name": "Ana", **forged})
        assert page.status_code == 400 and "Nothing happened" in read(page)
    assert tables.table(game.game).state.seats == {}


@pytest.mark.parametrize("path", ["/join", "/leave", "/u/{umpire}"])
def test_no_form_is_taken_without_its_seal(browser, game, path):
    ana = browser()
    ana.join(game.join_code, "lead:red", "Ana")
    assert ana.post(path.format(umpire=game.umpire_token), {"seat": "give up", "name": "x"}).status_code == 400
    assert ana.get("/play").status_code == 200


def test_over_https_a_form_goes_through_without_a_referrer_and_the_cookies_are_secure(build, game):
    ana = Browser(build(tls=True), f"https://{HOST}")
    answer = ana.join(game.join_code, "lead:red", "Ana")
    assert answer.location == "/play"
    (cookie,) = (c for c in answer.headers.getlist("Set-Cookie") if c.startswith("wedge_session="))
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_the_seats_cookie_is_out_of_reach_of_scripts_and_of_other_sites(browser, game):
    answer = browser().join(game.join_code, "lead:red", "Ana")
    (cookie,) = (c for c in answer.headers.getlist("Set-Cookie") if c.startswith("wedge_session="))
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; ")) and "Secure" not in cookie


@pytest.mark.parametrize(
    "host", ["evil.example", "table.example.evil.example", "", "127.0.0.1:8000", "table.example:x@y"]
)
def test_another_name_is_turned_away(browser, game, host):
    page = browser().get("/", headers={"Host": host})
    assert page.status_code == 421 and "does not answer to that name" in read(page)


@pytest.mark.parametrize("host", ["table.example", "TABLE.example:9999", "localhost", "localhost:8000"])
def test_a_name_of_ours_serves_on_any_port(browser, host):
    assert browser().get("/", headers={"Host": host}).status_code == 200


def test_a_name_given_with_its_port_serves_on_that_port_only(build):
    ana = Browser(build(hosts=("one.example:8000", "plain.example:80")), BASE)
    names = ("one.example:8000", "one.example", "one.example:81", "plain.example", "plain.example:80")
    assert [ana.get("/", headers={"Host": name}).status_code for name in names] == [200, 421, 421, 200, 200]


def test_every_page_carries_the_policy_and_is_kept_by_no_cache(browser, game):
    uma = browser()
    uma.umpire(game.umpire_token)
    pages = ("/", f"/j/{game.join_code}", "/desk", "/replay", "/replay/frames.json", "/help", "/seats/cards", "/brief")
    for path in (*pages, "/qr/me.svg", "/nowhere", f"/u/{game.umpire_token}", "/healthz"):
        headers = uma.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "script-src 'self' 'nonce-" in policy and "frame-ancestors 'none'" in policy, path
        assert "style-src 'self';" in policy and "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store", path


def test_the_nonce_is_fresh_and_the_only_inline_script_is_the_import_map(browser, game):
    ana = browser()
    ana.join(game.join_code, "lead:red", "Ana")
    nonces = set()
    for _ in range(2):
        page = ana.get("/play")
        (nonce,) = set(re.findall(r'nonce="([^"]+)"', page.text))
        assert f"'nonce-{nonce}'" in page.headers["Content-Security-Policy"]
        nonces.add(nonce)
        inline = re.findall(r"<script(?![^>]* src=)[^>]*>", page.text)
        assert inline.pop() == '<script type="application/json" id="first">', "which is read and never run"
        assert len(inline) == 1 and 'type="importmap"' in inline[0]
        assert '"preact": "/static/vendor/preact-11.2.0.js"' in page.text
        assert "style=" not in page.text and "<style" not in page.text and " onclick" not in page.text
    assert len(nonces) == 2


def test_a_shell_holds_what_the_scripts_are_promised(browser, game):
    ana = browser()
    ana.join(game.join_code, "lead:red", "Ana")
    page = ana.get("/replay?audience=observer&evil=1")
    data = shell(page)
    assert (data["page"], data["game"], data["src"]) == ("replay", game.game, "/replay/frames.json?audience=observer")
    assert set(data["me"]) == {"seat", "name", "role", "team", "link"}
    assert data["join"] == {
        "code": game.join_code,
        "url": f"{BASE}/j/{game.join_code}",
        "qr": f"/qr/join.svg?code={game.join_code}",
    }
    assert '<html lang="en" dir="ltr">' in page.text and "<noscript>" in page.text
    assert re.search(r'src="/static/~\w+/js/pages/replay\.js"', page.text)
    (styles,) = re.findall(r'rel="stylesheet" href="([^"]+)"', page.text)
    assert re.findall(r"^[^ ]+", ana.get(styles).text, re.M) == [":root", "body", ".aside"]


def test_after_many_wrong_codes_one_address_waits_and_those_seated_play_on(build, game):
    app = build(attempts=5)
    ana, mallory = Browser(app), Browser(app)
    ana.join(game.join_code, "lead:red", "Ana")
    tries = [mallory.get(f"/j/WRONG{n}").status_code for n in range(7)]
    assert tries == [404] * 5 + [429] * 2
    page = mallory.get(f"/j/{game.join_code}")
    assert page.status_code == 429 and page.headers["Retry-After"] == "60" and "Wait a minute" in read(page)
    assert mallory.get("/u/wrong").status_code == 429 and mallory.get("/s/wrong").status_code == 429
    assert ana.get("/play").status_code == 200


def test_one_address_cannot_fill_a_game_with_seats(build, game, tables):
    app = build(attempts=3)
    taken = [Browser(app).join(game.join_code, "observer", f"Crowd {n}").status_code for n in range(5)]
    assert taken == [303, 303, 303, 429, 429]
    assert Browser(app).get(f"/board/{game.game}").status_code == 429
    assert len(tables.table(game.game).state.seats) == 3


def test_a_class_behind_one_router_sits_down_within_a_minute(browser, game):
    assert {browser().join(game.join_code, "observer", f"Student {n}").status_code for n in range(30)} == {303}


def test_too_long_a_form_is_refused_before_it_is_read(browser, game):
    page = browser().join(game.join_code, "lead:red", "x" * 100_000)
    assert page.status_code == 413 and "Shorten it" in read(page)


def test_a_wrong_address_and_a_wrong_method_are_answered_gently(browser):
    assert "No page has this address" in read(browser().get("/nowhere"))
    refused = browser().client.delete("/join", base_url=BASE)
    assert refused.status_code == 405 and "use the button on the page" in read(refused)
    assert "GET" in refused.headers["Allow"]


def test_a_mistake_of_the_server_shows_no_trace_of_itself(build, game, tables, monkeypatch):
    app: Flask = build()
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr(type(tables), "by_code", lambda self, code: 1 / 0)
    page = Browser(app).get(f"/j/{game.join_code}")
    assert page.status_code == 500 and "server's fault" in read(page)
    assert "ZeroDivision" not in page.text and "Traceback" not in page.text


def test_while_the_store_is_away_the_pages_say_so(browser, game, tables, monkeypatch):
    def away(*_, **__):
        raise StoreAway("full")

    monkeypatch.setattr(type(tables), "who", away)
    ana = browser()
    ana.client.set_cookie("wedge_session", "some-token", domain=HOST)
    page = ana.get("/play")
    assert page.status_code == 503 and "disk that holds the games is full" in read(page)
    said = ana.get("/replay/frames.json")
    assert said.status_code == 503 and "full" in said.json["refused"]["says"]
    assert said.json["refused"]["code"] == "ServiceUnavailable"


def test_healthz_answers_for_the_store_too(browser, tables, monkeypatch):
    assert browser().get("/healthz").json == {"ok": True}

    def away(self):
        raise StoreAway("away")

    monkeypatch.setattr(type(tables.store), "games", away)
    assert browser().get("/healthz").status_code == 503

"""People find their seats: by code, by link, on a shared tablet, twice by mistake."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from server.places import rulebook
from server.umpire.orders import FillTeams, LockLobby, RemoveSeat, StartGame
from tests.web.browser import hidden, read, seal, shell


def test_a_person_joins_by_code_in_two_pages_and_no_account(browser, game, tables):
    ana = browser()
    hall = ana.get("/")
    assert "Join code" in read(hall) and 'action="/join"' in hall.text
    form = ana.get(f"/join?code={game.join_code}")
    assert form.status_code == 200 and "The harbour" in read(form)
    sat = ana.post(
        "/join", {"csrf_token": seal(form), "code": game.join_code, "place": "lead:red", "name": "  Ana   María "}
    )
    assert (sat.status_code, sat.location) == (303, "/play")
    me = shell(ana.get("/play"))["me"]
    assert (me["name"], me["role"], me["team"]) == ("Ana María", "lead", "red")
    assert [(s.name, s.role, s.team) for s in tables.table(game.game).state.seats.values()] == [
        ("Ana María", "lead", "red")
    ]


@pytest.mark.parametrize("sloppy", [str.lower, lambda code: f" {code[:3]}-{code[3:]} ", lambda code: " ".join(code)])
def test_a_code_may_be_typed_as_it_is_heard(browser, game, sloppy):
    assert "Your place" in read(browser().get("/join", query_string={"code": sloppy(game.join_code)}))


def test_a_wrong_code_is_said_so_with_what_to_do_and_stays_in_the_field(browser, game):
    page = browser().get("/join", query_string={"code": "wrong <1>"})
    assert page.status_code == 404
    assert "Look at the board or ask the umpire" in read(page)
    assert 'value="wrong &lt;1&gt;"' in page.text
    assert 'role="alert"' in page.text


def test_who_comes_second_to_a_lead_keeps_all_they_typed(browser, game):
    browser().join(game.join_code, "lead:red", "Ana")
    ben = browser()
    form = ben.get(f"/j/{game.join_code}")
    assert "taken by <bdi>Ana</bdi>" in form.text
    refused = ben.join(game.join_code, "lead:red", "Ben")
    assert refused.status_code == 409
    assert "Ana already leads Red" in read(refused)
    assert 'value="Ben"' in refused.text and 'value="lead:red" required checked' in refused.text
    again = ben.post(
        "/join", {"csrf_token": seal(refused), "code": game.join_code, "place": "member:red", "name": "Ben"}
    )
    assert again.location == "/play"


def test_a_team_that_a_doctrine_plays_is_open_to_whoever_comes_to_lead_it(browser, tables):
    lesson = tables.open_game(rulebook() / "tutorial")
    table = tables.table(lesson.game)
    table.submit("host", "fill", FillTeams())
    offered = browser().get(f"/j/{lesson.join_code}")
    assert read(offered).count("Played by a doctrine: ") == 2 and "taken by" not in read(offered)
    assert browser().join(lesson.join_code, "lead:north_bank", "Ana").status_code == 303
    assert table.state.seats["bot-north_bank"].paused == "person"
    assert read(browser().get(f"/j/{lesson.join_code}")).count("Played by a doctrine: ") == 1


@pytest.mark.parametrize("place", ["", "umpire", "projector", "lead:", "observer:red", "king:red"])
def test_a_place_that_is_not_offered_is_not_given(browser, game, tables, place):
    page = browser().join(game.join_code, place, "Ana")
    assert page.status_code == 422 and "Choose your place" in read(page) and 'value="Ana"' in page.text
    assert tables.table(game.game).state.seats == {}


def test_a_team_that_is_not_in_the_game_is_refused_by_the_engine(browser, game):
    page = browser().join(game.join_code, "lead:atlantis", "Ana")
    assert page.status_code == 422 and "needs a team" in read(page)


def test_a_locked_lobby_says_whom_to_ask(browser, game, tables):
    uma = browser()
    uma.umpire(game.umpire_token)
    seat = shell(uma.get("/desk"))["me"]["seat"]
    tables.table(game.game).submit(seat, "lock", LockLobby(locked=True))
    ana = browser()
    assert "locked the lobby" in read(ana.get(f"/j/{game.join_code}"))
    page = ana.join(game.join_code, "lead:red", "Ana")
    assert page.status_code == 403 and "Ask the umpire" in read(page)


def test_a_latecomer_is_told_the_game_is_running(browser, game, tables):
    uma = browser()
    uma.umpire(game.umpire_token)
    tables.table(game.game).submit(shell(uma.get("/desk"))["me"]["seat"], "go", StartGame())
    assert "The game is running" in read(browser().get(f"/j/{game.join_code}"))


@pytest.mark.parametrize("place", ["lead:red", "member:red"])
def test_a_double_click_takes_one_seat_though_the_first_answer_is_thrown_away(browser, game, tables, place):
    ana = browser()
    fields = {**hidden(ana.get(f"/j/{game.join_code}")), "place": place, "name": "Ana"}
    for _ in range(3):
        ana.client.delete_cookie("wedge_session", domain="table.example")
        assert ana.post("/join", fields).location == "/play"
    assert shell(ana.get("/play"))["me"]["name"] == "Ana"
    assert len(tables.table(game.game).state.seats) == 1


def test_a_form_sent_many_times_at_once_takes_one_seat(browser, game, tables):
    ana = browser()
    fields = {**hidden(ana.get(f"/j/{game.join_code}")), "place": "member:red", "name": "Ana"}
    tabs = [browser() for _ in range(6)]
    for tab in tabs:
        tab.client.set_cookie("wedge_form", ana.cookie("wedge_form"), domain="table.example")
    with ThreadPoolExecutor(len(tabs)) as pool:
        answers = list(pool.map(lambda tab: tab.post("/join", fields), tabs))
    assert {answer.location for answer in answers} == {"/play"}
    assert len(tables.table(game.game).state.seats) == 1


def test_a_form_sent_again_after_the_seat_was_given_up_takes_a_new_one(browser, game, tables):
    ana = browser()
    fields = {**hidden(ana.get(f"/j/{game.join_code}")), "place": "lead:red", "name": "Ana"}
    ana.post("/join", fields)
    ana.send("/leave", "/leave", seat="give up")
    assert ana.post("/join", fields).location == "/play"
    assert [seat.gone for seat in tables.table(game.game).state.seats.values()] == [True, False]


def test_the_next_person_on_a_shared_tablet_signs_the_last_one_out_and_leaves_the_seat_alone(browser, game, tables):
    tablet = browser()
    tablet.join(game.join_code, "lead:red", "Ana")
    link = shell(tablet.get("/play"))["me"]["link"]
    page = tablet.get(f"/j/{game.join_code}")
    assert "You have a seat already" in read(page)
    out = tablet.post("/leave", {"csrf_token": seal(page), "code": game.join_code, "seat": "keep"})
    assert out.location == f"/join?code={game.join_code}"
    assert tablet.cookie() is None
    tablet.join(game.join_code, "lead:blue", "Bo")
    assert {(s.name, s.gone) for s in tables.table(game.game).state.seats.values()} == {("Ana", False), ("Bo", False)}
    phone = browser()
    phone.get(link.removeprefix("http://table.example"))
    assert shell(phone.get("/play"))["me"]["name"] == "Ana"


def test_who_gives_up_a_seat_frees_it(browser, game):
    ana, ben = browser(), browser()
    ana.join(game.join_code, "lead:red", "Ana")
    link = shell(ana.get("/play"))["me"]["link"]
    gone = ana.send("/leave", "/leave", seat="give up")
    assert gone.location == "/?why=given" and "given up your seat" in read(ana.get(gone.location))
    assert ben.join(game.join_code, "lead:red", "Ben").location == "/play"
    assert ana.get(link.removeprefix("http://table.example")).status_code == 404


def test_a_removed_person_is_sent_to_the_hall_with_words(browser, game, tables):
    uma, ana = browser(), browser()
    uma.umpire(game.umpire_token)
    ana.join(game.join_code, "member:red", "Ana")
    removed = shell(ana.get("/play"))["me"]["seat"]
    tables.table(game.game).submit(shell(uma.get("/desk"))["me"]["seat"], "out", RemoveSeat(seat=removed))
    for path in ("/play", "/replay", "/brief", "/qr/me.svg", "/leave"):
        answer = ana.get(path)
        assert (answer.status_code, answer.location) == (303, "/?why=gone"), path
    assert "not open in this browser any more" in read(ana.get("/?why=gone"))
    assert ana.get("/replay/frames.json").status_code == 403


def test_a_stranger_at_a_page_of_seats_is_told_to_join_first(browser, game):
    assert browser().get("/play").location == "/?why=first"
    assert browser().get("/desk").location == "/?why=first"


def test_a_reason_from_the_address_bar_is_only_ever_one_of_ours(browser, game):
    assert "<b>" not in browser().get("/?why=<b>visit evil</b>").text


def test_a_new_session_token_is_given_at_every_sitting_down(browser, game):
    ana = browser()
    ana.client.set_cookie("wedge_session", "planted-by-somebody", domain="table.example")
    ana.join(game.join_code, "member:red", "Ana")
    first = ana.cookie()
    assert first and first != "planted-by-somebody"
    ana.get(shell(ana.get("/play"))["me"]["link"].removeprefix("http://table.example"))
    assert ana.cookie() not in (None, first)

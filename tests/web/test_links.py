"""Links that open a place by themselves: the umpire's, a personal one, the board's."""

import re

import pytest

from server.umpire.orders import LockLobby, RemoveSeat
from tests.web.browser import Browser, hidden, read, shell


def test_the_umpires_link_asks_a_name_and_opens_the_desk(browser, game):
    uma = browser()
    assert "White cell" in read(uma.get(f"/u/{game.umpire_token}"))
    assert uma.umpire(game.umpire_token).location == "/desk"
    data = shell(uma.get("/desk"))
    assert (data["page"], data["game"], data["me"]["role"]) == ("desk", game.game, "umpire")
    assert uma.get(f"/u/{game.umpire_token}").location == "/desk", "the same link again asks nothing"


def test_a_link_made_anew_kills_the_old_one_and_leaves_the_umpire_at_the_desk(browser, game, tables):
    uma, mallory = browser(), browser()
    uma.umpire(game.umpire_token)
    page = uma.send("/seats/cards", "/seats/umpire-link")
    fresh = re.search(r"/u/([\w.-]+)", read(page))[1]
    assert fresh == tables.umpire_link(game.game) != game.umpire_token
    assert mallory.get(f"/u/{game.umpire_token}").status_code == 404
    assert mallory.umpire(fresh, "Ada", "assistant").location == "/desk"
    assert shell(uma.get("/desk"))["me"]["role"] == "umpire"
    assert "umpire-link" not in mallory.get("/seats/cards").text
    assert mallory.post("/seats/umpire-link", hidden(mallory.get("/"))).status_code == 403
    assert tables.umpire_link(game.game) == fresh


def test_a_second_person_with_the_link_is_another_umpire_or_assists(browser, game, tables):
    for name, role in (("Uma", "umpire"), ("Ulf", "umpire"), ("Ada", "assistant")):
        assert browser().umpire(game.umpire_token, name, role).location == "/desk"
    roles = sorted((s.name, s.role) for s in tables.table(game.game).state.seats.values())
    assert roles == [("Ada", "assistant"), ("Ulf", "umpire"), ("Uma", "umpire")]


def test_the_umpires_form_sent_twice_seats_one_umpire(browser, game, tables):
    uma = browser()
    fields = {**hidden(uma.get(f"/u/{game.umpire_token}")), "name": "Uma", "role": "umpire"}
    for _ in range(2):
        uma.client.delete_cookie("wedge_session", domain="table.example")
        assert uma.post(f"/u/{game.umpire_token}", fields).location == "/desk"
    assert len(tables.table(game.game).state.seats) == 1


@pytest.mark.parametrize("role", ["", "lead", "projector", "host"])
def test_the_umpires_link_gives_no_other_role(browser, game, tables, role):
    page = browser().umpire(game.umpire_token, "Mallory", role)
    assert page.status_code == 422 and 'value="Mallory"' in page.text
    assert tables.table(game.game).state.seats == {}


@pytest.mark.parametrize("token", ["nonsense", "x" * 3000, "IkdBTUUi.AAAA", "%00"])
def test_a_wrong_umpires_link_says_where_the_right_one_is(browser, game, token):
    page = browser().get(f"/u/{token}")
    assert page.status_code == 404 and "window in which the server was started" in read(page)


def test_a_name_that_somebody_has_is_asked_for_once_more_and_the_form_sent_twice_is_not(browser, game, tables):
    uma, again, vera = browser(), browser(), browser()
    uma.umpire(game.umpire_token, name="Col. Smith")
    page = again.umpire(game.umpire_token, name=" col.  smith ", role="assistant")
    assert page.status_code == 409 and "sits at this table already. If that is you" in read(page)
    assert vera.umpire(game.umpire_token, name="Maj. Smith").status_code == 303
    assert [who.name for who in tables.table(game.game).state.seats.values()] == ["Col. Smith", "Maj. Smith"]
    page = browser().join(game.join_code, "member:red", "COL. SMITH")
    assert page.status_code == 409 and "add a letter or your office" in read(page) and 'value="COL. SMITH"' in page.text
    assert browser().join(game.join_code, "member:red", "Col. Smith, Washington").status_code == 303


def test_a_personal_link_opens_the_same_seat_on_another_device_without_a_question(browser, game, tables):
    laptop, phone = browser(), browser()
    laptop.join(game.join_code, "lead:red", "Ana")
    link = shell(laptop.get("/play"))["me"]["link"]
    assert link.startswith("http://table.example/s/")
    answer = phone.get(link.removeprefix("http://table.example"))
    assert (answer.status_code, answer.location) == (303, "/play")
    assert shell(phone.get("/play"))["me"] == shell(laptop.get("/play"))["me"]
    assert len(tables.table(game.game).state.seats) == 1


def test_a_link_to_another_seat_cannot_be_made_by_changing_this_one(browser, game):
    ana = browser()
    ana.join(game.join_code, "lead:red", "Ana")
    link = shell(ana.get("/play"))["me"]["link"].removeprefix("http://table.example")
    forged = link[:-4] + ("AAAA" if not link.endswith("AAAA") else "BBBB")
    page = browser().get(forged)
    assert page.status_code == 404 and "opens no seat" in read(page)


def test_on_the_servers_own_screen_links_name_the_address_of_the_room(build, game):
    uma = Browser(build(), "http://localhost:8000")
    uma.umpire(game.umpire_token)
    data = shell(uma.get("/desk"))
    assert data["join"]["url"] == f"http://192.168.7.7:8000/j/{game.join_code}"
    assert data["me"]["link"].startswith("http://192.168.7.7:8000/s/")


def test_the_board_takes_a_seat_of_its_own_and_leaves_the_umpires_alone(browser, game, tables):
    uma = browser()
    uma.umpire(game.umpire_token)
    desk = uma.cookie()
    board = shell(uma.get(f"/board/{game.game}"))
    assert (board["page"], board["me"]["role"], board["me"]["link"]) == ("board", "projector", "")
    assert uma.cookie() == desk and uma.cookie("wedge_board") not in (None, desk)
    assert shell(uma.get(f"/board/{game.join_code}"))["me"] == board["me"], "loaded again, it is the same board"
    assert [s.role for s in tables.table(game.game).state.seats.values()] == ["umpire", "projector"]
    assert tables.who(uma.cookie("wedge_board")).audience == "projector"


def test_boards_opened_by_code_on_any_machine_share_one_seat_and_each_has_its_own_session(browser, game, tables):
    walls = [browser() for _ in range(4)]
    assert len({shell(wall.get(f"/board/{game.join_code.lower()}"))["me"]["seat"] for wall in walls}) == 1
    assert len({wall.cookie("wedge_board") for wall in walls}) == 4
    assert {tables.who(wall.cookie("wedge_board")).role for wall in walls} == {"projector"}
    assert [s.role for s in tables.table(game.game).state.seats.values()] == ["projector"]


def test_an_umpire_who_takes_the_boards_seat_away_may_open_another(browser, game, tables):
    uma, wall = browser(), browser()
    uma.umpire(game.umpire_token)
    seat = shell(wall.get(f"/board/{game.game}"))["me"]["seat"]
    tables.table(game.game).submit(shell(uma.get("/desk"))["me"]["seat"], "away", RemoveSeat(seat=seat))
    assert tables.who(wall.cookie("wedge_board")) is None
    assert shell(wall.get(f"/board/{game.game}"))["me"]["seat"] != seat


def test_a_locked_lobby_keeps_people_out_but_not_the_board(browser, game, tables):
    uma = browser()
    uma.umpire(game.umpire_token)
    tables.table(game.game).submit(shell(uma.get("/desk"))["me"]["seat"], "lock", LockLobby(locked=True))
    assert browser().join(game.join_code, "observer", "Ann").status_code == 403
    assert shell(browser().get(f"/board/{game.join_code}"))["me"]["role"] == "projector"


def test_a_board_of_no_game_says_so(browser, game):
    page = browser().get("/board/nothing")
    assert page.status_code == 404 and "no board to show" in read(page)


@pytest.mark.parametrize("place", ["lead:red", "member:blue", "observer", "analyst"])
def test_whoever_asks_for_the_desk_without_a_right_to_it_is_sent_home(browser, game, place):
    someone = browser()
    someone.join(game.join_code, place, "Ana")
    assert someone.get("/desk").location == "/play"
    assert shell(someone.get("/play"))["page"] == "team"


def test_an_umpire_who_asks_for_a_teams_page_is_sent_to_the_desk(browser, game):
    uma = browser()
    uma.umpire(game.umpire_token)
    assert uma.get("/play").location == "/desk"


def test_the_hall_lists_this_machines_games_to_an_umpire_and_to_nobody_else(browser, game, tables):
    ana, uma, ada = browser(), browser(), browser()
    ana.join(game.join_code, "lead:red", "Ana")
    uma.umpire(game.umpire_token)
    ada.umpire(game.umpire_token, "Ada", "assistant")
    assert game.join_code in uma.get("/").text
    for other in (browser(), ana, ada):
        assert game.join_code not in other.get("/").text

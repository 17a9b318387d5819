"""Another game for the same people, chosen on pages: scenario, calendar, theory, who sits where."""

import re
from pathlib import Path

from server.umpire.orders import EndGame, StartGame
from server.web.seating import led_twice, namesakes, suggested
from tests.web.browser import Browser, hidden, read, shell

HARBOUR = Path(__file__).parents[1] / "rulebooks" / "harbour"


def game_of(browser: Browser, page: str = "/play") -> str:
    return str(shell(browser.get(page))["game"])


def seat_of(browser: Browser) -> str:
    return str(shell(browser.get("/play"))["me"]["seat"])


def send(uma: Browser, page: str, **places: str) -> str:
    """Send the form as it is suggested, but for these places; where it leads."""
    asked = uma.get(page)
    fields = dict(
        re.findall(r'<select[^>]*name="(place-[^"]+)">(?:(?!</select>).)*?value="([^"]*)" selected', asked.text, re.S)
    )
    chosen = dict(re.findall(r'type="radio" name="(\w+)" value="([^"]+)" required checked', asked.text))
    answer = uma.post("/games/new", {**hidden(asked), **fields, **chosen, **places})
    return answer.location or f"{answer.status_code} {read(answer)}"


def test_the_room_goes_to_the_tutorial_and_back_with_the_same_seats_and_links(browser, game, tables):
    uma, ana, bo, olga = (browser() for _ in range(4))
    uma.umpire(game.umpire_token)
    ana.join(game.join_code, "lead:red", "Ana")
    bo.join(game.join_code, "lead:blue", "Bo")
    olga.join(game.join_code, "observer", "Olga")
    link, seat = shell(ana.get("/play"))["me"]["link"], seat_of(ana)
    offered = read(uma.get("/games/new"))
    assert offered.index("Tutorial") < offered.index("Wedge 2025") and "about 10 minutes" in offered
    assert "Ten minutes, one turn" in read(uma.get("/games/new?scenario=tutorial"))
    assert send(uma, "/games/new?scenario=tutorial", title=" Warming   up ") == "/onward"
    assert uma.get("/onward").location == "/desk" and ana.get("/onward").location == "/play"
    lesson = game_of(uma, "/desk")
    assert lesson == game_of(ana) != game.game and seat_of(ana) == seat
    state = tables.table(lesson).state
    assert tables.table(lesson).row.title == "Warming up"
    assert {(who.name, who.role, who.team) for who in state.seats.values()} == {
        ("Uma", "umpire", ""), ("Ana", "lead", "north_bank"), ("Bo", "lead", "south_bank"), ("Olga", "observer", ""),
    }  # fmt: skip
    phone = browser()
    assert phone.get(link.removeprefix("http://table.example")).location == "/play" and game_of(phone) == lesson

    waiting = read(uma.get("/games/new"))
    assert (
        game.join_code in waiting and "4 seated" in waiting and re.search(r"opened \d{4}-\d\d-\d\d \d\d:\d\d", waiting)
    )
    assert "has a place there already" in read(uma.get(f"/games/new?game={game.game}"))
    assert send(uma, f"/games/new?game={game.game}") == "/onward"
    assert ana.get("/onward").location == "/play" and game_of(ana) == game.game
    assert shell(ana.get("/play"))["me"]["team"] == "red"


def test_an_umpire_who_comes_back_alone_calls_the_table_back(browser, game, tables):
    uma, ana, vera = browser(), browser(), browser()
    uma.umpire(game.umpire_token)
    ana.join(game.join_code, "lead:red", "Ana")
    link = shell(ana.get("/play"))["me"]["link"].removeprefix("http://table.example")
    send(uma, "/games/new?scenario=tutorial")
    for one in (uma, ana):
        one.get("/onward")
    lesson = game_of(ana)
    vera.umpire(game.umpire_token, "Vera")
    umpires = (shell(one.get("/desk"))["me"]["seat"] for one in (vera, uma))
    tables.table(game.game).submit(next(umpires), "start", StartGame())
    learner = next(umpires)
    for order in (StartGame(), EndGame(reason="Learned.")):
        tables.table(lesson).submit(learner, order.__class__.__name__, order)
    offered = read(uma.get("/games/new"))
    assert "Under way" in offered and game.join_code in offered
    here = vera.get("/games/new")
    assert "2 people of this game went on to Tutorial" in read(here) and lesson not in here.text
    assert vera.get("/onward").location == "/desk"
    assert vera.post("/games/back", hidden(here)).location == "/desk"
    assert ana.get("/onward").location == "/play" and game_of(ana) == game.game
    phone = browser()
    assert phone.get(link).location == "/play" and game_of(phone) == game.game
    assert shell(phone.get("/play"))["me"]["team"] == "red" and "went on to" not in read(vera.get("/games/new"))


def test_whoever_joined_the_tutorial_anew_is_offered_the_seat_they_had_before_it(browser, game, tables):
    uma, ana, phone = browser(), browser(), browser()
    uma.umpire(game.umpire_token)
    ana.join(game.join_code, "member:blue", "Ana")
    seat = seat_of(ana)
    send(uma, "/games/new?scenario=tutorial", **{f"place-{seat}": ""})
    uma.get("/onward")
    lesson = tables.table(game_of(uma, "/desk"))
    phone.join(lesson.row.join_code, "lead:north_bank", "ana")
    assert "their seat there: Blue, Member" in re.sub(" town", "", read(uma.get(f"/games/new?game={game.game}")))
    assert send(uma, f"/games/new?game={game.game}") == "/onward"
    assert phone.get("/onward").location == "/play" and (game_of(phone), seat_of(phone)) == (game.game, seat)
    assert len(tables.table(game.game).state.seats) == 2


def test_a_form_sent_twice_opens_one_game_and_two_leads_of_one_team_are_asked_about(browser, game, tables):
    uma, ana, bo = browser(), browser(), browser()
    uma.umpire(game.umpire_token)
    ana.join(game.join_code, "lead:red", "Ana")
    bo.join(game.join_code, "lead:blue", "Bo")
    places = {f"place-{seat_of(one)}": "lead:north_bank" for one in (ana, bo)}
    said = send(uma, "/games/new?scenario=tutorial", **places)
    assert said.startswith("422") and "Two people would lead North Bank" in said and len(tables.games()) == 1
    fields = {**hidden(uma.get("/games/new?scenario=tutorial")), f"place-{seat_of(ana)}": "lead:north_bank"}
    for _ in range(2):
        assert uma.post("/games/new", fields).location == "/onward"
    assert len(tables.games()) == 2
    assert bo.get("/onward").location == f"/j/{tables.games()[0].join_code}", "who has no place there chooses one"


def test_theory_and_calendar_are_the_ones_chosen(browser, game, tables):
    uma = browser()
    uma.umpire(game.umpire_token)
    page = read(uma.get("/games/new?scenario=strait-1958"))
    assert "Crawford" in page and "about 3 hours" in page
    assert send(uma, "/games/new?scenario=strait-1958", theory="crawford") == "/onward"
    table = tables.table(tables.games()[0].id)
    assert (table.row.calendar, table.state.play.world.theory) == ("express", "crawford")
    assert uma.post("/games/new", {**hidden(uma.get("/games/new?scenario=tutorial")), "theory": "x"}).status_code == 404


def test_nobody_but_the_umpire_opens_another_game(browser, game):
    ana, aki = browser(), browser()
    ana.join(game.join_code, "lead:red", "Ana")
    aki.umpire(game.umpire_token, "Aki", "assistant")
    for one in (ana, aki):
        assert one.get("/games/new").status_code == 403
        assert one.post("/games/new", {"scenario": "tutorial", "csrf_token": "no"}).status_code in (400, 403)
    assert ana.get("/onward").location == "/play" and browser().get("/onward").location == "/?why=first"
    uma = browser()
    uma.umpire(game.umpire_token)
    assert uma.get("/games/new?scenario=../secret").status_code == 404
    assert uma.get(f"/games/new?game={game.game}").status_code == 404, "one is there already"


def test_a_game_that_waits_unused_is_closed_from_another_and_one_that_has_begun_is_not(browser, game, tables):
    uma, ana = browser(), browser()
    uma.umpire(game.umpire_token)
    ana.join(game.join_code, "lead:red", "Ana")
    waiting, begun = (tables.open_game(HARBOUR, title=title) for title in ("Rehearsal", "Wednesday"))
    page = uma.get("/games/new")
    assert read(page).count("nothing that was played is lost") == 2
    vera = browser()
    vera.umpire(begun.umpire_token, "Vera")
    tables.table(begun.game).submit(str(shell(vera.get("/desk"))["me"]["seat"]), "start", StartGame())
    form = {"csrf_token": hidden(page)["csrf_token"]}
    assert uma.post("/games/close", {**form, "game": begun.game}).status_code == 404
    assert ana.post("/games/close", {**form, "game": waiting.game}).status_code in (400, 403)
    assert uma.post("/games/close", {**form, "game": waiting.game}).location == "/games/new"
    assert {card.title: card.stage for card in tables.games()} == {
        "The harbour on Tuesday": "lobby", "Rehearsal": "over", "Wednesday": "play",
    }  # fmt: skip
    assert "Rehearsal" not in read(uma.get("/games/new")) and "Wednesday" in read(uma.get("/games/new"))
    assert [seat.name for seat in tables.table(waiting.game).state.seats.values()] == ["Uma"]


def test_places_are_kept_where_there_are_such_and_shared_out_where_not() -> None:
    def who(role: str, team: str = "") -> dict[str, object]:
        return {"name": role, "role": role, "team": team, "bot": False}

    five = {str(n): who("lead", team) for n, team in enumerate(("red", "blue", "green"))}
    going = {**five, "m": who("member", "red"), "u": who("umpire"), "a": who("analyst")}
    assert suggested(going, ("red", "blue", "green"), {}) == {
        **{str(n): f"lead:{team}" for n, team in enumerate(("red", "blue", "green"))},
        "m": "member:red", "u": "umpire", "a": "analyst",
    }  # fmt: skip
    shared = suggested(going, ("north", "south"), {"x": who("lead", "south")})
    assert shared["0"] == "lead:north" and sorted(shared[n] for n in ("1", "2", "m")) == [
        "member:north", "member:north", "member:south",
    ]  # fmt: skip
    assert led_twice(shared, {"x": who("lead", "south")}) == ""
    assert led_twice({"y": "lead:south"}, {"x": who("lead", "south")}) == "south"


def test_a_name_that_leaves_doubt_or_opens_the_desk_offers_no_seat() -> None:
    def who(name: str, role: str = "member") -> dict[str, object]:
        return {"name": name, "role": role, "team": "", "bot": False}

    assert namesakes({"a": who("Ana"), "b": who("Bo")}, {"x": who("ana"), "b": who("Bo")}) == {"a": "x"}
    assert namesakes({"a": who("Ana"), "b": who("ANA")}, {"x": who("Ana")}) == {}
    assert namesakes({"a": who("Ana")}, {"x": who("Ana"), "y": who("Ana")}) == {}
    assert namesakes({"a": who("Ana")}, {"x": who("Ana", "assistant")}) == {}
    assert namesakes({"a": who("Ana", "umpire")}, {"x": who("Ana", "assistant")}) == {"a": "x"}

"""The replay's frames: who may see which, and that a secret is in none of the others'."""

from itertools import count
from pathlib import Path

import pytest

from server.umpire.digest import canonical
from server.umpire.orders import ClosePhase, SealSheet, SendCable, StartGame
from server.umpire.parts import MoveDraft
from server.umpire.sight import patched
from tests.web.browser import Browser, read, shell

CANARY = "KINGFISHER-AT-DAWN"
ALL = ("umpire", "team:red", "team:blue", "team:green", "analyst", "observer", "projector")


class Seminar:
    """A game with an umpire, three leads and an observer, each in a browser."""

    def __init__(self, browser, game, tables) -> None:
        self.table = tables.table(game.game)
        self._ids = count()
        self.at: dict[str, Browser] = {"umpire": browser(), "observer": browser()}
        self.at["umpire"].umpire(game.umpire_token)
        self.at["observer"].join(game.join_code, "observer", "Olga")
        for team in ("red", "blue", "green"):
            self.at[team] = browser()
            self.at[team].join(game.join_code, f"lead:{team}", f"Lead {team}")
        pages = {who: "/desk" if who == "umpire" else "/play" for who in self.at}
        self.seat = {who: shell(self.at[who].get(pages[who]))["me"]["seat"] for who in self.at}

    def orders(self, who: str, order) -> None:
        answer = self.table.submit(self.seat[who], f"story-{next(self._ids)}", order)
        assert not hasattr(answer, "says"), answer

    def close(self, *phases: str) -> None:
        for phase in phases:
            self.orders("umpire", ClosePhase(turn=self.table.state.play.turn, phase=phase))

    def frames(self, who: str, audience: str = "") -> dict:
        return self.at[who].get("/replay/frames.json", query_string={"audience": audience} if audience else {}).json


@pytest.fixture
def seminar(browser, game, tables) -> Seminar:
    """Red has sealed a covert move of its own, whose every word is the canary; nothing is revealed yet."""
    seminar = Seminar(browser, game, tables)
    seminar.orders("umpire", StartGame())
    seminar.close("brief")
    move = MoveDraft(title=CANARY, text=CANARY, reason=CANARY, target="blue", covert=True)
    seminar.orders("red", SealSheet(turn=1, moves=(move,)))
    seminar.orders("red", SendCable(kind="bilateral", to=("green",), text=f"to green: {CANARY}"))
    return seminar


def test_everybody_sees_their_own_replay_end_where_their_screen_is(seminar):
    for who, audience in (("umpire", "umpire"), ("red", "team:red"), ("blue", "team:blue"), ("observer", "observer")):
        frames = seminar.frames(who)
        view: dict = {}
        for number, step in enumerate(frames["steps"], 1):
            assert step["rev"] == number and step["label"]
            view = patched(view, step)
        live = seminar.table.view(audience)
        assert (frames["audience"], frames["game"]) == (audience, seminar.table.id)
        assert step["rev"] == live.rev
        assert canonical(view) == canonical(live.sections)


def test_a_sealed_sheet_and_a_private_cable_are_in_nobody_elses_frames(seminar):
    for who, audience in (("blue", ""), ("blue", "observer"), ("green", "observer"), ("observer", "")):
        answer = seminar.at[who].get("/replay/frames.json", query_string={"audience": audience} if audience else {})
        assert answer.status_code == 200 and CANARY not in answer.text, (who, audience)
    assert seminar.frames("green")["steps"][-1]["label"] == "Red town cables Green town"
    assert str(seminar.frames("green")).count(CANARY) == 1, "green has the cable, and not the move"
    for who in ("red", "umpire"):
        assert CANARY in str(seminar.frames(who))
    # A page is served with what its own seat sees: red its sheet, green the cable, the umpire both.
    theirs = [("red", "/play"), ("green", "/play"), ("umpire", "/desk")]
    for who in seminar.at:
        for path in ("/", "/play", "/desk", "/replay", "/brief", "/seats/cards", f"/board/{seminar.table.id}"):
            assert (CANARY in seminar.at[who].get(path).text) == ((who, path) in theirs), (who, path)


def test_a_covert_move_is_not_even_a_step_of_a_rivals_replay(seminar):
    blue = [step["label"] for step in seminar.frames("blue")["steps"]]
    assert "The sheet of Red town is sealed" in blue
    assert not any("cables" in label for label in blue)


def test_the_white_cell_may_look_with_everybodys_eyes(seminar):
    assert tuple(seminar.frames("umpire")["audiences"]) == ALL
    for audience in ALL:
        assert seminar.frames("umpire", audience)["audience"] == audience
    assert seminar.frames("umpire", "team:blue") == {**seminar.frames("blue"), "audiences": list(ALL)}


@pytest.mark.parametrize("who", ["red", "blue", "observer"])
def test_nobody_else_may_look_with_anothers_eyes(seminar, who):
    own = "observer" if who == "observer" else f"team:{who}"
    assert set(seminar.frames(who)["audiences"]) == {own, "observer"}
    for audience in {*ALL, "team:atlantis", "", "umpire "} - {own, "observer", ""}:
        answer = seminar.at[who].get("/replay/frames.json", query_string={"audience": audience})
        assert answer.status_code == 403, audience
        assert "nobody else did" in answer.json["refused"]["says"] and CANARY not in answer.text


def test_an_umpire_who_asks_for_no_such_audience_is_told_which_there_are(seminar):
    answer = seminar.at["umpire"].get("/replay/frames.json?audience=team:atlantis")
    assert answer.status_code == 403 and "team:green" in answer.json["refused"]["says"]


def test_a_refusals_code_is_the_same_in_every_language(browser):
    french, english = (
        browser().get("/replay/frames.json", headers={"Accept-Language": tag}).json["refused"] for tag in ("fr", "en")
    )
    assert french["code"] == english["code"] == "Forbidden" and french["says"] != english["says"]


def test_who_has_no_seat_gets_no_frames(seminar, browser):
    answer = browser().get("/replay/frames.json?audience=observer")
    assert answer.status_code == 403 and "Join again" in answer.json["refused"]["says"]


def test_a_seat_of_another_game_replays_its_own_game_only(seminar, browser, tables):
    other = tables.open_game(Path(__file__).parents[1] / "rulebooks" / "harbour")
    spy = browser()
    spy.umpire(other.umpire_token)
    frames = spy.get(f"/replay/frames.json?audience=team:red&game={seminar.table.id}").json
    assert frames["game"] == other.game and CANARY not in str(frames)


def test_the_replay_page_is_a_shell_that_names_its_source(seminar):
    page = seminar.at["blue"].get("/replay")
    assert shell(page)["src"] == "/replay/frames.json"
    assert "Replay" in page.text and CANARY not in read(page)

"""The rulebook's pages: each seat reads what it may know, and nothing of the rest is in what it is sent."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from flask import Flask
from ruamel.yaml import YAML

from server.places import migrations
from server.store.migrate import migrate
from server.store.store import Store
from server.table.opening import Opened
from server.table.tables import Tables
from server.umpire import orders as o
from server.umpire.refusals import Refusal
from server.web import Settings, register
from server.web.rulebook_shelf import KINDS, OWN_PAGE, SECTIONS
from tests.umpire.table_talk import harbour
from tests.web.browser import HOST, Browser, read
from tests.web.conftest import HARBOUR

ALL_TEAMS = {"umpire", "red", "blue", "green"}
EVERYBODY = ALL_TEAMS | {"observer", "analyst", "board", "passer-by"}

# Where a secret is planted (file, then the way to a text in it), and who may find it in a page before the game is over.
PLANTS: dict[tuple[str, ...], set[str]] = {
    ("gauges/envy.yaml", "title"): {"umpire", "red"},
    ("gauges/envy.yaml", "because"): {"umpire", "red"},
    ("gauges/red_capital.yaml", "because"): {"umpire", "red"},
    ("gauges/peace.yaml", "because"): EVERYBODY,
    ("gauges/peace.yaml", "thresholds", "0", "says"): {"umpire"},
    ("links/peace_trades.yaml", "because"): EVERYBODY,
    ("cards/red/raid.yaml", "title"): EVERYBODY,
    ("cards/red/raid.yaml", "text"): {"umpire", "red"},
    ("cards/red/raid.yaml", "because"): {"umpire", "red"},
    ("cards/red/raid.yaml", "conditions", "0", "says"): {"umpire", "red"},
    ("cards/red/raid.yaml", "effects", "0", "because"): {"umpire", "red"},
    ("cards/red/raid.yaml", "on", "backfire", "0", "because"): {"umpire", "red"},
    ("cards/red/toll.yaml", "parameters", "0", "title"): {"umpire", "red"},
    ("cards/red/toll.yaml", "factors", "0", "title"): {"umpire", "red"},
    ("policies/toll.yaml", "title"): {"umpire", "red"},
    ("policies/toll.yaml", "rules", "0", "because"): {"umpire", "red"},
    ("injects/storm.yaml", "title"): {"umpire"},
    ("injects/storm.yaml", "text"): {"umpire"},
    ("injects/whisper.yaml", "effects", "0", "because"): {"umpire"},
    ("unknowns/bite.yaml", "title"): {"umpire"},
    ("unknowns/bite.yaml", "because"): {"umpire"},
    ("objectives/red/red_thrive.yaml", "title"): EVERYBODY,
    ("objectives/red/red_thrive.yaml", "words", "0", "say"): {"umpire", "red"},
    ("objectives/red/red_treasure.yaml", "title"): {"umpire", "red"},
    ("objectives/red/red_treasure.yaml", "because"): {"umpire", "red"},
    ("theories/gloomy.yaml", "text"): EVERYBODY,
    ("curves/slope.yaml", "because"): EVERYBODY,
    ("briefs/red.md",): {"umpire", "red"},
    ("briefs/blue.md",): {"umpire", "blue"},
    ("briefs/umpire.md",): {"umpire"},
    ("briefs/public.md",): EVERYBODY,
}  # fmt: skip

# Ids, formulas and numbers that nothing may betray either.
WORDS = {
    "envy_hurts": {"umpire"},
    "whisper": {"umpire"},
    "bite": {"umpire"},
    "red_treasure": {"umpire", "red"},
    "peace - envy": {"umpire", "red"},
    "0 - rate * max(0, envy - 20)": {"umpire"},
    "red_capital &gt; 10": {"umpire", "red"},
    "0 - pain * level": {"umpire", "red"},
}


class Planted(NamedTuple):
    tables: Tables
    game: Opened
    words: dict[str, set[str]]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    """A game of the harbour in whose every text a word of its own is planted."""
    folder = tmp_path_factory.mktemp("planted") / "harbour"
    shutil.copytree(HARBOUR, folder)
    shutil.copy(HARBOUR.parent / "sources.yaml", folder.parent)
    words = {}
    for number, ((file, *way), may) in enumerate(PLANTS.items()):
        word = f"canary{number:03}"
        words[word] = may
        plant(folder / file, way, word)
    url = f"sqlite:///{folder.parent / 'wedge.db'}"
    migrate(url, migrations())
    store = Store(url)
    tables = Tables(store)
    yield Planted(tables, tables.open_game(folder), words | WORDS)
    tables.close()
    store.close()


def plant(file: Path, way: list[str], word: str) -> None:
    """Put a word before the text at the end of the way."""
    if not way:
        file.write_text(f"{word} {file.read_text('utf-8')}", "utf-8")
        return
    yaml = YAML()
    page = yaml.load(file.read_text("utf-8"))
    at = page
    for step in way[:-1]:
        at = at[int(step) if step.isdigit() else step]
    at[way[-1]] = f"{word} {at[way[-1]]}"
    with file.open("w", encoding="utf-8") as stream:
        yaml.dump(page, stream)


@pytest.fixture(scope="module")
def people(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Browser]:
    """One of everybody, each with a browser."""
    static = tmp_path_factory.mktemp("static")
    (static / "vendor").mkdir()
    (static / "vendor" / "importmap.json").write_text("{}", "utf-8")
    app = Flask("wedge", static_folder=static, static_url_path="/static")
    register(app, planted.tables, Settings(base_url=f"http://{HOST}", hosts=(HOST,)))
    here = {name: Browser(app) for name in sorted(EVERYBODY)}
    code = planted.game.join_code
    here["umpire"].umpire(planted.game.umpire_token)
    for team in ("red", "blue", "green"):
        here[team].join(code, f"member:{team}", team)
    for role in ("observer", "analyst"):
        here[role].join(code, role, role)
    here["board"].get(f"/board/{planted.game.game}")
    return here


def addresses(place: str) -> Iterator[str]:
    """Every page there could be, also of what somebody only guesses."""
    yield f"/rulebook/{place}/"
    yield from (f"/rulebook/{place}/{section}" for section in SECTIONS)
    yield from (f"/rulebook/{place}/print/{sheet}" for sheet in ("cards", "briefs"))
    book = harbour().book
    for kind in OWN_PAGE:
        ids = [*getattr(book, KINDS[kind]), "peace.1", "trade.1"]
        yield from (f"/rulebook/{place}/{kind}/{id}" for id in ids)


def overheard(page: str, words: dict[str, set[str]], who: str) -> set[str]:
    """Words of a page that its reader may not know; the address that the reader asked for is the reader's own."""
    told = re.sub(r'name="next" value="[^"]*"', "", page)
    return {word for word, may in words.items() if who not in may and re.search(rf"(?<!\w){re.escape(word)}", told)}


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_no_page_holds_what_its_reader_may_not_know(planted: Planted, people: dict[str, Browser], who: str) -> None:
    seen = set()
    for address in addresses(planted.game.game):
        answer = people[who].get(address)
        assert answer.status_code in (200, 404), (address, answer.status_code)
        assert overheard(answer.text, planted.words, who) == set(), f"{address} tells {who}"
        seen |= {word for word, may in planted.words.items() if word in answer.text and who in may}
    # And whoever may know it finds it, or the search above would prove nothing.
    assert {word for word, may in planted.words.items() if who in may} - seen == set()


def test_the_search_finds_a_page_that_is_made_from_more_than_the_extract(
    planted: Planted, static: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.web.rulebook.extract", lambda book, audience, over: book)
    app = Flask("wedge", static_folder=static, static_url_path="/static")
    register(app, planted.tables, Settings(base_url=f"http://{HOST}", hosts=(HOST,)))
    told = "".join(Browser(app).get(address).text for address in addresses(planted.game.join_code))
    assert overheard(told, planted.words, "passer-by") == {
        w for w, may in planted.words.items() if "observer" not in may
    }


def test_whoever_has_no_seat_reads_what_is_public_by_code_and_by_edition(
    planted: Planted, people: dict[str, Browser]
) -> None:
    nobody, code = people["passer-by"], planted.game.join_code
    edition = planted.tables.table(planted.game.game).engine.book.edition
    pages = [nobody.get(f"/rulebook/{place}/gauges").text for place in (code.lower(), edition, planted.game.game)]
    strip = [re.sub(r"/rulebook/[^/]+/", "/", re.sub(r"nonce=\"[^\"]+\"|value=\"[^\"]+\"", "", page)) for page in pages]
    assert strip[0] == strip[1] == strip[2] and "Trade" in strip[0] and "canary000" not in strip[0]
    assert nobody.get("/rulebook/").status_code == 200
    assert nobody.get(f"/rulebook/?code={code}").location == f"/rulebook/{code}/"
    assert people["red"].get("/rulebook/").location == f"/rulebook/{planted.game.game}/"
    for wrong in ("NOSUCH", "wedge-2025", "%00"):
        assert nobody.get(f"/rulebook/{wrong}/").status_code == 404
    for wrong in ("secrets", "gauge", "print/moves", "gauge/nothing", "doctrine/x", "objective/red_thrive"):
        assert nobody.get(f"/rulebook/{code}/{wrong}").status_code == 404, wrong


def test_a_seat_at_one_table_reads_only_what_is_public_of_another(
    planted: Planted, people: dict[str, Browser], tmp_path: Path
) -> None:
    other = planted.tables.open_game(HARBOUR)
    uma = read(people["umpire"].get(f"/rulebook/{other.game}/gauges"))
    assert "Trade" in uma and "Red's envy" not in uma
    assert "what is public" in uma


def test_a_formula_stands_there_as_it_is_and_in_words_with_its_weights_and_grounds(people: dict[str, Browser]) -> None:
    place = people["umpire"].get("/rulebook/").location
    said = read(people["umpire"].get(f"{place}link/envy_hurts"))
    assert "0 - rate * max(0, envy - 20) * bite" in said
    assert "rate (0.05) times the largest of (0; " in said and "less 20)" in said
    assert "judgement" in said and "not a forecast" in said and "pushes it down" in said
    assert re.search(r"rate\s*0\.05\s*0\.2\b", said)


def test_every_claim_has_its_homes(people: dict[str, Browser]) -> None:
    place = people["umpire"].get("/rulebook/").location
    said = read(people["umpire"].get(f"{place}claims"))
    assert "M1" in said and "Ships come to a calm harbour." in said


def test_cards_are_printed_for_those_who_hold_them(people: dict[str, Browser]) -> None:
    place = people["red"].get("/rulebook/").location
    mine, theirs, onlooker = (
        people[who].get(f"{place}print/cards").text.count('class="print-card"') for who in ("red", "umpire", "observer")
    )
    book = harbour().book
    assert (mine, theirs, onlooker) == (len(book.cards_of("red")), len(book.cards), 0)


def test_a_game_put_away_in_its_lobby_opens_nothing(browser, game, tables) -> None:  # type: ignore[no-untyped-def]
    uma, ana = browser(), browser()
    uma.umpire(game.umpire_token)
    ana.join(game.join_code, "lead:red", "Ana")
    pages = [f"/rulebook/{game.game}/{name}" for name in ("", "objectives", "theories", "unknowns", "injects", "cards")]
    before = [read(ana.get(page)) for page in pages]
    umpire = next(iter(tables.table(game.game).state.seats))
    assert not isinstance(tables.table(game.game).submit(umpire, "close", o.CloseLobby()), Refusal)
    assert [read(ana.get(page)) for page in pages] == before


def test_all_is_open_to_every_seat_when_the_game_is_over(planted: Planted, people: dict[str, Browser]) -> None:
    table = planted.tables.table(planted.game.game)
    umpire = next(seat for seat in table.state.seats.values() if seat.role == "umpire").id
    for number, order in enumerate((o.StartGame(), o.EndGame(reason="The hall is wanted."))):
        assert not isinstance(table.submit(umpire, f"end-{number}", order), Refusal)
    everything = {
        who: "".join(people[who].get(address).text for address in addresses(planted.game.game))
        for who in ("blue", "observer", "passer-by")
    }
    assert [
        word for word in planted.words if word not in everything["blue"] or word not in everything["observer"]
    ] == []
    assert overheard(everything["passer-by"], planted.words, "passer-by") == set()

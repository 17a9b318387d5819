"""Questions about the futures over the network: who is answered, who is refused, and who hears of it."""

import os
import re
from pathlib import Path

import psutil
import pytest

from tests.umpire.table_talk import RULEBOOKS

from .house import House
from .people import Person, RefusedError


@pytest.fixture
def house(tmp_path: Path):
    """A server with the harbour in its lobby."""
    opened = House(tmp_path, RULEBOOKS / "harbour")
    opened.start()
    yield opened
    opened.stop()


def toll(level: float) -> dict[str, object]:
    return {"card": "toll", "parameters": {"level": level}}


def test_an_answer_comes_to_the_one_who_asked_and_the_process_goes_with_the_server(house: House) -> None:
    uma = Person(house, name="Uma").umpire()
    rod, rose, blue = (
        Person(house, name=n).join("member", t) for n, t in (("Rod", "red"), ("Rose", "red"), ("Bo", "blue"))
    )
    uma.order("StartGame")
    told = uma.look(kind="outlook", gauges=[], sheets="given")
    assert set(told["bands"]) == {"peace", "trade"} and told["turn"] == 1
    assert uma.look(kind="outlook") == told
    with pytest.raises(RefusedError, match="WrongSeat"):
        rod.look(kind="outlook")
    with pytest.raises(RefusedError, match="MalformedOrder"):
        rod.look(kind="fate")
    first = rod.look(kind="odds", move=toll(0))
    assert rose.look(kind="odds", move=toll(0)) == first, "what one of the team was told, the other is told alike"
    refused = too_often(rod)
    assert refused.code == "TooFast" and re.search(r"Ask again in \d+ s\.", str(refused))
    assert rod.look(kind="odds", move=toll(0)) == first, "what is known costs nothing"
    assert rose.look(kind="odds", move=toll(9))["kind"] == "odds", "each seat has a rate of its own"
    assert {
        name for person in (blue, rose) for name, told in person.heard if name == "ahead" and "bands" in told
    } == set()
    assert not any(name == "ahead" for name, _ in blue.heard)
    forecaster = beside(house)
    for person in (uma, rod, rose, blue):
        person.leave()
    house.kill()
    assert psutil.wait_procs([forecaster], timeout=20)[1] == []


def too_often(person: Person) -> RefusedError:
    """Ask one new thing after another until that is refused."""
    for level in range(1, 11):
        try:
            person.look(kind="odds", move=toll(level))
        except RefusedError as refused:
            return refused
    raise AssertionError("nobody minded ten questions in a row")


def beside(house: House) -> psutil.Process:
    """The forecasting process of the server."""
    servers = [p for p in psutil.Process(os.getpid()).children() if str(house.port) in " ".join(p.cmdline())]
    [found] = [child for server in servers for child in server.children() if "server.forecaster" in child.cmdline()]
    return found

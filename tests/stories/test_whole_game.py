"""One whole live game, from the lobby to the last turn, over the network; and the same with the power going out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from server import places
from server.umpire.parts import MoveDraft

from .campaign import EXPORTS, TEAMS, Campaign, seated
from .house import House
from .people import Person
from .record import assert_shown_what_was_known, command, exported, sights


@pytest.fixture
def house(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    """A server with wedge-2025 in its lobby, in the calendar that the story is told in."""
    opened = House(tmp_path, places.rulebook() / "wedge-2025", calendar=request.param)
    opened.start()
    yield opened
    opened.stop()


@pytest.mark.parametrize("house", ["campaign"], indirect=True)
def test_a_campaign_is_played_recorded_and_verified(house: House, tmp_path: Path) -> None:
    with seated(house) as campaign:
        campaign.play()
        assert campaign.turn == 8
        pacts = {pact["title"]: pact for pact in campaign.umpire.view["pacts"].values()}
        assert pacts["Tariffs for exports"]["status"] == "kept"
        assert pacts["No nuclear talk"]["status"] == "breached"
        assert pacts["No nuclear talk"]["blame"] == ["moscow"]
        assert not any(pact["title"] == "No nuclear talk" for pact in campaign.observer.view["pacts"].values())
        assert_covert_move_kept(campaign)
        rulings = campaign.observer.view["rulings"]
        assert rulings["2.moscow.1"]["rolls"] == [6, 4] and rulings["2.moscow.1"]["dice"] == "table"
        assert any(ruling["before"] for ruling in rulings.values()), "the override keeps both values"
        assert len(campaign.observer.view["news"]) > 8
        assert EXPORTS in campaign.observer.view["gauges"]

        archive = exported(house, tmp_path / "game.wedge")
        shown = sights(archive)
        for person in campaign.everyone:
            assert_shown_what_was_known(person, shown[person.audience])
        assert [head["turn"] for head in campaign.observer.heads] == [1, 2, 3, 4, 5, 6, 7, 8, 8]

        heads = [head["digest"] for head in campaign.observer.heads]
        assert [entry.digest for entry in archive.entries if entry.digest in heads] == heads
        # Every check decides the whole game again, so the first head and the last stand for those between.
        for digest in (heads[0], heads[-1]):
            checked = command(house, "verify", str(tmp_path / "game.wedge"), "--head", digest)
            assert checked.returncode == 0, checked.stdout
        ending = campaign.observer.view["ending"]
        assert {score["team"] for score in ending["scores"]} == set(TEAMS)


@pytest.mark.parametrize("house", ["express"], indirect=True)
def test_the_power_goes_out_in_the_middle_of_turns(house: House, tmp_path: Path) -> None:
    outages = {"1 seal beijing", "1 contest", "2 negotiate", "2 adjudicate", "3 seal kyiv", "4 results"}
    with seated(house) as campaign:

        def accident(step: str) -> None:
            if step in outages:
                power_cut(house, campaign)

        campaign.accident = accident
        campaign.play()
        archive = exported(house, tmp_path / "game.wedge")
        shown = sights(archive)
        for person in campaign.everyone:
            assert_shown_what_was_known(person, shown[person.audience])
        ids = [entry.id for entry in archive.entries]
        assert len(ids) == len(set(ids)), "a resent order counts once"
    assert command(house, "verify", str(tmp_path / "game.wedge")).returncode == 0
    assert "Traceback" not in house.said


def power_cut(house: House, campaign: Campaign) -> None:
    """Kill the server just after an acknowledged order and a saved draft, start it, and find everything where it was."""
    lead = campaign.leads["kyiv"]
    before = {person.name: (person.sync()["rev"], person.draft) for person in campaign.everyone}
    acknowledged = lead.order("RenameSeat", id=f"before-{len(lead.heard)}", name=f"Kyiv {len(lead.heard)}")
    house.kill()
    for person in campaign.everyone:
        person.leave()
    house.start()
    for person in campaign.everyone:
        person.connect()
        rev, draft = before[person.name]
        assert person.rev == rev + 1, "the rename was acknowledged, so it is there, and nothing else is"
        if draft is not None and draft["turn"] == campaign.turn:
            assert person.draft is not None and moves_of(person.draft) == moves_of(draft)
    again = resend(lead)
    assert again["rev"] == acknowledged["rev"]


def moves_of(draft: dict[str, Any]) -> tuple[MoveDraft, ...]:
    """A draft's moves with every field, whichever were left out when they were typed."""
    return msgspec.convert(draft["moves"], tuple[MoveDraft, ...])


def resend(lead: Person) -> dict[str, int]:
    """Send the very order again that was acknowledged before the lights went out."""
    seat = next(seat for seat in lead.view["seats"].values() if seat["team"] == "kyiv")
    number = seat["name"].split()[1]
    return lead.order("RenameSeat", id=f"before-{number}", name=seat["name"])


def assert_covert_move_kept(campaign: Campaign) -> None:
    """Beijing's quiet supplies are known to Beijing, to the umpire and to whoever detected them, and to nobody else."""
    move = "1.beijing.1"
    known = campaign.umpire.view["moves"][move]
    assert known["covert"]
    for team, lead in campaign.leads.items():
        assert (move in lead.view["moves"]) == (team == "beijing" or team in known["detected_by"])
    assert move not in campaign.observer.view["moves"]

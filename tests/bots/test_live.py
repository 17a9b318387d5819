"""Bots at a live table: four of them and two people through a turn, with a restart, a person taking over, and a fault."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.bots.doctrinaire import DoctrineBot
from server.bots.live import Bots
from server.table.tables import Tables
from server.umpire import orders as o
from server.umpire.fold import read
from server.umpire.parts import ClauseDraft, MoveDraft
from tests.table.house import House
from tests.umpire.table_talk import FLAGSHIP

PLAYED = ("moscow", "beijing", "kyiv", "new_delhi")


class Evening(House):
    """A house with wedge-2025, an umpire, Washington's lead, and bots that take no time; `faults` is what went wrong."""

    def __init__(self, folder: Path) -> None:
        self.faults: list[tuple[str, BaseException | None]] = []
        self.bots: list[Bots] = []
        people = (("uma", "umpire", ""), ("wilma", "lead", "washington"), ("obi", "observer", ""))
        super().__init__(folder, rulebook=FLAGSHIP, people=people)  # type: ignore[arg-type]

    def another(self) -> Tables:
        tables = super().another()
        self.bots.append(Bots(tables, lambda *fault: self.faults.append(fault), pace=0))
        return tables

    def restart(self) -> None:
        super().restart()
        self.bots[-1].take_up()

    def close(self) -> None:
        for bots in self.bots:
            bots.close()
        super().close()

    @property
    def play(self) -> Any:
        return self.table.state.play

    def done_by(self, team: str) -> Counter[str]:
        """What a team's bot has ordered, by kind."""
        entries = (entry for entry in self.table.entries() if entry.seat == f"bot-{team}")
        return Counter(type(read(entry).order).__name__ for entry in entries)


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    house = Evening(tmp_path)
    yield house
    house.close()


def test_four_bots_and_a_person_play_a_turn_with_a_restart_in_it(evening: Evening) -> None:
    evening.done("uma", o.FillTeams())
    evening.until("deliberate")
    # Everybody's draft is there, as somebody at the table would have written it.
    evening.wait(lambda: all(evening.table.drafts.kept(team, 1).moves for team in PLAYED))
    assert not evening.play.sheets, "nothing is sealed before its phase"

    evening.until("negotiate")
    evening.done("wilma", o.SendCable(kind="bilateral", to=("moscow",), text="What would it take?"))
    evening.done("wilma", o.SendCable(kind="bilateral", to=("moscow",), text="Hello?"))
    clause = ClauseDraft(party="new_delhi", kind="does_not_play", card="rupee_trade")
    evening.done("wilma", o.ProposePact(title="Rupees", parties=("new_delhi",), clauses=(clause,), until=1))
    evening.wait(lambda: next(p for p in evening.play.pacts.values() if p.title == "Rupees").status != "proposed")
    evening.wait(lambda: any(c.sender == "moscow" and c.answers for c in evening.table.state.cables))

    evening.restart()
    evening.until("seal")
    evening.wait(lambda: set(evening.play.sheets) == set(PLAYED))
    said_twice = Counter((c.sender, c.to, c.text) for c in evening.table.state.cables).most_common(1)
    assert said_twice[0][1] == 1, said_twice
    assert all(evening.done_by(team)["SealSheet"] == 1 for team in PLAYED)
    assert max(Counter(pact.title for pact in evening.play.pacts.values()).values()) == 1
    answers = Counter((c.sender, *c.to) for c in evening.table.state.cables if c.answers)
    assert set(answers.values()) == {1} and ("moscow", "washington") in answers

    evening.until("contest")
    moves = {id for id, move in evening.play.moves.items() if not move.covert}
    evening.wait(lambda: all({e.move for e in evening.play.estimates if e.team == team} >= moves for team in PLAYED))
    said = {a.text for d in evening.table.engine.book.doctrines.values() for a in d.argues}
    assert {reason.text for reason in evening.play.reasons.values()} <= said
    evening.until("results")
    assert evening.faults == []
    assert all(sheet.manner == "lead" for sheet in evening.play.sheets.values())


def test_a_person_who_takes_over_finds_the_draft_and_the_bot_stands_back(evening: Evening) -> None:
    evening.done("uma", o.SeatDoctrine(team="new_delhi"))
    evening.until("deliberate")
    evening.wait(lambda: bool(evening.table.drafts.kept("new_delhi", 1).moves))
    left = evening.table.drafts.kept("new_delhi", 1)
    assert left.by == "bot-new_delhi" and all(move["reason"] for move in left.moves)
    evening.sit("nell", "lead", "new_delhi")
    assert evening.draft("nell", left.rev, MoveDraft(card="speak_for_the_south")).rev == left.rev + 1
    evening.done("nell", o.LeaveSeat())
    evening.done("uma", o.ResumeDoctrine(team="new_delhi"))
    evening.until("seal")
    evening.done("uma", o.SeatDoctrine(team="kyiv"))
    evening.wait(lambda: "kyiv" in evening.play.sheets)
    assert "new_delhi" not in evening.play.sheets, "a bot seals nothing over what a person wrote"
    evening.until("contest")
    assert [move.draft.card for move in evening.play.moves.values() if move.team == "new_delhi"] == [
        "speak_for_the_south"
    ]


def test_a_bot_waits_while_the_clock_is_paused_or_it_is(evening: Evening) -> None:
    evening.done("uma", o.SeatDoctrine(team="kyiv"))
    evening.done("uma", o.SeatDoctrine(team="moscow"))
    evening.until("negotiate")
    evening.wait(lambda: bool(evening.done_by("kyiv")["SendCable"]))
    evening.done("uma", o.PauseDoctrine(team="kyiv"))
    evening.until("seal")
    evening.wait(lambda: "moscow" in evening.play.sheets)
    assert "kyiv" not in evening.play.sheets
    evening.done("uma", o.PauseClock())
    evening.done("uma", o.ResumeDoctrine(team="kyiv"))
    evening.done("uma", o.SeatDoctrine(team="beijing"))
    evening.done("uma", o.ResumeClock())
    evening.wait(lambda: {"kyiv", "beijing"} <= set(evening.play.sheets))
    assert evening.faults == []


def test_a_bot_that_fails_is_stopped_where_the_umpire_sees_it_and_the_others_play_on(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = DoctrineBot.sheet

    def broken(bot: DoctrineBot, sight: dict[str, Any]) -> o.SealSheet:
        if bot.team == "kyiv":
            raise ZeroDivisionError("a rule divides by nothing")
        return whole(bot, sight)

    monkeypatch.setattr(DoctrineBot, "sheet", broken)
    evening.done("uma", o.FillTeams())
    evening.until("deliberate")
    evening.wait(lambda: evening.table.view("umpire").sections["seats"]["bot-kyiv"]["paused"] == "fault")
    evening.until("seal")
    evening.wait(lambda: set(evening.play.sheets) == {"moscow", "beijing", "new_delhi"})
    assert [type(error) for _, error in evening.faults] == [ZeroDivisionError]
    monkeypatch.undo()
    evening.done("uma", o.ResumeDoctrine(team="kyiv"))
    evening.wait(lambda: "kyiv" in evening.play.sheets)


def test_a_game_without_bots_is_left_alone(evening: Evening) -> None:
    evening.until("seal")
    evening.done("wilma", o.SealSheet(turn=1, moves=()))
    assert not evening.bots[-1]._games or not evening.bots[-1]._games[evening.game].busy

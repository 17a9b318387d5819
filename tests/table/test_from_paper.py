"""A sheet that the umpire enters from paper: the team's draft from then on, with what it had drafted itself kept beside it."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from server.store.faults import StoreAway
from server.table.announce import DraftSaved
from server.table.drafts import Kept, NotSaved
from server.umpire import orders as o
from server.umpire.parts import MoveDraft
from tests.table.house import House
from tests.umpire.table_talk import card, free

OWN = "A bell for the fog"


def enter(house: House, *moves: MoveDraft) -> Kept:
    """The umpire copies Red's paper; what Red has as its draft then."""
    house.done("uma", o.EnterPaperSheet(team="red", turn=1, moves=moves))
    return house.table.draft("red")


def told(moves: list[dict[str, Any]]) -> list[str]:
    return [move["card"] or move["title"] for move in moves]


def take(house: House, kept: Kept, place: object) -> Kept | NotSaved:
    return house.table.save_draft(house.seated("rod"), 1, kept.rev, kept.moves, "", place)


def test_after_a_recall_the_draft_is_what_the_paper_said_and_the_teams_own_is_kept_beside_it(house: House) -> None:
    house.until("deliberate")
    house.draft("rod", 0, free(OWN))
    enter(house, card("toll", reason="As on the paper."))
    news = house.news[-1].draft
    assert isinstance(news, DraftSaved) and (news.team, news.rev, news.paper) == ("red", 2, True)
    house.done("red", o.RecallSheet(turn=1))
    house.restart()
    kept = house.table.draft("red")
    assert (told(kept.moves), kept.moves[0]["reason"], kept.by) == (["toll"], "As on the paper.", house.seats["uma"])
    assert [(one["paper"], told(one["moves"])) for one in kept.aside] == [(False, [OWN])]
    back = take(house, kept, 0)
    assert isinstance(back, Kept) and (told(back.moves), back.paper) == ([OWN], False)
    assert [(one["paper"], told(one["moves"])) for one in back.aside] == [(True, ["toll"])]
    again = take(house, back, 0)
    assert isinstance(again, Kept) and again.moves == kept.moves, "either can be had at any time"
    for place in (1, -1, "0", True, 0.0):
        refused = take(house, again, place)
        assert isinstance(refused, NotSaved) and refused.refusal.code == "MalformedOrder"


def test_a_step_back_behind_the_paper_leaves_its_words_with_the_team(house: House) -> None:
    house.until("negotiate")
    enter(house, card("toll"))
    house.until("results")
    house.close_phase()
    assert house.table.draft("red").moves == [], "another turn, another sheet"
    house.done("uma", o.StepBack(checkpoint="0.1.deliberate", reason="Once more."))
    assert house.table.view("team:red").sections["sheet"] is None
    kept = house.table.draft("red")
    assert (told(kept.moves), kept.paper, kept.aside) == (["toll"], True, [])
    assert house.news[-1].draft is not None and house.news[-1].draft.rev == kept.rev, "every page of the team is told"


def test_nothing_is_kept_aside_that_would_have_been_the_same_sheet(house: House) -> None:
    house.until("deliberate")
    house.draft("rod", 0, card("toll"))
    kept = enter(house, card("toll"))
    assert (kept.rev, kept.paper, kept.aside) == (1, False, [])
    kept = enter(house, card("wait_red"))
    assert [(one["paper"], told(one["moves"])) for one in kept.aside] == [(False, ["toll"])], "it was the team's own"


def test_a_paper_copied_again_takes_the_place_of_the_first_and_one_after_a_recall_keeps_what_came_of_it(
    house: House,
) -> None:
    house.until("deliberate")
    house.draft("rod", 0, free(OWN))
    enter(house, card("toll"))
    kept = enter(house, card("wait_red"))
    assert (told(kept.moves), [told(one["moves"]) for one in kept.aside]) == (["wait_red"], [[OWN]])
    house.done("red", o.RecallSheet(turn=1))
    house.draft("rod", kept.rev, card("wait_red"), free("And a lantern"))
    kept = enter(house, card("raid", target="blue"))
    assert [told(one["moves"]) for one in kept.aside] == [[OWN], ["wait_red", "And a lantern"]]


def beside(kept: Kept) -> list[list[str]]:
    return [told(one["moves"]) for one in kept.aside]


def test_what_was_saved_while_the_paper_stood_sealed_is_kept_when_the_umpire_copies_it_again(house: House) -> None:
    house.until("deliberate")
    house.draft("rod", 0, free(OWN))
    kept = enter(house, card("toll"))
    house.draft("rod", kept.rev, card("toll"), free("Typed while sealed"))
    kept = enter(house, card("wait_red"))
    assert (told(kept.moves), beside(kept)) == (["wait_red"], [[OWN], ["toll", "Typed while sealed"]])


def test_however_many_sheets_are_kept_aside_none_goes_and_none_is_kept_twice(house: House) -> None:
    house.until("deliberate")
    kept = house.table.draft("red")
    words = [f"{OWN} {n}" for n in range(6)]
    for own in words:
        house.draft("rod", kept.rev, free(own))
        kept = enter(house, card("toll"))
        house.done("red", o.RecallSheet(turn=1))
    assert beside(kept) == [[own] for own in words]
    house.draft("rod", kept.rev, free(words[3]))
    kept = enter(house, card("toll"))
    assert beside(kept) == [[own] for own in words]
    taken = take(house, replace(kept, moves=kept.aside[3]["moves"]), 0)
    assert isinstance(taken, Kept) and beside(taken) == [[own] for own in words[1:]]


def test_nobody_but_the_team_is_told_what_it_had_drafted(house: House) -> None:
    house.until("deliberate")
    house.draft("rod", 0, free(OWN))
    before = len(house.news)
    enter(house, card("toll"))
    shown = msgspec.json.encode([news.changes for news in house.news[before:]]).decode()
    assert OWN not in shown and "toll" in shown
    assert [news.draft.team for news in house.news[before:] if news.draft] == ["red"]


def test_a_colleague_who_saved_a_moment_before_in_another_worker_loses_nothing(house: House) -> None:
    house.until("deliberate")
    here, there = house.table, house.another().table(house.game)
    house.draft("rod", 0, free(OWN), table=there)
    answer = house.order("uma", o.EnterPaperSheet(team="red", turn=1, moves=(card("toll"),)), table=here)
    assert not hasattr(answer, "code")
    kept = here.draft("red")
    assert (told(kept.moves), [told(one["moves"]) for one in kept.aside]) == (["toll"], [[OWN]])


@pytest.mark.parametrize("fault", [StoreAway("away")])
def test_the_paper_counts_though_the_draft_could_not_be_kept(house: House, fault: Exception) -> None:
    house.until("deliberate")
    house.draft("rod", 0, free(OWN))
    house.store.fail["save_draft"] = [fault]
    kept = enter(house, card("toll"))
    assert house.table.state.play.sheets["red"].manner == "paper" and told(kept.moves) == [OWN]

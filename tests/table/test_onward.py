"""From the tutorial to the game and on: the same people, the same seats, the same links."""

from server.table.onward import gone_on, gone_to, lead_on, leads_to, onward
from server.umpire import orders as o
from server.umpire.parts import Role
from server.umpire.refusals import Refusal
from tests.table.house import HARBOUR, House


def another(house: House) -> str:
    return house.tables.open_game(HARBOUR, title="Wednesday").game


def test_people_keep_seat_and_name_and_their_links_lead_on(house: House) -> None:
    then = another(house)
    red, blue, uma = (house.seats[who] for who in ("red", "blue", "uma"))
    places: dict[str, tuple[Role, str]] = {red: ("member", "green"), uma: ("umpire", "")}
    assert lead_on(house.tables, house.game, then, places) == {}
    assert house.news[-2].onward == then
    sat = house.tables.sit_again(house.tables.link(house.game, red))
    assert sat is not None
    assert (sat.seated.game, sat.seated.seat, sat.seated.name, sat.seated.audience) == (then, red, "red", "team:green")
    stays = house.tables.sit_again(house.tables.link(house.game, blue))
    assert stays is not None and stays.seated.game == house.game, "whoever was given no place stays until they join"
    house.restart()
    assert onward(house.tables, house.game, uma)[0] == then, "the way on is kept"


def test_the_clock_of_the_game_that_is_left_stands_and_the_log_says_why(house: House) -> None:
    then = another(house)
    lead_on(house.tables, house.game, then, {})
    assert not [entry for entry in house.tables.table(house.game).entries() if entry.id.startswith("onward")]
    house.done("uma", o.StartGame())
    left = house.tables.table(house.game)
    lead_on(house.tables, house.game, then, {})
    assert not left.state.play.clock.running and left.state.play.clock.left > 0
    assert [(entry.seat, entry.id[:7]) for entry in left.entries()][-1] == ("clock", "onward-")
    before = len(left.entries())
    lead_on(house.tables, house.game, then, {})
    assert len(left.entries()) == before, "a clock that stands is not paused again"


def test_the_way_back_ends_where_people_are_and_they_find_their_old_places(house: House) -> None:
    then, red = another(house), house.seats["red"]
    lead_on(house.tables, house.game, then, {red: ("lead", "green")})
    assert lead_on(house.tables, then, house.game, {red: ("observer", "")}) == {}
    assert [onward(house.tables, game, red)[0] for game in (house.game, then)] == [house.game, house.game]
    assert house.seated("red").team == "red", "who sits there already keeps the place"


def test_a_place_that_is_taken_is_refused_and_everybody_else_goes_on(house: House) -> None:
    then, red, blue = another(house), house.seats["red"], house.seats["blue"]
    refused = lead_on(house.tables, house.game, then, {red: ("lead", "red"), blue: ("lead", "red")})
    assert refused[blue].code == "SeatTaken" and set(refused) == {blue}
    assert onward(house.tables, house.game, red)[0] == then


def test_a_removed_seat_is_not_led_on_and_a_deleted_game_leads_nobody(house: House) -> None:
    then, rod, red = another(house), house.seats["rod"], house.seats["red"]
    house.done("uma", o.RemoveSeat(seat=rod))
    lead_on(house.tables, house.game, then, {rod: ("member", "red"), red: ("lead", "red")})
    assert rod not in house.tables.table(then).state.seats
    house.store.delete_game(then)
    assert house.store.next_of(house.game) is None


def test_a_game_that_waits_or_runs_keeps_its_people_from_one_that_is_over_and_the_way_back_overrules(
    house: House,
) -> None:
    then, red, uma = another(house), house.seats["red"], house.seats["uma"]
    lead_on(house.tables, house.game, then, {red: ("lead", "red"), uma: ("umpire", "")})
    assert (leads_to(house.tables, house.game), gone_on(house.tables, house.game, then)) == (then, 2)
    lesson = house.tables.table(then)
    for order in (o.StartGame(), o.EndGame(reason="It was the lesson.")):
        assert not isinstance(lesson.submit(uma, order.__class__.__name__, order), Refusal)
    for order in (None, o.StartGame()):
        if order is not None:
            house.done("uma", order)
        # A card printed for this game opens it again, in its lobby as well as under way.
        sat = house.tables.sit_again(house.tables.link(house.game, red))
        assert sat is not None and sat.seated.game == house.game and leads_to(house.tables, house.game) == ""
        assert onward(house.tables, then, red)[0] == then and gone_to(house.tables, house.game) == then
    house.done("uma", o.EndGame(reason="The bell rang."))
    assert onward(house.tables, house.game, red)[0] == then, "of two that are over the later one is where people were"
    lead_on(house.tables, then, house.game, {})
    assert (leads_to(house.tables, then), gone_to(house.tables, house.game)) == (house.game, house.game)
    assert house.news[-1].game == house.game and house.news[-1].stale, "whoever sits there already is told so"


def test_somebody_who_joined_both_games_by_code_goes_back_to_the_seat_they_had(house: House) -> None:
    then, red = another(house), house.seats["red"]
    sat = house.tables.sit(then, grant="player", role="member", team="green", name="red")
    assert not isinstance(sat, Refusal)
    lead_on(house.tables, then, house.game, {}, {sat.seated.seat: red, "nobody": "nothing"})
    back = house.tables.sit_at(then, sat.seated.seat)
    assert back is not None and (back.seated.game, back.seated.seat, back.seated.team) == (house.game, red, "red")
    assert len(house.tables.table(house.game).state.seats) == len(house.seats), "no second seat for one person"

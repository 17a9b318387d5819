"""Doctrines at the table: seated, paused and replaced by the umpire, and giving way to a person at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.decide.seats import doctrine_of, lead_of
from server.umpire.parts import Role
from server.umpire.sight import audiences
from tests.umpire.table_talk import Talk, wedge

PEOPLE: dict[str, tuple[Role, str]] = {
    "uma": ("umpire", ""),
    "asa": ("assistant", ""),
    "wilma": ("lead", "washington"),
    "mel": ("member", "new_delhi"),
    "obi": ("observer", ""),
}
TEAMS = wedge().book.scenario.teams
BALANCER = o.SeatDoctrine(team="new_delhi", doctrine="balancer")


def table() -> Talk:
    return Talk(wedge(), people=PEOPLE)


def test_everybody_sees_by_which_doctrine_a_team_is_played() -> None:
    talk = table()
    seated = talk.when("uma", BALANCER).then(e.DoctrineSeated)
    assert (seated.seat, seated.team, seated.doctrine, seated.name) == (
        "bot-new_delhi",
        "new_delhi",
        "balancer",
        "Balancer",
    )
    shown = {
        "name": "Balancer",
        "role": "lead",
        "team": "new_delhi",
        "bot": True,
        "doctrine": "balancer",
        "paused": "",
    }
    for audience in audiences(wedge().book):
        assert talk.sees(audience)["seats"]["bot-new_delhi"] == shown
    talk.when("uma", BALANCER).then_nothing()


def test_only_the_umpire_is_shown_the_doctrines_there_are() -> None:
    talk = table()
    offered = talk.sees("umpire")["book"]["doctrines"]
    assert set(offered) == set(wedge().book.doctrines)
    assert next(id for id, one in offered.items() if one["team"] == "new_delhi") == "balancer", "the usual one first"
    assert all(not talk.sees(a)["book"]["doctrines"] for a in audiences(wedge().book) if a != "umpire")


def test_another_doctrine_takes_over_the_seat_of_the_first() -> None:
    talk = table()
    talk.when("uma", BALANCER)
    talk.when("uma", o.PauseDoctrine(team="new_delhi")).then(e.DoctrinePaused)
    other = talk.when("uma", o.SeatDoctrine(team="new_delhi", doctrine="opportunist")).then(e.DoctrineSeated)
    assert other.seat == "bot-new_delhi"
    seat = talk.state.seats[other.seat]
    assert (seat.doctrine, seat.paused, seat.name) == ("opportunist", "", "Opportunist")


def test_a_paused_doctrine_may_do_nothing_until_it_plays_on() -> None:
    talk = table()
    talk.when("uma", BALANCER)
    talk.until("seal")
    paused = talk.when("uma", o.PauseDoctrine(team="new_delhi")).then(e.DoctrinePaused)
    assert paused.cause == "umpire"
    talk.when("uma", o.PauseDoctrine(team="new_delhi")).then_nothing()
    says = talk.when("bot-new_delhi", o.SealSheet(turn=1, moves=())).then_refused("WrongSeat")
    assert "paused" in says
    talk.when("uma", o.ResumeDoctrine(team="new_delhi")).then(e.DoctrineResumed)
    talk.when("uma", o.ResumeDoctrine(team="new_delhi")).then_nothing()
    talk.when("bot-new_delhi", o.SealSheet(turn=1, moves=())).then(e.SheetSealed)


def test_a_person_who_takes_the_lead_stops_the_doctrine_at_once() -> None:
    talk = table()
    talk.when("uma", BALANCER)
    paused, taken = talk.when("nell", o.TakeSeat(role="lead", name="Nell", team="new_delhi"), grant="player").then(
        e.DoctrinePaused, e.SeatTaken
    )
    assert (paused.seat, paused.cause, taken.seat) == ("bot-new_delhi", "person", "nell")
    for order in (o.ResumeDoctrine(team="new_delhi"), BALANCER):
        assert "Nell leads New Delhi" in talk.when("uma", order).then_refused("SeatTaken")
    talk.when("tom", o.TakeSeat(role="lead", name="Tom", team="new_delhi"), grant="player").then_refused("SeatTaken")
    talk.when("nell", o.LeaveSeat())
    talk.when("uma", o.ResumeDoctrine(team="new_delhi")).then(e.DoctrineResumed)


def test_a_person_whom_the_umpire_moves_to_the_lead_stops_it_too() -> None:
    talk = table()
    talk.when("uma", BALANCER)
    talk.when("uma", o.MoveSeat(seat="mel", role="lead", team="new_delhi")).then(e.DoctrinePaused, e.SeatMoved)
    talk.when("uma", o.MoveSeat(seat="bot-new_delhi", role="lead", team="kyiv")).then_refused("WrongSeat")


def test_a_doctrine_that_was_taken_away_may_come_back() -> None:
    talk = table()
    talk.when("uma", BALANCER)
    talk.when("uma", o.RemoveSeat(seat="bot-new_delhi")).then(e.SeatVacated)
    talk.when("uma", o.PauseDoctrine(team="new_delhi")).then_refused("UnknownDoctrine")
    talk.when("uma", o.ResumeDoctrine(team="new_delhi")).then_refused("UnknownDoctrine")
    talk.when("uma", BALANCER).then(e.DoctrineSeated)
    assert not talk.state.seats["bot-new_delhi"].gone


def test_what_is_no_teams_doctrine_is_refused_by_name() -> None:
    talk = table()
    says = talk.when("uma", o.SeatDoctrine(team="kyiv", doctrine="balancer")).then_refused("UnknownDoctrine")
    assert "Kyiv has no doctrine 'balancer'; it has: Holdout, Bargainer" in says
    talk.when("uma", o.SeatDoctrine(team="ruritania")).then_refused("UnknownTeam")
    talk.when("uma", o.SeatDoctrine(team="washington")).then_refused("SeatTaken")
    assert talk.when("uma", o.SeatDoctrine(team="kyiv")).then(e.DoctrineSeated).doctrine == "holdout"


def test_filling_seats_a_doctrine_where_nobody_sits_and_nowhere_else() -> None:
    talk = table()
    filled = talk.when("uma", o.FillTeams()).then(*[e.DoctrineSeated] * 3)
    assert [event.team for event in filled] == ["moscow", "beijing", "kyiv"]
    assert all(event.doctrine == wedge().book.scenario.doctrines[event.team] for event in filled)
    talk.when("uma", o.FillTeams()).then_nothing()


def test_the_server_stops_a_doctrine_that_failed_and_says_so() -> None:
    talk = table()
    talk.when("uma", BALANCER)
    assert talk.when("bots", o.PauseDoctrine(team="new_delhi")).then(e.DoctrinePaused).cause == "fault"
    assert talk.sees("projector")["seats"]["bot-new_delhi"]["paused"] == "fault"


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_whoever_orders_what_a_team_is_led_by_one_and_a_repeat_changes_nothing(data: st.DataObject) -> None:
    talk = table()
    others = [who for who in PEOPLE if who != "uma"]
    team, seat = st.sampled_from(TEAMS), st.sampled_from([*others, *(f"bot-{team}" for team in TEAMS)])
    order = st.one_of(
        st.builds(o.SeatDoctrine, team=team, doctrine=st.sampled_from(["", *wedge().book.doctrines])),
        st.builds(o.PauseDoctrine, team=team),
        st.builds(o.ResumeDoctrine, team=team),
        st.just(o.FillTeams()),
        st.builds(o.MoveSeat, seat=seat, role=st.just("lead"), team=team),
        st.builds(o.RemoveSeat, seat=seat),
    )
    for by, asked in data.draw(
        st.lists(st.tuples(st.sampled_from(["uma", "uma", "asa", "mel", "obi"]), order), max_size=8)
    ):
        talk.when(by, asked)
        if by != "uma":
            talk.then_refused("WrongSeat" if not talk.state.seats[by].gone else "UnknownSeat")
        elif isinstance(talk.answer, tuple) and not isinstance(asked, o.RemoveSeat):
            talk.when(by, asked).then_nothing()
        for each in TEAMS:
            playing = doctrine_of(talk.state, each)
            assert not (lead_of(talk.state, each) and playing and not playing.paused), each

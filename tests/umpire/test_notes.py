"""Notes of those who watch: blind from each other until they are published, and about what their authors may know."""

from hypothesis import given as having
from hypothesis import settings
from hypothesis import strategies as st

from server.umpire import events as e
from server.umpire import orders as o
from server.umpire.digest import canonical
from server.umpire.sight import audiences, mine
from tests.umpire.asking import WORDS, noted, table
from tests.umpire.eavesdrop import heard
from tests.umpire.table_talk import card, spares


def test_a_note_is_its_authors_alone_and_the_umpire_only_counts_it() -> None:
    talk = table()
    id = noted(talk, text=" Red is nervous. ", tags=("Mood", " fog", "mood"))
    [own] = mine(talk.state, "ana")["notes"]
    assert (own["id"], own["text"], list(own["tags"]), own["published_at"]) == (
        id,
        "Red is nervous.",
        ["fog", "mood"],
        0,
    )
    assert all("nervous" not in str(talk.sees(audience)) for audience in audiences(talk.engine.book))
    assert mine(talk.state, "obi")["notes"] == []
    # A free tag is the author's own word, so only the offered ones are counted by name.
    assert talk.sees("umpire")["note_counts"] == {"seats": {"ana": 1}, "tags": {"mood": 1}}


def test_a_published_note_is_read_by_those_who_watch_and_by_teams_after_the_end() -> None:
    talk = table()
    first, second = noted(talk), noted(talk, "obi", "Blue is not.")
    talk.when("ana", o.PublishNotes(notes=(first,))).then(e.NotesPublished)
    talk.when("ana", o.PublishNotes(notes=(first,))).then_nothing()
    for audience in ("umpire", "analyst", "observer"):
        assert set(talk.sees(audience)["notes"]) == {first}
    talk.when("uma", o.PublishNotes()).then(e.NotesPublished)
    assert set(talk.sees("analyst")["notes"]) == {first, second}
    assert talk.sees("umpire")["note_counts"]["seats"] == {}
    assert talk.sees("team:red")["notes"] == {} and "notes" not in talk.sees("projector")
    talk.when("uma", o.EndGame(reason="The bell rang."))
    assert set(talk.sees("team:red")["notes"]) == {first, second}


def test_authors_reword_and_withdraw_and_the_log_keeps_it() -> None:
    talk = table()
    id = noted(talk)
    talk.when("ana", o.EditNote(note=id, text="Red is nervous.")).then_nothing()
    edited = talk.when("ana", o.EditNote(note=id, text="Red is calm.", tags=("mood",))).then(e.NoteEdited).note
    assert edited.edited_at and [note["text"] for note in mine(talk.state, "ana")["notes"]] == ["Red is calm."]
    talk.when("obi", o.EditNote(note=id, text="Mine now.")).then_refused("UnknownNote")
    talk.when("uma", o.WithdrawNote(note=id)).then_refused("UnknownNote")
    talk.when("ana", o.PublishNotes(notes=(id,))).when("ana", o.WithdrawNote(note=id)).then(e.NoteWithdrawn)
    assert talk.sees("analyst")["notes"] == {} and mine(talk.state, "ana")["notes"] == []
    talk.when("ana", o.PublishNotes(notes=(id,))).then_refused("UnknownNote")
    assert any(b"Red is nervous." in entry.body for entry in talk.table.entries)


def test_a_quote_names_who_said_it() -> None:
    talk = table()
    talk.when("ana", o.WriteNote(kind="quote", text="We are lost.")).then_refused("EmptyText")
    id = noted(talk, kind="quote", text="We are lost.", who=" Red's lead ")
    talk.when("ana", o.EditNote(note=id, text="We were lost.")).then_refused("EmptyText")
    assert mine(talk.state, "ana")["notes"][0]["who"] == "Red's lead"


def test_notes_have_limits() -> None:
    talk = table()
    talk.when("ana", o.WriteNote(text="")).then_refused("EmptyText")
    talk.when("ana", o.WriteNote(text="x" * 4001)).then_refused("TextTooLong")
    talk.when("ana", o.WriteNote(text="x", tags=("t" * 41,))).then_refused("TextTooLong")
    talk.when("ana", o.WriteNote(text="x", tags=tuple(f"t{n}" for n in range(13)))).then_refused("TextTooLong")
    talk.when("ana", o.WriteNote(kind="quote", text="x", who="m" * 121)).then_refused("TextTooLong")


def test_a_note_is_about_what_its_author_may_know_and_nothing_else() -> None:
    talk = table()
    secret = o.ProposePact(title="Hush", parties=("blue",), clauses=(spares("red", "raid"),), until=1, secret=True)
    pact = talk.when("red", secret).then(e.PactProposed).pact.id
    public = talk.when("red", o.SendCable(kind="public", text="All is well.")).then(e.CableSent).cable.id
    whisper = (
        talk.when("red", o.SendCable(kind="bilateral", to=("blue",), text="It is not.")).then(e.CableSent).cable.id
    )
    letter = talk.when("uma", o.ImproviseInject(title="A letter", text="Read.", to=("red",))).then(e.NewsBroken).news.id
    news = talk.when("uma", o.Announce(text="Hear us.")).then(e.NewsBroken).news.id
    talk.until("seal").seal("red", card("raid", target="blue", covert=True)).seal("blue", card("wait")).close()
    for about in (public, news, "1.blue.1", "turn:1"):
        noted(talk, about=about)
    for about in (pact, whisper, letter, "1.red.1", "turn:2", "no such thing"):
        said = talk.when("ana", o.WriteNote(text="Hm.", about=about)).then_refused("UnknownSubject")
        assert said == talk.when("ana", o.WriteNote(text="Hm.", about="nothing")).then_refused("UnknownSubject")
        if about not in ("turn:2", "no such thing"):
            noted(talk, "uma", about=about)


def test_a_note_may_be_about_a_step_back_which_is_in_everybodys_news() -> None:
    talk = table()
    talk.when("uma", o.StepBack(checkpoint="0.1.brief", reason="We misread the rules.")).then(e.SteppedBack)
    assert "step_back.1" in talk.sees("observer")["news"]
    for who in ("ana", "uma"):
        noted(talk, who, about="step_back.1")
    talk.when("ana", o.WriteNote(text="Hm.", about="step_back.2")).then_refused("UnknownSubject")


def test_the_white_cells_notes_stay_with_the_white_cell() -> None:
    talk = table()
    id = noted(talk, "uma", "Red plans a raid.")
    assert set(talk.sees("umpire")["notes"]) == {id} and talk.sees("umpire")["note_counts"]["seats"] == {}
    talk.when("uma", o.PublishNotes(notes=(id,))).then_refused("UnknownNote")
    talk.when("uma", o.PublishNotes()).then_nothing()
    talk.when("uma", o.EndGame(reason="The bell rang."))
    assert all(talk.sees(audience)["notes"] == {} for audience in ("analyst", "observer", "team:red"))


TAGS = st.lists(st.sampled_from(["fog", "quay", "sail"]), max_size=2).map(tuple)


@settings(max_examples=25)
@having(one=WORDS, two=WORDS, tags=st.tuples(TAGS, TAGS), kind=st.sampled_from(["note", "moment"]))
def test_two_games_that_differ_in_an_unpublished_note_look_the_same_to_everybody_else(
    one: str, two: str, tags: tuple, kind: str
) -> None:
    games = []
    for text, tagged in ((one, tags[0]), (two, tags[1])):
        talk = table()
        noted(talk, text=text, tags=tagged, kind=kind)
        games.append(talk.when("uma", o.Announce(text="Hear us.")).close())
    assert list(heard(games[0])) == list(heard(games[1]))
    for seat in ("obi", "uma", "red"):
        assert canonical(mine(games[0].state, seat)) == canonical(mine(games[1].state, seat))

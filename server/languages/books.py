"""The texts of a scenario, each at its place, for translators: names, briefs and sentences, never a number."""

from collections.abc import Iterator

from server.umpire.rulebook import Rulebook

from .catalogue import Phrase


def texts(book: Rulebook) -> tuple[Phrase, ...]:
    """Every text of a rulebook that a person at the table may come to read, at its place, such as `cards/arm_kyiv.title`."""
    return tuple(Phrase(place, text) for place, text in _texts(book) if text.strip())


def _texts(book: Rulebook) -> Iterator[tuple[str, str]]:
    frame = book.scenario
    yield from (("scenario.title", frame.title), ("scenario.blurb", frame.blurb))
    for calendar in frame.calendars:
        yield f"calendars/{calendar.id}.title", calendar.title
        yield from ((f"calendars/{calendar.id}.labels.{n}", label) for n, label in enumerate(calendar.labels, 1))
    for phase in frame.phases:
        yield f"phases/{phase.id}.title", phase.title
        yield from ((f"phases/{phase.id}.do_now.{role}", says) for role, says in phase.do_now.items())
        for role, steps in phase.hints.items():
            yield from ((f"phases/{phase.id}.hints.{role}.{n}", says) for n, says in enumerate(steps, 1))
    for team in book.teams.values():
        yield from ((f"teams/{team.id}.title", team.title), (f"teams/{team.id}.leader", team.leader))
    yield from ((f"groups/{group}", group) for group in sorted({gauge.group for gauge in book.gauges.values()}))
    for gauge in book.gauges.values():
        yield from _fields(f"gauges/{gauge.id}", gauge, "title", "unit", "because")
        yield from ((f"gauges/{gauge.id}.thresholds.{line.id}", line.says) for line in gauge.thresholds)
    yield from _cards(book)
    for policy in book.policies.values():
        yield from _fields(f"policies/{policy.id}", policy, "title", "text", "because")
        yield from _parameters(f"policies/{policy.id}", policy.parameters)
    yield "pacts.because", book.pacts.because
    for link in book.links.values():
        yield from _fields(f"links/{link.id}", link, "because")
    for inject in book.injects.values():
        yield from _fields(f"injects/{inject.id}", inject, "title", "text")
    for aim in book.objectives.values():
        yield from _fields(f"objectives/{aim.id}", aim, "title", "because")
        yield from ((f"objectives/{aim.id}.words.{n}", words.say) for n, words in enumerate(aim.words, 1))
    for doctrine in book.doctrines.values():
        yield from _fields(f"doctrines/{doctrine.id}", doctrine, "title", "text")
    for theory in book.theories.values():
        yield from _fields(f"theories/{theory.id}", theory, "title", "text", "because")
    for inquiry in book.inquiries.values():
        yield from _fields(f"inquiries/{inquiry.id}", inquiry, "text", "because")
    for unknown in book.unknowns.values():
        yield from _fields(f"unknowns/{unknown.id}", unknown, "title")
    yield from _asked(book)
    for name, brief in book.briefs.items():
        parts = [part.strip("\n") for part in brief.split("\n\n")]
        yield from ((f"briefs/{name}.{n}", part) for n, part in enumerate(parts, 1))


def _asked(book: Rulebook) -> Iterator[tuple[str, str]]:
    yield from ((f"asked/note_tags.{id}", title) for id, title in book.asked.note_tags.items())
    for kind, questions in (("questions", book.asked.questions), ("survey", book.asked.survey)):
        for one in questions:
            yield from _fields(f"asked/{kind}/{one.id}", one, "title", "low", "high")
            yield from ((f"asked/{kind}/{one.id}.options.{id}", title) for id, title in one.options.items())


def _cards(book: Rulebook) -> Iterator[tuple[str, str]]:
    for card in book.cards.values():
        place = f"cards/{card.id}"
        yield from _fields(place, card, "title", "text", "because")
        yield from ((f"{place}.conditions.{n}", one.says) for n, one in enumerate(card.conditions, 1))
        for n, factor in enumerate(card.factors, 1):
            yield from _fields(f"{place}.factors.{n}", factor, "title", "because")
        yield from _parameters(place, card.parameters)


def _parameters(place: str, parameters: tuple[object, ...]) -> Iterator[tuple[str, str]]:
    for parameter in parameters:
        yield from _fields(f"{place}.parameters.{parameter.id}", parameter, "title", "unit")


def _fields(place: str, found: object, *fields: str) -> Iterator[tuple[str, str]]:
    yield from ((f"{place}.{field}", getattr(found, field)) for field in fields)

"""The language of a page: the seat's own, else what this browser chose last, else what it asks for; and the control to choose."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, g, redirect, request, url_for
from flask_babel import Babel, Domain, format_decimal
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from server.languages import client
from server.languages.catalogue import SOURCE, best, known, language, languages, locale, translations
from server.languages.speaker import Speaker, speaker
from server.store.faults import StoreAway

from .statics import everybodys
from .visitor import seated, settings, tables

if TYPE_CHECKING:
    from server.table.game import Table
    from server.table.sessions import Seated

COOKIE = "wedge_language"
"""What this browser chose last. It opens nothing, so it is as plain as it can be."""

_A_YEAR = 365 * 24 * 3600


class _Domain(Domain):
    """Flask-Babel's source of translations: our catalogues, compiled in memory, so that nothing compiled is ever stale."""

    def get_translations(self) -> Any:
        return translations(tag())


class _Tongues(Babel):
    """Flask-Babel over our catalogues."""

    domain_instance = _Domain()


def speak(app: Flask) -> None:
    """Give every page of an app its language."""
    _Tongues(app, locale_selector=lambda: str(locale(tag())))
    app.context_processor(lambda: {"tongue": language(tag()), "tongues": languages(), "here_again": _again()})


def tag() -> str:
    """The tag of this request's language."""
    if "tongue" not in g:
        g.tongue = _chosen()
    return str(g.tongue)


def forget_seat() -> None:
    """Speak as this browser wishes, whoever sits there: for pages that can ask nothing of the store."""
    g.tongue = _wished()


def remember(who: "Seated") -> None:
    """Let a seat just taken speak this request's language from now on, if it has not chosen one before."""
    if not who.language and tag() != SOURCE:
        with suppress(StoreAway):
            tables().speak(who, tag())


def _chosen() -> str:
    who = seated()
    return known(who.language) if who and who.language else _wished()


def _wished() -> str:
    wish = request.cookies.get(COOKIE, "")
    return known(wish) if wish else best([asked for asked, _ in request.accept_languages])


def half() -> str:
    """How this request's language writes one and a half: its figures, and the mark between them."""
    return format_decimal(1.5)


def choices() -> str:
    """The languages to choose from and what choosing takes, as JSON for a live page."""
    others = [{"tag": one.tag, "name": one.name} for one in languages() if one.tag != tag()]
    return json.dumps({"others": others, "token": generate_csrf(), "next": _again()})


def voice(scenario: str = "") -> Speaker:
    """Who says a table's texts on this page; without a scenario only sentences of the umpire."""
    return speaker(tag(), scenario)


def title(table: "Table") -> str:
    """A game's title: a host's own words, or the scenario's in this language."""
    return voice(table.row.scenario).name(table.row.title)


def spoken() -> dict[str, str]:
    """The bare name under which modules find the browser's words, and where these are in this request's language."""
    return {"spoken": url_for("tongue.words", name=client.address(tag()))}


def tongue_pages() -> Blueprint:
    """The browser's words, and the choice of a language."""
    pages = Blueprint("tongue", __name__)

    @pages.get("/words/<name>")
    def words(name: str) -> Response:
        wanted = known(name.partition(".")[0])
        if name != client.address(wanted):
            raise NotFound()
        # The name holds the digest of what it names.
        return everybodys(client.module(wanted).encode(), "text/javascript", forever=True)

    @pages.post("/language")
    def choose() -> AnyResponse:
        chosen = known(request.form.get("tag", ""))
        who = seated()
        if who is not None:
            tables().speak(who, chosen)
        answer = redirect(_inside(request.form.get("next", "")), 303)
        secure = settings().tls or request.is_secure
        answer.set_cookie(COOKIE, chosen, max_age=_A_YEAR, httponly=True, samesite="Lax", secure=secure)
        return answer

    return pages


def _again() -> str:
    """The address of this page, to come back to it in another language; a form that was sent has none."""
    return request.full_path.rstrip("?") if request.method == "GET" else "/"


def _inside(address: str) -> str:
    """An address of this server alone: nobody is led elsewhere by a form."""
    parts = urlsplit(address)
    outside = parts.scheme or parts.netloc or not address.startswith("/") or address.startswith(("//", "/\\"))
    return "/" if outside or not address.isprintable() else address

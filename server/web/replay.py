"""The frames of a replay: the game so far as one audience saw it, step by step."""

import time

import msgspec
from flask import Blueprint, Response, request
from flask_babel import gettext as _
from werkzeug.exceptions import Forbidden

from server.review.timeline import replayed
from server.umpire.sight import audiences

from .tongue import voice
from .visitor import somebody, tables


def replay_pages() -> Blueprint:
    """The data of the replay page."""
    pages = Blueprint("replay", __name__)

    @pages.get("/replay/frames.json")
    def frames() -> Response:
        who = somebody()
        table = tables().table(who.game)
        # An audience is its own and the observer's; only the white cell may look with every audience's eyes.
        everyone = audiences(table.engine.book)
        may = everyone if who.audience == "umpire" else tuple(dict.fromkeys((who.audience, "observer")))
        audience = request.args.get("audience") or who.audience
        if audience not in may:
            raise Forbidden(
                _(
                    "Your seat may replay the game as one of these saw it, and as nobody else did: %(eyes)s.",
                    eyes=", ".join(may),
                )
            )
        steps, say = [], voice(table.row.scenario)
        for step in replayed(table.engine, table.entries(), audience, say.label):
            if step is not None:
                steps.append(say.change(step))
            # One process serves everybody's sockets, and a long game takes a while to fold: let the others in between.
            time.sleep(0)
        body = msgspec.json.encode({"game": table.id, "audience": audience, "audiences": may, "steps": steps})
        return Response(body, mimetype="application/json")

    return pages

"""Sentences of the pages that belong to no one page. Each says what is so and what would be right."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

WHY = {
    "first": _("Type the join code first, or open your personal link; then your page opens by itself."),
    "gone": _(
        "Your seat is not open in this browser any more: the umpire has taken it back, it was given up, or you "
        "signed out. Open your personal link, join again with the code, or ask the umpire."
    ),
    "left": _("You have signed out on this device. Your seat is kept; your personal link opens it again, anywhere."),
    "given": _("You have given up your seat. Join again with the code whenever you like."),
}

ROLES = {
    "lead": _("Lead"),
    "member": _("Member"),
    "umpire": _("Umpire"),
    "assistant": _("Assistant umpire"),
    "analyst": _("Analyst"),
    "observer": _("Observer"),
    "projector": _("Projector"),
}

DUTIES = {
    "lead": _("Speaks for the team: seals its sheet, signs its pacts."),
    "member": _("Drafts the sheet with the team, writes cables and reasons."),
    "umpire": _("Runs the clock, rules on moves, sees everything."),
    "assistant": _("Sees what the umpire sees, answers requests for information, weighs reasons."),
    "analyst": _("Watches what is public and writes notes for the report."),
    "observer": _("Watches what is public."),
    "projector": _("Shows the board to the room; nothing secret."),
}

ERRORS: dict[int | str, tuple[LazyString, LazyString]] = {
    "form": (
        _("The form has lost its seal"),
        _(
            "This form was not sent from a page of this table, or your browser has dropped its cookies since the page was "
            "opened. Nothing happened. Go back, reload the page, and send it again."
        ),
    ),
    400: (
        _("That could not be read"),
        _("The request was not in a form this table understands. Go back and try once more."),
    ),
    403: (
        _("That is not for this seat"),
        _("Your seat may not open this page. If it should, ask the umpire to move you."),
    ),
    404: (
        _("Nothing is here"),
        _("No page has this address. Check it for a slip of the finger, or begin at the hall."),
    ),
    405: (_("Not this way"), _("This address cannot be used like that. Go back and use the button on the page.")),
    413: (_("Too much at once"), _("That was larger than this table takes. Shorten it and send it again.")),
    421: (
        _("Another name, please"),
        _("This table does not answer to that name. Open the address on the umpire's screen."),
    ),
    429: (
        _("A moment, please"),
        _(
            "Many attempts have come from your network within a minute. Nothing is wrong with your seat. Wait a minute and "
            "try again."
        ),
    ),
    500: (
        _("The table made a mistake"),
        _(
            "This is the server's fault, not yours, and what was confirmed before is safe. Go back and try again; "
            "if it stays, tell the umpire."
        ),
    ),
    503: (_("The table cannot write just now"), _("Nothing was recorded. Wait a moment and send it again.")),
}

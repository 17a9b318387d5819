"""The causal map as a picture that stands alone: its own colours, light and dark, a title, a legend and a caution."""

from html import escape

from server.umpire.rulebook import Rulebook

from .drawing import drawing
from .graph import graph

_HEAD, _FOOT, _LEAST = 62, 74, 820

_STYLE = """
svg { --paper: #fffdf9; --ink: #1a1c1e; --quiet: #5b5850; --box: #f3efe5; --rule: #b9b2a1; --up: #17476e; --down: #a2481a;
  --either: #6a675f; font: 12.5px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
@media (prefers-color-scheme: dark) { svg { --paper: #171d24; --ink: #efeae0; --quiet: #c0bbb0; --box: #232c35;
  --rule: #5a6774; --up: #8dc3ef; --down: #f0a277; --either: #b3ada0; } }
.page { fill: var(--paper); } text { fill: var(--ink); } .quiet { fill: var(--quiet); }
.title { font-size: 19px; font-weight: 700; } .map-group { font-size: 13.5px; font-weight: 700; }
.map-gauge rect { fill: var(--box); stroke: var(--rule); } .headline rect { stroke: var(--ink); stroke-width: 2; }
.headline text { font-weight: 700; }
.map-arrow { fill: none; } .map-arrow.up { stroke: var(--up); } .map-arrow.down { stroke: var(--down); stroke-dasharray: 7 3; }
.map-arrow.either { stroke: var(--either); stroke-dasharray: 2 3; }
.map-head.up { fill: var(--up); } .map-head.down { fill: var(--down); } .map-head.either { fill: var(--either); }
"""

_LEGEND = (("up", "pushes it up"), ("down", "pushes it down"), ("either", "up or down, as the rest stands"))


def picture(book: Rulebook) -> str:
    """Draw the whole model of a rulebook as an SVG document. The same rulebook gives the same bytes."""
    found = drawing(book, graph(book))
    title = f"What drives what in {book.scenario.title}"
    own = sum(bool(gauge.team) for gauge in book.gauges.values())
    left_out = f" {own} gauges that are one team's own, such as its budgets, are left out." if own else ""
    says = f"{len(book.gauges) - own} gauges and {found.arrows} influences, drawn from the rulebook.{left_out}"
    width, height = max(found.width, _LEAST), found.height + _HEAD + _FOOT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="map-title map-says">\n<title id="map-title">{escape(title)}</title>\n'
        f'<desc id="map-says">{escape(says)}</desc>\n<style>{_STYLE}</style>\n'
        f'<rect class="page" width="{width}" height="{height}"/>\n'
        f'<text class="title" x="18" y="32">{escape(title)}</text>\n'
        f'<text class="quiet" x="18" y="52">{escape(says)}</text>\n'
        f'<g transform="translate(0 {_HEAD})">\n{found.body}\n</g>\n{_legend(found.height + _HEAD + 18)}</svg>\n'
    )


def _legend(top: int) -> str:
    lines = []
    x = 18
    for kind, says in _LEGEND:
        lines.append(
            f'<path class="map-arrow {kind}" stroke-width="2" d="M{x} {top}H{x + 36}" marker-end="url(#map-{kind})"/>'
            f'<text x="{x + 50}" y="{top + 4}">{says}</text>\n'
        )
        x += 72 + 7 * len(says)
    caution = (
        "The thicker an arrow, the larger its part of all that drives the gauge, at the rulebook's own weights and near the "
        "opening."
    )
    lines.append(f'<text class="quiet" x="18" y="{top + 26}">{caution}</text>\n')
    lines.append(f'<text class="quiet" x="18" y="{top + 44}">Expert-set, not a forecast.</text>\n')
    return "".join(lines)

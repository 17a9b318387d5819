"""The causal map as SVG: gauges in columns from cause to outcome, arrows by sign and weight, readable without colour."""

from collections.abc import Callable
from html import escape
from textwrap import wrap
from typing import NamedTuple

from server.umpire.rulebook import Rulebook

from .graph import Arrow, Graph
from .placing import Place, Placed, placed, shares
from .probe import Sign

WIDTH, HEIGHT = 194, 38
_ACROSS, _DOWN, _EDGE, _LOOP, _PORT = 108, 48, 18, 64, 13
_LETTERS, _BOLD_LETTERS = 26, 25

CLASSES: dict[Sign, str] = {"+": "up", "-": "down", "±": "either"}
"""The class of an arrow by its sign; CSS gives it colour and dashes."""


class Drawn(NamedTuple):
    """The inside of an SVG element, its size, and how many arrows it shows."""

    body: str
    width: int
    height: int
    arrows: int


def drawing(book: Rulebook, drawn: Graph, href: Callable[[str], str] | None = None) -> Drawn:
    """Draw the map; with `href`, which gives a gauge's address, every gauge is a link."""
    places = placed(book, drawn)
    seen = [(arrow, share) for arrow, share in shares(drawn) if arrow.source in places.gauges and arrow.sign]
    seen = [(arrow, share) for arrow, share in seen if arrow.target in places.gauges]
    ports = _ports(places, [arrow for arrow, _ in seen])
    parts = [_MARKERS]
    parts += [
        f'<text class="map-group" x="{_x(at.column)}" y="{_y(at.row) + HEIGHT - 6}">{escape(group_name(group))}</text>'
        for group, at in places.groups.items()
    ]
    # The strongest are drawn last, so that they lie on top.
    parts += [_arrow(arrow, share, ports) for arrow, share in sorted(seen, key=lambda one: (one[1], one[0][:2]))]
    headline = set(book.scenario.headline_gauges)
    parts += [_gauge(book, id, at, id in headline, href) for id, at in places.gauges.items()]
    width = _EDGE + _LOOP + places.columns * WIDTH + max(0, places.columns - 1) * _ACROSS
    return Drawn("\n".join(parts), width, round(2 * _EDGE + places.rows * _DOWN), len(seen))


def group_name(group: str) -> str:
    """A group's id as a heading."""
    return group[:1].upper() + group[1:].replace("_", " ")


def _x(column: int) -> int:
    return _EDGE + column * (WIDTH + _ACROSS)


def _y(row: float) -> int:
    return round(_EDGE + row * _DOWN)


def _gauge(book: Rulebook, id: str, at: Place, headline: bool, href: Callable[[str], str] | None) -> str:
    x, y = _x(at.column), _y(at.row)
    lines = wrap(book.gauges[id].title, _BOLD_LETTERS if headline else _LETTERS)
    middle = y + HEIGHT / 2 + 4
    first = middle - 7 * (len(lines) - 1)
    words = "".join(
        f'<tspan x="{x + WIDTH / 2:g}" y="{first + 14 * line:g}">{escape(text)}</tspan>'
        for line, text in enumerate(lines)
    )
    box = f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4"/><text text-anchor="middle">{words}</text>'
    kind = f'class="map-gauge{" headline" if headline else ""}" data-gauge="{escape(id)}"'
    return f'<a {kind} href="{escape(href(id))}">{box}</a>' if href else f"<g {kind}>{box}</g>"


def _sides(places: Placed, arrow: Arrow) -> tuple[int, int]:
    """On which side, 0 left or 1 right, an arrow leaves and arrives."""
    a, b = places.gauges[arrow.source].column, places.gauges[arrow.target].column
    return (1, 0) if a < b else (0, 1) if a > b else (1, 1)


_Ports = dict[tuple[str, str], tuple[tuple[float, float, int], tuple[float, float, int]]]


def _ports(places: Placed, arrows: list[Arrow]) -> _Ports:
    """Where each arrow leaves and arrives: spread over a gauge's side in the order of the other ends, so that few cross."""
    ends: dict[tuple[str, int], list[tuple[float, str, int, Arrow]]] = {}
    for arrow in arrows:
        for end, (id, other) in enumerate(((arrow.source, arrow.target), (arrow.target, arrow.source))):
            side = _sides(places, arrow)[end]
            ends.setdefault((id, side), []).append((places.gauges[other].row, other, end, arrow))
    points: dict[tuple[str, str, int], tuple[float, float, int]] = {}
    for (id, side), there in ends.items():
        at = places.gauges[id]
        gap = 2 * _PORT / max(1, len(there) - 1) if len(there) > 1 else 0
        for number, (_, _, end, arrow) in enumerate(sorted(there, key=lambda one: one[:3])):
            y = _y(at.row) + HEIGHT / 2 + (number * gap - _PORT if gap else 0)
            points[arrow.source, arrow.target, end] = (_x(at.column) + side * WIDTH, y, side)
    return {a[:2]: (points[*a[:2], 0], points[*a[:2], 1]) for a in arrows}


def _arrow(arrow: Arrow, share: float, ports: _Ports) -> str:
    (x1, y1, leaves), (x2, y2, arrives) = ports[arrow.source, arrow.target]
    arrow_head = 5 if arrives else -5
    x2 += arrow_head
    bend = max(_ACROSS / 2, abs(x2 - x1) / 2) if leaves != arrives else 24 + min(_LOOP - 8, abs(y2 - y1) / 6)
    c1, c2 = x1 + (bend if leaves else -bend), x2 + (bend if arrives else -bend)
    kind, weight = CLASSES[arrow.sign], share**0.5
    return (
        f'<path class="map-arrow {kind}" data-from="{escape(arrow.source)}" data-to="{escape(arrow.target)}" '
        f'd="M{x1:.1f} {y1:.1f}C{c1:.1f} {y1:.1f} {c2:.1f} {y2:.1f} {x2:.1f} {y2:.1f}" '
        f'stroke-width="{0.8 + 2.4 * weight:.2f}" opacity="{0.3 + 0.7 * weight:.2f}" '
        f'marker-end="url(#map-{kind})"/>'
    )


def _marker(kind: str, shape: str) -> str:
    frame = 'viewBox="-6 -5 12 10" refX="0" refY="0" markerWidth="12" markerHeight="10"'
    return f'<marker id="map-{kind}" {frame} markerUnits="userSpaceOnUse" orient="auto">{shape}</marker>'


_MARKERS = (
    "<defs>"
    + _marker("up", '<path class="map-head up" d="M-4 -4L5 0L-4 4Z"/>')
    + _marker("down", '<path class="map-head down" d="M0 -5H3V5H0Z"/>')
    + _marker("either", '<circle class="map-head either" r="3.5"/>')
    + "</defs>"
)

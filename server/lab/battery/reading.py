"""battery.yaml -> a `Battery` that fits its rulebook, or every fault of it with its line."""

from collections.abc import Collection, Iterable
from pathlib import Path

from server.rules import Fault, Faulty
from server.rules.fault import probably
from server.rules.files import FILE_BYTES, normal
from server.rules.shape import WHOLE, Shaper
from server.rules.tree import Node, Step, line_of, parse
from server.umpire import formula
from server.umpire.rulebook import Rulebook

from .asked import EVERY, Battery, Figure, RowAsked, Strategy

FILE = "battery.yaml"
ROWS = 13
SAME_BYTES = (
    "The same seed and the same sheets give the same bytes, compiled anew and with its content read in another order."
)


def read(folder: Path, book: Rulebook) -> Battery:
    """Read what a scenario's battery asks. Without a file only the last row is asked. Raises Faulty."""
    path = folder / FILE
    if not path.is_file():
        calendar = book.calendar(book.scenario.default_calendar)
        last = RowAsked(asks=SAME_BYTES, repeats=True)
        theory = book.scenario.default_theory
        return Battery(
            theory=theory, beside=theory, quarters=calendar.turns * calendar.ticks, rows={str(ROWS): last},
            elsewhere=f"Only the row of the same bytes applies: this scenario has no {FILE}.",
        )  # fmt: skip
    name, faults = f"{folder.name}/{FILE}", list[Fault]()
    node = parse(name, normal(path.read_bytes()[: FILE_BYTES + 1]), faults)
    battery = Shaper(name, faults).struct(node, Battery, {}) if node is not None else None
    if isinstance(battery, Battery) and node is not None:
        _Check(name, node, book, battery, faults, folder.parent).all()
    if faults or not isinstance(battery, Battery):
        raise Faulty(faults)
    return battery


class _Check:
    """Names that lead nowhere, quarters that never come, rows that judge what they do not measure."""

    def __init__(
        self, name: str, node: Node, book: Rulebook, battery: Battery, faults: list[Fault], shelf: Path
    ) -> None:
        self.name, self.node, self.book, self.battery, self.faults, self.shelf = (
            name,
            node,
            book,
            battery,
            faults,
            shelf,
        )
        self.theories = {*book.theories, book.scenario.default_theory}
        self.lines = [line.id for gauge in book.gauges.values() for line in gauge.thresholds]

    def wrong(self, steps: tuple[Step, ...], what: str, meant: str) -> None:
        self.faults.append(Fault(self.name, line_of(self.node, steps), what, meant))

    def known(self, steps: tuple[Step, ...], kind: str, names: Iterable[str], known: Collection[str]) -> None:
        for name in names:
            if name not in known:
                self.wrong(steps, f"there is no {kind} {name!r}", probably(name, known))

    def all(self) -> None:
        battery = self.battery
        self.known(("theory",), "theory", [battery.theory], self.theories)
        self.known(("beside",), "theory", [battery.beside], self.theories)
        for id, strategy in battery.strategies.items():
            self.strategy(id, strategy)
        for number, asked in battery.rows.items():
            if not WHOLE.match(number) or not 1 <= int(number) <= ROWS:
                self.wrong(("rows", number), f"there is no row {number!r}", f"the battery has the rows 1 to {ROWS}")
            self.row(number, asked)

    def strategy(self, id: str, strategy: Strategy) -> None:
        steps: tuple[Step, ...] = ("strategies", id)
        # What is built from strategies above it can never be built from itself.
        above = list(self.battery.strategies)[: list(self.battery.strategies).index(id)]
        self.known((*steps, "of"), "strategy above this one", strategy.of, above)
        for quarter, names in strategy.sheets.items():
            at = (*steps, "sheets", quarter)
            if not WHOLE.match(quarter) or not 1 <= int(quarter) <= self.battery.quarters:
                self.wrong(at, f"no quarter is {quarter!r}", f"a quarter from 1 to {self.battery.quarters}")
            self.known(at, "card or inject", names, [*self.book.cards, *self.book.injects])
        movable = [gauge.id for gauge in self.book.gauges.values() if not gauge.derived]
        self.known((*steps, "shock"), "gauge that can be moved", strategy.shock, movable)

    def row(self, number: str, asked: RowAsked) -> None:
        steps: tuple[Step, ...] = ("rows", number)
        self.known((*steps, "under"), "theory", asked.under, [*self.theories, EVERY])
        for id, figure in asked.figures.items():
            self.figure((*steps, "figures", id), figure, asked)
        for key, texts in (("holds", asked.holds), ("signs", asked.signs)):
            for place, text in enumerate(texts):
                try:
                    formula.check(text, (), asked.figures)
                except formula.FormulaError as error:
                    self.wrong((*steps, key, place), f"`{text}` cannot be judged", error.sentence)
        if asked.figures and not asked.holds:
            self.wrong(steps, "its figures are not judged", "say under `holds` what must be true of them")
        if not any((asked.figures, asked.draws, asked.never, asked.alone, asked.repeats, asked.scenario)):
            self.wrong(steps, "the row asks nothing", "give it figures and `holds`, or one of draws, never, repeats")
        signed = [row for row, other in self.battery.rows.items() if other.signs]
        for place, draws in enumerate(asked.draws):
            self.known((*steps, "draws", place, "of"), "row with signs", draws.of, signed)
        for id, never in asked.never.items():
            self.known((*steps, "never", id, "gauge"), "gauge", [never.gauge], self.book.gauges)
        self.known((*steps, "alone"), "threshold", asked.alone, self.lines)
        if asked.scenario and not (self.shelf / asked.scenario / FILE).is_file():
            self.wrong((*steps, "scenario"), f"{asked.scenario!r} has no battery", f"a scenario with a {FILE}")

    def figure(self, steps: tuple[Step, ...], figure: Figure, asked: RowAsked) -> None:
        last = asked.quarters or self.battery.quarters
        names = [name for name in (figure.strategy, figure.against) if name]
        self.known(steps, "strategy", names, self.battery.strategies)
        self.known((*steps, "theory"), "theory", [figure.theory] if figure.theory else [], self.theories)
        self.known((*steps, "crossing"), "threshold", figure.crossing, self.lines)
        if figure.tells in ("year", "count"):
            if not figure.crossing:
                self.wrong(steps, f"{figure.tells!r} of what?", "name thresholds under `crossing`")
        elif figure.tells != "outside":
            self.known((*steps, "gauge"), "gauge", [figure.gauge], self.book.gauges)
        if figure.over and not (len(figure.over) == 2 and 1 <= figure.over[0] <= figure.over[1] <= last):
            self.wrong((*steps, "over"), "these are not quarters", f"the first and the last, from 1 to {last}")
        if not 0 <= figure.quarter <= last:
            self.wrong((*steps, "quarter"), f"no quarter is {figure.quarter}", f"a quarter from 1 to {last}")

"""Bounds that cannot hold: low above high, openings and thresholds outside, shares that are no shares."""

from itertools import pairwise

from server.umpire.content import Gauge, Parameter
from server.umpire.decide.methods import MOST_POINTS

from ..draft import Draft, Page
from ..tree import Step


def check_numbers(draft: Draft) -> None:
    """Find numbers that contradict each other inside one element."""
    for gauge, page in draft.gauges.read():
        _gauge(draft, gauge, page)
    for curve, page in draft.curves.read():
        for place, (before, after) in enumerate(pairwise(curve.points), 1):
            if after[0] <= before[0]:
                what = f"x goes from {before[0]:g} to {after[0]:g}"
                draft.wrong(page, ("points", place), what, "each point's x must be greater than the one before")
        if not curve.points:
            draft.wrong(page, ("points",), "the curve has no points", "give at least one point [x, y]")
    for unknown, page in draft.unknowns.read():
        if unknown.low >= unknown.high:
            _crossed(draft, page, (), unknown.low, unknown.high)
    for card, page in draft.cards.read():
        _parameters(draft, card.parameters, page)
        for place, factor in enumerate(card.factors):
            if not -MOST_POINTS <= factor.points <= MOST_POINTS:
                what = f"{factor.points} points are no factor on two dice"
                draft.wrong(
                    page, ("factors", place, "points"), what, f"a whole number from -{MOST_POINTS} to {MOST_POINTS}"
                )
    for policy, page in draft.policies.read():
        _parameters(draft, policy.parameters, page)
    for objective, page in draft.objectives.read():
        lines = [words.above for words in objective.words]
        if not lines or min(lines) > 0:
            what = "no words cover a score of 0"
            draft.wrong(page, ("words",), what, "begin with `above: 0`, the words for the lowest scores")
        for place, line in enumerate(lines):
            if line in lines[:place] or line > 100:
                what = f"the words at {line:g} can never be said" if line > 100 else f"two words stand at {line:g}"
                draft.wrong(page, ("words", place, "above"), what, "give each its own line between 0 and 100")


def _gauge(draft: Draft, gauge: Gauge, page: Page) -> None:
    if gauge.low >= gauge.high:
        _crossed(draft, page, (), gauge.low, gauge.high)
        return
    inside = f"a number from {gauge.low:g} to {gauge.high:g}"
    if not gauge.low <= gauge.opening <= gauge.high:
        draft.wrong(page, ("opening",), f"the opening value {gauge.opening:g} is out of bounds", inside)
    if gauge.baseline is not None and not gauge.low <= gauge.baseline <= gauge.high:
        draft.wrong(page, ("baseline",), f"the baseline {gauge.baseline:g} is out of bounds", inside)
    if not 0 <= gauge.drift <= 1:
        draft.wrong(page, ("drift",), f"the drift {gauge.drift:g} is no share", "a number from 0 to 1")
    if gauge.derived and (gauge.drift or gauge.baseline is not None):
        what, meant = "a derived gauge cannot drift", "leave out `drift` and `baseline`, or `derived`"
        draft.wrong(page, ("drift" if gauge.drift else "baseline",), what, meant)
    for place, threshold in enumerate(gauge.thresholds):
        steps: tuple[Step, ...] = ("thresholds", place, "at")
        if not gauge.low <= threshold.at <= gauge.high:
            draft.wrong(page, steps, f"the threshold at {threshold.at:g} can never be crossed", inside)


def _parameters(draft: Draft, parameters: tuple[Parameter, ...], page: Page) -> None:
    for place, parameter in enumerate(parameters):
        steps: tuple[Step, ...] = ("parameters", place)
        if parameter.low >= parameter.high:
            _crossed(draft, page, steps, parameter.low, parameter.high)
        elif not parameter.low <= parameter.default <= parameter.high:
            what = f"the default {parameter.default:g} is out of bounds"
            draft.wrong(page, (*steps, "default"), what, f"a number from {parameter.low:g} to {parameter.high:g}")
        if parameter.step <= 0:
            draft.wrong(page, (*steps, "step"), f"the step {parameter.step:g} leads nowhere", "a number above 0")


def _crossed(draft: Draft, page: Page, steps: tuple[Step, ...], low: float, high: float) -> None:
    draft.wrong(page, (*steps, "low"), f"low is {low:g} and high is {high:g}", "low must be below high")

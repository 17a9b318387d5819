"""The run-sheet: injects reworded and moved before they go out, the whole run shifted, a workbook's rows taken in."""

from typing import assert_never

from msgspec.structs import replace

from ..content import Phase
from ..events import AnyEvent, InjectEdited, InjectsImported, InjectsMoved
from ..orders import EditInject, ImportInjects, MoveInject, RunsheetOrder, ShiftInjects
from ..parts import InjectRow
from ..refusals import Refusal, refusal
from ..runsheet import first_phase, lines
from ..state import Plan, Wording
from .case import NAME_LIMIT, TEXT_LIMIT, TITLE_LIMIT, Case, checked_text, too_long
from .rulings import bad_effects

MOST_ROWS = 500
MOST_TEXT = 300_000
_FAR = 40


def decide(case: Case, order: RunsheetOrder) -> tuple[AnyEvent, ...] | Refusal:
    """Decide an order that changes what is planned. Nothing of it reaches a team before the umpire sends it."""
    match order:
        case EditInject():
            return _edit(case, order)
        case MoveInject():
            return _move(case, order)
        case ShiftInjects():
            return _shift(case, order)
        case ImportInjects():
            return _import(case, order)
        case _:
            assert_never(order)


def run(case: Case) -> dict[str, Plan]:
    """The run-sheet as it stands."""
    return lines(case.book, case.state.calendar, case.state.plans)


def planned(case: Case, inject: str) -> Plan | Refusal:
    """An inject of the run-sheet."""
    plan = run(case).get(inject)
    return plan or refusal("UnknownInject", f"There is no inject {inject!r} on the run-sheet.")


def unsent(case: Case, inject: str) -> Plan | Refusal:
    """An inject of the run-sheet that is not out yet."""
    plan = planned(case, inject)
    if isinstance(plan, Plan) and _out(case, inject):
        return refusal("InjectSpent", f"{plan.title} was released already.")
    return plan


def worded(case: Case, title: str, text: str, to: tuple[str, ...]) -> Wording | Refusal:
    """What an inject says, and who reads it: these teams in order, or everyone where none is named."""
    said = checked_text(title, TITLE_LIMIT, "title")
    if isinstance(said, Refusal):
        return said
    told = checked_text(text, TEXT_LIMIT, "text")
    if isinstance(told, Refusal):
        return told
    unknown = [team for team in to if team not in case.book.teams]
    if unknown:
        return refusal("UnknownTeam", f"There is no team {unknown[0]!r}; leave the readers empty for everyone.")
    return Wording(title=said, text=told, to=tuple(sorted(set(to))) or ("all",))


def _reworded(plan: Plan, said: Wording) -> Plan:
    """The plan with these words, which remembers the first ones; itself where they are the same."""
    # The rulebook names readers in its own order, which says nothing.
    to = plan.to if set(said.to) == set(plan.to) else said.to
    first = Wording(title=plan.title, text=plan.text, to=plan.to)
    if (said.title, said.text, to) == (first.title, first.text, first.to):
        return plan
    return replace(plan, title=said.title, text=said.text, to=to, first=plan.first or first)


def _out(case: Case, inject: str) -> bool:
    return any(news.inject == inject for news in case.play.news)


def _edit(case: Case, order: EditInject) -> tuple[AnyEvent, ...] | Refusal:
    plan = unsent(case, order.inject)
    if isinstance(plan, Refusal):
        return plan
    said = worded(case, order.title, order.text, order.to)
    if isinstance(said, Refusal):
        return said
    if wrong := bad_effects(case, order.effects):
        return wrong
    effects = plan.effects if order.effects is None else order.effects
    edited = replace(_reworded(plan, said), effects=effects)
    if edited == plan:
        return ()
    reason = checked_text(order.reason, TEXT_LIMIT, "reason for the edit")
    if isinstance(reason, Refusal):
        return refusal("ReasonMissing", reason.says)
    first = edited.first or Wording(title=plan.title, text=plan.text, to=plan.to)
    return (InjectEdited(plan=replace(edited, first=first, by=case.by, reason=reason)),)


def _move(case: Case, order: MoveInject) -> tuple[AnyEvent, ...] | Refusal:
    plan = unsent(case, order.inject)
    if isinstance(plan, Refusal):
        return plan
    turns = case.book.calendar(case.state.calendar).turns
    if not 0 <= order.turn <= turns:
        return refusal("BadPlan", f"There is no turn {order.turn}; choose one of 1 to {turns}, or 0 for no fixed time.")
    if order.phase not in case.phases:
        return refusal("BadPlan", f"This scenario has no phase {order.phase!r}; its phases: {', '.join(case.phases)}.")
    if wrong := too_long(order.reason, TEXT_LIMIT, "reason for moving it"):
        return wrong
    if (plan.turn, plan.phase) == (order.turn, order.phase):
        return ()
    moved = replace(plan, turn=order.turn, phase=order.phase, by=case.by, reason=order.reason.strip())
    return (InjectsMoved(plans=(moved,)),)


def _shift(case: Case, order: ShiftInjects) -> tuple[AnyEvent, ...] | Refusal:
    """What is pushed past the last turn stays on the run-sheet, so that shifting back brings it back as it was."""
    if wrong := too_long(order.reason, TEXT_LIMIT, "reason for the shift"):
        return wrong
    rest = [plan for plan in run(case).values() if plan.turn and not _out(case, plan.id)]
    if not rest or not order.turns:
        return ()
    early, late = min(rest, key=lambda plan: plan.turn), max(rest, key=lambda plan: plan.turn)
    if early.turn + order.turns < 1:
        says = (
            f"{early.title} is planned for turn {early.turn} and cannot come {-order.turns} earlier. Move it by itself."
        )
        return refusal("BadPlan", says)
    if late.turn + order.turns > _FAR:
        return refusal("BadPlan", f"{late.title} would come in turn {late.turn + order.turns}; {_FAR} is the last.")
    reason = order.reason.strip()
    return (
        InjectsMoved(
            plans=tuple(replace(plan, turn=plan.turn + order.turns, by=case.by, reason=reason) for plan in rest)
        ),
    )


def _import(case: Case, order: ImportInjects) -> tuple[AnyEvent, ...] | Refusal:
    file = checked_text(order.file, TITLE_LIMIT, "name of the file")
    if isinstance(file, Refusal):
        return file
    if not 1 <= len(order.rows) <= MOST_ROWS:
        return refusal("BadPlan", f"A workbook may bring 1 to {MOST_ROWS} rows, not {len(order.rows)}. Divide it.")
    if sum(len(part) for row in order.rows for part in (row.title, row.text, row.expected, row.remarks)) > MOST_TEXT:
        return refusal("TextTooLong", f"These rows hold more than {MOST_TEXT} characters in all. Divide the workbook.")
    standing = run(case)
    numbers = {plan.number or plan.id: plan for plan in standing.values()}
    seen: set[str] = set()
    plans: list[Plan] = []
    for at, row in enumerate(order.rows, start=1):
        number = row.number.strip()
        if number and number in seen:
            return refusal("BadPlan", f"Row {at} has the number {number!r} of an earlier row; each needs its own.")
        seen.add(number)
        old = numbers.get(number) if number else None
        plan = _from_row(case, row, old, f"{case.own_id('x')}.{at}")
        if isinstance(plan, Refusal):
            return replace(plan, says=f"Row {at}: {plan.says}")
        if plan == old:
            continue
        if old is not None and _out(case, old.id):
            return refusal("InjectSpent", f"Row {at}: {old.title} is out already, so a workbook cannot change it.")
        plans.append(replace(plan, by=case.by, reason=""))
    return (InjectsImported(file=file, plans=tuple(plans)),) if plans else ()


def _from_row(case: Case, row: InjectRow, old: Plan | None, new_id: str) -> Plan | Refusal:
    """The inject that a row is; equal to `old` where the row says nothing else."""
    said = worded(case, row.title, row.text, row.to)
    if isinstance(said, Refusal):
        return said
    for value, limit, what in (
        (row.number, NAME_LIMIT, "number"),
        (row.sender, TITLE_LIMIT, "sender"),
        (row.expected, TEXT_LIMIT, "expected response"),
        (row.remarks, TEXT_LIMIT, "remarks"),
    ):
        if wrong := too_long(value, limit, what):
            return wrong
    if not 0 <= row.turn <= _FAR:
        return refusal("BadPlan", f"There is no turn {row.turn}; leave it at 0 where the time is open.")
    phase = _phase(case, row, old)
    if isinstance(phase, Refusal):
        return phase
    base = old or Plan(
        id=new_id, title=said.title, text=said.text, to=said.to, turn=row.turn, phase=phase, number=row.number.strip()
    )
    kept = {"sender": row.sender.strip(), "expected": row.expected.strip(), "remarks": row.remarks.strip()}
    return replace(_reworded(base, said), turn=row.turn, phase=phase, **kept)


def _phase(case: Case, row: InjectRow, old: Plan | None) -> Phase | Refusal:
    if not row.phase:
        return old.phase if old else first_phase(case.book)
    found = next((phase for phase in case.phases if phase == row.phase), None)
    return found or refusal("BadPlan", f"This scenario has no phase {row.phase!r}: {', '.join(case.phases)}.")

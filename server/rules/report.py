"""What `rulebook check` prints: every fault, then what was read, then the claims and their homes."""

from pathlib import Path

from rich.console import Console

from .load import Report, check

SHOWN = 400


def print_report(folder: Path, console: Console | None = None) -> int:
    """Print what `check` finds in a folder; gives 0 if the rulebook can be played, otherwise 1."""
    out = console or Console(soft_wrap=True, highlight=False)
    report = check(folder)
    for line in lines(report):
        out.print(line, markup=False)
    return 1 if report.faults else 0


def lines(report: Report) -> list[str]:
    """The report as lines of plain text; the last counts the claims that have a home."""
    found = [str(fault) for fault in report.faults[:SHOWN]]
    if len(report.faults) > SHOWN:
        found.append(f"... and {len(report.faults) - SHOWN} more")
    if not report.edition:
        return found
    verdict = f"{len(report.faults)} fault{'s' * (len(report.faults) != 1)}" if report.faults else "no fault"
    found.append(f"{report.scenario}: {_files(report.files)}, {verdict}, edition {report.edition[:12]}")
    found += [f"in {one.tag}: {one.said} of {one.of} texts" for one in report.languages]
    count = report.count
    if count.levers:
        found.append(f"claims: {count.levers - len(count.idle)} of {count.levers} levers can be played")
    if count.bare and not report.complete:
        shown = ", ".join(count.bare[:3]) + (", ..." if len(count.bare) > 3 else "")
        found.append(f"figures that cite claims alone, and so have no source yet: {_files(len(count.bare))} ({shown})")
    if count.homeless and not report.complete:
        found.append(f"without a home yet: {', '.join(count.homeless)}")
    found.append(f"claims: {count.claims - len(count.homeless)} of {count.claims} have a home")
    return found


def _files(number: int) -> str:
    return f"{number} file{'s' * (number != 1)}"

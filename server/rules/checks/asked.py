"""What people are asked: every question can be put when it is to be, and answered."""

from server.umpire.asked import Question, Questionnaire
from server.umpire.content import PHASES

from ..draft import Draft, Page
from ..fault import probably

BEFORE_REVEAL = ("brief", "deliberate", "negotiate", "seal")


def check_asked(draft: Draft) -> None:
    """Find questions that cannot be asked or answered, and numbers that mark nobody."""
    for asked, page in draft.asked.read():
        for place, question in enumerate(asked.questions):
            _question(draft, page, ("questions", place), question)
            _phase(draft, page, ("questions", place, "phase"), question)
        for place, question in enumerate(asked.survey):
            _question(draft, page, ("survey", place), question)
            if question.phase:
                what = f"{question.id!r} has a phase, but the survey comes after the end"
                draft.wrong(page, ("survey", place, "phase"), what, "leave it out, or ask it under `questions`")
            if question.kind == "guess":
                what = f"{question.id!r} asks for a guess after all is known"
                draft.wrong(page, ("survey", place, "kind"), what, "ask it under `questions`, before the reveal")
        _numbers(draft, asked, page)


def _question(draft: Draft, page: Page, steps: tuple[str | int, ...], question: Question) -> None:
    if question.kind == "scale" and not (question.low and question.high):
        what = f"the scale {question.id!r} has no words for its ends"
        draft.wrong(page, steps, what, "write `low:` for 1 and `high:` for 5")
    if question.kind == "choice" and len(question.options) < 2:
        what = f"{question.id!r} leaves no choice"
        draft.wrong(page, steps, what, "write at least two `options:`, each as `id: what it says`")
    if question.kind != "choice" and question.options:
        draft.wrong(
            page, (*steps, "options"), f"{question.id!r} is no choice", "leave the options out, or write `kind: choice`"
        )
    if "projector" in question.to:
        draft.wrong(page, (*steps, "to"), "a projector answers nothing", "leave it out")


def _phase(draft: Draft, page: Page, steps: tuple[str | int, ...], question: Question) -> None:
    played = [plan.id for plan in draft.frame.phases] if draft.frame else list(PHASES)
    if question.phase not in played:
        what = f"{question.id!r} is asked in no phase of this game"
        draft.wrong(page, steps, what, probably(question.phase, played))
    elif question.kind == "guess" and question.phase not in BEFORE_REVEAL:
        what = f"{question.id!r} asks for a guess when the moves are revealed"
        draft.wrong(page, steps, what, "ask in " + ", ".join(BEFORE_REVEAL))


def _numbers(draft: Draft, asked: Questionnaire, page: Page) -> None:
    if not 0 < asked.survey_minutes <= 24 * 60:
        what = f"{asked.survey_minutes:g} minutes are no time to answer in"
        draft.wrong(page, ("survey_minutes",), what, "more than 0, at most a day")
    if not 1 <= asked.outlier_percent <= 50:
        what = f"{asked.outlier_percent} % cannot be marked at each end"
        draft.wrong(page, ("outlier_percent",), what, "a whole number from 1 to 50")
    if not 1 <= asked.outlier_gap <= 100:
        what = f"{asked.outlier_gap} points are no distance from the median"
        draft.wrong(page, ("outlier_gap",), what, "a whole number from 1 to 100")

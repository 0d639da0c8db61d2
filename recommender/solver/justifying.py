"""What does a step add, why is it done in this form, and why for so long?"""

from __future__ import annotations

from dataclasses import replace

from recommender.catalog.exercise import Dose, Exercise
from recommender.catalog.wording import dose_words, duration, listed
from recommender.screening import ClearedForm, caps_exceeded, rules_in_force
from recommender.solver import checking
from recommender.solver.explaining import Answer
from recommender.solver.problem import SETTLE, WARM_UP, Composition, Taken
from recommender.solver.scoring import as_seconds, counted
from recommender.solver.trading import bounded, told_places, told_steps, work_seconds

NOT_OF_A_STEP = ("fills the minutes", "keeps what was locked")
"""What a step is not credited with: the time it takes, and that it was asked for by name."""


def adds(answer: Answer, at: int) -> str:
    """What step number `at` gives: seconds for each place, the wish it meets, its points."""
    told = [_places(answer, at), _wish(answer, answer.found.taken[at])]
    points = _points_of(answer, at)
    if points > 0:
        told.append(f"Without it the score falls by {counted(points)}, {as_seconds(points)}.")
    else:
        told.append("It lets your minutes come out even; the score hardly needs it.")
    return " ".join(each for each in told if each)


def _places(answer: Answer, at: int) -> str:
    taken = answer.found.taken[at]
    candidate = answer.problem.candidates[taken.candidate]
    seconds = duration(work_seconds(answer, taken))
    asked = [place for place, _ in answer.problem.asked if place in dict(candidate.regions)]
    if candidate.passive or not asked:
        return ""
    places = sorted(asked, key=lambda place: -dict(candidate.regions)[place])
    named = listed([f"the {answer.catalog.label(place).lower()}" for place in places])
    return f"It works {seconds} on {named}."


def _wish(answer: Answer, taken: Taken) -> str:
    phases = [each.phase for each in answer.found.taken]
    if answer.problem.candidates[taken.candidate].locked:
        return "You asked for it by name."
    if taken.phase == WARM_UP and phases.count(WARM_UP) == 1:
        return "It is your only warm-up."
    if taken.phase == SETTLE and phases.count(SETTLE) == 1:
        return "It is your only quiet ending."
    return ""


def _points_of(answer: Answer, at: int) -> int:
    """The points that would be missing without a step, for what it does."""
    taken = answer.found.taken
    without = replace(answer.found, taken=(*taken[:at], *taken[at + 1 :]))
    return _points(answer, answer.found) - _points(answer, without)


def _points(answer: Answer, found: Composition) -> int:
    points = checking.points(answer.problem, found)
    return sum(value for name, value in points.items() if name not in NOT_OF_A_STEP)


def form_reason(answer: Answer, at: int) -> str:
    """Why this form and not the plain one, with the rule behind it."""
    taken = answer.found.taken[at]
    chosen = answer.question.cleared[taken.candidate].forms[taken.form]
    exercise = answer.catalog.exercise(chosen.form.exercise)
    if not chosen.form.adjustments:
        asks = "Nothing that you told asks for another way."
        return f"It is done in its plain form. {asks}" if exercise.adjustments else ""
    how = listed([_lowered(each.label) for each in chosen.form.adjustments])
    return f"Not in its plain form, but with this: {how}. {_rule(answer, chosen)}"


def _rule(answer: Answer, chosen: ClearedForm) -> str:
    if not chosen.rules:
        return "Of the forms that are safe for you, it takes the least time and fetching."
    return " ".join(answer.catalog.rule(rule).sentence for rule in chosen.rules)


def _lowered(words: str) -> str:
    return words[0].lower() + words[1:]


def has_longer(answer: Answer, at: int) -> bool:
    """Whether the step could be done for longer, safely and inside the walls."""
    taken = answer.found.taken[at]
    candidate = answer.problem.candidates[taken.candidate]
    work = candidate.doses[taken.dose].work
    return any(
        dose.work > work and form.allows[each]
        for form in candidate.forms
        for each, dose in enumerate(candidate.doses)
    )


def wall(answer: Answer, at: int) -> str:
    """Why no longer dose can be had: a cap that spares the person, a wall, or the source."""
    dose, exercise, chosen = _step(answer, at)
    longer = [each for each in exercise.every_dose if each.work_seconds > dose.work_seconds]
    if not longer:
        return f"{_now(dose)} It is the longest that its source supports."
    rules = rules_in_force(answer.catalog, answer.intake)
    spared = [caps_exceeded(rules, exercise, chosen.form, each) for each in longer]
    if all(spared):
        return f"{_now(dose)} {answer.catalog.rule(spared[0][0]).sentence}"
    side = " on each side" if dose.per_side else ""
    most = duration(dose.work_seconds)
    return f"{_now(dose)} {most}{side} is enough for one exercise; more of it adds little."


def _step(answer: Answer, at: int) -> tuple[Dose, Exercise, ClearedForm]:
    taken = answer.found.taken[at]
    cleared = answer.question.cleared[taken.candidate]
    dose = answer.question.menus[taken.candidate][taken.dose]
    return dose, answer.catalog.exercise(cleared.exercise), cleared.forms[taken.form]


def _now(dose: Dose) -> str:
    words = dose_words(dose)
    return f"{words[0].upper()}{words[1:]}."


def no_longer(before: Answer, after: Answer, at: int, seconds: dict[str, int]) -> str:
    """What a longer dose of a step would have cost; `after` is the best answer with one."""
    now = before.found.taken[at]
    longer = [each for each in after.found.taken if each.candidate == now.candidate]
    dose, exercise, _ = _step(before, at)
    if not longer or after.question.menus[now.candidate][longer[0].dose] == dose:
        return f"{_now(dose)} No longer dose fits beside the rest."
    menu = after.question.menus[now.candidate]
    more = menu[longer[0].dose].work_seconds - dose.work_seconds
    side = " a side" if dose.per_side else ""
    points = before.found.score - after.found.score
    cost = f"costs {bounded(after, points)}" if points > 0 else "would do as well"
    changes = [told_steps(before, after, exercise.id), told_places(before, seconds)]
    said = " ".join(each for each in changes if each)
    return f"{_now(dose)} {duration(more)}{side} more {cost}. {said}".rstrip()

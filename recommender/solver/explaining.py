"""Why this one, why not that one, and what had to be left open?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recommender.catalog.exercise import Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import PHASES, Phase
from recommender.catalog.wording import duration
from recommender.intake import Intake
from recommender.routine import NotChosen, Unmet
from recommender.screening import Barred, Screening
from recommender.solver.problem import SETTLE, UNIT_SECONDS, WARM_UP, Composition, Problem
from recommender.solver.translation import Question

FILLS = "fills-the-minutes"
WARMS_UP = "warms-up"
SETTLES = "settles"


def why(
    catalog: Catalog, intake: Intake, problem: Problem, exercise: Exercise, phase: Phase
) -> str:
    """Why a step is there, in one sentence."""
    served = _spoken(catalog, _by_weight(exercise, (region for region, _ in problem.asked)))
    if exercise.id in intake.locked:
        return "You asked for it."
    if exercise.role == "walking":
        return "Walking warms you up and is good for most sore backs."
    if phase == "warm-up":
        return f"It warms you up and moves your {served}." if served else "It warms you up."
    if phase == "settle":
        if served:
            return f"It is quiet enough to end with, and serves your {served}."
        return "It is quiet enough to end with."
    return f"It serves your {served}." if served else _neighbour(catalog, problem, exercise)


def _neighbour(catalog: Catalog, problem: Problem, exercise: Exercise) -> str:
    for asked, _ in sorted(problem.asked, key=lambda pair: -pair[1]):
        for relation in catalog.region(asked).related:
            if relation.region in exercise.regions:
                near = catalog.label(relation.region).lower()
                return f"It serves your {near}, which matters too: {_lowered(relation.reason)}"
    return "It fills your minutes with gentle movement; what serves your places is used up."


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _by_weight(exercise: Exercise, regions: Iterable[str]) -> list[str]:
    served = [region for region in regions if region in exercise.regions]
    return sorted(served, key=lambda region: -exercise.regions[region])


def _spoken(catalog: Catalog, terms: Iterable[str]) -> str:
    labels = [catalog.label(term).lower() for term in terms]
    return ", ".join(labels[:-1]) + (" and " if len(labels) > 1 else "") + "".join(labels[-1:])


def not_chosen(
    catalog: Catalog,
    intake: Intake,
    screening: Screening,
    question: Question,
    found: Composition,
) -> tuple[NotChosen, ...]:
    """Every exercise that was allowed and not taken, with its reason."""
    steps = {question.cleared[taken.candidate].exercise for taken in found.taken}
    return tuple(
        NotChosen(
            exercise=each.exercise,
            reference=catalog.exercise(each.exercise).reference,
            sentence=_why_not(catalog, intake, question, catalog.exercise(each.exercise), steps),
        )
        for each in screening.cleared
        if each.exercise not in steps
    )


def _why_not(
    catalog: Catalog, intake: Intake, question: Question, exercise: Exercise, steps: set[str]
) -> str:
    problem = question.problem
    kin = [each for each in sorted(steps) if catalog.exercise(each).family == exercise.family]
    if exercise.id not in [each.name for each in problem.candidates]:
        if exercise.offered == "when-locked" and exercise.id not in intake.locked:
            return "It is demanding, so it is offered only when you ask for it."
        return "Its shortest dose is too long for your minutes."
    if exercise.phases == ("warm-up",):
        return "Other steps warm you up already, and the minutes went to the main part."
    if kin:
        return f"{catalog.exercise(kin[0]).name} is much alike, and is in your routine."
    if not any(region in exercise.regions for region, _ in problem.asked):
        return "It does not serve the places that you named."
    return "Your minutes went to exercises that serve your places more."


def unmet(
    catalog: Catalog,
    intake: Intake,
    screening: Screening,
    question: Question,
    found: Composition,
) -> Iterator[Unmet]:
    """The wishes that stay open, dearest first, each with what would have to give."""
    problem, phases = question.problem, [taken.phase for taken in found.taken]
    if found.short:
        filled = duration((problem.budget - found.short) * UNIT_SECONDS)
        yield Unmet(
            wish=FILLS,
            sentence=f"What is allowed for you fills {filled} of your {intake.minutes} minutes.",
            concession="Ask for fewer minutes, or tick more equipment.",
        )
    yield from _locks(catalog, intake, screening, question, found)
    for region, _ in problem.asked:
        if not _worked(question, found, region):
            yield _uncovered(catalog, screening, region)
    if WARM_UP not in phases:
        concession = _able(catalog, screening, problem, WARM_UP)
        yield Unmet(wish=WARMS_UP, sentence="Nothing warms you up first.", concession=concession)
    if SETTLE not in phases:
        concession = _able(catalog, screening, problem, SETTLE)
        sentence = "Nothing quiet comes at the end."
        yield Unmet(wish=SETTLES, sentence=sentence, concession=concession)


def _able(catalog: Catalog, screening: Screening, problem: Problem, phase: int) -> str:
    """What would let a phase have a step."""
    if any(phase in each.phases for each in problem.candidates):
        return "A longer routine has room for it."
    suited = [
        each for each in screening.barred if PHASES[phase] in catalog.exercise(each.exercise).phases
    ]
    ticks = [tick for each in suited if (tick := _tick(catalog, each))]
    return (*ticks, "Nothing that is allowed suits; walk about or rest for a minute yourself.")[0]


def _worked(question: Question, found: Composition, region: str) -> bool:
    taken = [question.problem.candidates[each.candidate] for each in found.taken]
    return any(region in dict(each.regions) for each in taken if not each.passive)


def _locks(
    catalog: Catalog,
    intake: Intake,
    screening: Screening,
    question: Question,
    found: Composition,
) -> Iterator[Unmet]:
    steps = {question.cleared[taken.candidate].exercise for taken in found.taken}
    barred = {each.exercise: each for each in screening.barred}
    for exercise in intake.locked:
        if exercise in steps:
            continue
        name = catalog.exercise(exercise).name
        if exercise in barred:
            reason = f"{name} is left out. {barred[exercise].sentence}"
            concession = _tick(catalog, barred[exercise]) or "Take it off your list of wishes."
        else:
            reason = f"{name} does not fit beside the rest."
            concession = "Ask for more minutes, or for fewer exercises by name."
        yield Unmet(wish=f"locked-{exercise}", sentence=reason, concession=concession)


def _uncovered(catalog: Catalog, screening: Screening, region: str) -> Unmet:
    label = catalog.label(region).lower()
    barred = [
        each for each in screening.barred if region in catalog.exercise(each.exercise).regions
    ]
    cleared = [
        each
        for each in screening.cleared
        if region in catalog.exercise(each.exercise).regions
        and catalog.exercise(each.exercise).role == "movement"
    ]
    ticks = [tick for tick in (_tick(catalog, each) for each in barred) if tick]
    if cleared:
        concession = "Ask for more minutes, or name fewer places."
    elif ticks:
        concession = ticks[0]
    elif barred:
        concession = "All that serve it are left out for you; below stands why."
    else:
        concession = "The catalog has nothing for it yet."
    return Unmet(
        wish=f"covers-{region}",
        sentence=f"No step of this routine works on your {label}.",
        concession=concession,
    )


def _tick(catalog: Catalog, barred: Barred) -> str:
    """What to tick to get an exercise; empty when ticking would not help."""
    things = _spoken(catalog, barred.lacking)
    name = catalog.exercise(barred.exercise).name
    return f"If you have it, tick {things}: then {name} is possible." if things else ""

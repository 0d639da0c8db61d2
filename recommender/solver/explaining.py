"""Why this one, why not that one, and what had to be left open?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recommender.catalog.exercise import Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import PHASES, Phase
from recommender.catalog.wording import duration, listed
from recommender.intake import Intake
from recommender.routine import NotChosen, Unmet
from recommender.screening import Barred, Screening
from recommender.session import NOTHING_DONE, History
from recommender.solver.problem import SETTLE, UNIT_SECONDS, WARM_UP, Composition, Problem
from recommender.solver.translation import Question

FILLS = "fills-the-minutes"
WARMS_UP = "warms-up"
SETTLES = "settles"
LOCKED = "locked-"
COVERS = "covers-"


@dataclass(frozen=True)
class Answer:
    """A person's question, what was found for it, and what had been done before."""

    catalog: Catalog
    intake: Intake
    screening: Screening
    question: Question
    found: Composition
    history: History = NOTHING_DONE

    @property
    def problem(self) -> Problem:
        """The question in whole numbers."""
        return self.question.problem

    @property
    def steps(self) -> list[str]:
        """The exercises taken, in their order."""
        return [self.question.cleared[taken.candidate].exercise for taken in self.found.taken]


def why(answer: Answer, exercise: Exercise, phase: Phase) -> str:
    """Why a step is there, in one sentence."""
    asked = (region for region, _ in answer.problem.asked)
    served = _spoken(answer.catalog, _by_weight(exercise, asked))
    if exercise.id in answer.intake.locked:
        return "You asked for it."
    if exercise.role == "walking":
        return "Walking warms you up and is good for most sore backs."
    if phase == "warm-up":
        return f"It warms you up and moves your {served}." if served else "It warms you up."
    if phase == "settle":
        if served:
            return f"It is quiet enough to end with, and serves your {served}."
        return "It is quiet enough to end with."
    return f"It serves your {served}." if served else _neighbour(answer, exercise)


def _neighbour(answer: Answer, exercise: Exercise) -> str:
    for asked, _ in sorted(answer.problem.asked, key=lambda pair: -pair[1]):
        for relation in answer.catalog.region(asked).related:
            if relation.region in exercise.regions:
                near = answer.catalog.label(relation.region).lower()
                return f"It serves your {near}, which matters too: {_lowered(relation.reason)}"
    return "It fills your minutes with gentle movement; what serves your places is used up."


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _by_weight(exercise: Exercise, regions: Iterable[str]) -> list[str]:
    served = [region for region in regions if region in exercise.regions]
    return sorted(served, key=lambda region: -exercise.regions[region])


def _spoken(catalog: Catalog, terms: Iterable[str]) -> str:
    return listed([catalog.label(term).lower() for term in terms])


def not_chosen(answer: Answer) -> tuple[NotChosen, ...]:
    """Every exercise that was allowed and not taken, with its reason."""
    steps = set(answer.steps)
    left = [each.exercise for each in answer.screening.cleared if each.exercise not in steps]
    return tuple(
        NotChosen(
            exercise=exercise,
            reference=answer.catalog.exercise(exercise).reference,
            sentence=_why_not(answer, answer.catalog.exercise(exercise)),
        )
        for exercise in left
    )


def _why_not(answer: Answer, exercise: Exercise) -> str:
    catalog, problem = answer.catalog, answer.problem
    kin = [each for each in answer.steps if catalog.exercise(each).family == exercise.family]
    if exercise.id not in [each.name for each in problem.candidates]:
        if exercise.offered == "when-locked" and exercise.id not in answer.intake.locked:
            return "It is demanding, so it is offered only when you ask for it."
        return "Its shortest dose is too long for your minutes."
    if exercise.phases == ("warm-up",):
        return "Other steps warm you up already, and the minutes went to the main part."
    if kin:
        return f"{catalog.exercise(min(kin)).name} is much alike, and is in your routine."
    if not any(region in exercise.regions for region, _ in problem.asked):
        return "It does not serve the places that you named."
    return "Your minutes went to exercises that serve your places more."


def unmet(answer: Answer) -> Iterator[Unmet]:
    """The wishes that stay open, dearest first, each with what would have to give."""
    problem, phases = answer.problem, [taken.phase for taken in answer.found.taken]
    if answer.found.short:
        filled = duration((problem.budget - answer.found.short) * UNIT_SECONDS)
        asked = f"{answer.intake.minutes} minutes"
        yield Unmet(
            wish=FILLS,
            sentence=f"The steps that suit you today fill {filled} of your {asked}.",
            concession="Ask for fewer minutes, or tick more equipment.",
        )
    yield from _locks(answer)
    for region, _ in problem.asked:
        if not covers(answer, region):
            yield _uncovered(answer, region)
    if WARM_UP not in phases:
        concession = _able(answer, WARM_UP)
        yield Unmet(wish=WARMS_UP, sentence="Nothing warms you up first.", concession=concession)
    if SETTLE not in phases:
        concession = _able(answer, SETTLE)
        sentence = "Nothing quiet comes at the end."
        yield Unmet(wish=SETTLES, sentence=sentence, concession=concession)


def _able(answer: Answer, phase: int) -> str:
    """What would let a phase have a step."""
    if any(phase in each.phases for each in answer.problem.candidates):
        return "A longer routine has room for it."
    suited = [
        each
        for each in answer.screening.barred
        if PHASES[phase] in answer.catalog.exercise(each.exercise).phases
    ]
    ticks = [tick for each in suited if (tick := _tick(answer.catalog, each))]
    return (*ticks, "Nothing that is allowed suits; walk about or rest for a minute yourself.")[0]


def covers(answer: Answer, region: str) -> bool:
    """Whether some step works on a place."""
    taken = [answer.problem.candidates[each.candidate] for each in answer.found.taken]
    return any(region in dict(each.regions) for each in taken if not each.passive)


def _locks(answer: Answer) -> Iterator[Unmet]:
    catalog, steps = answer.catalog, answer.steps
    barred = {each.exercise: each for each in answer.screening.barred}
    for exercise in answer.intake.locked:
        if exercise in steps:
            continue
        name = catalog.exercise(exercise).name
        if exercise in barred:
            reason = f"{name} is left out. {barred[exercise].sentence}"
            concession = _tick(catalog, barred[exercise]) or "Take it off your list of wishes."
        else:
            reason = f"{name} does not fit beside the rest."
            concession = "Ask for more minutes, or for fewer exercises by name."
        yield Unmet(wish=f"{LOCKED}{exercise}", sentence=reason, concession=concession)


def _uncovered(answer: Answer, region: str) -> Unmet:
    catalog, screening = answer.catalog, answer.screening
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
    if cleared and answer.found.short:
        # What is allowed is used up before the minutes are; more of them would not help.
        concession = "Ask for fewer minutes, or name fewer places."
    elif cleared:
        concession = "Ask for more minutes, or name fewer places."
    elif ticks:
        concession = ticks[0]
    elif barred:
        concession = "All that serve it are left out for you; below stands why."
    else:
        concession = "The catalog has nothing for it yet."
    return Unmet(
        wish=f"{COVERS}{region}",
        sentence=f"No step of this routine works on your {label}.",
        concession=concession,
    )


def _tick(catalog: Catalog, barred: Barred) -> str:
    """What to tick to get an exercise; empty when ticking would not help."""
    things = _spoken(catalog, barred.lacking)
    name = catalog.exercise(barred.exercise).name
    return f"If you have it, tick {things}: then {name} is possible." if things else ""

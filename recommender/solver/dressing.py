"""From numbers back to words: the routine with its seconds, its loads and its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import accumulate

from recommender.catalog.exercise import RELEASE_SECONDS, SWITCH_SECONDS, Dose, Exercise, Form
from recommender.catalog.loading import Catalog
from recommender.catalog.matching import matches
from recommender.catalog.vocabulary import PHASES, Rule
from recommender.routine import (
    Caution,
    Entry,
    Kind,
    LeftOut,
    Refused,
    Routine,
    Side,
    Step,
    Unmet,
    Versions,
)
from recommender.screening import ClearedForm, Screening
from recommender.solver import explaining
from recommender.solver.explaining import Answer
from recommender.solver.problem import END, UNIT_SECONDS, Composition, Taken
from recommender.steering import NO_STEERING, Steering

NOTHING_SAFE = (
    "Nothing in the catalog is safe and possible with these answers. Tick equipment that you "
    "have, or talk with a clinician about what you can do."
)
TOO_SHORT = (
    "What is allowed for you does not fit into these minutes. Ask for more minutes, or leave out "
    "fewer exercises."
)
SIDES: tuple[Side, Side] = ("left", "right")
Piece = tuple[Kind, int, Side | None]


@dataclass(frozen=True)
class Done:
    """One step as chosen, in the catalog's own values."""

    exercise: Exercise
    cleared: ClearedForm
    dose: Dose
    taken: Taken

    @property
    def form(self) -> Form:
        """The form that is performed."""
        return self.cleared.form


def dress(answer: Answer, concessions: Mapping[str, str]) -> Routine:
    """The routine for the person. `concessions` holds, by wish, what would have to give."""
    catalog, intake, screening = answer.catalog, answer.intake, answer.screening
    found, problem = answer.found, answer.problem
    done = [_done(answer, taken) for taken in found.taken]
    ledgers = _ledgers(answer, done)
    up = problem.spots[problem.candidates[found.taken[-1].candidate].place].up
    return Routine(
        intake=intake.echo(),
        seconds=sum(entry.seconds for ledger in ledgers for entry in ledger),
        budget_seconds=intake.seconds,
        start_position="standing",
        end_position=done[-1].exercise.position if up else "standing",
        proven=found.proven,
        score=found.score,
        bound=found.bound,
        caps=screening.caps,
        steps=tuple(
            _step(answer, each, ledger) for each, ledger in zip(done, ledgers, strict=True)
        ),
        unmet=_unmet(answer, concessions),
        cautions=cautions(screening, [(each.exercise, each.form) for each in done]),
        left_out=left_out(catalog, screening),
        not_chosen=explaining.not_chosen(answer),
        versions=_versions(catalog),
        steering=_steering(answer),
    )


def _steering(answer: Answer) -> Steering | None:
    steering = answer.history.steering
    return None if steering == NO_STEERING else steering


def refuse(answer: Answer) -> Refused:
    """Why nothing is offered, when no exercise was taken."""
    return Refused(
        intake=answer.intake.echo(),
        sentence=TOO_SHORT if answer.screening.cleared else NOTHING_SAFE,
        left_out=left_out(answer.catalog, answer.screening),
        not_chosen=explaining.not_chosen(answer),
        versions=_versions(answer.catalog),
    )


def _versions(catalog: Catalog) -> Versions:
    """What a routine is made of."""
    return Versions(
        catalog=catalog.digest, rules=catalog.rules_digest, solver=f"ortools {version('ortools')}"
    )


def cautions(
    screening: Screening, performed: Sequence[tuple[Exercise, Form]]
) -> tuple[Caution, ...]:
    """What to keep in mind with these forms, worst first."""
    return tuple(
        Caution(rule=rule.id, sentence=rule.sentence)
        for rule in screening.warnings
        if _concerns(rule, performed)
    )


def left_out(catalog: Catalog, screening: Screening) -> tuple[LeftOut, ...]:
    """Every barred exercise with its rule, and the relative that may be done instead."""
    cleared = {each.exercise for each in screening.cleared}
    return tuple(
        LeftOut(
            exercise=each.exercise,
            reference=catalog.exercise(each.exercise).reference,
            rule=each.rule,
            sentence=each.sentence + _instead(catalog, each.exercise, cleared),
        )
        for each in screening.barred
    )


def _instead(catalog: Catalog, exercise: str, cleared: set[str]) -> str:
    """Where the body works most stays the same, else it is no replacement."""
    regions = catalog.exercise(exercise).regions
    mainly = {region for region, weight in regions.items() if weight == max(regions.values())}
    swaps = [
        each
        for each in catalog.exercise(exercise).swap_for
        if each in cleared and mainly & set(catalog.exercise(each).regions)
    ]
    return f" {catalog.exercise(swaps[0]).name} is possible instead." if swaps else ""


def _unmet(answer: Answer, concessions: Mapping[str, str]) -> tuple[Unmet, ...]:
    """The wishes that stay open; a concession that was worked out replaces the general one."""
    return tuple(
        wish.model_copy(update={"concession": concessions.get(wish.wish, wish.concession)})
        for wish in explaining.unmet(answer)
    )


def _done(answer: Answer, taken: Taken) -> Done:
    cleared = answer.question.cleared[taken.candidate]
    return Done(
        exercise=answer.catalog.exercise(cleared.exercise),
        cleared=cleared.forms[taken.form],
        dose=answer.question.menus[taken.candidate][taken.dose],
        taken=taken,
    )


def _ledgers(answer: Answer, done: list[Done]) -> list[tuple[Entry, ...]]:
    problem, found = answer.problem, answer.found
    places = [problem.candidates[taken.candidate].place for taken in found.taken]
    pieces: list[list[Piece]] = []
    for before, here, each in zip([problem.start, *places], places, done, strict=False):
        move = problem.move(before, here) * UNIT_SECONDS
        pieces.append([("move", move, None), ("set-up", each.form.setup_seconds, None)])
        pieces[-1] += _work(each.dose)
    pieces[_resting(found)].append(("rest", found.rest * UNIT_SECONDS, None))
    pieces[-1].append(("move", problem.move(places[-1], END) * UNIT_SECONDS, None))
    return _timed([[piece for piece in step if piece[1]] for step in pieces])


def _resting(found: Composition) -> int:
    """The step after which the remainder is rested: the last of the main part, else the last."""
    main = PHASES.index("main")
    return max(
        (at for at, taken in enumerate(found.taken) if taken.phase == main),
        default=len(found.taken) - 1,
    )


def _work(dose: Dose) -> Iterator[Piece]:
    for side in SIDES if dose.per_side else (None,):
        if side == "right":
            yield ("switch", SWITCH_SECONDS, None)
        if not dose.release_seconds:
            yield ("work", dose.work_seconds, side)
            continue
        for hold in range(dose.sets * dose.repetitions):
            if hold:
                yield ("switch", RELEASE_SECONDS, None)
            yield ("work", dose.hold_seconds, side)


def _timed(steps: list[list[Piece]]) -> list[tuple[Entry, ...]]:
    every = [piece for step in steps for piece in step]
    starts = iter(accumulate((seconds for _, seconds, _ in every), initial=0))
    return [
        tuple(
            Entry(kind=kind, start=next(starts), seconds=seconds, side=side)
            for kind, seconds, side in step
        )
        for step in steps
    ]


def _step(answer: Answer, done: Done, ledger: tuple[Entry, ...]) -> Step:
    exercise, form = done.exercise, done.form
    return Step(
        exercise=exercise.id,
        reference=exercise.reference,
        phase=PHASES[done.taken.phase],
        family=exercise.family,
        position=exercise.position,
        surface=exercise.surface,
        adjustments=form.ids,
        loads=form.tags.loads(),
        dose=done.dose,
        regions=exercise.regions,
        equipment=form.equipment,
        why=explaining.why(answer, exercise, PHASES[done.taken.phase]),
        rules=done.cleared.rules,
        sources=sources_of(exercise, form),
        ledger=ledger,
    )


def sources_of(exercise: Exercise, form: Form) -> tuple[str, ...]:
    """Whom a form rests on, each source once."""
    cited = [citation.key for citation in exercise.sources]
    cited += [key for adjustment in form.adjustments for key in adjustment.sources]
    return tuple(dict.fromkeys(cited))


def _concerns(rule: Rule, performed: Sequence[tuple[Exercise, Form]]) -> bool:
    if not rule.touches and not rule.plain:
        return True
    return any(matches(rule, exercise, form) for exercise, form in performed)

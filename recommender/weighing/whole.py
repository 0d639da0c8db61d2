"""What can be said of a routine beyond itself, all at once, as a terminal asks it?"""

from __future__ import annotations

from collections.abc import Iterator

from recommender.catalog.loading import Catalog
from recommender.explanation import (
    BarredReason,
    Explanation,
    GaveWay,
    Offer,
    OtherCost,
    Repair,
    StepReason,
)
from recommender.routine import Routine
from recommender.session import History
from recommender.solver import Answer, recall, worth
from recommender.weighing.bending import curve, curve_trials
from recommender.weighing.giving import gave_way, lost, most_kept
from recommender.weighing.lengthening import longer, step_reasons
from recommender.weighing.offering import price_list
from recommender.weighing.others import others
from recommender.weighing.repairs import minutes_trials, repairs
from recommender.weighing.trial import Composer, Trial


def explain(
    catalog: Catalog, routine: Routine, history: History, composer: Composer
) -> Explanation | None:
    """Everything, each question asked one after the other; None when its score is another today.

    Raises:
        Unsolved: when the solver stops.
    """
    answer = recall(catalog, routine, history)
    return None if answer is None else _explain(answer, routine, composer)


def _explain(answer: Answer, routine: Routine, composer: Composer) -> Explanation:
    return Explanation(
        worth=worth(answer),
        steps=_steps(answer, composer),
        left_out=barred(answer),
        not_chosen=tuple(_others(answer, composer)),
        price_list=_offers(answer, composer),
        curve=curve(answer, tuple(each.tried(composer) for each in curve_trials(answer))),
        gave_way=_gave_way(answer, composer),
        repairs=(*repairs(answer, routine), *_minutes(answer, routine, composer)),
    )


def barred(answer: Answer) -> tuple[BarredReason, ...]:
    """Every barred exercise with the sources of its rule."""
    return tuple(
        BarredReason(
            exercise=each.exercise,
            rule=each.rule,
            sentence=each.sentence,
            sources=answer.catalog.rule(each.rule).sources,
        )
        for each in answer.screening.barred
    )


def _steps(answer: Answer, composer: Composer) -> tuple[StepReason, ...]:
    doses = {each.name: each.tried(composer) for each in longer(answer)}
    return tuple(
        reason.model_copy(update={"dose": doses.get(f"longer-{reason.exercise}", reason.dose)})
        for reason in step_reasons(answer)
    )


def _others(answer: Answer, composer: Composer) -> Iterator[OtherCost]:
    for each in others(answer):
        yield each.tried(composer) if isinstance(each, Trial) else each


def _offers(answer: Answer, composer: Composer) -> tuple[Offer, ...]:
    offers = [each.tried(composer) for each in price_list(answer)]
    return tuple(sorted(offers, key=lambda offer: -offer.points))


def _gave_way(answer: Answer, composer: Composer) -> GaveWay | None:
    return gave_way(answer, most_kept(answer).tried(composer)) if lost(answer) else None


def _minutes(answer: Answer, routine: Routine, composer: Composer) -> Iterator[Repair]:
    for each in minutes_trials(answer, routine):
        repair = each.tried(composer)
        if repair is not None:
            yield repair
            return

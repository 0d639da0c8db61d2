"""What is true of every routine. A routine ..."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python.cp_model import CpModel, LinearExpr

from recommender.solver.choice import Choice
from recommender.solver.problem import END, LEAST_UNLIKE, MOST_REST, SETTLE, START, WARM_UP


def takes_one_form_and_dose_of_an_exercise(choice: Choice, model: CpModel) -> None:
    """Exactly one form, one dose and one phase of each exercise taken."""
    for at, _ in choice.candidates():
        model.add(LinearExpr.sum(choice.dose[at]) == choice.taken[at])
        model.add(LinearExpr.sum(choice.form[at]) == choice.taken[at])
        model.add(LinearExpr.sum(list(choice.phase[at].values())) == choice.taken[at])


def doses_only_as_its_form_allows(choice: Choice, model: CpModel) -> None:
    """A dose is taken only with a form that is allowed that much."""
    for at, each in choice.candidates():
        for d, dose in enumerate(choice.dose[at]):
            allowing = [choice.form[at][k] for k, form in enumerate(each.forms) if form.allows[d]]
            if len(allowing) < len(each.forms):
                model.add(dose <= LinearExpr.sum(allowing) if allowing else dose == 0)


def fits_the_time(choice: Choice, model: CpModel) -> None:
    """Work, set-up, switches, moves and rest fill the budget; what is missing is `short`."""
    work = LinearExpr.sum([choice.time(at) for at, _ in choice.candidates()])
    budget = choice.problem.budget
    model.add(work + choice.moving() + choice.rest + choice.short == budget)


def walks_through_its_places_once(choice: Choice, model: CpModel) -> None:
    """Places follow one another in canonical order, each block once."""
    model.add(LinearExpr.sum([arc for (a, _), arc in choice.arc.items() if a == START]) == 1)
    for block, used in choice.used.items():
        into = [arc for (_, end), arc in choice.arc.items() if end == block]
        out = [arc for (start, _), arc in choice.arc.items() if start == block]
        model.add(LinearExpr.sum(into) == used)
        model.add(LinearExpr.sum(out) == used)


def visits_a_place_to_do_something_there(choice: Choice, model: CpModel) -> None:
    """A block is used exactly when some exercise is done in it."""
    for block, used in choice.used.items():
        there = [choice.phase[at][block[0]] for at in choice.members(block)]
        for done in there:
            model.add(done <= used)
        model.add(used <= LinearExpr.sum(there))


def is_not_crowded(choice: Choice, model: CpModel) -> None:
    """No more exercises than 2 + one for each started 2.5 minutes."""
    model.add(LinearExpr.sum(choice.taken) <= choice.problem.most_exercises)


def warms_up_briefly(choice: Choice, model: CpModel) -> None:
    """At most two warm-ups, one below 8 minutes, three from 30."""
    warm = [each[WARM_UP] for each in choice.phase if WARM_UP in each]
    model.add(LinearExpr.sum(warm) <= choice.problem.most_warm_ups)


def settles_briefly(choice: Choice, model: CpModel) -> None:
    """At most two settling steps, one below 12 minutes, three from 45."""
    settling = [each[SETTLE] for each in choice.phase if SETTLE in each]
    model.add(LinearExpr.sum(settling) <= choice.problem.most_settling)


def is_not_mostly_walking_or_resting(choice: Choice, model: CpModel) -> None:
    """Walking, and supported rest, each at most a fifth of the time."""
    for role in ("walking", "supported-rest"):
        spent = [choice.work(at) for at, each in choice.candidates() if each.role == role]
        if spent:
            model.add(LinearExpr.sum(spent) <= choice.problem.most_passive)


def rests_at_the_very_end(choice: Choice, model: CpModel) -> None:
    """A supported rest is the last step, so there is one at most."""
    resting = [(at, each) for at, each in choice.candidates() if each.role == "supported-rest"]
    model.add(LinearExpr.sum([choice.taken[at] for at, _ in resting]) <= 1)
    for at, each in resting:
        for phase, done in choice.phase[at].items():
            model.add(done <= choice.arc[(phase, each.place), END])


def kneels_in_one_run(choice: Choice, model: CpModel) -> None:
    """With a sore knee, down to the knees at most once."""
    if not choice.problem.kneel_once:
        return
    spots = choice.problem.spots
    model.add(
        LinearExpr.sum(
            [
                arc
                for (start, end), arc in choice.arc.items()
                if isinstance(end, tuple)
                and spots[end[1]].kneels
                and not (isinstance(start, tuple) and spots[start[1]].kneels)
            ]
        )
        <= 1
    )


def rests_only_between_exercises(choice: Choice, model: CpModel) -> None:
    """An empty routine has no remainder to rest in."""
    model.add(choice.rest <= MOST_REST * (1 - choice.arc[START, END]))


def differs_from_what_was_shown(choice: Choice, model: CpModel) -> None:
    """Beside another routine, three tenths of the work are on exercises which that one has not."""
    part, whole = LEAST_UNLIKE
    works = [each.sides * choice.work(at) for at, each in choice.candidates()]
    for shown in choice.problem.unlike:
        other = [work for at, work in enumerate(works) if at not in shown]
        model.add(whole * LinearExpr.sum(other) >= part * LinearExpr.sum(works))


RULES: tuple[Callable[[Choice, CpModel], None], ...] = (
    takes_one_form_and_dose_of_an_exercise,
    doses_only_as_its_form_allows,
    fits_the_time,
    walks_through_its_places_once,
    visits_a_place_to_do_something_there,
    is_not_crowded,
    warms_up_briefly,
    settles_briefly,
    is_not_mostly_walking_or_resting,
    rests_at_the_very_end,
    kneels_in_one_run,
    rests_only_between_exercises,
    differs_from_what_was_shown,
)

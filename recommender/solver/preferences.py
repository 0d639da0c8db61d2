"""What makes one routine better than another, in points. A routine ..."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from recommender.catalog.vocabulary import TARGETS_FROM
from recommender.solver import prices
from recommender.solver.choice import Amount, Block, Choice
from recommender.solver.counting import beyond, started
from recommender.solver.covering import covers_what_was_asked, gives_what_is_due
from recommender.solver.problem import SETTLE, WARM_UP, Candidate
from recommender.solver.staying import keeps_what_was_there

DIRECTIONS = ("flexion", "extension", "rotation", "lateral")
HARDER = (2, 3)
"""The levels from which a fall is counted: from 3 to 1 is two."""


def fills_the_minutes(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """Each 5 s missing at the end is dear."""
    return -prices.SHORT * choice.short


def keeps_what_was_locked(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """An exercise that the person locked is taken; one that cannot be costs the same."""
    locked = [choice.taken[at] for at, each in choice.candidates() if each.locked]
    missed = choice.problem.lost_locks + len(locked) - LinearExpr.sum(locked)
    return -prices.LOCK * missed


def warms_up(choice: Choice, model: CpModel) -> Amount:
    """Something that moves comes first, for a tenth of the time or 3 minutes."""
    warm = [
        (at, each.phases == (WARM_UP,))
        for at, each in choice.candidates()
        if WARM_UP in each.phases
    ]
    missing = model.new_bool_var("")
    model.add(missing >= 1 - LinearExpr.sum([choice.phase[at][WARM_UP] for at, _ in warm]))
    worked = [
        choice.work(at) if only else choice.work_where(at, choice.phase[at][WARM_UP])
        for at, only in warm
    ]
    steps = started(model, choice.problem.wished_warm_up - LinearExpr.sum(worked))
    return -prices.NO_WARM_UP * missing - prices.SHORT_WARM_UP * steps


def settles(choice: Choice, model: CpModel) -> Amount:
    """Something quiet comes last."""
    missing = model.new_bool_var("")
    settling = [each[SETTLE] for each in choice.phase if SETTLE in each]
    model.add(missing >= 1 - LinearExpr.sum(settling))
    return -prices.NO_SETTLING * missing


def stays_near_what_was_asked(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """An exercise that serves no asked region and targets no related one costs, warm-ups apart."""
    strangers = [
        done
        for at, each in choice.candidates()
        if not each.passive and not _is_near(choice, each)
        for phase, done in choice.phase[at].items()
        if phase != WARM_UP
    ]
    return -prices.UNRELATED * LinearExpr.sum(strangers)


def _is_near(choice: Choice, each: Candidate) -> bool:
    asked = {region for region, _ in choice.problem.asked}
    related = choice.problem.related
    return any(
        region in asked or (region in related and weight >= TARGETS_FROM)
        for region, weight in each.regions
    )


def varies_its_movements(choice: Choice, model: CpModel) -> Amount:
    """A second exercise of a family costs, a third twice as much."""
    parts: list[Amount] = []
    for family in sorted({each.family for _, each in choice.candidates()}):
        kin = [choice.taken[at] for at, each in choice.candidates() if each.family == family]
        parts += [
            beyond(model, LinearExpr.sum(kin) - allowed) for allowed in (1, 2) if len(kin) > allowed
        ]
    return -prices.FAMILY * LinearExpr.sum(parts)


def stays_down_or_up(choice: Choice, model: CpModel) -> Amount:
    """Getting up from the floor or a bed costs, and twice that each time after the first."""
    again = beyond(model, choice.risings() - 1)
    return -prices.GET_UP * (choice.risings() + again)


def has_few_exercises(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """Each exercise costs: fewer, fully dosed, are kept up better."""
    return -prices.EXERCISE * LinearExpr.sum(choice.taken)


def doses_fully(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """A dose below 40 s a side, or easier than need be, costs."""
    small = [
        choice.dose[at][d]
        for at, each in choice.candidates()
        if not each.passive
        for d, is_small in enumerate(each.small)
        if is_small
    ]
    return -prices.SMALL_DOSE * LinearExpr.sum(small)


def changes_direction(choice: Choice, model: CpModel) -> Amount:
    """More than three exercises of one direction in one place cost."""
    parts: list[Amount] = []
    for leads in choice.leads(*DIRECTIONS):
        for block in choice.blocks:
            able = [at for at in choice.members(block) if not isinstance(leads[at], int)]
            if len(able) > prices.LONGEST_RUN:
                done = [_there(choice, at, block, leads[at]) for at in able]
                parts.append(beyond(model, LinearExpr.sum(done) - prices.LONGEST_RUN))
    return -prices.RUN * LinearExpr.sum(parts)


def _there(choice: Choice, at: int, block: tuple[int, int], leads: Amount) -> Amount:
    done = choice.phase[at][block[0]]
    return done if leads is choice.taken[at] else choice.both(done, leads)


def balances_bending_and_arching(choice: Choice, model: CpModel) -> Amount:
    """Flexion and extension differ by no more than 30 s, unless one of them is worse."""
    if not choice.problem.balanced:
        return 0
    bent, arched = (
        LinearExpr.sum([_bent(choice, at, leads[at]) for at, _ in choice.candidates()])
        for leads in choice.leads("flexion", "extension")
    )
    apart = beyond(model, bent - arched - prices.HALF_MINUTE)
    model.add(apart >= arched - bent - prices.HALF_MINUTE)
    return -prices.IMBALANCE * started(model, apart)


def _bent(choice: Choice, at: int, leads: Amount) -> Amount:
    if isinstance(leads, int):
        return 0
    sides = choice.problem.candidates[at].sides
    work = choice.work(at) if leads is choice.taken[at] else choice.work_where(at, leads)
    return sides * work


def climbs_gently(choice: Choice, model: CpModel) -> Amount:
    """Until it settles, each level by which a place begins easier than the last ended costs."""
    drops: list[Amount] = []
    for level in HARDER:
        above = {block: _some(choice, model, block, level, 4) for block in choice.blocks}
        below = {block: _some(choice, model, block, 0, level) for block in choice.blocks}
        dropped = {end: model.new_bool_var("") for _, end in choice.climbing}
        for start, end in choice.climbing:
            arrives = choice.arc[start, end]
            model.add(dropped[end] >= above[start] + below[end] + arrives - 2)
        drops += dropped.values()
    return -prices.DROP * LinearExpr.sum(drops)


def _some(choice: Choice, model: CpModel, block: Block, least: int, beyond: int) -> IntVar:
    """At least 1 when something in a block is done at a level from `least` to below `beyond`."""
    some = model.new_bool_var("")
    for at in choice.members(block):
        doses = choice.problem.candidates[at].doses
        done = choice.phase[at][block[0]]
        dosed = [
            choice.dose[at][d] for d, dose in enumerate(doses) if least <= dose.intensity < beyond
        ]
        if len(dosed) == len(doses):
            model.add(some >= done)
        elif dosed and len(choice.phase[at]) == 1:
            model.add(some >= LinearExpr.sum(dosed))
        elif dosed:
            model.add(some >= LinearExpr.sum(dosed) + done - 1)
    return some


def is_not_hard(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """An exercise of intensity 3 costs."""
    hard = [
        choice.dose[at][d]
        for at, each in choice.candidates()
        for d, dose in enumerate(each.doses)
        if dose.intensity == 3
    ]
    return -prices.HARD * LinearExpr.sum(hard)


def moves_little(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """Each change of place costs; the final getting up has its own price."""
    start = choice.problem.start
    changes = [
        arc
        for (here, there), arc in choice.arc.items()
        if isinstance(there, tuple) and there[1] != (start if isinstance(here, int) else here[1])
    ]
    return -prices.MOVE * LinearExpr.sum(changes)


def walks_and_rests_a_little(choice: Choice, model: CpModel) -> Amount:
    """Walking, and supported rest, cost beyond a tenth of the time."""
    parts: list[Amount] = []
    for role in ("walking", "supported-rest"):
        spent = [choice.work(at) for at, each in choice.candidates() if each.role == role]
        if spent:
            much = LinearExpr.sum(spent) - choice.problem.budget // 10
            parts.append(started(model, much))
    return -prices.PASSIVE * LinearExpr.sum(parts)


def fetches_little(choice: Choice, model: CpModel) -> Amount:
    """Each piece of equipment to fetch costs."""
    parts: list[Amount] = []
    things = sorted({x for _, c in choice.candidates() for f in c.forms for x in f.equipment})
    for thing in things:
        fetched = model.new_bool_var("")
        for at, each in choice.candidates():
            for k, form in enumerate(each.forms):
                if thing in form.equipment:
                    model.add(fetched >= choice.form[at][k])
        parts.append(fetched)
    return -prices.EQUIPMENT * LinearExpr.sum(parts)


def heeds_what_is_preferred(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """Forms that a PREFER rule touches, and exercises done lately, cost; what is known gives."""
    forms = [
        -form.price * choice.form[at][k]
        for at, each in choice.candidates()
        for k, form in enumerate(each.forms)
        if form.price
    ]
    own = [-each.price * choice.taken[at] for at, each in choice.candidates() if each.price]
    return LinearExpr.sum(forms + own)


def wastes_no_time(choice: Choice, model: CpModel) -> Amount:  # noqa: ARG001
    """Each 5 s of remainder rest costs."""
    return -prices.REST * choice.rest


PREFERENCES: tuple[Callable[[Choice, CpModel], Amount], ...] = (
    covers_what_was_asked,
    gives_what_is_due,
    fills_the_minutes,
    keeps_what_was_locked,
    keeps_what_was_there,
    warms_up,
    settles,
    stays_near_what_was_asked,
    varies_its_movements,
    stays_down_or_up,
    has_few_exercises,
    doses_fully,
    changes_direction,
    balances_bending_and_arching,
    climbs_gently,
    is_not_hard,
    moves_little,
    walks_and_rests_a_little,
    fetches_little,
    heeds_what_is_preferred,
    wastes_no_time,
)

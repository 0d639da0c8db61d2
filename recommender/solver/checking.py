"""Is this answer allowed, and what is it worth? The rules and prices again, in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from recommender.catalog.vocabulary import TARGETS_FROM
from recommender.solver import prices
from recommender.solver.problem import (
    END,
    LEAST_UNLIKE,
    MOST_REST,
    SETTLE,
    WARM_UP,
    Before,
    Candidate,
    Composition,
    DoseOption,
    FormOption,
    Problem,
    Taken,
)


class Walk:
    """One answer, read step by step."""

    def __init__(self, problem: Problem, found: Composition) -> None:
        self.problem = problem
        self.found = found
        self.steps = [(each, *_parts(problem, each)) for each in found.taken]

    @property
    def places(self) -> list[int]:
        """The place of each step."""
        return [candidate.place for _, candidate, _, _ in self.steps]

    @property
    def blocks(self) -> list[tuple[int, int]]:
        """The phases and places as they come, each run once."""
        every = [(taken.phase, candidate.place) for taken, candidate, _, _ in self.steps]
        return [block for at, block in enumerate(every) if at == 0 or every[at - 1] != block]

    @property
    def moves(self) -> int:
        """Units on the way, with the final getting up."""
        if not self.steps:
            return 0
        way = [self.problem.start, *self.places, END]
        return sum(self.problem.move(a, b) for a, b in pairwise(way))

    @property
    def time(self) -> int:
        """Units of everything but the remainder rest."""
        return self.moves + sum(dose.time + form.setup for _, _, form, dose in self.steps)

    def count(self, phase: int) -> int:
        """How many steps a phase has."""
        return sum(taken.phase == phase for taken, _, _, _ in self.steps)

    def work(self, role: str) -> int:
        """Units of work of a role."""
        return sum(dose.work for _, candidate, _, dose in self.steps if candidate.role == role)


def _parts(problem: Problem, taken: Taken) -> tuple[Candidate, FormOption, DoseOption]:
    candidate = problem.candidates[taken.candidate]
    return candidate, candidate.forms[taken.form], candidate.doses[taken.dose]


def violations(problem: Problem, found: Composition) -> list[str]:
    """The names of the rules that an answer breaks; empty when it is allowed."""
    walk = Walk(problem, found)
    return [name for name, kept in _kept(problem, found, walk) if not kept]


def _kept(problem: Problem, found: Composition, walk: Walk) -> Iterator[tuple[str, bool]]:
    taken = [each.candidate for each in found.taken]
    yield "takes an exercise once", len(set(taken)) == len(taken)
    yield (
        "doses as the form allows",
        all(form.allows[each.dose] for each, _, form, _ in walk.steps),
    )
    yield (
        "does it in a phase of its own",
        all(each.phase in candidate.phases for each, candidate, _, _ in walk.steps),
    )
    yield "fits the time", walk.time + found.rest + found.short == problem.budget
    yield "is never negative", found.rest >= 0 and found.short >= 0
    ranks = [problem.rank(*block) for block in walk.blocks]
    yield "walks through its places once", ranks == sorted(set(ranks))
    yield "is not crowded", len(taken) <= problem.most_exercises
    yield "warms up briefly", walk.count(WARM_UP) <= problem.most_warm_ups
    yield "settles briefly", walk.count(SETTLE) <= problem.most_settling
    yield (
        "is not mostly walking or resting",
        max(walk.work("walking"), walk.work("supported-rest")) <= problem.most_passive,
    )
    resting = [candidate.role == "supported-rest" for _, candidate, _, _ in walk.steps]
    yield "rests at the very end", not any(resting[:-1])
    yield "kneels in one run", not problem.kneel_once or _times_down(walk) <= 1
    yield "differs from what was shown", all(_is_unlike(walk, set(s)) for s in problem.unlike)
    yield "rests a little", found.rest <= (MOST_REST if found.taken else 0)


def _times_down(walk: Walk) -> int:
    kneels = [False, *(walk.problem.spots[place].kneels for place in walk.places)]
    return sum(now and not before for before, now in pairwise(kneels))


def _is_unlike(walk: Walk, shown: set[int]) -> bool:
    part, whole = LEAST_UNLIKE
    works = [(t.candidate, c.sides * dose.work) for t, c, _, dose in walk.steps]
    other = sum(work for candidate, work in works if candidate not in shown)
    return whole * other >= part * sum(work for _, work in works)


def score(problem: Problem, found: Composition) -> int:
    """What an answer is worth, in points."""
    return sum(points(problem, found).values())


def points(problem: Problem, found: Composition) -> dict[str, int]:
    """What each preference gives or costs, in points, in the order of docs/rules.md."""
    walk = Walk(problem, found)
    return {
        "covers what was asked": _coverage(walk),
        "gives what is due": -prices.DUE * _missing_due(walk),
        "fills the minutes": -prices.SHORT * found.short,
        "keeps what was locked": -prices.LOCK * _locks_missed(walk),
        "keeps what was there": -_changed(walk),
        "warms up": -_warm_up(walk),
        "settles": -prices.NO_SETTLING * (walk.count(SETTLE) == 0),
        "stays near what was asked": -prices.UNRELATED * _strangers(walk),
        "varies its movements": -prices.FAMILY * _kin(walk),
        "stays down or up": -prices.GET_UP * _risings(walk),
        "has few exercises": -prices.EXERCISE * len(walk.steps),
        "doses fully": -prices.SMALL_DOSE * _small(walk),
        "changes direction": -prices.RUN * _runs(walk),
        "balances bending and arching": -prices.IMBALANCE * _imbalance(walk),
        "climbs gently": -prices.DROP * _drops(walk),
        "is not hard": -prices.HARD * sum(dose.intensity == 3 for *_, dose in walk.steps),
        "moves little": -prices.MOVE * _changes(walk),
        "walks and rests a little": -prices.PASSIVE * _passive(walk),
        "fetches little": -prices.EQUIPMENT * _fetched(walk),
        "heeds what is preferred": -sum(c.price + form.price for _, c, form, _ in walk.steps),
        "wastes no time": -prices.REST * found.rest,
    }


def _served(walk: Walk, region: str) -> int:
    return sum(
        dict(candidate.regions).get(region, 0) * dose.work
        for _, candidate, _, dose in walk.steps
        if not candidate.passive
    )


def _coverage(walk: Walk) -> int:
    worth = 0
    for region, priority in walk.problem.asked:
        steps = _served(walk, region) // prices.COVERAGE_STEP
        full = min(steps, prices.FULL_STEPS)
        further = min(steps - full, prices.FURTHER_STEPS)
        worth += priority * (prices.FULL_VALUE * full + prices.FURTHER_VALUE * further)
    for region in walk.problem.related:
        worth += prices.RELATED_VALUE * min(
            _served(walk, region) // prices.COVERAGE_STEP, prices.FULL_STEPS
        )
    return worth


def _missing_due(walk: Walk) -> int:
    """Started 15 s that a region lacks of what it should get today."""
    lacking = 0
    for region, due in walk.problem.due:
        got = sum(
            candidate.sides * dose.work
            for _, candidate, _, dose in walk.steps
            if dict(candidate.regions).get(region, 0) >= TARGETS_FROM and not candidate.passive
        )
        lacking += -(-max(0, due - got) // prices.DUE_STEP)
    return lacking


def _locks_missed(walk: Walk) -> int:
    locked = {at for at, each in enumerate(walk.problem.candidates) if each.locked}
    kept = {taken.candidate for taken in walk.found.taken}
    return walk.problem.lost_locks + len(locked - kept)


def _changed(walk: Walk) -> int:
    """What the person did not touch and has not now as before, 0 for a new question."""
    if not walk.problem.revises:
        return 0
    now = {taken.candidate: taken for taken, *_ in walk.steps}
    costs = [_change(each.before, now.get(at)) for at, each in enumerate(walk.problem.candidates)]
    return sum(costs) + prices.MISSING * walk.found.short


def _change(before: Before | None, now: Taken | None) -> int:
    if before is None:
        return 0 if now is None else prices.NEWCOMER
    if now is None:
        return prices.WANTED if before.wanted else prices.DROPPED
    dosed = prices.TOUCHED if before.touched else prices.CHANGED
    return (
        prices.CHANGED * (before.form not in (None, now.form))
        + dosed * (before.dose not in (None, now.dose))
        + prices.CHANGED * (before.phase not in (None, now.phase))
    )


def _warm_up(walk: Walk) -> int:
    worked = sum(dose.work for taken, _, _, dose in walk.steps if taken.phase == WARM_UP)
    missing = max(0, walk.problem.wished_warm_up - worked)
    nothing = prices.NO_WARM_UP if walk.count(WARM_UP) == 0 else 0
    return nothing + prices.SHORT_WARM_UP * _half_minutes(missing)


def _strangers(walk: Walk) -> int:
    asked = {region for region, _ in walk.problem.asked}
    near = 0
    for taken, candidate, _, _ in walk.steps:
        served = {region for region, _ in candidate.regions}
        targeted = {region for region, weight in candidate.regions if weight >= TARGETS_FROM}
        at_home = asked & served or targeted & set(walk.problem.related)
        near += bool(taken.phase == WARM_UP or candidate.passive or at_home)
    return len(walk.steps) - near


def _kin(walk: Walk) -> int:
    """1 for a second of a family, 2 more for a third and for each further one."""
    families = Counter(candidate.family for _, candidate, _, _ in walk.steps)
    return sum(max(0, count - 1) + max(0, count - 2) for count in families.values())


def _risings(walk: Walk) -> int:
    """1 for getting up once, 2 more for each further time."""
    ups = [walk.problem.spots[place].up for place in walk.places]
    times = sum(not down and up for down, up in pairwise([*ups, True])) if ups else 0
    return times + max(0, times - 1)


def _small(walk: Walk) -> int:
    return sum(c.small[taken.dose] for taken, c, _, _ in walk.steps if not c.passive)


def _runs(walk: Walk) -> int:
    """How many exercises stand beyond three of one direction in one block."""
    bends = Counter(
        (taken.phase, candidate.place, direction)
        for taken, candidate, form, _ in walk.steps
        for direction in form.directions
    )
    return sum(max(0, count - prices.LONGEST_RUN) for count in bends.values())


def _imbalance(walk: Walk) -> int:
    if not walk.problem.balanced:
        return 0
    bent, arched = (
        sum(c.sides * dose.work for _, c, form, dose in walk.steps if way in form.directions)
        for way in ("flexion", "extension")
    )
    return _half_minutes(max(0, abs(bent - arched) - prices.HALF_MINUTE))


def _drops(walk: Walk) -> int:
    levels: dict[tuple[int, int], list[int]] = {}
    for taken, candidate, _, dose in walk.steps:
        if taken.phase != SETTLE:
            levels.setdefault((taken.phase, candidate.place), []).append(dose.intensity)
    return sum(max(0, max(a) - min(b)) for a, b in pairwise(levels.values()))


def _changes(walk: Walk) -> int:
    return sum(a != b for a, b in pairwise([walk.problem.start, *walk.places]))


def _passive(walk: Walk) -> int:
    free = walk.problem.budget // 10
    roles = ("walking", "supported-rest")
    return sum(_half_minutes(max(0, walk.work(role) - free)) for role in roles)


def _fetched(walk: Walk) -> int:
    return len({thing for _, _, form, _ in walk.steps for thing in form.equipment})


def _half_minutes(units: int) -> int:
    return -(-units // prices.HALF_MINUTE)

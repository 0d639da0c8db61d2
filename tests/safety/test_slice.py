"""Is a slice of the safety sweep clean, and does the sweep see what is broken on purpose?"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import catalog_folder
from recommender.intake import check_intake
from recommender.recommending import Unanswered
from recommender.screening import rules_in_force
from safety import opinions, recipes
from safety.filtering import compare, picked, sweep
from safety.opinions import Item, Verdicts, every_item
from safety.space import (
    AT_HAND,
    FACTS,
    FACTS_TOGETHER,
    LEVELS,
    PREGNANCIES,
    Health,
    every_health,
    size,
)

CATALOG = open_catalog()
SEED = 20_261_126


def mildest_and_strongest() -> tuple[Item, ...]:
    """Every form in its mildest and in its strongest dose."""
    found: dict[tuple[str, tuple[str, ...]], list[Item]] = {}
    for item in every_item(CATALOG):
        found.setdefault((item.exercise.id, item.form.ids), []).append(item)
    return tuple(extreme(items, key=strength) for items in found.values() for extreme in (min, max))


def strength(item: Item) -> tuple[int, int]:
    return (item.dose.intensity, item.dose.hold_seconds + item.dose.work_seconds)


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    return Verdicts(CATALOG, catalog_folder(), mildest_and_strongest())


# --- The space ------------------------------------------------------------------------------


def test_the_space_is_as_large_as_it_says() -> None:
    every = list(every_health())
    assert len(every) == len(set(every))
    assert len(every) * len(AT_HAND) == size() == 12_275_712
    assert (len(AT_HAND), len(FACTS_TOGETHER), len(PREGNANCIES)) == (256, 37, 12)


def test_every_combination_is_a_sound_intake() -> None:
    for health in picked(SEED, 300):
        assert health.intake(equipment=list(AT_HAND[-1])).minutes == 10


def test_a_known_week_overrides_the_trimester_so_it_stands_alone() -> None:
    for week in (1, 15, 28):
        for trimester in ("none", "trimester-1", "trimester-3"):
            alone, both = Health(week=week), Health(pregnancy=trimester, week=week)
            assert rules_in_force(CATALOG, alone.intake()) == rules_in_force(CATALOG, both.intake())


# --- The filter -----------------------------------------------------------------------------


def test_nothing_unsafe_is_cleared_and_nothing_safe_is_barred(verdicts: Verdicts) -> None:
    found = sweep(verdicts, picked(SEED, 300))
    assert (found.unsafe, found.stricter, found.examples) == (0, 0, [])
    assert (found.combinations, found.forms) == (300 * 256, sum(map(forms_of, CATALOG.exercises)))
    assert found.verdicts == found.combinations * found.forms


def forms_of(exercise: Any) -> int:
    return len(exercise.forms())


def test_each_answer_alone_united_is_the_answer_on_the_whole(verdicts: Verdicts) -> None:
    found = compare(verdicts, picked(SEED + 1, 4))
    assert (found.compared, found.unequal, found.examples) == (4, 0, [])


def test_a_screening_that_ignores_bars_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinions, "reasons_against", lambda *_: ())
    blind = Verdicts(CATALOG, catalog_folder(), mildest_and_strongest()[:120])
    found = sweep(blind, [Health(knee="severe")])
    assert found.unsafe > 0
    assert "knee='severe'" in found.examples[0]


def test_an_audit_that_sees_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinions, "TABLES", ())
    blind = Verdicts(CATALOG, catalog_folder(), mildest_and_strongest()[:120])
    assert sweep(blind, [Health(knee="severe")]).stricter > 0


# --- Fail closed: what is told further never frees a form or a dose ---------------------------

WORSE: dict[str, Callable[[Health], Health]] = {
    "knee": lambda one: one._replace(knee=LEVELS[-1] if one.knee != "none" else "mild"),
    "wrist": lambda one: one._replace(wrist=LEVELS[-1] if one.wrist != "none" else "mild"),
    "pregnancy": lambda one: one if one.week else one._replace(pregnancy="trimester-3"),
    "pain": lambda one: one._replace(pain=10),
    "floor": lambda one: one._replace(floor=False),
}


def worsened(health: Health, dice: random.Random) -> Health:
    """The same person with one more thing to spare."""
    silent = health.direction == "neither"
    further = sorted(set(FACTS) - set(health.facts))
    ways = [*WORSE, *(["direction"] if silent else []), *(["facts"] if further else [])]
    way = dice.choice(ways)
    if way == "facts":
        return health._replace(facts=tuple(sorted({*health.facts, dice.choice(further)})))
    if way == "direction":
        return health._replace(direction=dice.choice(("bending", "leaning-back")))
    return WORSE[way](health)


def test_supersets_of_what_is_told_never_free_a_form_or_a_dose(verdicts: Verdicts) -> None:
    dice = random.Random(SEED)
    for health in picked(SEED + 2, 150):
        before = left_to(verdicts, health)
        unsafe = verdicts.unsafe(health)
        for _ in range(6):
            health = worsened(health, dice)
            after = left_to(verdicts, health)
            assert after & ~before == 0, health
            assert unsafe & ~verdicts.unsafe(health) == 0, health
            before, unsafe = after, verdicts.unsafe(health)


def left_to(verdicts: Verdicts, health: Health) -> int:
    intake = health.intake()
    return verdicts.screened(rules_in_force(CATALOG, intake), intake)


# --- The recipe -----------------------------------------------------------------------------


def test_a_slice_of_the_whole_recipe_is_safe() -> None:
    every = recipes.every_intake(CATALOG)
    assert len(every) >= 10_000
    short = [told for told in every if told["minutes"] <= 4]
    for told in random.Random(SEED).sample(short, 200):
        outcome = recipes.outcome_of(CATALOG, told)
        assert recipes.faults(catalog_folder(), told, outcome) == (), told
        assert outcome.outcome in ("routine", "referral", "nothing-safe")


def test_every_concern_of_the_grid_is_there() -> None:
    asked = {
        (*told["concerns"].values(), told["worse_when"], told["can_use_floor"])
        for told in recipes.grid()
    }
    assert len(asked) == 3 * 3 * 4 * 3 * 2


def test_the_sample_is_the_same_every_time() -> None:
    one, other = recipes.every_intake(CATALOG), recipes.every_intake(CATALOG)
    assert one == other
    for told in islice(reversed(one), 500):
        check_intake(told)


def test_a_routine_that_is_not_given_counts_as_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: Any) -> Any:
        raise Unanswered("It did not pass.")

    monkeypatch.setattr(recipes, "recommend", stops)
    told = Health().told()
    outcome = recipes.outcome_of(CATALOG, told)
    assert outcome.outcome == "unanswered"
    assert recipes.faults(catalog_folder(), told, outcome) == ("It did not pass.",)
    assert recipes.why_nothing(told, outcome).endswith("exercises left, nothing at hand")

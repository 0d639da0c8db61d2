"""Does a change do what was asked, and leave alone what was not touched?"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys

import pytest

from recommender.auditing import audit
from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog, catalog_folder
from recommender.intake import Intake
from recommender.negotiating import Edit, Kind, Unchanged, possible_changes, revise
from recommender.negotiating.edits import DOSED, step_of
from recommender.recommending import Unanswered
from recommender.routine import Routine
from recommender.screening import screen
from recommender.solver import Composition, Problem, Unsolved, keeping, pose
from tests.builders_negotiating import people, routine_for, told, told_only


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog()


@pytest.fixture(scope="module")
def mine(catalog: Catalog) -> Routine:
    return routine_for(catalog, told())


def names(routine: Routine) -> list[str]:
    return [step.exercise for step in routine.steps]


def doses(routine: Routine, *apart: str) -> dict[str, object]:
    return {
        step.exercise: (step.dose, step.adjustments, step.phase)
        for step in routine.steps
        if step.exercise not in apart
    }


def able(catalog: Catalog, routine: Routine, intake: Intake, kind: Kind) -> list[str]:
    """The exercises of a routine of which something can be asked."""
    return [each for each, kinds in possible_changes(catalog, intake, routine) if kind in kinds]


def changed(catalog: Catalog, intake: Intake, routine: Routine, *edits: Edit) -> Routine:
    """The routine after changes, one after the other."""
    for edit in edits:
        after = revise(catalog, Intake.model_validate(dict(routine.intake)), routine, edit)
        assert isinstance(after, Routine), (edit, after)
        routine = after
    return routine


def test_a_lock_changes_nothing_but_the_wish(catalog: Catalog, mine: Routine) -> None:
    first = names(mine)[0]
    after = changed(catalog, told(), mine, Edit("lock", first))
    assert doses(after) == doses(mine)
    assert (names(after), after.intake["locked"]) == (names(mine), [first])
    again = changed(catalog, told(), after, Edit("unlock", first))
    assert again.intake == mine.intake
    assert doses(again) == doses(mine)


def test_what_is_left_out_is_gone_and_the_gap_is_filled(catalog: Catalog, mine: Routine) -> None:
    for gone in names(mine):
        after = changed(catalog, told(), mine, Edit("exclude", gone))
        assert gone not in names(after)
        assert after.seconds == 720
        assert after.intake["excluded"] == [gone]
        kept = [each for each in names(mine) if each in names(after)]
        assert [each for each in names(after) if each in kept] == kept
        assert len(kept) == len(names(mine)) - 1


@pytest.mark.parametrize(("kind", "sign"), [("longer", 1), ("shorter", -1)])
def test_a_step_gets_longer_or_shorter(
    catalog: Catalog, mine: Routine, kind: Kind, sign: int
) -> None:
    for exercise in able(catalog, mine, told(), kind):
        after = revise(catalog, told(), mine, Edit(kind, exercise))
        if isinstance(after, Routine):
            before, now = step_of(mine, exercise), step_of(after, exercise)
            assert sign * (now.work_seconds - before.work_seconds) > 0
            assert now.dose.intensity == before.dose.intensity
            assert after.seconds == 720
            assert set(names(after)) <= set(names(mine))


@pytest.mark.parametrize(("kind", "sign"), [("harder", 1), ("easier", -1)])
def test_a_step_gets_easier_or_harder(catalog: Catalog, kind: Kind, sign: int) -> None:
    held = 0
    for intake in people("levels", 4):
        mine = routine_for(catalog, intake)
        for exercise in able(catalog, mine, intake, kind)[:2]:
            after = revise(catalog, intake, mine, Edit(kind, exercise))
            if isinstance(after, Unchanged):
                continue
            held += 1
            before, now = step_of(mine, exercise).dose, step_of(after, exercise).dose
            level, work = now.intensity - before.intensity, now.work_seconds - before.work_seconds
            assert sign * level > 0 or (level == 0 and sign * work > 0)
    assert held >= 3


def test_a_step_changes_places_with_its_neighbour(catalog: Catalog, mine: Routine) -> None:
    pairs = [
        (one.exercise, two.exercise)
        for one, two in zip(mine.steps, mine.steps[1:], strict=False)
        if (one.phase, one.position, one.surface) == (two.phase, two.position, two.surface)
    ]
    assert pairs
    for one, two in pairs:
        after = changed(catalog, told(), mine, Edit("later", one))
        order = names(mine)
        at = order.index(one)
        assert names(after) == [*order[:at], two, one, *order[at + 2 :]]
        assert doses(after) == doses(mine)
        assert names(changed(catalog, told(), after, Edit("earlier", one))) == order


def test_a_wished_order_survives_later_changes(catalog: Catalog, mine: Routine) -> None:
    one = next(each for each in able(catalog, mine, told(), "later"))
    other = next(each for each in names(mine) if each != one)
    moved = changed(catalog, told(), mine, Edit("later", one))
    after = changed(catalog, told(), moved, Edit("lock", other))
    assert names(after) == names(moved)


def test_a_dose_set_by_hand_survives_later_changes(catalog: Catalog, mine: Routine) -> None:
    set_by_hand = able(catalog, mine, told(), "shorter")[0]
    gone = names(mine)[-1]
    first = changed(catalog, told(), mine, Edit("shorter", set_by_hand))
    assert first.revised == (set_by_hand,)
    after = changed(catalog, told(), first, Edit("exclude", gone))
    assert step_of(after, set_by_hand).dose == step_of(first, set_by_hand).dose
    assert after.revised == (set_by_hand,)


def test_the_only_warm_up_is_not_moved_away(catalog: Catalog) -> None:
    short = routine_for(catalog, told(minutes=5))
    warm = [step.exercise for step in short.steps if step.phase == "warm-up"]
    assert len(warm) == 1
    assert warm[0] not in able(catalog, short, told(minutes=5), "later")


def test_a_longer_dose_that_does_not_exist_is_not_offered(catalog: Catalog, mine: Routine) -> None:
    for exercise in names(mine):
        offered = exercise in able(catalog, mine, told(), "longer")
        after = revise(catalog, told(), mine, Edit("longer", exercise))
        assert offered or isinstance(after, Unchanged)


def test_the_last_exercise_that_suits_stays(catalog: Catalog) -> None:
    alone = told_only(catalog, "bridge")
    after = revise(catalog, alone, routine_for(catalog, alone), Edit("exclude", "bridge"))
    assert after == Unchanged("Nothing else that suits you today can take its place, so it stays.")


def test_a_gap_that_cannot_be_filled_is_owned_up_to(catalog: Catalog) -> None:
    two = told_only(catalog, "bridge", "cat-cow", minutes=3)
    after = revise(catalog, two, routine_for(catalog, two), Edit("exclude", "bridge"))
    assert isinstance(after, Routine)
    assert after.seconds < 180
    assert after.unmet[0].wish == "fills-the-minutes"


def test_what_was_left_out_meanwhile_goes_with_the_next_change(
    catalog: Catalog, mine: Routine
) -> None:
    meanwhile, other = names(mine)[1], names(mine)[2]
    after = revise(catalog, told(excluded=[meanwhile]), mine, Edit("lock", other))
    assert isinstance(after, Routine)
    assert meanwhile not in names(after)
    assert after.seconds == 720


def test_a_swap_for_what_does_not_fit_changes_nothing(catalog: Catalog) -> None:
    three = told_only(catalog, "bridge", "cat-cow", "double-knee-to-chest", minutes=3)
    mine = routine_for(catalog, three)
    gone = Edit("swap", names(mine)[0], "walking")
    assert revise(catalog, three, mine, gone) == Unchanged(
        "That does not fit into your minutes beside the rest, so nothing was changed."
    )


def test_care_comes_before_any_change(catalog: Catalog, mine: Routine) -> None:
    ill = told(red_flags=["saddle-numbness"])
    after = revise(catalog, ill, mine, Edit("lock", names(mine)[0]))
    assert isinstance(after, Unchanged)
    assert all(kinds == () for _, kinds in possible_changes(catalog, ill, mine))


def test_a_solver_that_stops_says_so(catalog: Catalog, mine: Routine) -> None:
    def stops(_: Problem) -> Composition:
        raise Unsolved("It stopped.")

    with pytest.raises(Unanswered, match="It stopped"):
        revise(catalog, told(), mine, Edit("lock", names(mine)[0]), composer=stops)


def test_the_proof_is_that_of_the_routines_as_near(catalog: Catalog, mine: Routine) -> None:
    """The score is that of a routine, so that what staying costs is not in it."""
    assert mine.revised is None
    assert "revised" not in json.loads(mine.as_json())
    after = changed(
        catalog, told(), mine, Edit("shorter", able(catalog, mine, told(), "shorter")[0])
    )
    assert after.proven
    assert after.score == after.bound <= mine.score
    assert Routine.model_validate_json(after.as_json()) == after


def test_what_staying_costs_is_not_in_the_score(catalog: Catalog, mine: Routine) -> None:
    """A newcomer costs 150 points of staying; a routine without the step is worth about as much."""
    gone = names(mine)[1]
    after = changed(catalog, told(), mine, Edit("exclude", gone))
    best = routine_for(catalog, told(excluded=[gone]))
    assert after.proven
    assert best.score - 100 < after.score == after.bound <= best.score


def test_the_solver_knows_which_doses_were_set_by_hand(catalog: Catalog, mine: Routine) -> None:
    question = pose(catalog, told(), screen(catalog, told()))
    by_hand = names(mine)[1]
    asked = keeping(question, mine, (by_hand,), {}).problem
    stood = {each.name: each.before for each in asked.candidates if each.before}
    assert {name for name, before in stood.items() if before.touched} == {by_hand}
    assert sorted(stood, key=lambda name: stood[name].at) == names(mine)
    assert not any(before.wanted for before in stood.values())


def test_many_changes_to_many_routines_stay_exact_and_leave_the_rest(catalog: Catalog) -> None:
    """Others change only where their seconds or their part are needed: one, seldom two."""
    dice = random.Random("many changes")
    tried = held = 0
    for intake in people("many people", 8):
        routine = routine_for(catalog, intake)
        now = intake
        for _ in range(3):
            offered = possible_changes(catalog, now, routine)
            exercise, kinds = dice.choice(offered)
            kind = dice.choice([each for each in kinds if each != "swap"])
            after = revise(catalog, now, routine, Edit(kind, exercise))
            tried += 1
            if isinstance(after, Unchanged):
                continue
            held += 1
            assert after.seconds == routine.seconds == after.budget_seconds
            document = json.loads(after.as_json())
            assert audit(catalog_folder(), after.intake, document) == ()
            if kind not in DOSED:
                assert set(names(routine)) - {exercise} <= set(names(after))
            else:
                assert set(names(after)) == set(names(routine))
            same = doses(routine, exercise).items() & doses(after, exercise).items()
            assert len(same) >= len(doses(routine, exercise)) - 2
            routine, now = after, Intake.model_validate(dict(after.intake))
    assert (tried, held > 20) == (24, True)


def test_the_same_change_gives_the_same_bytes_whatever_the_hashes() -> None:
    made = [_bytes_with(seed) for seed in ("0", "4711")]
    assert made[0] == made[1]
    assert json.loads(made[0])["outcome"] == "routine"


def _bytes_with(seed: str) -> str:
    code = (
        "from recommender.catalog.checks import open_catalog\n"
        "from recommender.negotiating import Edit, equivalents, revise\n"
        "from tests.builders_negotiating import routine_for, told\n"
        "catalog = open_catalog()\n"
        "mine = routine_for(catalog, told())\n"
        "gone = revise(catalog, told(), mine, Edit('exclude', mine.steps[1].exercise))\n"
        "told = told(excluded=list(gone.intake['excluded']))\n"
        "offers = equivalents(catalog, told, gone, gone.steps[-1].exercise)\n"
        "print(offers[-1].routine.as_json())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    return done.stdout

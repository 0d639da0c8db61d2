"""Are the offers real, near to what they replace, and told in full?"""

from __future__ import annotations

import pytest

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog
from recommender.negotiating import Edit, equivalents, revise, what_changed
from recommender.routine import Routine
from tests.builders_negotiating import people, routine_for, told, told_only


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog()


def test_every_offer_fills_the_minutes_and_tells_what_it_changes(catalog: Catalog) -> None:
    counted = 0
    for intake in people("offers", 2):
        mine = routine_for(catalog, intake)
        for step in mine.steps:
            offers = equivalents(catalog, intake, mine, step.exercise)
            counted += len(offers)
            assert len({offer.edit.other for offer in offers}) == len(offers) <= 3
            for offer in offers:
                assert offer.routine.seconds == mine.seconds
                now = {each.exercise for each in offer.routine.steps}
                was = {each.exercise for each in mine.steps}
                assert was - now == {step.exercise}
                assert now - was == {offer.edit.other}
                same = {s.exercise: s.dose for s in mine.steps}
                for each in offer.routine.steps:
                    if each.exercise in was and each.dose != same[each.exercise]:
                        assert catalog.exercise(each.exercise).name in offer.besides
    assert counted > 15


def test_an_offer_is_what_the_swap_then_gives(catalog: Catalog) -> None:
    mine = routine_for(catalog, told())
    exercise = mine.steps[-1].exercise
    offer = equivalents(catalog, told(), mine, exercise)[0]
    assert revise(catalog, told(), mine, offer.edit) == offer.routine
    assert offer.edit == Edit("swap", exercise, offer.edit.other)
    assert offer.routine.intake["excluded"] == [exercise]
    assert offer.routine.intake["locked"] == [offer.edit.other]


def test_an_offer_serves_the_same_phase_and_places(catalog: Catalog) -> None:
    mine = routine_for(catalog, told())
    for step in mine.steps:
        for offer in equivalents(catalog, told(), mine, step.exercise):
            new = next(s for s in offer.routine.steps if s.exercise == offer.edit.other)
            assert new.phase == step.phase
            assert step.phase != "main" or set(new.regions) & set(step.regions)


def test_what_was_left_out_before_is_not_offered(catalog: Catalog) -> None:
    mine = routine_for(catalog, told())
    exercise = mine.steps[-1].exercise
    first = equivalents(catalog, told(), mine, exercise)[0].edit.other
    wished = told(excluded=[first])
    again = equivalents(catalog, wished, routine_for(catalog, wished), exercise)
    assert first not in [offer.edit.other for offer in again]


def test_without_relatives_nothing_is_offered(catalog: Catalog) -> None:
    two = told_only(catalog, "bridge", "cat-cow", minutes=3)
    mine = routine_for(catalog, two)
    for step in mine.steps:
        assert equivalents(catalog, two, mine, step.exercise) == ()


def test_care_comes_before_any_offer(catalog: Catalog) -> None:
    mine = routine_for(catalog, told())
    ill = told(red_flags=["saddle-numbness"])
    assert equivalents(catalog, ill, mine, mine.steps[0].exercise) == ()


def test_a_sentence_names_each_difference(catalog: Catalog) -> None:
    mine = routine_for(catalog, told())
    out, stays = mine.steps[0], mine.steps[1]
    shorter = stays.dose.model_copy(update={"repetitions": stays.dose.repetitions + 1})
    entry = next(each for each in stays.ledger if each.kind == "work")
    more = entry.model_copy(update={"seconds": entry.seconds + 20})
    ledger = tuple(more if each is entry else each for each in stays.ledger)
    changed = stays.model_copy(update={"dose": shorter, "ledger": ledger})
    after = mine.model_copy(update={"steps": (changed, *mine.steps[2:])})
    name = catalog.exercise
    assert what_changed(catalog, mine, after) == (
        f"{name(out.exercise).name} is out; {name(stays.exercise).name} gets 20 s longer."
    )
    assert what_changed(catalog, mine, mine) == "Everything stays as it was."
    assert isinstance(after, Routine)

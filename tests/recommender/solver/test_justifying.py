"""Does a step say what it adds, why in this form, and why no longer?"""

from __future__ import annotations

from typing import Any

from recommender.catalog.checks import open_catalog
from recommender.solver import adds, compose, form_reason, has_longer, no_longer, wall
from recommender.solver.trading import gained, with_longer
from recommender.weighing.trial import asking
from tests.builders_weighing import an_answer

SORE: dict[str, Any] = {
    "concerns": {"knee": "mild", "wrist": "mild"},
    "equipment": ["cushion"],
    "locked": ["cat-cow"],
}


def test_a_step_says_for_how_long_it_works_on_what_and_what_it_is_worth() -> None:
    _, answer = an_answer()
    said = [adds(answer, at) for at, _ in enumerate(answer.steps)]
    assert all("the score falls by" in each or "come out even" in each for each in said)
    assert any(" on the low back." in each for each in said)


def test_what_was_asked_for_says_so_and_is_not_credited_with_the_wish() -> None:
    _, answer = an_answer(locked=["pigeon"])
    said = adds(answer, answer.steps.index("pigeon"))
    assert "You asked for it by name." in said
    points = int(said.split("falls by ")[1].split(" ")[0]) if "falls by" in said else 0
    assert points < 100


def test_an_adjusted_form_names_the_rule_behind_it() -> None:
    _, answer = an_answer(catalog=open_catalog(), minutes=4, **SORE)
    at = answer.steps.index("cat-cow")
    said = form_reason(answer, at)
    assert said.startswith("Not in its plain form, but with this: ")
    assert answer.catalog.rule("R-KN-01").sentence in said


def test_a_plain_form_says_that_nothing_asks_for_another() -> None:
    _, answer = an_answer()
    said = {form_reason(answer, at) for at, _ in enumerate(answer.steps)}
    assert said <= {"It is done in its plain form. Nothing that you told asks for another way.", ""}


def test_every_dose_is_explained_by_a_wall_or_by_what_more_would_cost() -> None:
    _, answer = an_answer(minutes=5)
    longer = [at for at, _ in enumerate(answer.steps) if has_longer(answer, at)]
    for at, _ in enumerate(answer.steps):
        if at not in longer:
            said = wall(answer, at)
            assert "the longest that its source" in said or "adds little" in said
            continue
        posed = asking(answer, with_longer(answer, answer.found.taken[at]))
        found = compose(posed.problem)
        after = type(answer)(**{**vars(posed), "found": found})
        said = no_longer(answer, after, at, gained(answer, after))
        assert " more costs " in said or "would do as well" in said or "No longer dose fits" in said


def test_a_dose_kept_short_for_the_person_names_its_rule() -> None:
    """Early in the morning holds stay short; with strong pain everything stays easy."""
    _, answer = an_answer(minutes=5, pain={"low-back": 8}, facts=["sciatica-flare"])
    told = [wall(answer, at) for at, _ in enumerate(answer.steps) if not has_longer(answer, at)]
    rules = {rule.sentence for rule in answer.catalog.rules if rule.action == "cap"}
    assert any(rule in said for said in told for rule in rules)

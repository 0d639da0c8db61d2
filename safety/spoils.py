"""How can a sound routine be made unsafe? One function, one way."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from recommender.intake import check_intake
from recommender.screening import reasons_against, rules_in_force
from safety.building import Document, Draft, entry
from safety.opinions import Item

Dice = random.Random
Spoil = Callable[[Draft, Dice], bool]
"""Spoils a draft; False when it cannot be spoilt this way."""
Fits = Callable[[Item], bool]


def entries(kind: str, change: Callable[[Document], Any], counted: bool = True) -> Spoil:
    """Changes one entry of a kind; `counted` makes the clock right again."""

    def spoil(draft: Draft, dice: Dice) -> bool:
        found = [e for step in draft.steps for e in step["ledger"] if e["kind"] == kind]
        if not found:
            return False
        change(dice.choice(found))
        _settle(draft, counted)
        return True

    return spoil


def second_sides(change: Callable[[Document], Any]) -> Spoil:
    """Changes all work on the right of one exercise."""

    def spoil(draft: Draft, dice: Dice) -> bool:
        sided = [step for step in draft.steps if step["dose"]["per_side"]]
        if not sided:
            return False
        for each in dice.choice(sided)["ledger"]:
            if each["side"] == "right":
                change(each)
        _settle(draft, True)
        return True

    return spoil


def _settle(draft: Draft, counted: bool) -> None:
    for step in draft.steps:
        step["ledger"] = [each for each in step["ledger"] if each["seconds"]]
    if counted:
        draft.count()
        draft.fit()


def lasts(more: int) -> Callable[[Document], Any]:
    """Makes an entry longer, or shorter."""
    return lambda each: each.update(seconds=max(0, each["seconds"] + more))


def of_a_step(change: Callable[[Document], Any]) -> Spoil:
    """Changes one step."""

    def spoil(draft: Draft, dice: Dice) -> bool:
        change(dice.choice(draft.steps))
        return True

    return spoil


def of_the_document(**changes: Any) -> Spoil:
    """Changes the document."""

    def spoil(draft: Draft, _: Dice) -> bool:
        draft.document.update(changes)
        return True

    return spoil


def told_later(fits: Fits, **answers: Any) -> Spoil:
    """A step is put in that fits what the person told, and then the answer comes that bars it."""

    def spoil(draft: Draft, dice: Dice) -> bool:
        taken = {step["exercise"] for step in draft.steps}
        fitting = [i for i in draft.items if fits(i) and i.exercise.id not in taken]
        _put_in(draft, dice, fitting)
        draft.tell(
            **{**answers, "concerns": {**draft.told["concerns"], **answers.get("concerns", {})}}
        )
        return True

    return spoil


def _put_in(draft: Draft, dice: Dice, items: list[Item]) -> None:
    item = dice.choice(items)
    at = dice.randrange(len(draft.steps))
    draft.put(at, item)
    draft.tell(
        equipment=sorted({*draft.told["equipment"], *item.form.equipment, *_under(item)}),
        can_use_floor=draft.told["can_use_floor"] or item.exercise.surface == "floor",
    )


def _under(item: Item) -> list[str]:
    surface = item.exercise.surface
    return {"chair": ["chair"], "bed": ["bed"], "ball": ["exercise-ball"]}.get(surface, [])


def puts_in_what_is_barred(draft: Draft, dice: Dice) -> bool:
    """An exercise in a form that a rule bars for this very person, in a dose of its band."""
    intake = check_intake(draft.told)
    rules = rules_in_force(draft.catalog, intake)
    barred = [
        item
        for item in dice.sample(draft.items, 400)
        if reasons_against(intake, rules, item.exercise, item.form)
        and item.exercise.surface != "floor"
        and item.exercise.id not in {step["exercise"] for step in draft.steps}
    ]
    if barred:
        _put_in(draft, dice, barred)
    return bool(barred)


def strips_what_was_adjusted(draft: Draft, dice: Dice) -> bool:
    """A step that needs its adjustment is done without any."""
    needy = [at for at, step in enumerate(draft.steps) if _is_barred_bare(draft, step)]
    if not needy:
        return False
    draft.reform(dice.choice(needy), ())
    return True


def _is_barred_bare(draft: Draft, step: Document) -> bool:
    intake = check_intake(draft.told)
    exercise = draft.catalog.exercise(step["exercise"])
    rules = rules_in_force(draft.catalog, intake)
    return bool(reasons_against(intake, rules, exercise, exercise.forms()[0]))


def forgets_an_adjustment(draft: Draft, dice: Dice) -> bool:
    """The document leaves out that a step is adjusted; its loads still say so."""
    adjusted = [step for step in draft.steps if step["adjustments"]]
    if not adjusted:
        return False
    dice.choice(adjusted)["adjustments"].pop()
    return True


def excludes(draft: Draft, dice: Dice) -> bool:
    """The person excludes an exercise that is taken."""
    draft.tell(excluded=[dice.choice(draft.steps)["exercise"]])
    return True


def takes_equipment_away(draft: Draft, dice: Dice) -> bool:
    """Something that a step needs is no longer at hand."""
    used = sorted({thing for step in draft.steps for thing in step["equipment"]})
    if not used:
        return False
    gone = dice.choice(used)
    draft.tell(equipment=[thing for thing in draft.told["equipment"] if thing != gone])
    return True


def takes_the_floor_away(draft: Draft, _: Dice) -> bool:
    """The floor cannot be used after all."""
    if not any(step["surface"] == "floor" for step in draft.steps):
        return False
    draft.tell(can_use_floor=False)
    return True


def hurts_more(draft: Draft, dice: Dice) -> bool:
    """The pain is 7 or more, and some step is not gentle."""
    strong = any(step["dose"]["intensity"] > 1 for step in draft.steps)
    region = dice.choice(sorted(draft.told["pain"]))
    draft.tell(pain={**draft.told["pain"], region: dice.randint(7, 10)})
    return strong


def turns_the_phases(draft: Draft, dice: Dice) -> bool:
    """Two steps trade their phases."""
    at = dice.randrange(len(draft.steps) - 1) if len(draft.steps) > 1 else 0
    one, other = draft.steps[at], draft.steps[-1]
    one["phase"], other["phase"] = other["phase"], one["phase"]
    return bool(one["phase"] != other["phase"])


def turns_the_places(draft: Draft, _: Dice) -> bool:
    """The first and the last main step trade places, without walking there."""
    main = [at for at, step in enumerate(draft.steps) if step["phase"] == "main"]
    places = {(draft.steps[at]["position"], draft.steps[at]["surface"]) for at in main}
    if len(places) < 2:
        return False
    steps = draft.steps
    steps[main[0]], steps[main[-1]] = steps[main[-1]], steps[main[0]]
    draft.count()
    return True


def takes_one_twice(draft: Draft, dice: Dice) -> bool:
    """A step comes a second time, walked to and counted."""
    at = dice.randrange(len(draft.steps))
    draft.steps.insert(at, json.loads(json.dumps(draft.steps[at])))
    draft.walk()
    return True


def crowds(draft: Draft, dice: Dice) -> bool:
    """Every step comes four times."""
    draft.document["steps"] = dice.sample(draft.steps * 4, len(draft.steps) * 4)
    return True


def raises_a_red_flag(draft: Draft, dice: Dice) -> bool:
    """A sign that needs care first was told."""
    stopping = [each.id for each in draft.catalog.questions if each.tier != "caution"]
    draft.told["red_flags"] = [dice.choice(stopping)]
    return True


def asks_less_time(draft: Draft, _: Dice) -> bool:
    """The person has a minute less than the routine takes."""
    minutes = draft.told["minutes"] - 1
    draft.tell(minutes=minutes)
    draft.document["budget_seconds"] = 60 * minutes
    return minutes >= 3 and bool(draft.document["seconds"] > 60 * minutes)


def rests(seconds: int) -> Spoil:
    """A step ends in two rests, one of so many seconds."""

    def spoil(draft: Draft, dice: Dice) -> bool:
        step = dice.choice(draft.steps)
        step["ledger"].append(entry("rest", seconds))
        step["ledger"].append(entry("rest", 5))
        draft.count()
        draft.fit()
        return True

    return spoil


def drops_a_caution(draft: Draft, dice: Dice) -> bool:
    """A caution that is due is left out."""
    due = draft.document["cautions"]
    asked = [each for each in due if draft.catalog.rule(each["rule"]).action == "warn"]
    draft.document["cautions"] = [each for each in due if each != dice.choice(asked)]
    return len(draft.document["cautions"]) < len(due)


def asks_for_the_demanding(draft: Draft, dice: Dice) -> bool:
    """A demanding exercise is put in though nobody locked it."""
    demanding = [i for i in draft.items if i.exercise.offered != "always"]
    _put_in(draft, dice, demanding)
    return True


def ends(position: str) -> Spoil:
    """The routine claims another end."""

    def spoil(draft: Draft, _: Dice) -> bool:
        changed = bool(draft.document["end_position"] != position)
        draft.document["end_position"] = position
        return changed

    return spoil


def position(name: str) -> Fits:
    """Items of this start position."""
    return lambda item: item.exercise.position == name


def tag(name: str, value: Any) -> Fits:
    """Items whose form has this tag."""

    def fits(item: Item) -> bool:
        found = getattr(item.form.tags, name)
        return value in found if isinstance(found, tuple) else bool(found == value)

    return fits


def bare(name: str, value: Any) -> Fits:
    """Items without adjustments whose form has this tag."""
    return lambda item: not item.form.ids and tag(name, value)(item)


def paces_on(step: Document) -> None:
    """Thirty repetitions more."""
    step["dose"]["repetitions"] += 30

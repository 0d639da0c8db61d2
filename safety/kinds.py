"""Which kinds of unsafe routines are planted, and which checks must see each of them?"""

from __future__ import annotations

from typing import NamedTuple

from safety.spoils import (
    Spoil,
    asks_for_the_demanding,
    asks_less_time,
    bare,
    crowds,
    drops_a_caution,
    ends,
    entries,
    excludes,
    forgets_an_adjustment,
    hurts_more,
    lasts,
    of_a_step,
    of_the_document,
    paces_on,
    position,
    puts_in_what_is_barred,
    raises_a_red_flag,
    rests,
    second_sides,
    strips_what_was_adjusted,
    tag,
    takes_equipment_away,
    takes_one_twice,
    takes_the_floor_away,
    told_later,
    turns_the_phases,
    turns_the_places,
)


class Kind(NamedTuple):
    """A kind of fault, and the checks of which at least one must see it."""

    name: str
    checks: tuple[str, ...]
    spoil: Spoil


HEALTH = (
    *("spares-the-knee", "spares-the-wrist", "spares-the-pregnancy", "follows-the-evidence"),
    *("bends-no-worse-way", "respects-the-facts", "stays-mild-in-pregnancy"),
    *("keeps-the-demanding-for-who-asks", "obeys-every-rule"),
)
LEDGER = ("works-as-dosed", "changes-sides-and-lets-go")
KINDS = (
    Kind("a gap in the clock", ("has-no-gap",), entries("work", lasts(5), False)),
    Kind("the routine claims another length", ("has-no-gap",), of_the_document(seconds=295)),
    Kind("work shorter than its dose", LEDGER, entries("work", lasts(-5))),
    Kind("work longer than its dose", LEDGER, entries("work", lasts(10))),
    Kind("the right side is shorter", LEDGER, second_sides(lasts(-5))),
    Kind("the right side is left out", LEDGER, second_sides(lambda e: e.update(seconds=0))),
    Kind("the left side comes twice", LEDGER, second_sides(lambda e: e.update(side="left"))),
    Kind("no change of sides, no letting go", LEDGER, entries("switch", lasts(-5))),
    Kind("a move too short", ("moves-as-far-as-it-must",), entries("move", lasts(-5))),
    Kind("no move at all", ("moves-as-far-as-it-must",), entries("move", lasts(-999))),
    Kind("no set-up", ("sets-each-form-up",), entries("set-up", lasts(-999))),
    Kind("a rest too long", ("rests-once-and-briefly",), rests(35)),
    Kind("two rests", ("rests-once-and-briefly",), rests(10)),
    Kind("a dose above its band", ("stays-inside-a-band",), of_a_step(paces_on)),
    Kind(
        "a hold of 40 s",
        ("stays-inside-a-band", "doses-by-the-facts"),
        of_a_step(lambda step: step["dose"].update(hold_seconds=40)),
    ),
    Kind(
        "an intensity that no band has",
        ("stays-inside-a-band",),
        of_a_step(lambda step: step["dose"].update(intensity=9)),
    ),
    Kind("strong work at pain 7 and more", ("stays-gentle-in-strong-pain",), hurts_more),
    Kind("an exercise that is barred", HEALTH, puts_in_what_is_barred),
    Kind("a form stripped of its adjustments", HEALTH, strips_what_was_adjusted),
    Kind(
        "an adjustment that is not told",
        (
            "tells-the-loads-as-performed",
            "sets-each-form-up",
            "needs-only-what-is-at-hand",
            *HEALTH,
        ),
        forgets_an_adjustment,
    ),
    Kind(
        "loads that are denied",
        ("tells-the-loads-as-performed",),
        of_a_step(lambda step: step["loads"].update(wrist="unsaid", kneeling="unsaid")),
    ),
    Kind("an excluded exercise", ("leaves-out-what-was-excluded",), excludes),
    Kind("equipment not at hand", ("needs-only-what-is-at-hand",), takes_equipment_away),
    Kind("the floor, which cannot be used", ("stays-off-the-floor",), takes_the_floor_away),
    Kind(
        "on the back in week 16",
        ("spares-the-pregnancy",),
        told_later(position("supine"), pregnancy_week=16),
    ),
    Kind(
        "on the back in the third trimester",
        ("spares-the-pregnancy",),
        told_later(position("supine"), concerns={"pregnancy": "trimester-3"}),
    ),
    Kind(
        "on the front in week 14",
        ("spares-the-pregnancy",),
        told_later(position("prone"), pregnancy_week=14),
    ),
    Kind(
        "a closed twist in the second trimester",
        ("spares-the-pregnancy",),
        told_later(tag("twist", "closed"), concerns={"pregnancy": "trimester-2"}),
    ),
    Kind(
        "bare kneeling on a sore knee",
        ("spares-the-knee",),
        told_later(bare("kneeling", True), concerns={"knee": "mild"}),
    ),
    Kind(
        "kneeling on a bad knee",
        ("spares-the-knee",),
        told_later(tag("kneeling", True), concerns={"knee": "severe"}),
    ),
    Kind(
        "a turn in a bad knee",
        ("spares-the-knee",),
        told_later(tag("knee_torsion", True), concerns={"knee": "severe"}),
    ),
    Kind(
        "weight on a sore wrist",
        ("spares-the-wrist",),
        told_later(bare("wrist", "weight"), concerns={"wrist": "mild"}),
    ),
    Kind(
        "a little weight on a bad wrist",
        ("spares-the-wrist",),
        told_later(tag("wrist", "partial"), concerns={"wrist": "severe"}),
    ),
    Kind(
        "bending where bending is worse",
        ("bends-no-worse-way",),
        told_later(tag("spine", "flexion"), worse_when="bending"),
    ),
    Kind(
        "leaning back where that is worse",
        ("bends-no-worse-way",),
        told_later(tag("spine", "extension"), worse_when="leaning-back"),
    ),
    Kind(
        "a deep bend with osteoporosis",
        ("respects-the-facts",),
        told_later(tag("deep_bend", True), facts=["osteoporosis"]),
    ),
    Kind(
        "an uneven position with pelvic girdle pain",
        ("respects-the-facts",),
        told_later(tag("asymmetric", True), facts=["pelvic-girdle-pain"]),
    ),
    Kind(
        "a hamstring stretch in a sciatica flare",
        ("respects-the-facts",),
        told_later(lambda i: i.exercise.family == "hamstring", facts=["sciatica-flare"]),
    ),
    Kind(
        "a beginner's dose exceeded",
        ("doses-by-the-facts",),
        told_later(lambda i: i.dose.hold_seconds > 20, facts=["new-to-exercise"]),
    ),
    Kind("a demanding exercise unasked", HEALTH, asks_for_the_demanding),
    Kind("phases out of order", ("keeps-to-the-phases",), turns_the_phases),
    Kind(
        "places out of order",
        ("goes-through-its-places-once", "moves-as-far-as-it-must"),
        turns_the_places,
    ),
    Kind("one exercise twice", ("names-every-exercise-once",), takes_one_twice),
    Kind("too many steps", ("is-not-crowded",), crowds),
    Kind("an end lying down", ("begins-standing-and-ends-up",), ends("supine")),
    Kind(
        "a start lying down",
        ("begins-standing-and-ends-up",),
        of_the_document(start_position="prone"),
    ),
    Kind("after a red flag", ("follows-no-red-flag",), raises_a_red_flag),
    Kind("longer than the minutes", ("keeps-to-the-minutes",), asks_less_time),
    Kind(
        "a caution left out",
        ("gives-every-caution", "says-what-the-facts-ask-for"),
        drops_a_caution,
    ),
)

"""Is one exercise sound beyond its shape? One function per house rule; the list is at the end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from pydantic import ValidationError

from recommender.catalog.exercise import DoseBand, Exercise, Tags
from recommender.catalog.loading import Catalog
from recommender.catalog.reading import grade

LONGEST_STEP = 140
"""Characters."""
MOST_STEPS = 7
HARDEST_GRADE = 8.0
FORBIDDEN_CLAIMS = ("cure", "heal", "treats", "relieves", "guarantee", "diagnos", "prescri")

Fault = Iterator[str]


def claims(*texts: str) -> Iterator[str]:
    """The forbidden claims that stand in some texts."""
    told = " ".join(texts).lower()
    return (claim for claim in FORBIDDEN_CLAIMS if claim in told)


def cites_known_sources(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise cites only sources that stand in sources.toml."""
    known = {source.key for source in catalog.sources}
    cited = [citation.key for citation in exercise.sources]
    cited += [key for band in exercise.doses for key in band.sources]
    cited += [key for adjustment in exercise.adjustments for key in adjustment.sources]
    for key in sorted(set(cited) - known):
        yield f"the source {key} is not in sources.toml"


def names_known_regions(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise serves known regions."""
    for region in sorted(set(exercise.regions) - {each.id for each in catalog.regions}):
        yield f"the region {region} is not in regions.toml"


def starts_in_a_known_place(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise starts in a place of positions.toml."""
    if exercise.place not in {(place.position, place.surface) for place in catalog.places}:
        yield f"no place is {exercise.position} on {exercise.surface}"


def needs_known_equipment(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise and its adjustments need only known equipment."""
    needed = set(exercise.equipment)
    needed.update(thing for adjustment in exercise.adjustments for thing in adjustment.equipment)
    for thing in sorted(needed - {each.id for each in catalog.equipment}):
        yield f"the equipment {thing} is not in equipment.toml"


def points_to_known_exercises(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise's easier, harder and swap neighbours exist."""
    for key in ("easier", "harder", "swap_for"):
        for other in getattr(exercise, key):
            if not catalog.has(other):
                yield f"{key} names {other}, which is not in the catalog"
            elif other == exercise.id:
                yield f"{key} names the exercise itself"


def gives_known_provisions(catalog: Catalog, exercise: Exercise) -> Fault:
    """An adjustment gives only provisions of concerns.toml."""
    known = {term.id for term in catalog.provisions}
    for adjustment in exercise.adjustments:
        for provision in sorted(set(adjustment.provisions) - known):
            yield f"the adjustment {adjustment.id} gives the unknown provision {provision}"


def serves_known_concerns(catalog: Catalog, exercise: Exercise) -> Fault:
    """An adjustment serves only concerns, trimesters, directions and facts of concerns.toml."""
    kinds = (catalog.concerns, catalog.trimesters, catalog.directions, catalog.facts)
    known = {term.id for kind in kinds for term in kind}
    for adjustment in exercise.adjustments:
        for concern in sorted(set(adjustment.serves) - known):
            yield f"the adjustment {adjustment.id} serves the unknown concern {concern}"


def names_its_adjustments_once(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise has each adjustment once, and they exclude only one another."""
    ids = [adjustment.id for adjustment in exercise.adjustments]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield f"the adjustment {twice} stands twice"
    for adjustment in exercise.adjustments:
        for other in sorted(set(adjustment.not_with) - set(ids)):
            yield f"the adjustment {adjustment.id} excludes {other}, which is not there"


def sets_only_known_tags(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An adjustment gives only tags that there are, each a value that it may have."""
    plain = exercise.tags.model_dump(mode="json")
    for adjustment in exercise.adjustments:
        try:
            Tags.model_validate_json(json.dumps({**plain, **adjustment.sets}), strict=True)
        except ValidationError as error:
            for tag in sorted({str(each["loc"][0]) for each in error.errors()}):
                yield f"the adjustment {adjustment.id} sets {tag} to what is not possible"


def replaces_only_its_steps(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An adjustment replaces only steps that the exercise has."""
    numbers = {str(number) for number in range(1, len(exercise.steps) + 1)}
    for adjustment in exercise.adjustments:
        for step in sorted(set(adjustment.replaces) - numbers):
            yield f"the adjustment {adjustment.id} replaces step {step}, which is not there"


def kneels_where_its_place_does(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise loads the knees exactly where its place is a kneeling one."""
    for place in catalog.places:
        here = (place.position, place.surface) == exercise.place
        if here and place.kneels != exercise.tags.kneeling:
            yield f"the tag kneeling contradicts the place {place.id}"


def names_the_rule_of_a_trimester(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise names a known rule wherever a trimester is not ok."""
    known = {rule.id for rule in catalog.rules}
    for trimester, cell in exercise.pregnancy.items():
        if cell.rule not in known and (cell.status != "ok" or cell.rule is not None):
            yield f"pregnancy.{trimester} names no known rule"


def gives_a_dose_that_fits(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise has at least one dose, a multiple of 5 s, for all seconds of each band."""
    for band in exercise.doses:
        given = {dose.hold_seconds or dose.paced_seconds for dose in band.doses(exercise.per_side)}
        for seconds in sorted(set(band.seconds) - given):
            yield f"doses: {seconds} s give no dose that is a multiple of 5 s ({band.note})"


def has_a_gentle_dose(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise that is always offered has a dose of intensity 1."""
    if exercise.offered == "always" and all(band.intensity > 1 for band in exercise.doses):
        yield "no dose has intensity 1"


def breathes_with_its_steps(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An adjustment that changes a step with a breath in it says how to breathe."""
    for adjustment in exercise.adjustments:
        changed = [
            step
            for number, step in enumerate(exercise.steps, start=1)
            if str(number) in adjustment.replaces
        ]
        if "breathe" in " ".join(changed).lower() and adjustment.breathing is None:
            yield f"{adjustment.id} changes when to breathe; give it a breathing cue of its own"


def stays_within_what_is_stated(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """A dose that is not derived lies within what its sources state, least to most."""
    for band in exercise.doses:
        if band.derived:
            continue
        for what in ("seconds", "repetitions"):
            stated = _stated(exercise, band, what)
            given = getattr(band, what)
            if not stated:
                yield f"doses: no source states the {what} ({band.note})"
            elif not min(stated) <= min(given) <= max(given) <= max(stated):
                yield f"doses: the {what} go beyond what the sources state ({band.note})"


def _stated(exercise: Exercise, band: DoseBand, what: str) -> list[int]:
    cited = [citation for citation in exercise.sources if citation.key in band.sources]
    return [number for citation in cited for number in getattr(citation, what) or ()]


def texts(exercise: Exercise) -> tuple[str, ...]:
    """Every sentence of an exercise that a person may be shown."""
    own = (exercise.summary, *exercise.steps, exercise.breathing, exercise.feel, exercise.stop)
    adjusted = tuple(
        text
        for each in exercise.adjustments
        for text in (each.because, *each.adds, *each.replaces.values(), each.breathing or "")
    )
    return (*own, *exercise.cautions, *adjusted)


def steps_are_short(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise is told in few and short steps."""
    if len(exercise.steps) > MOST_STEPS:
        yield f"there are more than {MOST_STEPS} steps"
    told = [("step", step) for step in exercise.steps]
    told += [
        (f"a step of {adjustment.id}", step)
        for adjustment in exercise.adjustments
        for step in (*adjustment.adds, *adjustment.replaces.values())
    ]
    for what, step in told:
        if len(step) > LONGEST_STEP:
            yield f"{what} is longer than {LONGEST_STEP} characters: {step[:40]}…"


def reads_easily(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise is written for a reader of eight years of school."""
    found = grade(" ".join(texts(exercise)))
    if found > HARDEST_GRADE:
        yield f"the text asks for {found:.1f} years of school, more than {HARDEST_GRADE:.0f}"


def promises_nothing(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise claims no cure."""
    for claim in claims(exercise.name, *texts(exercise)):
        yield f"the text says '{claim}'"


def names_nothing_twice(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise's name, aliases and reference belong to it alone."""
    own = {exercise.name.lower(), *(alias.lower() for alias in exercise.aliases)}
    for other in catalog.exercises:
        if other.id == exercise.id:
            continue
        taken = {other.name.lower(), *(alias.lower() for alias in other.aliases)}
        for name in sorted(own & taken):
            yield f"{name} also names {other.id}"
        if exercise.reference and exercise.reference == other.reference:
            yield f"{exercise.reference} is also the reference of {other.id}"


EXERCISE_CHECKS: tuple[Callable[[Catalog, Exercise], Fault], ...] = (
    cites_known_sources,
    names_known_regions,
    starts_in_a_known_place,
    needs_known_equipment,
    points_to_known_exercises,
    gives_known_provisions,
    serves_known_concerns,
    names_its_adjustments_once,
    sets_only_known_tags,
    replaces_only_its_steps,
    kneels_where_its_place_does,
    names_the_rule_of_a_trimester,
    gives_a_dose_that_fits,
    has_a_gentle_dose,
    breathes_with_its_steps,
    stays_within_what_is_stated,
    steps_are_short,
    reads_easily,
    promises_nothing,
    names_nothing_twice,
)

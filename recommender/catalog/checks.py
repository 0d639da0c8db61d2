"""Is the catalog sound beyond its shape? One function per house rule; the list stands at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from recommender.catalog.exercise import Exercise, Tags
from recommender.catalog.loading import BrokenCatalog, Catalog, load_catalog
from recommender.catalog.vocabulary import Rule, Value

LONGEST_STEP_WORDS = 32
FORBIDDEN_CLAIMS = ("cure", "heal", "treats", "relieves", "guarantee", "diagnos", "prescri")
FACETS = frozenset(Tags.model_fields) | {"position", "surface", "family", "offered"}


class Finding(Value):
    """Something wrong: where, by which check, in a sentence."""

    entry: str
    check: str
    sentence: str

    def line(self) -> str:
        """The finding as one line."""
        return f"{self.entry}: {self.check}: {self.sentence}"


Fault = Iterator[str]


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
    needed = {thing for form in exercise.forms() for thing in form.equipment}
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


def sets_only_known_tags(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An adjustment sets only tags, and replaces only steps, that the exercise has."""
    for adjustment in exercise.adjustments:
        for tag in sorted(set(adjustment.sets) - set(Tags.model_fields)):
            yield f"the adjustment {adjustment.id} sets the unknown tag {tag}"
        for step in adjustment.replaces:
            if not (step.isdigit() and 1 <= int(step) <= len(exercise.steps)):
                yield f"the adjustment {adjustment.id} replaces step {step}, which is not there"


def kneels_where_its_place_does(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise loads the knees exactly where its place is a kneeling one."""
    for place in catalog.places:
        if (place.position, place.surface) == exercise.place:
            if place.kneels != exercise.tags.kneeling:
                yield f"the tag kneeling contradicts the place {place.id}"


def names_the_rule_of_a_trimester(catalog: Catalog, exercise: Exercise) -> Fault:
    """An exercise names a known rule wherever a trimester is not ok."""
    known = {rule.id for rule in catalog.rules}
    for trimester, cell in exercise.pregnancy.items():
        if cell.status != "ok" and cell.rule not in known:
            yield f"pregnancy.{trimester} names no known rule"


def gives_a_dose_that_fits(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise has at least one dose, in steps of 5 s, from each band."""
    for band in exercise.doses:
        if not band.doses(exercise.per_side):
            yield f"the band '{band.note}' gives no dose that is a multiple of 5 s"


def has_a_gentle_dose(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise that is always offered has a dose of intensity 1."""
    if exercise.offered == "always" and all(band.intensity > 1 for band in exercise.doses):
        yield "no dose has intensity 1"


def speaks_plainly(catalog: Catalog, exercise: Exercise) -> Fault:  # noqa: ARG001
    """An exercise is told in short sentences and claims no cure."""
    for number, step in enumerate(exercise.steps, start=1):
        if len(step.split()) > LONGEST_STEP_WORDS:
            yield f"step {number} has more than {LONGEST_STEP_WORDS} words"
    told = " ".join((exercise.summary, *exercise.steps, exercise.feel, *exercise.cautions)).lower()
    for claim in FORBIDDEN_CLAIMS:
        if claim in told:
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


def rule_is_sound(catalog: Catalog, rule: Rule) -> Fault:
    """A rule touches known properties, is spared by known provisions and has a source."""
    for key in sorted((set(rule.touches) | set(rule.plain)) - FACETS):
        yield f"touches the unknown property {key}"
    for provision in sorted(set(rule.unless) - {term.id for term in catalog.provisions}):
        yield f"is spared by the unknown provision {provision}"
    known = {source.key: source for source in catalog.sources}
    for key in sorted(set(rule.sources) - set(known)):
        yield f"the source {key} is not in sources.toml"
    grades = {known[key].quality for key in rule.sources if key in known}
    if grades <= {"C"} and not rule.derived:
        yield "rests on C-grade sources alone and is not marked derived"


def transitions_obey_the_triangle(catalog: Catalog) -> Fault:
    """Going through a third place never saves time, and every pair of places is timed."""
    ids = [place.id for place in catalog.places]
    try:
        for start in ids:
            for end in ids:
                for between in ids:
                    direct = catalog.transition_seconds(start, end)
                    first = catalog.transition_seconds(start, between)
                    if direct > first + catalog.transition_seconds(between, end):
                        yield f"{start} to {end} is shorter by way of {between}"
    except KeyError as missing:
        yield f"transitions.toml does not time {missing}"


def orders_name_every_place(catalog: Catalog) -> Fault:
    """Every phase orders all places, each once."""
    ids = sorted(place.id for place in catalog.places)
    for phase, order in catalog.orders.items():
        if sorted(order) != ids:
            yield f"the order of {phase} does not name every place once"


def every_tier_has_its_referral(catalog: Catalog) -> Fault:
    """Every tier that stops a routine tells the person what to do."""
    told = {referral.tier for referral in catalog.referrals}
    for tier in sorted({question.tier for question in catalog.questions} - told - {"caution"}):
        yield f"no referral is written for {tier}"


def questions_name_known_rules(catalog: Catalog) -> Fault:
    """Every question names a rule of the table."""
    known = {rule.id for rule in catalog.rules}
    for question in catalog.questions:
        if question.rule not in known:
            yield f"the question {question.id} names the unknown rule {question.rule}"


def everything_else_cites_known_sources(catalog: Catalog) -> Fault:
    """Questions, referrals and advice cite known sources."""
    known = {source.key for source in catalog.sources}
    cited = [(each.id, key) for each in catalog.questions for key in each.sources]
    cited += [(each.tier, key) for each in catalog.referrals for key in each.sources]
    cited += [(each.id, key) for each in catalog.advice for key in each.sources]
    for entry, key in cited:
        if key not in known:
            yield f"{entry} cites {key}, which is not in sources.toml"


def ids_are_unique(catalog: Catalog) -> Fault:
    """No id stands twice within its kind."""
    for kind in ("regions", "places", "equipment", "facts", "questions", "rules", "advice"):
        ids = [each.id for each in getattr(catalog, kind)]
        for twice in sorted({each for each in ids if ids.count(each) > 1}):
            yield f"{kind} has {twice} twice"


EXERCISE_CHECKS: tuple[Callable[[Catalog, Exercise], Fault], ...] = (
    cites_known_sources,
    names_known_regions,
    starts_in_a_known_place,
    needs_known_equipment,
    points_to_known_exercises,
    gives_known_provisions,
    sets_only_known_tags,
    kneels_where_its_place_does,
    names_the_rule_of_a_trimester,
    gives_a_dose_that_fits,
    has_a_gentle_dose,
    speaks_plainly,
    names_nothing_twice,
)
RULE_CHECKS: tuple[Callable[[Catalog, Rule], Fault], ...] = (rule_is_sound,)
CATALOG_CHECKS: tuple[Callable[[Catalog], Fault], ...] = (
    ids_are_unique,
    orders_name_every_place,
    transitions_obey_the_triangle,
    every_tier_has_its_referral,
    questions_name_known_rules,
    everything_else_cites_known_sources,
)


def findings(catalog: Catalog) -> tuple[Finding, ...]:
    """Everything wrong with a catalog, in the order of the lists above."""
    found = [
        Finding(entry=f"exercises/{exercise.id}.toml", check=check.__name__, sentence=sentence)
        for exercise in catalog.exercises
        for check in EXERCISE_CHECKS
        for sentence in check(catalog, exercise)
    ]
    found += [
        Finding(entry=f"rules.toml {rule.id}", check=check.__name__, sentence=sentence)
        for rule in catalog.rules
        for check in RULE_CHECKS
        for sentence in check(catalog, rule)
    ]
    found += [
        Finding(entry="catalog", check=check.__name__, sentence=sentence)
        for check in CATALOG_CHECKS
        for sentence in check(catalog)
    ]
    return tuple(found)


def open_catalog(folder: Path | None = None) -> Catalog:
    """The catalog of a folder, whole and sound; nothing ever starts on half of one.

    Raises:
        BrokenCatalog: with every fault that was found.
    """
    catalog = load_catalog(folder)
    faults = [finding.line() for finding in findings(catalog)]
    if faults:
        raise BrokenCatalog(faults)
    return catalog

"""Are the rules, places and questions sound beyond their shape? The lists stand at the end."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from itertools import combinations, permutations
from typing import Any, get_args, get_origin

from recommender.catalog.exercise import Exercise, Tags
from recommender.catalog.exercise_checks import Fault, claims
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import PHASES, Position, Rule, Surface

BEGUN_ON = date(2026, 11, 1)
"""The month in which the first exercise was written down."""

NAMED_BY_SCREENING = ("R-AC-02", "R-AC-03", "R-AC-04")
KINDS = (
    *("regions", "positions", "surfaces", "places", "equipment", "levels", "concerns"),
    *("trimesters", "directions", "facts", "provisions", "questions", "rules", "advice"),
    "adaptations",
)


def touches_what_there_is(catalog: Catalog, rule: Rule) -> Fault:
    """A rule touches known properties, each with values that it may have."""
    possible = _facets(catalog)
    for key, values in (*rule.touches.items(), *rule.plain.items()):
        if key not in possible:
            yield f"touches the unknown property {key}"
        elif not values or not set(values) <= possible[key]:
            yield f"touches {key} with a value that it never has"


def _facets(catalog: Catalog) -> dict[str, set[Any]]:
    tags = {name: _values(field.annotation) for name, field in Tags.model_fields.items()}
    return {
        **tags,
        "position": _values(Position),
        "surface": _values(Surface),
        "family": {exercise.family for exercise in catalog.exercises},
        "offered": _values(Exercise.model_fields["offered"].annotation),
    }


def _values(annotation: Any) -> set[Any]:
    if annotation is bool:
        return {True, False}
    inner = get_args(annotation)
    return _values(inner[0]) if get_origin(annotation) is tuple else set(inner)


def holds_for_someone(catalog: Catalog, rule: Rule) -> Fault:
    """A rule of screening has a condition, made of known facts and directions."""
    when = rule.when
    if rule.acts_in == "screening" and not any(when.model_dump().values()):
        yield "when is empty, so the rule is never in force"
    for fact in sorted(set(when.facts) - {term.id for term in catalog.facts}):
        yield f"when.facts names the unknown fact {fact}"
    for direction in sorted(set(when.worse_when) - {term.id for term in catalog.directions}):
        yield f"when.worse_when names the unknown direction {direction}"


def caps_something(catalog: Catalog, rule: Rule) -> Fault:  # noqa: ARG001
    """A capping rule of screening says which cap."""
    acts = rule.action == "cap" and rule.acts_in == "screening"
    if acts and not rule.caps.model_dump(exclude_none=True):
        yield "caps is empty, so the rule caps nothing"


def is_spared_by_known_provisions(catalog: Catalog, rule: Rule) -> Fault:
    """A rule is spared only by provisions of concerns.toml."""
    for provision in sorted(set(rule.unless) - {term.id for term in catalog.provisions}):
        yield f"is spared by the unknown provision {provision}"


def unfounded(catalog: Catalog, sources: Collection[str], derived: bool) -> Fault:
    """What is wrong with the sources of something, given whether it says that it is derived."""
    known = {source.key: source for source in catalog.sources}
    for key in sorted(set(sources) - set(known)):
        yield f"the source {key} is not in sources.toml"
    grades = {known[key].quality for key in sources if key in known}
    if grades <= {"C"} and not derived:
        yield "rests on C-grade sources alone and is not marked derived"


def rests_on_good_sources(catalog: Catalog, rule: Rule) -> Fault:
    """A rule cites known sources; one that rests on C-grade ones alone is marked derived."""
    yield from unfounded(catalog, rule.sources, rule.derived)


def claims_no_cure(catalog: Catalog, rule: Rule) -> Fault:  # noqa: ARG001
    """A rule claims no cure."""
    for claim in claims(rule.sentence):
        yield f"the sentence says '{claim}'"


def rules_of_the_code_are_there(catalog: Catalog) -> Fault:
    """The rules that screening names itself are in the table."""
    for rule in sorted(set(NAMED_BY_SCREENING) - {each.id for each in catalog.rules}):
        yield f"the rule {rule} is missing"


def relations_name_known_regions(catalog: Catalog) -> Fault:
    """A region's neighbours are regions."""
    known = {region.id for region in catalog.regions}
    for region in catalog.regions:
        for relation in region.related:
            if relation.region not in known:
                yield f"{region.id} is related to {relation.region}, which is not there"


def transitions_time_every_pair(catalog: Catalog) -> Fault:
    """Every pair of places is timed, and nothing else."""
    ids = {place.id for place in catalog.places}
    timed = {(start, end) for start, ends in catalog.transitions.items() for end in ends}
    for start, end in sorted(set(permutations(ids, 2)) - timed):
        yield f"{start} to {end} is not timed"
    for start, end in sorted(timed - set(permutations(ids, 2))):
        yield f"{start} to {end} is timed, but is no pair of places"


def transitions_obey_the_triangle(catalog: Catalog) -> Fault:
    """Going through a third place never saves time."""
    if any(transitions_time_every_pair(catalog)):
        return
    for start, between, end in permutations((place.id for place in catalog.places), 3):
        there, on = catalog.transitions[start][between], catalog.transitions[between][end]
        if catalog.transitions[start][end] > there + on:
            yield f"{start} to {end} is shorter by way of {between}"


def orders_name_every_place(catalog: Catalog) -> Fault:
    """Every phase orders all places, each once."""
    ids = sorted(place.id for place in catalog.places)
    for phase in PHASES:
        if sorted(catalog.orders.get(phase, ())) != ids:
            yield f"the order of {phase} does not name every place once"


def families_agree_on_regions(catalog: Catalog) -> Fault:
    """Any two exercises of a family clearly serve a region in common."""
    for one, other in combinations(catalog.exercises, 2):
        if one.family == other.family and not one.targets & other.targets:
            yield f"{one.id} and {other.id} are of the family {one.family} and share no region"


def every_fact_has_a_rule(catalog: Catalog) -> Fault:
    """A fact that a person can tell changes something."""
    heeded = {fact for rule in catalog.rules for fact in rule.when.facts}
    if any(question.waived_by_clinician for question in catalog.questions):
        heeded.add("clinician-cleared")
    for fact in sorted({term.id for term in catalog.facts} - heeded):
        yield f"no rule heeds the fact {fact}"


def every_gap_is_explained(catalog: Catalog) -> Fault:
    """Where no exercise targets a region in a position, a gap says why, and only there."""
    known = {region.id for region in catalog.regions}
    filled = {
        (region, exercise.position)
        for exercise in catalog.exercises
        if exercise.offered == "always"
        for region in exercise.targets
    }
    told = {(gap.region, gap.position) for gap in catalog.gaps}
    empty = {(region, term.id) for region in known for term in catalog.positions} - filled
    for region, position in sorted(empty - told):
        yield f"nothing targets {region} in {position}, and no gap says why"
    for region, position in sorted(told - empty):
        yield f"the gap of {region} in {position} is filled, or names an unknown region"


def contradictions_name_known_exercises(catalog: Catalog) -> Fault:
    """A contradiction names exercises of the catalog."""
    for each in catalog.contradictions:
        for exercise in each.exercises:
            if not catalog.has(exercise):
                yield f"{each.topic} names {exercise}, which is not in the catalog"


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


def shown_texts_claim_no_cure(catalog: Catalog) -> Fault:
    """Advice and referrals claim no cure."""
    for advice in catalog.advice:
        for claim in claims(advice.sentence):
            yield f"the advice {advice.id} says '{claim}'"
    for referral in catalog.referrals:
        for claim in claims(referral.sentence, *referral.actions):
            yield f"the referral {referral.tier} says '{claim}'"


def ids_are_unique(catalog: Catalog) -> Fault:
    """No id stands twice within its kind."""
    for kind in KINDS:
        ids = [each.id for each in getattr(catalog, kind)]
        for twice in sorted({each for each in ids if ids.count(each) > 1}):
            yield f"{kind} has {twice} twice"
    keys = [source.key for source in catalog.sources]
    for twice in sorted({each for each in keys if keys.count(each) > 1}):
        yield f"sources has {twice} twice"


def review_is_younger_than_the_catalog(catalog: Catalog) -> Fault:
    """Nobody reviewed an entry before the first entry was written."""
    for each in catalog.reviewable:
        if each.reviewed_on is not None and each.reviewed_on < BEGUN_ON:
            yield f"{each.id} was reviewed on {each.reviewed_on}, before there was a catalog"


RULE_CHECKS: tuple[Callable[[Catalog, Rule], Fault], ...] = (
    touches_what_there_is,
    holds_for_someone,
    caps_something,
    is_spared_by_known_provisions,
    rests_on_good_sources,
    claims_no_cure,
)
CATALOG_CHECKS: tuple[tuple[str, Callable[[Catalog], Fault]], ...] = (
    ("catalog", ids_are_unique),
    ("rules.toml", rules_of_the_code_are_there),
    ("regions.toml", relations_name_known_regions),
    ("positions.toml", orders_name_every_place),
    ("transitions.toml", transitions_time_every_pair),
    ("transitions.toml", transitions_obey_the_triangle),
    ("catalog", families_agree_on_regions),
    ("gaps.toml", every_gap_is_explained),
    ("contradictions.toml", contradictions_name_known_exercises),
    ("concerns.toml", every_fact_has_a_rule),
    ("questions.toml", every_tier_has_its_referral),
    ("questions.toml", questions_name_known_rules),
    ("sources.toml", everything_else_cites_known_sources),
    ("catalog", shown_texts_claim_no_cure),
    ("catalog", review_is_younger_than_the_catalog),
)
"""Each check with the file that it looks at."""

"""How much is left for whom? Exercises by region, position and what must be spared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from recommender.catalog.exercise import Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import PHASES, TARGETS_FROM
from recommender.intake import Intake
from recommender.screening import Screening, screen

Gaps = dict[tuple[str, str], int]
"""The number of the gap of a region and a position."""
STRICTEST: dict[str, Any] = {
    "concerns": {"knee": "severe", "wrist": "severe", "pregnancy": "trimester-3"},
    "can_use_floor": False,
}


@dataclass(frozen=True)
class Person:
    """Someone with something to spare; `told` is what their intake says beside minutes and pain."""

    label: str
    told: dict[str, Any] = field(default_factory=dict)
    bare: bool = False

    def intake(self, catalog: Catalog) -> Intake:
        """Their intake, with everything at hand unless they are bare."""
        things = [] if self.bare else [term.id for term in catalog.equipment]
        asked = {"minutes": 20, "pain": {"low-back": 4}, "equipment": things}
        return Intake.model_validate({**asked, **self.told})


def _concern(**levels: Any) -> dict[str, Any]:
    return {"concerns": levels}


def _pregnant(trimester: int) -> dict[str, Any]:
    return _concern(pregnancy=f"trimester-{trimester}")


PEOPLE = (
    Person("nothing to spare"),
    Person("knee mild", _concern(knee="mild")),
    Person("knee severe", _concern(knee="severe")),
    Person("wrist mild", _concern(wrist="mild")),
    Person("wrist severe", _concern(wrist="severe")),
    Person("knee and wrist severe", _concern(knee="severe", wrist="severe")),
    Person("trimester 1", _pregnant(1)),
    Person("trimester 2", _pregnant(2)),
    Person("trimester 3", _pregnant(3)),
    Person("worse bending forward", {"worse_when": "bending"}),
    Person("worse leaning back", {"worse_when": "leaning-back"}),
    Person("osteoporosis", {"facts": ["osteoporosis"]}),
    Person("pelvic girdle pain", {"facts": ["pelvic-girdle-pain"]}),
    Person("sciatica is flaring", {"facts": ["sciatica-flare"]}),
    Person("65 or older", {"facts": ["older-adult"]}),
    Person("just woke up", {"facts": ["just-woke-up"]}),
    Person("new to exercise", {"facts": ["new-to-exercise"]}),
    Person("gave birth lately", {"facts": ["postpartum"]}),
    Person("pain 7 or more", {"pain": {"low-back": 8}}),
    Person("nothing at hand", bare=True),
    Person("no floor", {"can_use_floor": False}),
    Person("no floor, nothing at hand", {"can_use_floor": False}, bare=True),
    Person("knee and wrist severe, trimester 3, no floor", STRICTEST),
)
"""Everyone that the catalog is measured for. One list."""


@dataclass(frozen=True)
class Survey:
    """What screening leaves one person."""

    person: Person
    left: tuple[Exercise, ...]
    screening: Screening

    def targeting(self, region: str, phase: str | None = None) -> list[Exercise]:
        """What is left that targets a region, in a phase when one is named."""
        return [
            exercise
            for exercise in self.left
            if region in exercise.targets and (phase is None or phase in exercise.phases)
        ]

    def why_none(
        self, catalog: Catalog, region: str, position: str | None = None
    ) -> tuple[str, ...]:
        """The rules that bar all that targets a region, in a position or any, the usual first."""
        here = {each.id for each in _all(catalog, region, position)}
        bars = Counter(each.rule for each in self.screening.barred if each.exercise in here)
        return tuple(rule for rule, _ in bars.most_common())


def survey(catalog: Catalog, person: Person) -> Survey:
    """What screening leaves this person, on request only or not."""
    screening = screen(catalog, person.intake(catalog))
    cleared = {each.exercise for each in screening.cleared}
    left = tuple(
        exercise
        for exercise in catalog.exercises
        if exercise.id in cleared and exercise.offered == "always"
    )
    return Survey(person, left, screening)


def coverage_page(catalog: Catalog) -> str:
    """Both matrices as Markdown; every empty cell names its reason."""
    surveys = [survey(catalog, person) for person in PEOPLE]
    return "\n".join(
        [*_head(catalog), *_by_person(catalog, surveys), *_by_position(catalog, surveys)]
    )


def _head(catalog: Catalog) -> Iterator[str]:
    offered = sum(exercise.offered == "always" for exercise in catalog.exercises)
    yield "# Coverage"
    yield ""
    yield "How much of the catalog is left for whom? This page is made from the catalog"
    yield f"(`make docs`). It counts the {offered} exercises that are always offered, each by the"
    weight = f"(weight {TARGETS_FROM} or 3)"
    yield f"regions that it targets {weight}, after screening, with everything at"
    yield "hand unless said."
    yield ""


def _by_person(catalog: Catalog, surveys: list[Survey]) -> Iterator[str]:
    yield "## By person"
    yield ""
    yield "In brackets: of these for the warm-up · the main part · settling."
    yield ""
    yield from _header(["Who", "All", *(region.label for region in catalog.regions)])
    for each in surveys:
        cells = [_phases(catalog, each, region.id) for region in catalog.regions]
        yield _row([each.person.label, str(len(each.left)), *cells])
    yield ""


def _phases(catalog: Catalog, each: Survey, region: str) -> str:
    targeting = each.targeting(region)
    if not targeting:
        return _reasons(each.why_none(catalog, region))
    parts = " · ".join(str(len(each.targeting(region, phase))) for phase in PHASES)
    return f"{len(targeting)} ({parts})"


def _by_position(catalog: Catalog, surveys: list[Survey]) -> Iterator[str]:
    gaps: Gaps = {(gap.region, gap.position): at for at, gap in enumerate(catalog.gaps, start=1)}
    yield "## By position"
    yield ""
    yield "A cell without a number names the rules that bar what there is; ¹ and so on name a gap"
    yield "of the catalog, explained below."
    for each in surveys:
        yield ""
        yield f"### {each.person.label[0].upper()}{each.person.label[1:]}"
        yield ""
        yield from _header(["Region", *(position.label for position in catalog.positions)])
        for region in catalog.regions:
            cells = [
                _cell(catalog, each, region.id, position.id, gaps) for position in catalog.positions
            ]
            yield _row([region.label, *cells])
    yield ""
    yield "### Gaps"
    yield ""
    labels = {position.id: position.label for position in catalog.positions}
    for number, gap in enumerate(catalog.gaps, start=1):
        yield f"{number}. {catalog.label(gap.region)}, {labels[gap.position].lower()}: {gap.why}"
    yield ""


def _cell(
    catalog: Catalog,
    each: Survey,
    region: str,
    position: str,
    gaps: Gaps,
) -> str:
    count = sum(exercise.position == position for exercise in each.targeting(region))
    if count:
        return str(count)
    if not _all(catalog, region, position):
        return str(gaps.get((region, position), "?")).translate(_RAISED)
    return _reasons(each.why_none(catalog, region, position))


def _all(catalog: Catalog, region: str, position: str | None) -> list[Exercise]:
    return [
        exercise
        for exercise in catalog.exercises
        if exercise.offered == "always"
        and region in exercise.targets
        and position in (None, exercise.position)
    ]


def _reasons(rules: tuple[str, ...]) -> str:
    return ", ".join(rules) or "nothing"


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _header(words: list[str]) -> Iterator[str]:
    yield _row(words)
    yield _row(["---"] * len(words))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"

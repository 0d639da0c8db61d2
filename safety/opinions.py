"""What do both opinions say of a form in a dose? Screening's, and the audit's own tables."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from recommender.auditing import concerns, documents, facts, forms
from recommender.auditing.case import Case
from recommender.auditing.checks import Check
from recommender.auditing.shelf import read_shelf
from recommender.auditing.told import read_told
from recommender.catalog.exercise import Dose, Exercise, Form
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Rule
from recommender.intake import Intake
from recommender.screening import reasons_against
from recommender.screening.clearing import clear
from safety.space import Health, Told

TABLES: tuple[Check, ...] = (
    documents.keeps_the_demanding_for_who_asks,
    forms.stays_off_the_floor,
    concerns.spares_the_knee,
    concerns.spares_the_wrist,
    concerns.spares_the_pregnancy,
    concerns.follows_the_evidence,
    concerns.stays_mild_in_pregnancy,
    facts.stays_gentle_in_strong_pain,
    facts.bends_no_worse_way,
    facts.respects_the_facts,
    facts.doses_by_the_facts,
)
"""What the audit knows by itself, without reading rules.toml."""


class Item(NamedTuple):
    """One form in one dose: what a verdict is about."""

    exercise: Exercise
    form: Form
    dose: Dose

    def step(self) -> dict[str, Any]:
        """The part of a routine's step that a verdict needs."""
        return {
            "exercise": self.exercise.id,
            "surface": self.exercise.surface,
            "adjustments": list(self.form.ids),
            "dose": self.dose.model_dump(mode="json"),
            "equipment": list(self.form.equipment),
        }


def every_item(catalog: Catalog) -> tuple[Item, ...]:
    """Every form of every exercise in every dose."""
    return tuple(
        Item(exercise, form, dose)
        for exercise in catalog.exercises
        for form in exercise.forms()
        for band in exercise.doses
        for dose in band.doses(exercise.per_side)
    )


class Verdicts:
    """Both opinions as sets of items, each set one whole number with a bit for an item.

    A set is made from verdicts on one rule, or on one answer, and then united. That this equals
    the verdict on the whole is what `safety.filtering` proves on combinations picked by a seed.
    """

    def __init__(
        self, catalog: Catalog, folder: Path, items: tuple[Item, ...] | None = None
    ) -> None:
        self.catalog = catalog
        self.items = items or every_item(catalog)
        self.whole = (1 << len(self.items)) - 1
        self._shelf = read_shelf(folder)
        self._barred: dict[str, int] = {}

    def screened(self, rules: Iterable[Rule], intake: Intake) -> int:
        """The items that screening leaves, of the rules in force; equipment apart."""
        barred = self._cells(intake.trimester)
        for rule in rules:
            barred |= self._by(rule, intake)
        return self.whole & ~barred

    def unsafe(self, health: Health) -> int:
        """The items that the audit's own tables call unsafe; equipment apart."""
        found = 0
        for answer in health.alone():
            found |= self.unsafe_for(answer)
        return found

    @cache  # noqa: B019  # one for each run
    def unsafe_for(self, health: Health) -> int:
        """The same, asked at once, of every item."""
        told = {**health.told(), "locked": self._on_request}
        return self.set_of(item for item in self.items if self.objections(told, item, TABLES))

    def objections(self, told: Told, item: Item, checks: Iterable[Check]) -> list[str]:
        """What checks of the audit say of one item."""
        case = Case(read_told(told), self._shelf, {"steps": [item.step()]})
        return [sentence for check in checks for _, sentence in check(case)]

    def set_of(self, items: Iterable[Item]) -> int:
        """Some items as a number."""
        wanted = {id(item) for item in items}
        return sum(1 << at for at, item in enumerate(self.items) if id(item) in wanted)

    @property
    def _on_request(self) -> list[str]:
        return [each.id for each in self.catalog.exercises if each.offered != "always"]

    def _by(self, rule: Rule, intake: Intake) -> int:
        """What one rule bars, or leaves without this dose; never depends on the person."""
        if rule.id not in self._barred:
            silent = intake.model_copy(update={"concerns": type(intake.concerns)()})
            silent = silent.model_copy(update={"pregnancy_week": None})
            self._barred[rule.id] = self.set_of(
                item for item in self.items if _stops(silent, rule, item)
            )
        return self._barred[rule.id]

    @cache  # noqa: B019  # one for each run
    def _cells(self, trimester: str | None) -> int:
        if trimester is None:
            return 0
        pregnant = Health(pregnancy=trimester).intake()
        return self.set_of(
            item for item in self.items if reasons_against(pregnant, (), item.exercise, item.form)
        )


def _stops(intake: Intake, rule: Rule, item: Item) -> bool:
    if reasons_against(intake, (rule,), item.exercise, item.form):
        return True
    (cleared,) = clear((rule,), item.exercise, [item.form], ())
    return item.dose not in cleared.doses

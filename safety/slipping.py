"""Does the audit notice what a loosened rule or a mistaken tag lets through?"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from recommender.auditing import audit
from recommender.catalog.checks import open_catalog
from recommender.catalog.exercise import Dose
from recommender.catalog.loading import BrokenCatalog, Catalog
from recommender.intake import Intake
from recommender.routine import Routine
from recommender.screening import holds, judge, rules_in_force, screen
from recommender.screening.verdicts import Cleared
from recommender.solver import Answer, compose, dress, pose
from safety.loosening import Loosening, of_rules, of_tags
from safety.opinions import Verdicts
from safety.space import DIRECTIONS, EQUIPMENT, FACTS, LEVELS, STRONG, TRIMESTERS, Health

SEED = 20_261_123
RULES, TAGS = 54, 54
"""So many loosened rules, and mistaken tags, that let something through."""
HEALTHS = (
    Health(),
    *(Health(knee=level) for level in LEVELS[1:]),
    *(Health(wrist=level) for level in LEVELS[1:]),
    *(Health(pregnancy=trimester) for trimester in TRIMESTERS[1:]),
    *(Health(week=week) for week in (14, 16)),
    *(Health(direction=direction) for direction in DIRECTIONS[1:]),
    *(Health(facts=(fact,)) for fact in FACTS),
    Health(pain=STRONG),
    Health(floor=False),
)
SEEN_BY = {
    *("spares-the-knee", "spares-the-wrist", "spares-the-pregnancy", "follows-the-evidence"),
    *("stays-mild-in-pregnancy", "stays-gentle-in-strong-pain", "bends-no-worse-way"),
    *("respects-the-facts", "doses-by-the-facts", "keeps-the-demanding-for-who-asks"),
    *("stays-off-the-floor", "needs-only-what-is-at-hand", "stays-inside-a-band"),
    *("adjusts-as-the-catalog-does", "obeys-every-rule", "keeps-below-every-cap"),
}
"""The checks of the audit that look at a person's health, or at the bands of a dose."""
Key = tuple[str, tuple[str, ...], str]
"""An exercise, the adjustments of a form, and the text of a dose."""


class Slip(NamedTuple):
    """Something unsafe that a loosened catalog let through, and who noticed.

    `caught` by the audit with the true catalog, `alone` by the audit that reads the loosened one.
    """

    kind: str
    where: str
    exercise: str
    caught: bool
    alone: bool


class Proving:
    """The true catalog, and what may be done by it."""

    def __init__(self, catalog: Catalog, folder: Path) -> None:
        self.catalog = catalog
        self.folder = folder
        self._verdicts = Verdicts(catalog, folder)
        self._free: dict[Health, frozenset[Key]] = {}

    def free(self, health: Health) -> frozenset[Key]:
        """What the true rules leave to a person, every form and dose."""
        if health not in self._free:
            intake = health.intake()
            left = self._verdicts.screened(rules_in_force(self.catalog, intake), intake)
            items = (item for at, item in enumerate(self._verdicts.items) if left >> at & 1)
            self._free[health] = frozenset(
                (item.exercise.id, item.form.ids, _text(item.dose)) for item in items
            )
        return self._free[health]

    def slips(self, seed: int = SEED, rules: int = RULES, tags: int = TAGS) -> Iterator[Slip]:
        """So many changes of each sort that let something through, each shown in a routine."""
        for changes, wanted in ((of_rules, rules), (of_tags, tags)):
            every = list(changes(self.folder))
            random.Random(seed).shuffle(every)  # noqa: S311  # a seed, no secret
            for change in every:
                slip = self.slip(change) if wanted else None
                wanted -= slip is not None
                if slip is not None:
                    yield slip

    def slip(self, change: Loosening) -> Slip | None:
        """What a change lets through, in a routine; None when nothing comes through.

        What the checks of the catalog refuse gets no further either.
        """
        with tempfile.TemporaryDirectory() as space:
            folder = Path(space) / "catalog"
            shutil.copytree(self.folder, folder)
            change.make(folder)
            try:
                loose = open_catalog(folder)
            except BrokenCatalog:
                return None
            for health in self._endangered(change):
                shown = self._shown(loose, change, health)
                if shown is not None:
                    return self._judged(change, folder, *shown)
        return None

    def _endangered(self, change: Loosening) -> list[Health]:
        """Whom a change can touch: of a rule, those for whom it is in force."""
        if change.file != "rules.toml":
            return list(HEALTHS)
        when = self.catalog.rule(change.where).when
        return [health for health in HEALTHS if holds(when, health.intake())]

    def _shown(
        self, loose: Catalog, change: Loosening, health: Health
    ) -> tuple[Intake, Routine, str] | None:
        for exercise in self._freed(loose, change, health):
            others = [each.id for each in self.catalog.exercises if each.id != exercise]
            intake = health.intake(
                equipment=list(EQUIPMENT), locked=[exercise], excluded=others[:200]
            )
            routine = _unaudited(loose, intake)
            for step in routine.steps if routine else ():
                key = (step.exercise, step.adjustments, _text(step.dose))
                if routine is not None and key not in self.free(health):
                    return intake, routine, exercise
        return None

    def _freed(self, loose: Catalog, change: Loosening, health: Health) -> list[str]:
        """The exercises of which a form or dose is handed on that the true rules bar."""
        intake = health.intake(equipment=list(EQUIPMENT))
        rules = rules_in_force(loose, intake)
        of_all = change.file == "rules.toml"
        names = [each.id for each in loose.exercises if of_all or each.id == change.where]
        freed = []
        for name in names:
            verdict = judge(loose, intake, rules, loose.exercise(name))
            handed = {
                (name, each.form.ids, _text(dose))
                for each in (verdict.forms if isinstance(verdict, Cleared) else ())
                for dose in each.doses
            }
            if handed - self.free(health):
                freed.append(name)
        return freed[:6]

    def _judged(
        self, change: Loosening, folder: Path, intake: Intake, routine: Routine, exercise: str
    ) -> Slip:
        told, document = intake.model_dump(mode="json"), json.loads(routine.as_json())
        return Slip(
            change.kind,
            change.where,
            exercise,
            caught=_sees(self.folder, told, document, exercise),
            alone=_sees(folder, told, document, exercise),
        )


def _text(dose: Dose) -> str:
    told = dose.model_dump()
    return json.dumps({key: value for key, value in told.items() if key != "source"})


def _unaudited(catalog: Catalog, intake: Intake) -> Routine | None:
    """The recipe without its last step."""
    screening = screen(catalog, intake)
    question = pose(catalog, intake, screening)
    found = compose(question.problem)
    return dress(Answer(catalog, intake, screening, question, found), {}) if found.taken else None


def _sees(folder: Path, told: dict[str, object], document: dict[str, object], step: str) -> bool:
    found = audit(folder, told, document)
    return any(each.step == step and each.check in SEEN_BY for each in found)

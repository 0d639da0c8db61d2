"""TOML in, catalog out: every reference resolved, or the whole catalog refused."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections.abc import Mapping
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recommender.catalog.adaptation import FeedbackRule, Heeds
from recommender.catalog.exercise import Exercise, Form
from recommender.catalog.proof import Proof
from recommender.catalog.vocabulary import (
    REVIEWS,
    Advice,
    Contradiction,
    Gap,
    Phase,
    Place,
    Question,
    Referral,
    Region,
    Rule,
    Seconds,
    Source,
    Term,
)

LARGEST_FILE_BYTES = 200_000
PROOF_FILE = "proof.toml"
"""The one file that may be missing: a catalog need not have been swept yet."""

V = TypeVar("V", bound=BaseModel)


class BrokenCatalog(Exception):
    """A catalog that cannot be used; each fault is a line `file: key: sentence`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class Catalog(BaseModel):
    """Everything that can be done, and by which rules. Ids are unique within each kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    regions: tuple[Region, ...]
    positions: tuple[Term, ...]
    surfaces: tuple[Term, ...]
    places: tuple[Place, ...]
    orders: Mapping[Phase, tuple[str, ...]]
    transitions: Mapping[str, Mapping[str, Seconds]]
    equipment: tuple[Term, ...]
    levels: tuple[Term, ...]
    concerns: tuple[Term, ...]
    trimesters: tuple[Term, ...]
    directions: tuple[Term, ...]
    facts: tuple[Term, ...]
    provisions: tuple[Term, ...]
    questions: tuple[Question, ...]
    referrals: tuple[Referral, ...]
    rules: tuple[Rule, ...]
    adaptations: tuple[FeedbackRule, ...] = ()
    advice: tuple[Advice, ...]
    sources: tuple[Source, ...]
    gaps: tuple[Gap, ...]
    contradictions: tuple[Contradiction, ...]
    exercises: tuple[Exercise, ...]
    proof: Proof | None = Field(default=None, exclude=True)
    """The last safety sweep; it is told of the catalog and no part of it, so no digest has it."""

    @cached_property
    def _by_id(self) -> dict[str, Exercise]:
        return {exercise.id: exercise for exercise in self.exercises}

    @cached_property
    def _labels(self) -> dict[str, str]:
        kinds = (self.regions, self.positions, self.surfaces, self.equipment, self.facts)
        return {term.id: term.label for kind in kinds for term in kind}

    def has(self, exercise: str) -> bool:
        """Whether the catalog has this exercise."""
        return exercise in self._by_id

    def exercise(self, exercise: str) -> Exercise:
        """The exercise of this id."""
        return self._by_id[exercise]

    def form(self, exercise: str, adjustments: tuple[str, ...]) -> Form:
        """The form of an exercise with exactly these adjustments.

        Raises:
            KeyError: when there is no such form.
        """
        for form in self.exercise(exercise).forms():
            if form.ids == adjustments:
                return form
        raise KeyError(f"{exercise} has no form with {', '.join(adjustments)}")

    def label(self, term: str) -> str:
        """The label of a region, position, surface, piece of equipment or fact."""
        return self._labels.get(term, term)

    def place(self, position: str, surface: str) -> Place:
        """The place of a position and a surface."""
        return next(p for p in self.places if (p.position, p.surface) == (position, surface))

    def region(self, region: str) -> Region:
        """The region of this id."""
        return next(each for each in self.regions if each.id == region)

    def rule(self, rule: str) -> Rule:
        """The rule of this id."""
        return next(each for each in self.rules if each.id == rule)

    def adaptation(self, heeds: Heeds) -> FeedbackRule:
        """The rule that heeds this kind of feedback."""
        return next(each for each in self.adaptations if each.heeds == heeds)

    def source(self, key: str) -> Source:
        """The source of this key."""
        return next(each for each in self.sources if each.key == key)

    def transition_seconds(self, start: str, end: str) -> int:
        """Seconds to get from one place to another; 0 within a place."""
        return 0 if start == end else self.transitions[start][end]

    @cached_property
    def digest(self) -> str:
        """Names this catalog by its content, rules and reviews apart.

        The rules of feedback are in no digest: they choose among what is cleared and free
        nothing, so that no routine and no sweep is less safe when they change.
        """
        apart: Any = dict.fromkeys(("rules", "questions", "referrals", "adaptations"), True)
        apart |= {"exercises": REVIEWS}
        return _digest(self.model_dump(mode="json", exclude=apart))

    @cached_property
    def rules_digest(self) -> str:
        """Names the rules and questions by their content, reviews apart."""
        rules = {"rules", "questions", "referrals"}
        return _digest(self.model_dump(mode="json", include=rules, exclude={"rules": REVIEWS}))

    @property
    def reviewable(self) -> tuple[Rule | FeedbackRule | Exercise, ...]:
        """Every entry that a review can be recorded for, the rules first."""
        return (*self.rules, *self.adaptations, *self.exercises)


def catalog_folder() -> Path:
    """Where the catalog lies: LIMBER_CATALOG, else inside the package, else in the checkout."""
    override = os.environ.get("LIMBER_CATALOG")
    if override:
        return Path(override)
    carried = Path(str(resources.files("recommender"))) / "carried" / "catalog"
    return carried if carried.is_dir() else Path(__file__).resolve().parents[2] / "catalog"


def load_catalog(folder: Path | None = None) -> Catalog:
    """The whole catalog in a folder.

    Raises:
        BrokenCatalog: when any file is missing, unreadable or refers to something unknown.
    """
    folder = folder or catalog_folder()
    faults: list[str] = []
    parts, homes = _vocabulary(folder, faults)
    if (folder / PROOF_FILE).exists():
        parts["proof"] = _read(folder / PROOF_FILE, faults)
        homes["proof"] = PROOF_FILE
    files = sorted((folder / "exercises").glob("*.toml"))
    if not files:
        faults.append("exercises: file: the folder has no exercise")
    exercises = [_exercise(path, faults) for path in files]
    if faults:
        raise BrokenCatalog(faults)
    parts["exercises"] = [each.model_dump() for each in exercises if each is not None]
    try:
        return Catalog.model_validate_json(_as_json(parts), strict=True)
    except ValidationError as error:
        raise BrokenCatalog(_lines(error, homes)) from None


VOCABULARY_FILES = (
    "regions",
    "positions",
    "transitions",
    "equipment",
    "concerns",
    "questions",
    "rules",
    "adaptations",
    "advice",
    "sources",
    "gaps",
    "contradictions",
)


def _vocabulary(folder: Path, faults: list[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """All tables of the vocabulary, and in which file each of them stands."""
    parts: dict[str, Any] = {}
    homes: dict[str, str] = {}
    for name in VOCABULARY_FILES:
        file = f"{name}.toml"
        for key, value in (_read(folder / file, faults) or {}).items():
            if key in homes:
                faults.append(f"{file}: {key}: stands in {homes[key]} already")
            parts[key] = value
            homes[key] = file
    return parts, homes


def _exercise(path: Path, faults: list[str]) -> Exercise | None:
    raw = _read(path, faults)
    if raw is None:
        return None
    if raw.get("id") != path.stem:
        faults.append(f"{path.name}: id: must equal the file's name, {path.stem}")
    try:
        return Exercise.model_validate_json(_as_json(raw), strict=True)
    except ValidationError as error:
        faults.extend(_lines(error, {}, path.name))
        return None


def _read(path: Path, faults: list[str]) -> dict[str, Any] | None:
    """The tables of a file, or None with a fault more."""
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            faults.append(f"{path.name}: file: is larger than {LARGEST_FILE_BYTES} bytes")
            return None
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(f"{path.name}: file: is missing from the catalog")
    except UnicodeDecodeError:
        faults.append(f"{path.name}: file: is not UTF-8 text")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        faults.append(f"{path.name}: file: is not valid TOML ({error})")
    except OSError as error:
        faults.append(f"{path.name}: file: cannot be read ({error.strerror})")
    return None


def _lines(error: ValidationError, homes: Mapping[str, str], file: str = "catalog") -> list[str]:
    """One line per fault; `homes` says in which file a table stands, else it is `file`."""
    return [
        f"{homes.get(str(each['loc'][0]), file) if each['loc'] else file}: "
        f"{'.'.join(str(part) for part in each['loc']) or 'file'}: "
        f"{each['msg'].removeprefix('Value error, ')}"
        for each in error.errors(include_url=False)
    ]


def _as_json(parts: Mapping[str, Any]) -> str:
    """TOML's tables as JSON; dates and times, which no field takes, as text."""
    return json.dumps(parts, default=str)


def _digest(document: Any) -> str:
    text = json.dumps(document, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]

"""How does a routine change and stay whole? Steps come from the catalog, the clock starts anew."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from recommender.catalog.exercise import HELD_FROM, RELEASE_SECONDS, SWITCH_SECONDS
from recommender.catalog.loading import Catalog
from safety.opinions import Item
from safety.space import Told

Document = dict[str, Any]
EARLY = {"wish": "fills-the-minutes", "sentence": "It ends early.", "concession": "None."}


class Draft:
    """Answers and a routine for them, to be spoilt. Both are copies."""

    def __init__(
        self, catalog: Catalog, items: Sequence[Item], told: Told, document: Document
    ) -> None:
        self.catalog = catalog
        self.items = items
        self.told = copy.deepcopy(told)
        self.document = copy.deepcopy(document)

    @property
    def steps(self) -> list[Document]:
        """The steps of the document."""
        steps: list[Document] = self.document["steps"]
        return steps

    def tell(self, **answers: Any) -> None:
        """Changes answers, and their echo in the document."""
        self.told.update(answers)
        echo = {key: value for key, value in self.told.items() if key != "red_flags"}
        self.document["intake"] = {**self.document["intake"], **copy.deepcopy(echo)}

    def put(self, at: int, item: Item) -> None:
        """Replaces a step by an item, and says so in the lists of the others."""
        phase = self.steps[at]["phase"]
        old = self.steps[at]["exercise"]
        for key in ("left_out", "not_chosen"):
            self.document[key] = [
                each for each in self.document[key] if each["exercise"] != item.exercise.id
            ]
        self.document["not_chosen"].append(
            {
                "exercise": old,
                "reference": self.catalog.exercise(old).reference,
                "sentence": "It was taken out.",
            }
        )
        self.steps[at] = built(item, phase if phase in item.exercise.phases else "main")
        self.walk()

    def reform(self, at: int, adjustments: tuple[str, ...]) -> None:
        """Does a step in another form, with the same dose."""
        step = self.steps[at]
        exercise = self.catalog.exercise(step["exercise"])
        form = self.catalog.form(exercise.id, adjustments)
        dose = self.item(step).dose
        self.steps[at] = built(Item(exercise, form, dose), step["phase"])
        self.walk()

    def item(self, step: Document) -> Item:
        """What a step of a sound document does."""
        return next(
            each
            for each in self.items
            if each.exercise.id == step["exercise"]
            and list(each.form.ids) == step["adjustments"]
            and each.dose.model_dump(mode="json") == step["dose"]
        )

    def walk(self) -> None:
        """Puts the steps in the order of their places, walks between them, and counts anew."""
        self.steps.sort(key=self._rank)
        here = "standing"
        for step in self.steps:
            step["ledger"] = [each for each in step["ledger"] if each["kind"] != "move"]
            there = self._place(step)
            self._move(step, here, there, 0)
            here = there
        last = self.catalog.place(self.steps[-1]["position"], self.steps[-1]["surface"])
        if not last.ends_up:
            self._move(self.steps[-1], here, "standing", len(self.steps[-1]["ledger"]))
        self.document["end_position"] = last.position if last.ends_up else "standing"
        self.count()
        self.fit()

    def count(self) -> None:
        """Makes the ledger contiguous again."""
        clock = 0
        for step in self.steps:
            for entry in step["ledger"]:
                entry["start"] = clock
                clock += entry["seconds"]
        self.document["seconds"] = clock

    def fit(self) -> None:
        """Asks for as many minutes as the routine needs, and owns up when some are left."""
        minutes = max(3, -(-self.document["seconds"] // 60), self.told["minutes"])
        self.tell(minutes=minutes)
        self.document["budget_seconds"] = 60 * minutes
        others = [each for each in self.document["unmet"] if each["wish"] != EARLY["wish"]]
        early = self.document["seconds"] < 60 * minutes
        self.document["unmet"] = [*others, EARLY] if early else others

    def _place(self, step: Document) -> str:
        return self.catalog.place(step["position"], step["surface"]).id

    def _rank(self, step: Document) -> tuple[int, int]:
        phases = tuple(self.catalog.orders)
        order = self.catalog.orders[step["phase"]]
        return phases.index(step["phase"]), order.index(self._place(step))

    def _move(self, step: Document, start: str, end: str, at: int) -> None:
        seconds = self.catalog.transition_seconds(start, end)
        if seconds:
            step["ledger"].insert(at, entry("move", seconds))


def entry(kind: str, seconds: int, side: str | None = None) -> Document:
    """An entry whose start is not counted yet."""
    return {"kind": kind, "start": 0, "seconds": seconds, "side": side}


def built(item: Item, phase: str) -> Document:
    """The whole step of an item, with the ledger that its dose asks for."""
    exercise, form = item.exercise, item.form
    return {
        **item.step(),
        "reference": exercise.reference,
        "phase": phase,
        "family": exercise.family,
        "position": exercise.position,
        "loads": form.tags.loads().model_dump(mode="json"),
        "regions": dict(exercise.regions),
        "why": "It was put in.",
        "rules": [],
        "sources": [each.key for each in exercise.sources],
        "ledger": [*_set_up(form.setup_seconds), *_work(item)],
    }


def _set_up(seconds: int) -> list[Document]:
    return [entry("set-up", seconds)] if seconds else []


def _work(item: Item) -> list[Document]:
    if not item.dose.per_side:
        return _one_side(item, None)
    change = entry("switch", SWITCH_SECONDS)
    return [*_one_side(item, "left"), change, *_one_side(item, "right")]


def _one_side(item: Item, side: str | None) -> list[Document]:
    dose = item.dose
    if dose.hold_seconds < HELD_FROM:
        return [entry("work", dose.work_seconds, side)]
    entries: list[Document] = []
    for _ in range(dose.sets * dose.repetitions):
        entries += [entry("work", dose.hold_seconds, side), entry("switch", RELEASE_SECONDS)]
    return entries[:-1]

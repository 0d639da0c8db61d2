"""Why is a routine as it is, and what would change it? Reasons, prices, ways out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recommender.catalog.vocabulary import Value


class Part(Value):
    """What one preference gives or costs; `preference` is its name in docs/rules.md."""

    preference: str
    words: str
    points: int


class Worth(Value):
    """The score of a routine, taken apart; `sentence` says how far it can be from the best."""

    score: int
    bound: int
    proven: bool
    sentence: str
    parts: tuple[Part, ...]


class StepReason(Value):
    """What one step adds, why it is done in this form, and why for so long."""

    exercise: str
    adds: str
    form: str
    dose: str


class BarredReason(Value):
    """Which rule bars an exercise, in a sentence, and whom it rests on."""

    exercise: str
    rule: str
    sentence: str
    sources: tuple[str, ...]


class OtherCost(Value):
    """What taking an exercise that was not chosen would cost.

    `points` is None where nothing was worked out; `seconds` is what each place would gain.
    """

    exercise: str
    sentence: str
    points: int | None = None
    leaving: tuple[str, ...] = ()
    seconds: Mapping[str, int] = {}


class Offer(Value):
    """Other wishes, what they would gain, and the keys of the intake that they change."""

    wish: str
    label: str
    sentence: str
    points: int
    seconds: Mapping[str, int]
    changes: Mapping[str, Any]

    @property
    def gains(self) -> bool:
        """Whether it would make anything better."""
        return self.points > 0


class CurvePoint(Value):
    """What so many minutes do: points for the places that were named."""

    minutes: int
    points: int


class Curve(Value):
    """Coverage against minutes; from `knee` on each further minute adds less."""

    minutes: int
    knee: int | None
    points: tuple[CurvePoint, ...]

    @property
    def here(self) -> CurvePoint | None:
        """The point of the present minutes."""
        return next((each for each in self.points if each.minutes == self.minutes), None)

    @property
    def sentence(self) -> str:
        """What the curve says."""
        here = self.here
        share = self.share(here) if here else 0
        most = "of the most that any length can do for your places"
        said = f"Your {self.minutes} minutes do {share} % {most}." if here else ""
        bend = f" From about {self.knee} minutes on, each further minute adds less."
        return (said + bend * (self.knee is not None)).strip()

    def share(self, point: CurvePoint) -> int:
        """Per cent of the most that any of the minutes reach."""
        most = max(each.points for each in self.points)
        return round(100 * point.points / most) if most > 0 else 0


class Repair(Value):
    """One way to let a wish be met, as a button says it, and the keys of the intake it changes."""

    wish: str
    label: str
    changes: Mapping[str, Any]


class GaveWay(Value):
    """The exercises asked for by name that had to give; `most` is how many any routine keeps."""

    exercises: tuple[str, ...]
    most: int
    smallest: bool
    sentence: str


class Explanation(Value):
    """Everything that can be said of a routine beyond itself."""

    worth: Worth
    steps: tuple[StepReason, ...]
    left_out: tuple[BarredReason, ...]
    not_chosen: tuple[OtherCost, ...]
    price_list: tuple[Offer, ...]
    curve: Curve
    gave_way: GaveWay | None
    repairs: tuple[Repair, ...]

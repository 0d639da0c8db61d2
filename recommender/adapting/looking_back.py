"""What happened lately with each exercise, and how did the last sessions go?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from recommender.catalog.loading import Catalog
from recommender.feedback import DoseDone, Feedback, SessionTold
from recommender.hurting import Answer, PainLimits, pain_limits
from recommender.intake import Intake


@dataclass(frozen=True)
class Once:
    """One exercise in one session: `at` is the session's number, `answer` what its pain asked."""

    at: int
    day: date
    dose: DoseDone | None
    minutes: int | None
    answer: Answer


@dataclass(frozen=True)
class Case:
    """Everything that is judged: what was said, and the day and the answers it is judged for.

    `is_next` says that no other session is to come before that day.
    """

    catalog: Catalog
    feedback: Feedback
    today: date
    intake: Intake | None = None
    is_next: bool = True

    @property
    def sessions(self) -> tuple[SessionTold, ...]:
        """The sessions up to today, oldest first."""
        return tuple(each for each in self.feedback.sessions if each.day <= self.today)

    @property
    def limits(self) -> PainLimits:
        """What pain calls for; in pregnancy any pain stops, also when it was felt before."""
        pregnant = self.intake is not None and self.intake.trimester is not None
        return pain_limits(self.catalog, any_stops=pregnant)

    def within(self, day: date, days: int) -> bool:
        """Whether a day is at most so many days ago."""
        return (self.today - day).days <= days

    def known(self, exercises: Iterable[str]) -> tuple[str, ...]:
        """Those that the catalog has, each once, in order of their ids."""
        return tuple(sorted({each for each in exercises if self.catalog.has(each)}))

    def exercises(self) -> tuple[str, ...]:
        """Everything that was done, or that hurt."""
        return self.known(
            name
            for each in self.sessions
            for name in (*each.exercises, *(hurt.exercise for hurt in each.hurt))
        )

    def times(self, exercise: str) -> tuple[Once, ...]:
        """Every time that an exercise was done, or hurt; newest last."""
        return tuple(self._times(exercise))

    def _times(self, exercise: str) -> Iterator[Once]:
        for at, session in enumerate(self.sessions):
            pains = [each for each in session.hurt if each.exercise == exercise]
            if exercise in session.exercises or pains:
                answers = [
                    "stop" if each.stopped else self._answer(each.pain, each.spreads)
                    for each in pains
                ]
                yield Once(
                    at=at,
                    day=session.day,
                    dose=session.doses.get(exercise),
                    minutes=session.minutes,
                    answer=_strictest(answers),
                )

    def _answer(self, pain: int, spreads: bool) -> Answer:
        """Without any pain nothing is called for, in pregnancy either."""
        return self.limits.answer(pain, spreads) if pain or spreads else "go-on"


def _strictest(answers: list[Answer]) -> Answer:
    for answer in ("stop", "ease"):
        if answer in answers:
            return answer
    return "go-on"

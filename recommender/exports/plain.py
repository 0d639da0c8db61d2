"""What does a routine look like as plain text, for a terminal or a letter?"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from recommender.catalog.loading import Catalog
from recommender.catalog.wording import clock, dose_words, duration
from recommender.routine import Recommendation, Referral, Refused, Routine, Step

WIDTH = 88


def plain_text(catalog: Catalog, document: Recommendation) -> str:
    """A routine, a referral or a refusal in lines of at most 88 characters."""
    if isinstance(document, Referral):
        lines = _referral(document)
    elif isinstance(document, Refused):
        lines = iter(wrap(document.sentence, WIDTH))
    else:
        lines = _routine(catalog, document)
    return "\n".join(lines) + "\n"


def _referral(referral: Referral) -> Iterator[str]:
    yield from wrap(referral.sentence, WIDTH)
    for action in referral.actions:
        yield from item("-", action)


def _routine(catalog: Catalog, routine: Routine) -> Iterator[str]:
    count = len(routine.steps)
    yield f"{duration(routine.seconds)}, {count} exercise{'s' * (count > 1)}"
    for caution in routine.cautions:
        yield from item("!", caution.sentence)
    for change in routine.adapted:
        yield from item("~", change.sentence)
    for number, step in enumerate(routine.steps, start=1):
        yield ""
        yield from _step(catalog, number, step)
    for wish in routine.unmet:
        yield ""
        yield from wrap(f"{wish.sentence} {wish.concession}", WIDTH)
    if routine.left_out:
        yield ""
        yield "Left out for you:"
        for each in routine.left_out:
            yield from item("-", f"{catalog.exercise(each.exercise).name}. {each.sentence}")


def _step(catalog: Catalog, number: int, step: Step) -> Iterator[str]:
    exercise = catalog.exercise(step.exercise)
    form = catalog.form(step.exercise, step.adjustments)
    start = clock(step.ledger[0].start)
    yield f"{start:>5}  {number}. {exercise.name} ({step.phase}): {dose_words(step.dose)}"
    for adjustment in form.adjustments:
        yield from item("*", f"{adjustment.label}. {adjustment.because}")
    for instruction in form.steps:
        yield from item("-", instruction)
    yield from item("?", step.why)


def item(mark: str, sentence: str) -> Iterator[str]:
    """One sentence behind a mark, wrapped."""
    yield from wrap(sentence, WIDTH, initial_indent=f"       {mark} ", subsequent_indent=" " * 9)

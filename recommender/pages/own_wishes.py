"""Which exercises did a person leave out, and which ones did feedback leave out for a while?"""

from __future__ import annotations

from pydantic import ValidationError

from recommender.catalog.loading import Catalog
from recommender.intake import Intake
from recommender.journal import Kept
from recommender.pages import feedback_today, keeping, making, memory
from recommender.pages.wishing import in_force
from recommender.routine import Routine


def own_wishes(told: Intake) -> Intake:
    """The answers of the routine that is shown, without what feedback left out of it.

    A rest ends; answers that are asked again later must not go on leaving out what rested.
    """
    of_feedback = {*in_force(), *_told_to_rest()}
    own = tuple(each for each in told.excluded if each not in of_feedback)
    return told.model_copy(update={"excluded": own})


def _told_to_rest() -> frozenset[str]:
    """The exercises that the routine which is shown tells something of."""
    id = making.shown()
    kept: Kept | None = memory.kept(making.UNKEPT) if id == making.UNKEPT else _kept(id)
    try:
        routine = Routine.model_validate_json(kept.document) if kept else None
    except ValidationError:
        routine = None
    adapted = routine.steering.adapted if routine and routine.steering else ()
    return frozenset(each.exercise for each in adapted if each.exercise)


def _kept(id: str | None) -> Kept | None:
    return keeping.ask(lambda journal: journal.told(id), None) if id else None


def kept_out(catalog: Catalog) -> frozenset[str]:
    """What rests by feedback today and is not offered again: because it hurt, or was done already.

    What is never wished is not among it: that is a wish, and may be taken back at once.
    """
    never = {name for name, wish in in_force().items() if not wish.until}
    found = feedback_today.adaptation(catalog)
    return frozenset({*found.rests, *found.unwished} - never)

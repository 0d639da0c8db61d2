"""Which routine is being changed, with whose answers, and how is what comes of it kept?"""

from __future__ import annotations

from dataclasses import dataclass

from recommender.catalog.loading import Catalog
from recommender.intake import Intake
from recommender.journal import Kept
from recommender.pages import blocking, making, versions
from recommender.pages.making import Unanswered
from recommender.routine import Routine


@dataclass(frozen=True)
class Changeable:
    """A routine that is shown, under its id, and the answers that hold today.

    `told` carries what the person wants left out by now; `kept` is what is stored of the routine,
    with the moment from which whole weeks count for these answers.
    """

    catalog: Catalog
    id: str
    routine: Routine
    told: Intake
    kept: Kept


def take(shown: Changeable, changed: Routine, said: str) -> None:
    """Keeps a changed routine and shows it, with a way back to the one before."""
    # Meanwhile another tab may have told of a warning sign.
    if blocking.blocked():
        return
    try:
        id, kept = making.keep_changed(shown.catalog, changed, shown.kept.told_at)
    except Unanswered as fault:
        versions.refuse(shown.id, str(fault))
        return
    old = versions.Version(shown.id, shown.kept)
    versions.add(old, versions.Version(id, kept, said))

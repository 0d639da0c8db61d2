"""What if the catalog held less? A part of the real one, for what only a thin catalog shows."""

from __future__ import annotations

from collections.abc import Collection

from recommender.catalog.checks import open_catalog
from recommender.catalog.loading import Catalog


def only(exercises: Collection[str]) -> Catalog:
    """The real catalog with these exercises and no others."""
    whole = open_catalog()
    kept = tuple(each for each in whole.exercises if each.id in exercises)
    assert len(kept) == len(exercises)
    return Catalog(**{**dict(whole), "exercises": kept})


def the_first() -> Catalog:
    """S01 to S16 and marching: thin enough for routines that end early."""
    whole = open_catalog()
    numbered = [each.id for each in whole.exercises if (each.reference or "").startswith("S")]
    return only([*numbered, "marching-on-the-spot"])

"""Does every form have a picture that belongs to it? What the poses' files must say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from recommender.catalog.exercise import Exercise
from recommender.catalog.layering import stances
from recommender.catalog.loading import Catalog
from recommender.catalog.posing import MARKS, Picture, Pictures, Postures, parted

SHORTEST_ALT, LONGEST_ALT = 30, 260
PictureCheck = Callable[[Postures, Picture, Exercise], Iterator[str]]
"""Looks at an exercise's picture; yields a sentence for each fault."""


def its_adjustments_are_those_of_the_exercise(
    _: Postures, picture: Picture, exercise: Exercise
) -> Iterator[str]:
    """Each adjustment is drawn, or says why it cannot be seen; and none is drawn that is not."""
    known = {adjustment.id for adjustment in exercise.adjustments}
    for missing in sorted(known - set(picture.adjust)):
        yield f"nothing says how {missing} looks"
    for unknown in sorted(set(picture.adjust) - known):
        yield f"the exercise has no adjustment {unknown}"


def what_is_unseen_changes_nothing(_: Postures, picture: Picture, __: Exercise) -> Iterator[str]:
    """An adjustment is either drawn or said to be unseen, not both and not neither."""
    for name, overlay in picture.adjust.items():
        if bool(overlay.unseen) == bool(overlay.body or overlay.keys):
            yield f"{name}: either draw it or say why it is unseen"


def every_form_is_a_pose(postures: Postures, picture: Picture, exercise: Exercise) -> Iterator[str]:
    """Every combination of adjustments makes poses, without two of them in conflict."""
    for form in exercise.forms():
        try:
            stances(postures, picture, form.ids)
        except ValueError as error:
            yield f"{' + '.join(form.ids) or 'plain'}: {_first_line(error)}"


def its_marks_are_where_it_works(
    postures: Postures, picture: Picture, exercise: Exercise
) -> Iterator[str]:
    """A mark is known, and its region is one that the exercise works on."""
    for stance in stances(postures, picture, ()):
        for target in stance.target:
            region = MARKS.get(parted(target)[0])
            if region is None:
                yield f"nothing is marked as {target}"
            elif region not in exercise.regions:
                yield f"{target} is marked, but the exercise does not work on {region}"


def its_words_stand_for_it(_: Postures, picture: Picture, __: Exercise) -> Iterator[str]:
    """Someone who cannot see it learns as much, in a sentence or two."""
    if not SHORTEST_ALT <= len(picture.alt) <= LONGEST_ALT:
        yield f"alt has {len(picture.alt)} characters, not {SHORTEST_ALT} to {LONGEST_ALT}"


PICTURE_CHECKS: tuple[PictureCheck, ...] = (
    its_adjustments_are_those_of_the_exercise,
    what_is_unseen_changes_nothing,
    every_form_is_a_pose,
    its_marks_are_where_it_works,
    its_words_stand_for_it,
)


def picture_faults(catalog: Catalog, pictures: Pictures) -> tuple[str, ...]:
    """One line for everything wrong with the pictures; none when a catalog brings no pictures."""
    if not pictures.pictures:
        return ()
    missing = [e.id for e in catalog.exercises if e.id not in pictures.pictures]
    strange = [name for name in pictures.pictures if not catalog.has(name)]
    told = [f"poses/{name}.toml: is missing" for name in missing]
    told += [f"poses/{name}.toml: there is no such exercise" for name in strange]
    for name, picture in pictures.pictures.items():
        if catalog.has(name):
            told += [
                f"poses/{name}.toml: {check.__name__}: {sentence}"
                for check in PICTURE_CHECKS
                for sentence in check(pictures.postures, picture, catalog.exercise(name))
            ]
    return tuple(told)


def _first_line(error: ValueError) -> str:
    return " ".join(str(error).split())[:160]

"""What does an explanation look like as plain text, below the routine that it explains?"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from recommender.catalog.loading import Catalog
from recommender.explanation import Explanation
from recommender.exports.plain import WIDTH, item


def explained_text(catalog: Catalog, told: Explanation) -> str:
    """An explanation in lines of at most 88 characters, under one title for each question."""
    lines: list[str] = []
    for title, body in _parts(catalog, told):
        if body:
            lines += ["", title, *body]
    return "\n".join(lines) + "\n"


def _parts(catalog: Catalog, told: Explanation) -> Iterator[tuple[str, list[str]]]:
    yield "How good is it?", list(_worth(told))
    if told.gave_way is not None:
        yield "Which wishes had to give?", wrap(told.gave_way.sentence, WIDTH)
    yield "What could be done", _items(each.label + "." for each in told.repairs)
    yield "Why each step?", list(_steps(catalog, told))
    gains = (f"{each.label}: {each.sentence}" for each in told.price_list if each.gains)
    yield "What would change with other wishes?", _items(gains)
    yield "How much do more minutes do?", list(_curve(told))
    others = (f"{_name(catalog, each.exercise)}: {each.sentence}" for each in told.not_chosen)
    yield "Why not the others?", _items(others)


def _items(sentences: Iterator[str]) -> list[str]:
    return [line for sentence in sentences for line in item("-", sentence)]


def _worth(told: Explanation) -> Iterator[str]:
    yield from wrap(told.worth.sentence, WIDTH)
    for part in told.worth.parts:
        yield f"{part.points:>+6}  {part.words}"
    yield f"{told.worth.score:>6}  Score"


def _steps(catalog: Catalog, told: Explanation) -> Iterator[str]:
    for each in told.steps:
        said = " ".join(part for part in (each.adds, each.form, each.dose) if part)
        yield from item("-", f"{_name(catalog, each.exercise)}: {said}")


def _curve(told: Explanation) -> Iterator[str]:
    yield from wrap(told.curve.sentence, WIDTH)
    for point in told.curve.points:
        yield f"{point.minutes:>6} min  {told.curve.share(point):>3} %"


def _name(catalog: Catalog, exercise: str) -> str:
    return catalog.exercise(exercise).name

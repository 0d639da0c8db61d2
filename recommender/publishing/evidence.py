"""On what does each exercise and each rule rest? A page, made from the catalog's own citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recommender.catalog.adaptation import FeedbackRule
from recommender.catalog.exercise import Exercise
from recommender.catalog.loading import Catalog
from recommender.catalog.vocabulary import Citation, Rule, Source

INTRODUCTION = """# Evidence

What does each exercise and each rule rest on, and how good is that? This page is made from the
catalog (`make docs`); change it there.

`reference` in an exercise's file and in a routine's JSON is a stable number for the *movement*, so
that other projects can compare catalogs whatever each of them calls it. `S01` to `S16` are the
sixteen movements of popular articles on stretching a sore back that could be identified; one
further entry could not
([decision 0002](decisions/0002-an-exercise-that-cannot-be-identified-is-left-out.md)).
`F01` to `F40` are forty further movements of common leaflets. An exercise without a number fills a
place that these left thin, and cites its own sources.

**How good?** Each source has a quality: **A** guideline or peer-reviewed · **B** hospital, health
service or professional body · **C** clinic, commercial or press page. *Derived* marks a number or
an adjustment that follows from a source but does not stand in it. The trimester cells are derived
from general pregnancy guidance unless the section says otherwise, not from trials of the movement.
**No clinician has reviewed the catalog yet.** In the trials, exercise may help lasting back pain a
little to moderately, no style is proven best, and stretching alone has the weakest evidence
(COCH-EX, OWEN20); that is why walking is advised beside every routine.
"""


def evidence_page(catalog: Catalog) -> str:
    """The whole page as Markdown, exercises with a number first."""
    exercises = sorted(catalog.exercises, key=_number_then_name)
    parts = [INTRODUCTION, "## Exercises\n"]
    parts += ["\n".join(_section(exercise)) for exercise in exercises]
    parts += ["## Rules\n", "\n".join(_rules(catalog))]
    parts += ["## Rules of feedback\n", "\n".join(_adaptations(catalog))]
    parts += ["## Where popular texts disagree or err\n", "\n".join(_contradictions(catalog))]
    parts += ["## Sources\n", "\n".join(_sources(catalog))]
    return "\n".join(parts)


def _number_then_name(exercise: Exercise) -> tuple[int, str]:
    kinds = {"S": 0, "F": 1}
    known = exercise.reference or ""
    return (kinds.get(known[:1], 2), known or exercise.name)


def _section(exercise: Exercise) -> Iterator[str]:
    number = f"{exercise.reference} " if exercise.reference else ""
    file = f"[`{exercise.id}.toml`](../catalog/exercises/{exercise.id}.toml)"
    derived = " The movement is put together from several sources." * (
        exercise.evidence == "derived"
    )
    yield f"### {number}{exercise.name}\n"
    yield f"{exercise.remark}{derived} File: {file}.\n"
    for citation in exercise.sources:
        yield f"- **{citation.key}**: {citation.locator}{_stated(citation)}."
    for band in exercise.doses:
        yield f"- Dose: {_cited(band.note, band.sources, band.derived)}"
    for each in exercise.adjustments:
        yield f"- {_cited(each.label, each.sources, each.derived)}"
    yield ""


def _stated(citation: Citation) -> str:
    told = [
        f"{_range(numbers)} {unit}"
        for numbers, unit in ((citation.seconds, "s"), (citation.repetitions, "times"))
        if numbers is not None
    ]
    return f"; states {', '.join(told)}" if told else ""


def _range(numbers: tuple[int, int]) -> str:
    least, most = numbers
    return str(least) if least == most else f"{least} to {most}"


def _cited(said: str, keys: Iterable[str], derived: bool) -> str:
    known = f" [{', '.join(keys)}]" if keys else ""
    return f"{said.rstrip('.')}{known}{', derived' if derived else ''}."


def _rules(catalog: Catalog) -> Iterator[str]:
    yield "| Rule | What a person is told | Acts | Rests on |"
    yield "|---|---|---|---|"
    for rule in catalog.rules:
        yield f"| {rule.id} | {rule.sentence} | {rule.action} | {_rests_on(rule)} |"
    yield ""


def _rests_on(rule: Rule | FeedbackRule) -> str:
    rests = [", ".join(rule.sources)] if rule.sources else []
    return "; ".join(rests + ["derived"] * rule.derived)


def _adaptations(catalog: Catalog) -> Iterator[str]:
    yield "How they meet stands in [Adapting](adapting.md).\n"
    yield "| Rule | When | What it does | Rests on |"
    yield "|---|---|---|---|"
    for rule in catalog.adaptations:
        yield f"| {rule.id} | {rule.when_words} | {rule.effect_words} | {_rests_on(rule)} |"
    yield ""


def _contradictions(catalog: Catalog) -> Iterator[str]:
    yield "| Topic | What is said | Settled as |"
    yield "|---|---|---|"
    for each in catalog.contradictions:
        yield f"| {each.topic} | {each.said} | {each.settled} |"
    yield ""


def _sources(catalog: Catalog) -> Iterator[str]:
    for source in sorted(catalog.sources, key=lambda each: each.key):
        yield f"- {source_line(source)}"
    yield ""


def source_line(source: Source) -> str:
    """A source in one line of Markdown."""
    year = f" ({source.year})" if source.year else ""
    told = f"{source.author.rstrip('.')}{year}. *{source.title}*"
    return f"**{source.key}**, quality {source.quality}. {told}. <{source.url}>"

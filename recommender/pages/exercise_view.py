"""What is there to know about one exercise?"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from recommender.catalog.exercise import Adjustment, DoseBand, Exercise, Form
from recommender.catalog.loading import Catalog
from recommender.intake import TRIMESTERS
from recommender.pages.exercise_links import link_to
from recommender.pages.exercise_words import (
    DERIVED,
    INTENSITIES,
    band_words,
    cell_words,
    changes,
    credits_of,
    facts_line,
    form_words,
    needs,
    region_sentences,
    served,
    source_words,
)
from recommender.pages.figure_view import show_figure, show_still
from recommender.pages.finding import Possible, bands_left, left_out_in
from recommender.pages.in_force import show_in_force
from recommender.pages.literally import linked, literally


def show_exercise(catalog: Catalog, exercise: Exercise, possible: Possible) -> None:
    """Everything about one exercise; with concerns chosen, first what they make of it."""
    st.title(literally(exercise.name), anchor=False)
    if exercise.aliases:
        st.caption(f"Also called: {literally(', '.join(exercise.aliases))}")
    st.markdown(literally(exercise.summary))
    st.caption(literally(facts_line(catalog, exercise)))
    show_verdict(catalog, exercise, possible)
    show_in_force(catalog, exercise)
    cleared = possible.forms.get(exercise.id)
    form = cleared.form if cleared else exercise.forms()[0]
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_figure(exercise, form.ids, None, exercise.id)
        _show_steps(exercise, form)
        _show_doses(catalog, exercise, bands_left(exercise, cleared))
    with right:
        _show_regions(catalog, exercise)
        _show_neighbours(catalog, exercise)
        _show_pregnancy(catalog, exercise)
    _show_adjustments(catalog, exercise)
    _show_sources(catalog, exercise)


def show_verdict(catalog: Catalog, exercise: Exercise, possible: Possible) -> None:
    """What the chosen concerns make of an exercise: the form to use, or that it is left out."""
    barred = possible.barred.get(exercise.id)
    if barred is not None:
        st.warning(literally(barred.sentence), title="Left out with the concerns you chose")
    cleared = possible.forms.get(exercise.id)
    if cleared is not None:
        reasons = [catalog.rule(rule).sentence for rule in cleared.rules]
        reasons += [each.because for each in cleared.form.adjustments]
        st.info(
            literally(" ".join(reasons) or "The concerns you chose change nothing here."),
            title=f"Do it like this: {literally(form_words(cleared.form.adjustments))}",
        )
        _bullets(possible.warnings_for(exercise))


def _show_steps(exercise: Exercise, form: Form) -> None:
    st.header("How to do it", anchor=False)
    st.markdown("\n".join(f"{n}. {literally(each)}" for n, each in enumerate(form.steps, 1)))
    st.markdown(f"**Breathing** {literally(form.breathing)}")
    st.markdown(f"**What you may feel** {literally(exercise.feel)}")
    for caution in exercise.cautions:
        st.markdown(f"**Keep in mind** {literally(caution)}")
    st.error(literally(exercise.stop), title="When to stop")


def _show_regions(catalog: Catalog, exercise: Exercise) -> None:
    st.header("Where it works", anchor=False)
    _bullets(region_sentences(catalog, exercise) or ("The whole body, no single place.",))


def _show_doses(catalog: Catalog, exercise: Exercise, bands: tuple[DoseBand, ...]) -> None:
    st.header("How much", anchor=False)
    for band in bands:
        words = literally(band_words(band, exercise.per_side))
        st.markdown(f"**{INTENSITIES[band.intensity]}** {words}")
        st.caption(literally(_dose_note(catalog, band)))


def _dose_note(catalog: Catalog, band: DoseBand) -> str:
    derived = f" {DERIVED}" if band.derived else ""
    return f"{band.note}{derived} Sources: {credits_of(catalog, band.sources)}."


def _show_neighbours(catalog: Catalog, exercise: Exercise) -> None:
    groups = {
        "Easier": exercise.easier,
        "Harder": exercise.harder,
        "Does much the same": exercise.swap_for,
    }
    if any(groups.values()):
        st.header("Try instead", anchor=False)
    for words, ids in groups.items():
        if ids:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{words}**", width="content")
                for each in ids:
                    link_to(catalog.exercise(each))


def _show_pregnancy(catalog: Catalog, exercise: Exercise) -> None:
    st.header("In pregnancy", anchor=False)
    labels = {term.id: term.label for term in catalog.trimesters}
    for trimester in TRIMESTERS:
        cell = exercise.pregnancy.get(trimester)
        if cell is not None:
            words = cell_words(cell, left_out_in(catalog, exercise, trimester))
            st.markdown(f"**{literally(labels[trimester])}** {literally(words)}")
    if exercise.pregnancy_derived:
        st.caption(f"{DERIVED} Ask your midwife when you are not sure.")


def _show_adjustments(catalog: Catalog, exercise: Exercise) -> None:
    st.header("Ways to adjust it", anchor=False)
    if not exercise.adjustments:
        st.markdown("This one has no adjusted form.")
        return
    with st.grid(2, min_column_width=320):
        for adjustment in exercise.adjustments:
            with st.container(border=True, gap="xsmall"):
                show_still(exercise, (adjustment.id,))
                _show_adjustment(catalog, adjustment)


def _show_adjustment(catalog: Catalog, adjustment: Adjustment) -> None:
    st.markdown(f"**{literally(adjustment.label)}**")
    st.markdown(literally(adjustment.because))
    _bullets(changes(adjustment))
    told = [f"For {served(catalog, adjustment)}"]
    if adjustment.equipment:
        told.append(needs(catalog, adjustment.equipment))
    if adjustment.setup_seconds:
        told.append(f"{adjustment.setup_seconds} s more to set up")
    st.caption(literally(" · ".join(told)))
    credit = f"Sources: {credits_of(catalog, adjustment.sources)}." if adjustment.sources else ""
    derived = DERIVED if adjustment.derived else ""
    if credit or derived:
        st.caption(literally(f"{credit} {derived}"))


def _show_sources(catalog: Catalog, exercise: Exercise) -> None:
    st.header("Sources", anchor=False)
    for citation in exercise.sources:
        source = catalog.source(citation.key)
        title = linked(source.title, source.url)
        said = literally(f"{source_words(source)}. Quality {source.quality}. {citation.locator}.")
        st.markdown(f"- {title}. {said}")
    reference = f"Number {exercise.reference} in docs/evidence.md. " if exercise.reference else ""
    rules = sorted({cell.rule for cell in exercise.pregnancy.values() if cell.rule})
    reference += f"Pregnancy rules in docs/evidence.md: {', '.join(rules)}. " if rules else ""
    derived = "Parts of this exercise were worked out from its sources. "
    st.caption(f"{reference}{derived if exercise.evidence == 'derived' else ''}".strip() or " ")


def _bullets(lines: Iterable[str]) -> None:
    text = "\n".join(f"- {literally(line)}" for line in lines)
    if text:
        st.markdown(text)

"""Do the charts show the numbers of what they are given, in the figure, in words and in rows?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from plotly.graph_objects import Figure

from recommender.catalog.wording import duration
from recommender.charts.chart import CHART_CONFIG, Chart
from recommender.charts.coverage import coverage, coverage_rows
from recommender.charts.heatmap import heatmap, weeks_until
from recommender.charts.minutes_curve import minutes_curve
from recommender.charts.pain import CHANGE_THAT_COUNTS, NEWEST, Felt, felt_around, pain
from recommender.charts.region_minutes import region_minutes, region_rows
from recommender.charts.score import score
from recommender.charts.side_by_side import Both, enough, side_by_side
from recommender.charts.theme import DARK, LIGHT
from recommender.charts.this_week import this_week
from recommender.charts.timeline import timeline, timeline_rows, timeline_segments
from recommender.explanation import Curve, CurvePoint, Part, Worth
from recommender.session import Session
from tests.builders_documents import (
    CAT_COW,
    HAMSTRING,
    a_routine,
    a_small_catalog,
    an_exercise,
)

TODAY = date(2026, 3, 4)  # a Wednesday
MONDAY = date(2026, 3, 2)
FRIDAY = date(2026, 3, 6)
SOME_WEEKS = (
    Both(date(2026, 2, 16), 100, 5.0),
    Both(date(2026, 2, 23), None, None),
    Both(MONDAY, 33, 3.5),
)
A_WORTH = Worth(
    score=60,
    bound=60,
    proven=True,
    sentence="Proven best.",
    parts=(
        Part(preference="settles", words="Nothing quiet at the end", points=-30),
        Part(preference="covers what was asked", words="For the places you named", points=96),
        Part(preference="moves little", words="Changes of place", points=-6),
    ),
)
A_CURVE = Curve(
    minutes=12,
    knee=10,
    points=tuple(
        CurvePoint(minutes=minutes, points=points)
        for minutes, points in ((3, 40), (10, 150), (12, 160), (60, 200))
    ),
)


def a_session(at: int, before: int | None = None, after: int | None = None) -> Session:
    return Session(
        key=f"session-{at:04}",
        routine="0123456789abcdef",
        day=date(2026, 2, 1) + timedelta(days=at),
        zone="UTC",
        finished_at=datetime(2026, 2, 1, 18, tzinfo=UTC) + timedelta(days=at),
        seconds=300,
        exercises=("cat-cow",),
        region_seconds={"low-back": 40},
        pain_before=before,
        pain_after=after,
    )


def every_chart(dark: bool) -> list[Chart]:
    catalog, routine = a_small_catalog(), a_routine()
    return [
        timeline(catalog, routine, dark),
        coverage(catalog, routine, dark),
        heatmap([(TODAY, 2)], TODAY, dark),
        heatmap([], TODAY, dark),
        region_minutes(catalog, {"low-back": 40}, dark),
        region_minutes(catalog, {}, dark),
        pain([a_session(0, 5, 3)], dark),
        pain([], dark),
        pain([a_session(0, 5, 7), a_session(1, 5, 3), a_session(2, 5, 4)], dark),
        this_week((0, 0, 1, 0, 0, 0, 0), MONDAY, (MONDAY, FRIDAY), TODAY, dark),
        this_week((0,) * 7, MONDAY, (), TODAY, dark),
        heatmap([(TODAY, 2)], TODAY, dark, asked=[MONDAY], off=[date(2026, 2, 23)]),
        region_minutes(catalog, {"low-back": 40}, dark, {"low-back": 180, "neck": 60}),
        side_by_side(SOME_WEEKS, dark),
        score(A_WORTH, dark),
        minutes_curve(A_CURVE, dark),
    ]


def font_sizes(figure: Figure) -> list[int]:
    """Every size that stands inside a font of the figure."""
    fonts = re.findall(r'font":\{[^{}]*\}', figure.to_json())
    return [int(size) for font in fonts for size in re.findall(r'"size":(\d+)', font)]


@pytest.mark.parametrize("dark", [False, True])
def test_every_chart_asks_a_question_and_answers_it_in_words_and_rows(dark: bool) -> None:
    for chart in every_chart(dark):
        assert chart.title.endswith("?")
        assert len(chart.alt) > 40
        assert all(len(row) == len(chart.columns) for row in chart.rows)
        assert chart.figure.layout.title.text is None


@pytest.mark.parametrize(("dark", "ink"), [(False, "#1c1917"), (True, "#e7e5e4")])
def test_every_chart_is_legible_on_its_page(dark: bool, ink: str) -> None:
    for chart in every_chart(dark):
        layout = chart.figure.layout
        assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
        assert layout.font.color == ink
        assert layout.height
        assert layout.width is None
        assert min(font_sizes(chart.figure)) >= 12


def test_no_chart_holds_a_finger_that_wants_to_scroll() -> None:
    for chart in every_chart(dark=False):
        assert chart.figure.layout.dragmode is False
        assert chart.figure.layout.xaxis.fixedrange
        assert chart.figure.layout.yaxis.fixedrange
    assert not CHART_CONFIG["displayModeBar"]
    assert not CHART_CONFIG["scrollZoom"]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("palette", "page"), [(LIGHT, "#faf8f5"), (DARK, "#0f172a")])
def test_text_and_marks_stand_out(palette: Any, page: str) -> None:
    assert contrast(palette.ink, page) >= 7
    assert contrast(palette.quiet, page) >= 4.5
    assert contrast(palette.accent, page) >= 3
    assert contrast(palette.clay, page) >= 3
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    for text, ground in zip(palette.on_steps, palette.steps, strict=True):
        assert contrast(text, ground) >= 3


def test_the_timeline_has_a_row_for_every_step_and_all_its_seconds() -> None:
    rows = timeline_rows(a_small_catalog(), a_routine())
    assert [row.name for row in rows] == ["Walking on the spot", HAMSTRING.name, "Cat-cow"]
    assert [row.start for row in rows] == [0, 60, 200]
    assert rows[1].seconds == {"work": 120, "place": 5, "switch": 15, "rest": 0}
    assert rows[2].seconds == {"work": 40, "place": 35, "switch": 0, "rest": 25}


def test_the_timeline_and_its_table_add_up_to_the_routine() -> None:
    chart = timeline(a_small_catalog(), a_routine(), dark=False)
    assert sum(sum(trace.x) for trace in chart.figure.data) == a_routine().seconds
    assert sum(sum(row[4:]) for row in chart.rows) == a_routine().seconds


def test_the_timeline_names_the_sides() -> None:
    work = timeline_segments(a_routine())["work"]
    assert [each.label for each in work] == ["", "left", "left", "right", "right", ""]
    assert [each.start for each in work] == [0, 5, 40, 75, 110, 25]


def test_the_timeline_tells_kinds_apart_without_colour() -> None:
    data = timeline(a_small_catalog(), a_routine(), dark=False).figure.data
    patterns = {trace.name: trace.marker.pattern.shape or "" for trace in data}
    outlined = {trace.name for trace in data if trace.marker.line.color == LIGHT.quiet}
    assert patterns == {
        "Stretching and moving": "",
        "Getting into place": "/",
        "Changing over": "x",
        "Rest": "",
    }
    assert "Rest" in outlined
    assert "Stretching and moving" not in outlined


def test_the_timeline_in_words_names_every_step() -> None:
    alt = timeline(a_small_catalog(), a_routine(), dark=False).alt
    for row in timeline_rows(a_small_catalog(), a_routine()):
        assert f"{row.number}. {row.name}, {duration(row.total)}" in alt


def test_names_are_shown_and_never_run() -> None:
    catalog = a_small_catalog(exercises=(CAT_COW, HAMSTRING, an_exercise(name="<b>Walk</b> & go")))
    figure: Figure = timeline(catalog, a_routine(), dark=False).figure
    assert "&lt;b&gt;Walk&lt;/b&gt; &amp; go" in figure.layout.annotations[0].text


def test_places_that_hurt_come_first_and_worst_first() -> None:
    rows = coverage_rows(a_small_catalog(), a_routine())
    assert [(row.region, row.pain, row.mainly, row.a_little) for row in rows] == [
        ("low-back", 5, 40, 180),
        ("neck", 3, 0, 0),
        ("back-of-thigh", 2, 120, 0),
        ("mid-back", None, 40, 0),
    ]


def test_the_coverage_in_words_names_every_place_and_is_honest_about_sums() -> None:
    chart = coverage(a_small_catalog(), a_routine(), dark=False)
    for label in ("Low back", "Neck", "Back of the thigh", "Mid-back"):
        assert label in chart.alt
    assert "add up to more than the routine" in chart.alt
    assert "rated 2 or 3" in chart.alt


def test_the_table_of_the_coverage_holds_the_numbers_of_the_figure() -> None:
    chart = coverage(a_small_catalog(), a_routine(), dark=False)
    drawn = sum(sum(trace.x) for trace in chart.figure.data[1:])  # the first is the ground
    assert sum(row[2] + row[3] for row in chart.rows) == drawn == 380


@pytest.mark.parametrize(("dark", "colour"), [(False, "#b3400a"), (True, "#f08a4b")])
def test_a_region_keeps_its_colour(dark: bool, colour: str) -> None:
    for chart in (
        coverage(a_small_catalog(), a_routine(), dark),
        region_minutes(a_small_catalog(), {"low-back": 60}, dark),
    ):
        trace = next(trace for trace in chart.figure.data if trace.name == "Low back")
        assert trace.marker.color == colour


def test_the_week_shows_every_place_the_longest_first() -> None:
    rows = region_rows(a_small_catalog(), {"neck": 30, "low-back": 90})
    assert [(region.id, seconds) for region, seconds, _ in rows[:3]] == [
        ("low-back", 90),
        ("neck", 30),
        ("shoulders", 0),
    ]
    chart = region_minutes(a_small_catalog(), {"neck": 30, "low-back": 90}, dark=False)
    assert sum(row[1] for row in chart.rows) == 120
    assert all(region.label in chart.alt for region in a_small_catalog().regions)


def test_a_week_without_sessions_says_what_will_happen() -> None:
    alt = region_minutes(a_small_catalog(), {}, dark=False).alt
    assert alt.startswith("Nothing yet this week; a first session fills the bars.")


def test_the_calendar_has_twelve_weeks_from_monday_and_ends_today() -> None:
    weeks = weeks_until(TODAY, [])
    assert len(weeks) == 12
    assert all(monday.weekday() == 0 for monday, _ in weeks)
    assert weeks[-1] == (date(2026, 3, 2), (0, 0, 0, None, None, None, None))
    assert weeks[0][0] == date(2025, 12, 15)


def test_the_calendar_adds_what_is_given_twice_and_leaves_out_what_is_too_old() -> None:
    days = [(TODAY, 1), (TODAY, 1), (date(2025, 12, 14), 5), (date(2026, 3, 5), 1)]
    chart = heatmap(days, TODAY, dark=False)
    assert sum(row[-1] for row in chart.rows) == 2
    assert "Wed 4 Mar 2026: 2 sessions" in chart.alt


def test_the_calendar_shows_counts_as_numbers_too() -> None:
    figure = heatmap([(TODAY, 4)], TODAY, dark=False).figure
    assert figure.data[0].text[-1] == "4"
    assert figure.layout.shapes[-1].fillcolor == LIGHT.steps[-1]


def test_an_empty_calendar_has_all_its_days() -> None:
    chart = heatmap([], TODAY, dark=False)
    assert len(chart.figure.layout.shapes) == 11 * 7 + 3
    assert "No sessions yet" in chart.alt


def test_pain_pairs_the_answers_and_skips_sessions_without_any() -> None:
    sessions = [a_session(2, 4, None), a_session(0, 6, 3), a_session(1)]
    felt = felt_around(sessions)
    assert [(each.before, each.after) for each in felt] == [(6, 3), (4, None)]
    chart = pain(sessions, dark=False)
    assert chart.rows == (("2026-02-01", 6, 3, "less"), ("2026-02-03", 4, "not said", ""))
    said = "1 Feb: 6 before, 3 after, less by 2 or more; 3 Feb: 4 before, not said after"
    assert said in chart.alt


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (5, 3, "less"),
        (5, 4, ""),
        (5, 5, ""),
        (5, 6, ""),
        (5, 7, "more"),
        (None, 7, ""),
        (7, None, ""),
    ],
)
def test_a_change_of_pain_counts_from_two_points_on(
    before: int | None, after: int | None, change: str
) -> None:
    assert CHANGE_THAT_COUNTS == 2
    assert Felt(TODAY, before, after).change == change


def test_a_change_of_pain_that_counts_has_a_shape_and_a_word() -> None:
    changed = pain([a_session(0, 5, 7), a_session(1, 5, 3), a_session(2, 5, 4)], dark=False)
    marks = {trace.name: trace for trace in changed.figure.data if trace.name}
    shapes = {name: (trace.marker.symbol, trace.text) for name, trace in marks.items()}
    assert shapes == {
        "Before": ("circle-open", None),
        "After": ("circle", None),
        "After, less by 2 or more": ("triangle-down", "less"),
        "After, more by 2 or more": ("triangle-up", "more"),
    }
    assert list(marks["After, more by 2 or more"].y) == [7, None, None]
    assert list(marks["After"].y) == [None, None, 4]


def test_pain_shows_the_newest_sessions_only() -> None:
    sessions = [a_session(at, 5, 4) for at in range(30)]
    felt = felt_around(sessions)
    assert len(felt) == NEWEST
    assert felt[-1].day == sessions[-1].day


def test_pain_without_answers_says_how_to_begin() -> None:
    chart = pain([a_session(0)], dark=False)
    assert chart.rows == ()
    assert "Rate the pain" in chart.alt
    assert "Rate the pain" in chart.figure.layout.annotations[0].text


def test_figures_are_the_same_every_time() -> None:
    again = [chart.figure.to_json() for chart in every_chart(dark=True)]
    assert [chart.figure.to_json() for chart in every_chart(dark=True)] == again


def test_the_score_shows_gains_first_and_what_was_paid_the_most_first() -> None:
    shown = score(A_WORTH, dark=False)
    assert shown.rows == (
        ("For the places you named", "+96"),
        ("Nothing quiet at the end", "\N{MINUS SIGN}30"),
        ("Changes of place", "\N{MINUS SIGN}6"),
        ("Score", "60"),
    )
    gained, paid = shown.figure.data[1:]
    assert (list(gained.x), list(gained.y)) == ([96], [0])
    assert (list(paid.x), list(paid.y)) == ([30, 6], [1, 2])


def test_a_score_without_parts_is_still_drawn() -> None:
    nothing = A_WORTH.model_copy(update={"parts": (), "score": 0})
    assert score(nothing, dark=True).rows == (("Score", "0"),)


def test_the_curve_marks_the_present_minutes_and_the_bend() -> None:
    shown = minutes_curve(A_CURVE, dark=False)
    line, here = shown.figure.data
    assert list(line.y) == [20, 75, 80, 100]
    assert (list(here.x), list(here.y)) == ([12], [80])
    assert [shape.x0 for shape in shown.figure.layout.shapes] == [10]
    assert [note.text for note in shown.figure.layout.annotations] == [
        "less from here on",
        "your 12 min",
    ]
    assert shown.rows == ((3, 20), (10, 75), (12, 80), (60, 100))


def test_a_curve_without_a_bend_draws_none() -> None:
    straight = A_CURVE.model_copy(update={"knee": None, "minutes": 60})
    shown = minutes_curve(straight, dark=True)
    assert not shown.figure.layout.shapes
    assert [note.xanchor for note in shown.figure.layout.annotations] == ["right"]


def test_the_week_in_a_row_ticks_what_was_done_and_rings_what_is_recommended() -> None:
    shown = this_week((0, 0, 2, 1, 0, 0, 0), MONDAY, (MONDAY, TODAY), TODAY, dark=False)
    ring, tick = "\N{WHITE CIRCLE}", "\N{CHECK MARK}"
    assert list(shown.figure.data[0].text) == [ring, "", f"{tick} 2", tick, "", "", ""]
    fills = [shape.fillcolor for shape in shown.figure.layout.shapes]
    assert fills.count(LIGHT.accent) == 2
    names = [note.text.split("<br>")[0] for note in shown.figure.layout.annotations]
    assert names == ["Mon", "Tue", "<b>Today</b>", "Thu", "Fri", "Sat", "Sun"]
    assert shown.rows[0] == ("Mon 2 Mar", 0, "yes")
    assert shown.rows[2] == ("Wed 4 Mar", 2, "yes")
    assert "Mon 2 Mar: recommended; Tue 3 Mar: free" in shown.alt
    assert "Wed 4 Mar (today): 2 sessions, recommended" in shown.alt


def test_the_calendar_outlines_recommended_days_and_dots_a_week_off() -> None:
    off = date(2026, 2, 23)
    shown = heatmap([(off, 1)], TODAY, False, asked=[MONDAY, off], off=[off])
    column = [shape for shape in shown.figure.layout.shapes if shape.x0 > 9.5 and shape.x1 < 10.5]
    assert [shape.line.dash for shape in column] == [None, *["dot"] * 6]
    assert "off" in shown.figure.data[0].text
    outlined = [shape for shape in shown.figure.layout.shapes if shape.line.color == LIGHT.accent]
    assert len(outlined) == 1
    assert "Weeks off, from: Mon 23 Feb 2026." in shown.alt


def test_places_with_a_goal_come_first_and_a_line_marks_it() -> None:
    targets = {"low-back": 180, "neck": 60}
    shown = region_minutes(a_small_catalog(), {"neck": 90, "mid-back": 200}, False, targets)
    assert shown.rows[:3] == (("Neck", 90, 60), ("Low back", 0, 180), ("Mid-back", 200, ""))
    line = shown.figure.data[-1]
    assert (line.name, list(line.x), list(line.y)) == ("Goal", [60, 180], [0, 1])
    totals = [note.text for note in shown.figure.layout.annotations][1::2]
    assert totals[:3] == ["1:30 (goal 1:00)", "0:00 of 3:00", "3:20"]
    assert "Neck: 1 min 30 s of 1 min aimed at; Low back: 0 s of 3 min aimed at" in shown.alt
    without = region_minutes(a_small_catalog(), {"neck": 90}, False)
    assert (without.columns, without.rows[0]) == (("Place", "Time (s)"), ("Neck", 90))


def test_sessions_and_pain_stand_side_by_side_without_a_claim_of_cause() -> None:
    shown = side_by_side(SOME_WEEKS, dark=False)
    bars, line = shown.figure.data
    assert list(bars.y) == [100, 0, 33]
    assert list(line.y) == [5.0, None, 3.5]
    assert line.yaxis == "y2"
    assert shown.figure.layout.annotations[-1].text == "off"
    assert shown.rows[1] == ("2026-02-23", "off", "not said")
    assert "say nothing about which leads to which" in shown.alt
    assert "Week of 23 Feb: week off, pain not said" in shown.alt


def test_two_rated_weeks_are_too_few_to_look_at() -> None:
    assert not enough(SOME_WEEKS)
    assert enough((*SOME_WEEKS, Both(TODAY, 0, 0.0)))

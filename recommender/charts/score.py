"""What is the score of a routine made of?"""

from __future__ import annotations

from recommender.charts.bars import ROW_HEIGHT, Row, Segment, bars, rows_figure
from recommender.charts.chart import Chart
from recommender.charts.theme import palette
from recommender.explanation import Part, Worth

TITLE = "What is its score made of?"
COLUMNS = ("Part", "Points")


def score(worth: Worth, dark: bool) -> Chart:
    """One bar for each part: what is gained in the accent, what was paid for it in grey."""
    parts = score_rows(worth)
    colours = palette(dark)
    gains, paid = (
        [_segment(at, part) for at, part in enumerate(parts) if (part.points > 0) == is_gain]
        for is_gain in (True, False)
    )
    traces = [
        bars(gains, "gained", marker={"color": colours.accent, "line": {"width": 0}}),
        bars(paid, "paid", marker={"color": colours.quiet, "line": {"width": 0}}),
    ]
    written = [Row(part.words, "", signed(part.points), part.points < 0) for part in parts]
    longest = max((abs(part.points) for part in parts), default=1)
    figure = rows_figure(written, traces, longest, dark)
    # The common axis counts minutes; here every bar carries its number.
    figure.update_xaxes(showticklabels=False, range=[0, longest * 1.005])
    figure.update_layout(height=max(1, len(parts)) * ROW_HEIGHT + 4, margin={"b": 0})
    return Chart(
        figure=figure,
        title=TITLE,
        alt=_alt(worth, parts),
        columns=COLUMNS,
        rows=(*((part.words, signed(part.points)) for part in parts), ("Score", str(worth.score))),
    )


def score_rows(worth: Worth) -> tuple[Part, ...]:
    """Gains first, then what was paid, the most first."""
    return tuple(sorted(worth.parts, key=lambda part: (part.points < 0, -abs(part.points))))


def signed(points: int) -> str:
    """Points with their sign, a true minus among them."""
    return f"+{points}" if points > 0 else f"\N{MINUS SIGN}{-points}"


def _segment(at: int, part: Part) -> Segment:
    return Segment(at, 0, abs(part.points), hover=f"{part.words}: {signed(part.points)}")


def _alt(worth: Worth, parts: tuple[Part, ...]) -> str:
    told = "; ".join(f"{part.words}: {signed(part.points)}" for part in parts)
    return f"Bars of the points gained and paid, {worth.score} in all. {told}."

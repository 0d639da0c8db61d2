"""How is a chart shown: its question as a heading, the figure, and the same numbers as a table?"""

from __future__ import annotations

import streamlit as st

from recommender.charts.chart import CHART_CONFIG, Chart


def show_chart(chart: Chart, key: str) -> None:
    """A chart with its description for those who do not see it; `key` is its own on the page."""
    st.header(chart.title, anchor=False)
    show_figure_and_table(chart, key)


def show_figure_and_table(chart: Chart, key: str) -> None:
    """The same under a heading, or in a box, that asks its question already."""
    st.plotly_chart(
        chart.figure, theme=None, config=dict(CHART_CONFIG), key=key, alt=chart.alt, width="stretch"
    )
    with st.expander("The same as a table", key=f"{key}-table"):
        st.table(table_of(chart), hide_index=True, alt=chart.title)


def table_of(chart: Chart) -> dict[str, list[str]]:
    """The chart's numbers as columns of text, one value per row."""
    return {column: [str(row[at]) for row in chart.rows] for at, column in enumerate(chart.columns)}

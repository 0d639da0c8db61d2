"""How is one page opened in a test, with a journal, a day and an address of its own?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from streamlit.testing.v1 import AppTest

from recommender.session import Session

FRONT = """
import streamlit as st
from recommender.pages import doors, {module}

shown = st.Page({module}.page, title="Shown", url_path="{address}", default=True)
today = st.Page(lambda: None, title="Today", url_path="today")
yours = st.Page(lambda: None, title="Yours", url_path="yours-door")
doors.open_doors({{"today": today, "yours": yours}})
st.navigation([shown, today, yours]).run()
"""
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
"""A Wednesday."""


def a_page(module: str, address: str, **query: str) -> AppTest:
    """A page that has not run yet, with the other pages it links to."""
    app = AppTest.from_string(FRONT.format(module=module, address=address), default_timeout=30)
    app.query_params.update(query)
    return app


def a_session(day: str, **changes: Any) -> Session:
    """Ten minutes of cat-cow on a day."""
    parts: dict[str, Any] = {
        "key": f"session-{day}",
        "routine": "routine-1",
        "day": date.fromisoformat(day),
        "zone": "Europe/Berlin",
        "finished_at": datetime.fromisoformat(f"{day}T09:00:00+00:00"),
        "seconds": 600,
        "exercises": ("cat-cow",),
        "region_seconds": {"low-back": 240, "mid-back": 60},
    }
    return Session(**{**parts, **changes})


def texts(app: AppTest) -> str:
    """Everything that a page says, one element per line, without the marks of Markdown."""
    kinds = (app.title, app.header, app.markdown, app.caption, app.warning, app.info)
    kinds += (app.success, app.error)
    said = [element for kind in kinds for element in kind]
    lines = [f"{getattr(each.proto, 'title', '')} {each.value}" for each in said]
    return "\n".join(lines).replace("\\", "").replace("**", "")


def links(app: AppTest) -> dict[str, str]:
    """Every link to a page of the app: its label, and where it leads."""
    return {
        each.value: f"{each.proto.page}?{each.proto.query_string}".rstrip("?")
        for each in app.page_link
    }

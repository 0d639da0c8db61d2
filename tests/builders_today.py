"""How is the Today page answered in a test, from the safety check to the routine?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

FRONT_DOOR = str(Path(__file__).resolve().parents[1] / "app.py")
TIERS = ("emergency", "urgent", "clinician", "caution")
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
NONE, SOME = "None of these", "One or more of these"


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(FRONT_DOOR, default_timeout=60)
    app.query_params.update(query)
    return app.run()


def choose(app: AppTest, key: str, value: Any) -> AppTest:
    found = next(each for each in app.get("button_group") if each.key == key)
    return found.set_value(value).run()


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if each.label == label).click().run()


def past_safety(app: AppTest, **answered: str) -> AppTest:
    for tier in TIERS:
        choose(app, f"safety-{tier}", answered.get(tier, NONE))
    return press(app, "Continue")


def tick(app: AppTest, question: str) -> AppTest:
    return app.checkbox(key=f"safety-tick-{question}").check().run()


def with_a_routine(**query: str) -> AppTest:
    app = past_safety(opened(**query))
    choose(app, "intake-regions", ["low-back"])
    choose(app, "intake-quick", 5)
    return press(app, "Make my routine")


def title(app: AppTest) -> str:
    assert not app.exception
    return str(app.title[0].value).replace("\N{NO-BREAK SPACE}", " ")


def shown_id(app: AppTest) -> str:
    said = app.query_params["routine"]
    return said if isinstance(said, str) else str(said[0])


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]
